/** Photos chosen in a browser: what the page's helper makes of them, and what of them the server keeps. */

import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './browser.ts';

test.use({ viewport: { width: 375, height: 812 } });

type Picture = Readonly<{ name: string; mimeType: string; buffer: Buffer }>;

async function picture(width: number, height: number, kind: 'jpeg' | 'png' = 'jpeg', alpha = 1): Promise<Picture> {
  const background = { r: 51, g: 136, b: 85, alpha };
  const buffer = await sharp({ create: { width, height, channels: 4, background } })
    .toFormat(kind)
    .toBuffer();
  return { name: `a.${kind}`, mimeType: `image/${kind}`, buffer };
}

async function complaint(page: Page): Promise<void> {
  const { code } = (await (await page.request.get('/test/window')).json()) as { code: string };
  await page.goto(`/s/${code}/complaints`);
}

/** Content of the file field after the helper: kind, size, colour of the first pixel. */
async function chosen(page: Page, pictures: readonly Picture[]) {
  const field = page.locator('input[type=file]');
  await field.setInputFiles([...pictures]);
  // The helper puts its copies in all at once.
  await page.waitForTimeout(1_500);
  return field.evaluate(async (input: HTMLInputElement) =>
    Promise.all(
      [...(input.files ?? [])].map(async (file) => {
        const drawn = await createImageBitmap(file);
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
        const brush = canvas.getContext('2d');
        brush?.drawImage(drawn, 0, 0);
        const colour = [...(brush?.getImageData(0, 0, 1, 1).data ?? [])];
        return { type: file.type, size: [drawn.width, drawn.height], colour };
      }),
    ),
  );
}

test('a scrolled screen keeps its width, a photo its proportion (F03)', async ({ page }) => {
  await complaint(page);
  const seen = await chosen(page, [
    await picture(1080, 9000, 'png'),
    await picture(2160, 9000),
    await picture(4000, 3000),
  ]);
  expect(seen.map(({ size }) => size)).toEqual([
    [1080, 9000],
    [1080, 4500],
    [1600, 1200],
  ]);
});

test('what is transparent gets a white ground (F04)', async ({ page }) => {
  await complaint(page);
  const [seen] = await chosen(page, [await picture(3000, 2000, 'png', 0)]);
  expect(seen?.type).toBe('image/jpeg');
  expect(Math.min(...(seen?.colour ?? []))).toBeGreaterThan(250);
});

test('of five chosen at once the page says at most three, and keeps three (F05)', async ({ page }) => {
  await complaint(page);
  const five = await Promise.all([1, 2, 3, 4, 5].map((n) => picture(900 + n, 600)));
  expect(await chosen(page, five)).toHaveLength(5);
  await page.getByLabel('发生了什么？').fill('让我跑了三趟。');
  await page.getByRole('button', { name: '提交投诉' }).click();
  await expect(page.locator('.err')).toContainText('照片最多放 3 张');
  await expect(page.getByText('已收到 3 张照片')).toBeVisible();
  await expect(page.getByLabel('发生了什么？')).toHaveValue('让我跑了三趟。');
});
