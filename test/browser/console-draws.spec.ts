/** Room of draws: from the list to one draw by its number, and from there to its public page. */

import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, expectSettled, signIn } from './console-world.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [where, viewport] of [
  ['at a desk', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
] as const) {
  test(`a draw is opened by its number, and everybody finds it ${where}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await signIn(page, 'paidan', '/draws');
    await page.setViewportSize(viewport);
    await expectSettled(page);
    const link = page.locator('tbody').getByRole('link', { name: /^\d{4}-0001$/ });
    const number = (await link.textContent()) ?? '';
    await expectFits(page);
    await expectAccessible(page);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: `第 ${number} 号抽取` })).toBeVisible();
    await expectSettled(page);
    await expectFits(page);
    await expectAccessible(page);
    await page.goto(`${CONSOLE.replace('/console', '')}/draws/${number}`);
    await expect(page.getByText(number).first()).toBeVisible();
    await expectFits(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}
