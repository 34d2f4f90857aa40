/** The one search of the frame: a key leads there, what is found opens where it stands, and each finds what they may read. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { expectAccessible, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

async function search(page: Page, typed: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: /^查找/ })).toBeFocused();
  await page.keyboard.insertText(typed);
}

test('a dispatcher finds matters and units by one box (B2)', async ({ page }) => {
  test.slow();
  await signIn(page, 'paidan', '/matters?phase=handling');
  const number = (await page.locator('tbody tr.ant-table-row').first().getByRole('link').textContent()) ?? '';
  const hits = page.getByRole('listbox', { name: /^查找/ });

  await search(page, number.slice(0, 7));
  await expect(hits.getByText('事项', { exact: true })).toBeVisible();
  await expect(hits.getByRole('option', { name: number })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.locator('.matter-head')).toContainText(number);

  await search(page, '市场监督');
  await expect(hits.getByText('单位', { exact: true })).toBeVisible();
  await hits
    .getByRole('option', { name: /市场监督管理局/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/console\/people\?tab=units/);
  // Units stand under their division.
  await expect(page.locator('tbody tr.ant-table-row').first()).toContainText('商丘市（1 个单位）');
});

test('whoever reads no matters finds none, and units all the same', async ({ page }) => {
  await signIn(page, 'shenji');
  const hits = page.getByRole('listbox', { name: /^查找/ });
  await search(page, '市场监督');
  await expect(hits.getByText('单位', { exact: true })).toBeVisible();
  await expect(hits.getByText('文字里提到')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: /^查找/ }).fill('');
  await search(page, '办理');
  await expect(hits).toBeVisible();
  await expect(hits.getByText('文字里提到')).toHaveCount(0);
});
