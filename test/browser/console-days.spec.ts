/** Days of those no other walk goes through: the post that calls complainants back, and the justice supervisor. */

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, expectSettled, signIn } from './console-world.ts';

const lines = (page: Page) => page.locator('tbody tr.ant-table-row');

/** Fills in that somebody was called a minute after midnight, which has been on every day. */
async function called(asked: Locator, result: string): Promise<void> {
  await asked.getByText('电话', { exact: true }).click();
  await asked.getByText(result, { exact: true }).click();
  const day = asked.getByLabel('联系日期');
  await day.fill((await day.getAttribute('placeholder')) ?? '');
  await asked.getByLabel('时间', { exact: true }).fill('00:01');
}

test('a complainant is called back with the script; the duty leaves the desk, and the verdict stays theirs', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'huifang');
  await expectSettled(page);
  const due = await lines(page).count();
  const line = lines(page).first();
  await expect(line).toContainText('回访');
  const number = /\d{4} \d{4} \d{4}/.exec(await line.innerText())?.[0] ?? '';
  await line.getByRole('link').first().click();
  const call = page.getByRole('button', { name: '登记回访' });
  await call.click();
  const asked = page.getByRole('dialog', { name: '登记回访' });
  await expect(asked).toContainText('不代替投诉人自己的评判');
  // Whoever was not reached was not called back: the duty stays.
  await called(asked, '未接通');
  await asked.getByRole('button', { name: '登记回访' }).click();
  await expect(asked).toBeHidden();
  await expect(call).toBeVisible();

  await call.click();
  await called(asked, '接通');
  for (const question of ['反映的问题解决了吗', '对办理结果满意吗', '工作人员态度好吗']) {
    await asked.locator('.ant-form-item', { hasText: question }).last().getByText('部分', { exact: true }).click();
  }
  await asked.getByLabel('要点（选填）').fill('示例：说当天就补办了，还想知道以后要带什么。');
  await expectAccessible(page);
  await asked.getByRole('button', { name: '登记回访' }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByText('示例：说当天就补办了，还想知道以后要带什么。')).toBeVisible();
  await expect(page.getByText('由谁评判')).toBeVisible();

  await page.goto(`${CONSOLE}/`);
  await expectSettled(page);
  await expect(lines(page)).toHaveCount(due - 1);
  await expect(lines(page).filter({ hasText: number })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a justice supervisor goes from what is late to a matter, its units and the record', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'sifa');
  const late = page.getByRole('region', { name: '辖区内事项' }).locator('a[href*="watch=overdue"]').first();
  const counted = Number(await late.innerText());
  expect(counted).toBeGreaterThan(0);
  await late.click();
  await expect(page).toHaveURL(/supervision\?watch=overdue/);
  await expectSettled(page);
  await expect(page.getByText(`共 ${counted} 条`)).toBeVisible();
  await lines(page).first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: '办理经过' })).toBeVisible();
  // Who watches opens no sealed words.
  await expect(page.getByRole('button', { name: '查看', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '为什么是这一天' }).first().click();
  await expect(page.getByText(/次日起算/)).toBeVisible();

  await page.goto(`${CONSOLE}/reviews?tab=units`);
  await expectSettled(page);
  await expect(lines(page).first()).toBeVisible();
  for (const room of ['/cases', '/integrity']) {
    await page.goto(CONSOLE + room);
    await expectSettled(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${CONSOLE}/supervision`);
  await expectSettled(page);
  await expectFits(page);
  expect(complaints).toEqual([]);
});
