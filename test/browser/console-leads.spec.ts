/** A day of a discipline supervisor: a lead that came in is opened by two, accepted and given to the other room; a dispatcher finds nothing of it. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const SAID = '收了中介的购物卡';

async function sendReason(page: Page, reason: string): Promise<void> {
  const form = page.getByRole('dialog');
  await form.getByRole('textbox').last().fill(reason);
  await form.locator('.ant-btn-primary').click();
  await expect(form).toHaveCount(0);
}

async function chooseWords(page: Page): Promise<void> {
  await page.getByRole('dialog').getByLabel('查看哪些').click();
  await page.locator('.ant-select-item-option', { hasText: '原话' }).click();
  await page.keyboard.press('Escape');
}

test('a lead is opened by two, accepted and given to the other room', async ({ page, browser }) => {
  test.slow();
  const complaints = complaintsOf(page);
  await signIn(page, 'jiwei', '/leads');
  await expect(page.getByRole('heading', { level: 1, name: '检举控告' })).toBeVisible();
  // No letter goes out about a lead, so none is chosen for one.
  await expect(page.locator('tbody tr', { hasText: '索取、收受财物' }).first()).toBeVisible();
  await expect(page.locator('tbody .ant-checkbox-input')).toHaveCount(0);
  await page.locator('tbody tr', { hasText: '索取、收受财物' }).first().getByRole('link').first().click();
  await expect(page.getByText('内容已封存')).toBeVisible();
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await expect(menu.locator('.ant-menu-item-selected')).toHaveText('检举控告');
  await expect(page.locator('.ant-breadcrumb').getByRole('link', { name: '检举控告' })).toBeVisible();
  await expect(page.getByText(SAID)).toHaveCount(0);
  await expectAccessible(page);
  const address = page.url().replace(CONSOLE, '');

  await page.getByRole('button', { name: '申请查看' }).click();
  await chooseWords(page);
  await sendReason(page, '核对反映的时间、窗口和中介名称');
  await expect(page.getByText('等待批准')).toBeVisible();

  const other = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const second = await other.newPage();
  await signIn(second, 'xinfang', address);
  await second.getByRole('button', { name: '批准', exact: true }).click();
  await sendReason(second, '同意和他共同打开，核实情节');
  await expect(second.getByText('已批准')).toBeVisible();
  await expectFits(second);

  await page.reload();
  await page.getByRole('button', { name: '按此批准查看' }).click();
  await chooseWords(page);
  await sendReason(page, '核对反映的时间、窗口和中介名称');
  await expect(page.getByText(SAID).first()).toBeVisible();
  await second.reload();
  await expect(second.getByText(SAID).first()).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('dialog').locator('.ant-btn-primary').click();
  await expect(page.locator('.phase-accepted').first()).toBeVisible();

  const outside = await browser.newContext({ reducedMotion: 'reduce' });
  const dispatcher = await outside.newPage();
  await signIn(dispatcher, 'paidan', address);
  await expect(dispatcher.getByText(SAID)).toHaveCount(0);
  await expect(dispatcher.getByRole('navigation', { name: '主菜单' }).getByText('检举控告')).toHaveCount(0);
  await dispatcher.goto(`${CONSOLE}/matters?procedure=discipline-lead`);
  await expect(dispatcher.locator('.ant-empty')).toBeVisible();
  await outside.close();
  expect(complaints).toEqual([]);
});
