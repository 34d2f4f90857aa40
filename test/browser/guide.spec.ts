/** A newcomer’s first five minutes: the guide at the front door, one click a desk, at a desk and on a phone. */

import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits } from './console-world.ts';

test.use({ actionTimeout: 15_000, contextOptions: { reducedMotion: 'reduce' } });

const ORIGIN = CONSOLE.replace('/console', '');
const STEPS: readonly (readonly [button: string, address: RegExp, heading: string])[] = [
  ['打开交办员的工作台', /\/matters\?sort=received$/, '事项'],
  ['打开承办人的工作台', /\/console\/$/, '待办'],
  ['打开审核员的工作台', /\/console\/$/, '待办'],
  ['打开纪检监督员的工作台', /\/supervision\?watch=contested$/, '监督'],
];

for (const [where, viewport] of [
  ['at a desk', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(where, () => {
    test.use({ viewport });

    test('leads from a scan to every desk and to the wall (B15, B17)', async ({ page }) => {
      test.slow();
      const complaints = complaintsOf(page);
      await page.goto(`${ORIGIN}/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('五分钟走一遍');
      await expectFits(page);
      await expectAccessible(page);

      await page.getByRole('link', { name: '打开评议页' }).click();
      await page.getByRole('button', { name: '非常不满意' }).click();
      await page.getByLabel('想说点什么？').fill('排了一个小时的队。');
      await page.getByRole('checkbox', { name: /我要一个答复/ }).check();
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await expect(page.getByText('收到了，回执请收好')).toBeVisible();

      for (const [button, address, heading] of STEPS) {
        await page.goto(`${ORIGIN}/`);
        await page.getByRole('button', { name: button }).click();
        await expect(page).toHaveURL(address);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await expectFits(page);
      }
      await page.goto(`${ORIGIN}/`);
      await page.getByRole('button', { name: '打开市县领导的工作台' }).click();
      await expect(page).toHaveURL(/\/console\/screen$/);
      await expect(page.getByText('最近办结')).toBeVisible();
      expect(complaints).toEqual([]);
    });

    test('lets a matter be seen from another desk, and seats whoever signs in', async ({ page }) => {
      await page.goto(`${CONSOLE}/`);
      await expect(page).toHaveURL(/sign-in/);
      await expectAccessible(page);
      await page.getByRole('button', { name: '交办员' }).click();
      const line = page.getByRole('table').getByRole('link').first();
      await line.click();
      await expect(page).toHaveURL(/\/matters\/[\w-]+$/);
      const matter = page.url();
      const desks = page.getByRole('navigation', { name: '换个岗位看' });
      await expect(desks.getByRole('button', { name: '交办员' })).toBeDisabled();
      await expectAccessible(page);
      await desks.getByRole('button', { name: '纪检监督员' }).click();
      await expect(page.getByText('示例·周监督')).toBeVisible();
      await expect(desks.getByRole('button', { name: '纪检监督员' })).toBeDisabled();
      expect(page.url()).toBe(matter);
      await expectFits(page);
      await desks.getByRole('link', { name: '五分钟走一遍' }).click();
      await expect(page).toHaveURL(`${ORIGIN}/`);
    });
  });
}
