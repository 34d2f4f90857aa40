/** Several at once, as an officer would: matters that are one join a main one, and units are reminded, one by one. */

import { expect, test } from '@playwright/test';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

test('matters that sound alike lie side by side and join one, each by its own act', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'paidan', '/duplicates');
  const row = page.locator('tbody tr.ant-table-row').filter({ hasText: '企业开办窗口' });
  await expect(row).toContainText('%');
  await expectFits(page);
  await expectAccessible(page);
  await row.click();
  const drawer = page.getByRole('dialog', { name: '3 件文字相近的事项' });
  await expect(drawer.locator('mark').first()).toBeVisible();
  await expectAccessible(page);

  await drawer.getByRole('button', { name: '并办 2 件' }).click();
  const asked = page.getByRole('dialog', { name: '并办', exact: true });
  await expect(asked).toContainText('保留自己的回执和评判');
  await expectAccessible(page);
  await asked.getByRole('button', { name: '并办 2 件' }).click();
  await expect(asked.getByText('已完成 2 件,未完成 0 件')).toBeVisible();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await expect(row).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a refused row says why and leaves the others done', async ({ page }) => {
  await signIn(page, 'jiwei', '/matters?phase=handling');
  await expect(page.locator('tbody tr.ant-table-row').first()).toBeVisible();
  await page.locator('tbody .ant-checkbox-input').nth(0).check();
  await page.locator('tbody .ant-checkbox-input').nth(1).check();
  await page.getByRole('button', { name: '催办 2 件' }).click();
  const asked = page.getByRole('dialog', { name: '催办', exact: true });
  let sent = 0;
  await page.route('**/commands', async (route) => {
    sent += 1;
    // Somebody else was first with the second of them.
    const body = route.request().postDataJSON() as { seq: number };
    await route.continue(sent === 2 ? { postData: JSON.stringify({ ...body, seq: body.seq + 1 }) } : {});
  });
  await asked.getByRole('button', { name: '催办 2 件' }).click();
  await expect(asked.getByText('已完成 1 件,未完成 1 件')).toBeVisible();
  await expect(asked.locator('.batch-refused li')).toHaveCount(1);
  await expectAccessible(page);
  expect(page.url()).toContain(CONSOLE);
});
