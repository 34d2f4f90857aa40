/** The first screen: each role signs in and lands where its work is, and every number opens a list that counts the same. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const STANDING = '事项所处环节和到期情况';

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
  test(`${user} lands at ${heading}`, async ({ browser }) => {
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
      await expect(page.locator('.ant-spin-spinning')).toHaveCount(0);
      await expect(page.getByRole('region', { name: STANDING })).toHaveCount(standing ? 1 : 0);
      await expectFits(page);
      await expectAccessible(page);
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
    const links = await numbers.evaluateAll((found) =>
      found.map((link) => ({
        to: link.getAttribute('href') ?? '',
        says: (link.textContent ?? '').replaceAll(',', ''),
      })),
    );
    expect(links.filter(({ says }) => Number(says) > 0).length).toBeGreaterThan(5);
    for (const { to, says } of links) {
      await page.goto(new URL(to, CONSOLE).href);
      expect({ to, listed: await listed(page) }).toEqual({ to, listed: Number(says) });
    }
  });
}

/** How many a list says it holds. */
async function listed(page: Page): Promise<number> {
  const total = page.locator('main .table-bar').getByRole('status').first();
  await expect(total).not.toBeEmpty();
  return Number(((await total.textContent()) ?? '').replaceAll(/[^0-9]/g, ''));
}
