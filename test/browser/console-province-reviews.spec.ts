/** What came from the province and what left for it, as the office sees it at a desk and on a phone. */

import { expect, test } from './browser.ts';
import { expectAccessible, expectFits, expectSettled, signIn } from './console-world.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { where, viewport } of [
  { where: 'at a desk', viewport: { width: 1440, height: 900 } },
  { where: 'on a phone', viewport: { width: 390, height: 844 } },
]) {
  test(`reviews of the province are counted without those nobody gave, ${where}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await signIn(page, 'paidan', '/reviews?tab=province');
    await expectSettled(page);
    const counted = page.locator('p.figures');
    await expect(counted).toHaveText(
      /^主动评价 \d+ 条，好评 \d+ 条（\d+\.\d%）。 另有默认评价 \d+ 条，没有人评过，不算在内。$/,
    );
    await expectFits(page);
    await expectAccessible(page);
  });

  test(`a correction stands beside what was said before, ${where}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await signIn(page, 'paidan', '/reviews?tab=province&corrected=true');
    await expectSettled(page);
    await page.locator('tbody tr.ant-table-row').first().click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { name: /^第 2 版/ })).toBeVisible();
    await expect(drawer.getByRole('heading', { name: /^第 1 版.*接口送来$/ })).toBeVisible();
    await expectFits(page);
  });
}

test('what left says how it left', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, 'paidan', '/reviews?tab=leaving');
  await expectSettled(page);
  await expect(page.getByText('差评不足 5 条的不单独写')).toBeVisible();
  const left = page.locator('tbody tr.ant-table-row');
  await expect(left.first()).toContainText(/MS411400-\d{4}-\d{2}-\d{5}/);
  await expectAccessible(page);
});
