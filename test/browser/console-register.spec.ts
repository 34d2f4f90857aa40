/** Registering a call in the console: the form asks what its terms ask, shows what sounds alike, and gives a receipt that opens. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });

async function choose(page: Page, label: string, typed = ''): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  if (typed !== '') await page.keyboard.type(typed);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
}

test('a call is registered, and its receipt opens the matter', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'paidan', '/registering');
  await page.getByRole('button', { name: '登记事项' }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByText('有下列情形的不予受理')).toBeVisible();
  await choose(page, '来源', '来电');
  await choose(page, '反映的对象', '某个窗口');
  await choose(page, '大厅');
  await choose(page, '窗口');
  await choose(page, '类别', '不受理');
  const words = '来电人说上午十点到窗口，等到十一点半没有人叫号，工作人员说系统在升级，没有贴通知。';
  await form.getByLabel('反映的内容', { exact: true }).fill(words);
  await form.getByLabel(/^电话/).fill('139 0000 4711');
  await expect(form.getByText('可能已经登记过')).toBeVisible();
  await expectAccessible(page);

  // The tab was reloaded by mistake: all is there again but what is sealed.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: '登记事项' }).click();
  await expect(form.getByLabel('反映的内容', { exact: true })).toHaveValue(words);
  await expect(form.getByLabel(/^电话/)).toHaveValue('');

  await form.getByRole('button', { name: /^登\s?记$/ }).click();
  const slip = page.getByRole('region', { name: '事项登记回执' });
  await expect(slip).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  const [number = '', pass = ''] = await slip.locator('.receipt-said').allTextContents();
  await page.getByRole('button', { name: '打开事项' }).click();
  await expect(page.getByText('来电', { exact: false }).first()).toBeVisible();

  await page.goto(CONSOLE.replace('/console', '/t'));
  await page.locator('[name=number]').fill(number);
  await page.locator('[name=pass]').fill(pass);
  await page.locator('button[type=submit]').first().click();
  await page.locator('details', { hasText: words }).locator('summary').first().click();
  await expect(page.getByText(words)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a case of the province is entered from its room, found by its number, accepted, and handed over on a ground', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'paidan', '/cases');
  const form = page.getByRole('dialog');
  const kind = form.locator('.ant-form-item', { hasText: '事项类型' }).first();
  const receipt = form.getByLabel('给投诉人回执', { exact: true });
  await page.getByRole('button', { name: '登记案件' }).click();
  await expect(kind).toContainText('省平台案件');
  await expect(receipt).not.toBeChecked();
  // The kind that was asked for is asked for once; a receipt goes by the kind, however it was chosen.
  await form.getByRole('button', { name: /^取\s?消$/ }).click();
  await expect(page).toHaveURL(/\/registering$/);
  await page.getByRole('button', { name: '登记事项' }).click();
  await expect(kind).toContainText('投诉');
  await expect(receipt).toBeChecked();
  await choose(page, '事项类型', '省平台');
  await expect(receipt).not.toBeChecked();
  await form.getByRole('button', { name: /^取\s?消$/ }).click();

  await page.goto(`${CONSOLE}/cases`);
  await page.getByRole('button', { name: '登记案件' }).click();
  await form.getByLabel('省平台编号', { exact: true }).fill('hn2026-7001');
  await choose(page, '管辖依据', '地域');
  await choose(page, '反映的对象', '某个单位');
  await choose(page, '单位');
  await choose(page, '类别', '不兑现');
  await form.getByLabel('反映的内容', { exact: true }).fill('示例：承诺的奖补资金没有兑现。');
  await expect(form.getByLabel('来源')).toHaveCount(0);
  await expectAccessible(page);
  await form.getByRole('button', { name: /^登\s?记$/ }).click();
  await page.getByRole('button', { name: '打开事项' }).click();
  await expect(page.getByText('HN2026-7001')).toBeVisible();
  await page.getByRole('button', { name: /^更\s?多$/ }).click();
  await page.getByRole('menuitem', { name: '移送' }).click();
  await choose(page, '管辖依据', '提级');
  await form.getByLabel('移送至', { exact: true }).fill('示例：省营商环境投诉举报中心');
  await form.getByLabel('理由（投诉人可见）', { exact: true }).fill('示例：涉及省级机关，提级办理。');
  await form.getByRole('button', { name: /^移\s?送$/ }).click();
  await expect(page.locator('.phase-transferred').first()).toBeVisible();

  await page.goto(`${CONSOLE}/cases?reference=HN2026-7001`);
  await expect(page.getByText('HN2026-7001')).toBeVisible();
  await expect(page.locator('.phase-transferred').first()).toBeVisible();
  await expectFits(page);
  expect(complaints).toEqual([]);
});
