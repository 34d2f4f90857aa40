/** The public pages on a phone, with the figures of the example city. */

import { expect, test } from './browser.ts';
import { CONSOLE } from './console-world.ts';

test.use({ viewport: { width: 375, height: 812 } });

test('numbers of two columns never run into one another (C9)', async ({ page }) => {
  await page.goto(`${CONSOLE.replace('/console', '')}/open`);
  const tables = await page.locator('table').count();
  expect(tables).toBeGreaterThan(3);
  const touching = await page.locator('tr').evaluateAll((lines) =>
    lines.flatMap((line) => {
      // What is written, not the cell: a text wider than its cell runs into the next.
      const texts = [...line.children].flatMap((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const box = range.getBoundingClientRect();
        return box.width === 0 ? [] : [{ left: box.left, right: box.right, text: cell.textContent ?? '' }];
      });
      return texts.flatMap(({ left, text }, index) => {
        const before = texts[index - 1];
        return before !== undefined && left - before.right < 4 ? [`${before.text} | ${text}`] : [];
      });
    }),
  );
  expect(touching).toEqual([]);
});
