/** The first screen: each role signs in and lands where its work is, and every number opens a list that counts the same. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { complaintsOf, expectAccessible, expectFits, expectSettled, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const STANDING = '辖区内事项';

const LANDS: readonly (readonly [user: string, address: RegExp, heading: string, standing: boolean])[] = [
  ['paidan', /\/console\/$/, '待办', true],
  ['shenhe', /\/console\/$/, '待办', true],
  ['dating', /\/console\/$/, '待办', true],
  ['jiwei', /\/console\/$/, '待办', true],
  ['chengban-market', /\/console\/$/, '待办', false],
  ['lingdao', /\/console\/$/, '全局', true],
  ['guize', /\/console\/rules/, '规则', false],
  ['xitong', /\/console\/people\?tab=users/, '单位与人员', false],
  ['anquan', /\/console\/people\?tab=users/, '单位与人员', false],
  ['shenji', /\/console\/audit/, '审计', false],
];

for (const [user, address, heading, standing] of LANDS) {
  test(`${user} lands at ${heading} (B12)`, async ({ browser }) => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await signIn(page, user);
      await expect(page).toHaveURL(address);
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
      await expectSettled(page);
      await expect(page.getByRole('region', { name: STANDING })).toHaveCount(standing ? 1 : 0);
      await expectFits(page);
      if (viewport.width > 1000) await expectAccessible(page);
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
}

for (const user of ['lingdao', 'paidan', 'jiwei']) {
  test(`every number on the first screen of ${user} opens a list of as many`, async ({ page }) => {
    test.slow();
    await signIn(page, user);
    const numbers = page.locator('main').locator('.home-standing, .home-counted').getByRole('link');
    await expect(numbers.first()).toBeVisible();
    const says = (await numbers.allTextContents()).map((text) => Number(text.replaceAll(',', '')));
    expect(says.filter((count) => count > 0).length).toBeGreaterThan(5);
    for (const [index, count] of says.entries()) {
      const to = await numbers.nth(index).getAttribute('href');
      await numbers.nth(index).click();
      await expect(page.getByRole('heading', { level: 1, name: /^(事项|监督|函件)$/ })).toBeVisible();
      expect({ to, listed: await listed(page) }).toEqual({ to, listed: count });
      await page.goBack();
      await expect(page.getByRole('region', { name: STANDING })).toBeVisible();
      await expect(numbers).toHaveCount(says.length);
    }
  });
}

test('a matter is followed by one click, stands on the first screen, and is let go', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'shenhe', '/matters?phase=handling');
  const first = page.locator('tbody tr.ant-table-row').first().getByRole('link');
  const number = (await first.textContent()) ?? '';
  await first.click();
  const follow = page.getByRole('button', { name: '关注', exact: true });
  await follow.click();
  await expect(page.getByRole('button', { name: '取消关注' })).toBeVisible();
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '待办' }).click();
  const followed = page.getByRole('region', { name: '关注的事项' });
  await expect(followed.getByRole('link', { name: number })).toBeVisible();
  await expectAccessible(page);
  await followed.getByRole('link', { name: '全部 1 件' }).click();
  expect(await listed(page)).toBe(1);
  await page.locator('tbody tr.ant-table-row').getByRole('link', { name: number }).click();
  await page.getByRole('button', { name: '取消关注' }).click();
  await expect(follow).toBeVisible();
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '待办' }).click();
  await expect(page.getByRole('region', { name: '待办' })).toBeVisible();
  await expect(followed).toHaveCount(0);
  expect(complaints).toEqual([]);
});

/** How many a list says it holds. */
async function listed(page: Page): Promise<number> {
  const total = page.locator('main .table-bar').getByRole('status').first();
  await expect(total).not.toBeEmpty();
  return Number(((await total.textContent()) ?? '').replaceAll(/[^0-9]/g, ''));
}
