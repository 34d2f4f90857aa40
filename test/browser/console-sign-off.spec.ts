/** Inside a unit, as head and handler see it: sign-off (审签), who is named for a matter (指派), and a desk handed over. */

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, expectAccessible, expectFits, signIn } from './console-world.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
test.use({ viewport: DESK, contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });

const FIRST = '已安排专人办理。';
const WORDS = '请写清楚是谁、哪天办好的。';
const SECOND = '负责人当日到现场办理，当天办好。';

async function switched(head: Page, word: '启用审签' | '停用审签', then: string): Promise<void> {
  await head.goto(`${CONSOLE}/people?tab=sign-off`);
  await head.getByRole('button', { name: word }).click();
  await head.locator('.ant-popconfirm').getByRole('button', { name: word }).click();
  await expect(head.getByText(then, { exact: true })).toBeVisible();
}

/** Fills the answer and every demand that is asked for, and submits. */
async function submitted(handler: Page, says: string): Promise<void> {
  await handler.getByRole('button', { name: '提交办理结果' }).first().click();
  const form = handler.getByRole('dialog');
  const fields = form.locator('textarea:visible');
  await expect(fields.first()).toBeVisible();
  for (const field of await fields.all()) await field.fill(says);
  await expect(form.getByRole('alert').filter({ hasText: /签发/ })).toBeVisible();
  await expectAccessible(handler);
  await form.getByRole('button', { name: '提交办理结果' }).click();
  await expect(form).toBeHidden();
  // It did not happen yet, and nothing says it did.
  await expect(handler.getByText('已送签发：提交办理结果')).toBeVisible();
  await expect(handler.getByText('已完成：提交办理结果')).toHaveCount(0);
}

const waiting = (page: Page): Locator => page.getByRole('region', { name: '待签发' });

async function looks(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFits(page);
  await page.setViewportSize(PHONE);
  await expectFits(page);
  await expectAccessible(page);
  await page.setViewportSize(DESK);
}

test('a head signs what a handler wrote, after sending it back once', async ({ browser, page: head }) => {
  test.slow();
  await signIn(head, 'fuze-market', '/people?tab=sign-off');
  await switched(head, '启用审签', '已启用：先签发，再报出');
  await looks(head);

  const handler = await (await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })).newPage();
  await signIn(handler, 'chengban-market', '/matters?phase=handling');
  await handler.locator('tbody tr.ant-table-row a[href*="/matters/"]').first().click();
  await expect(handler).toHaveURL(/\/matters\/[0-9a-f-]{36}/);
  const url = handler.url();
  await submitted(handler, FIRST);
  await expect(waiting(handler)).toContainText(FIRST);
  await expect(waiting(handler)).toContainText('您写的，由别人签发');
  await looks(handler);

  await head.goto(`${CONSOLE}/`);
  await expect(head.getByRole('row').filter({ hasText: '签发' }).first()).toBeVisible();
  await head.goto(url);
  await expect(waiting(head)).toContainText(FIRST);
  await looks(head);
  await waiting(head).getByRole('button', { name: '退回修改' }).click();
  const back = head.getByRole('dialog');
  await back.getByLabel('理由').fill(WORDS);
  await back.getByRole('button', { name: '退回修改' }).click();
  await expect(waiting(head)).toHaveCount(0);

  await handler.goto(url);
  await expect(handler.getByText(WORDS)).toBeVisible();
  await submitted(handler, SECOND);
  await head.goto(url);
  await waiting(head).getByRole('button', { name: '签发' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '签发' }).click();
  await expect(waiting(head)).toHaveCount(0);
  await expect(head.locator('.phase-checking').first()).toBeVisible();
  await expect(head.getByText('负责人签发').first()).toBeVisible();
  await switched(head, '停用审签', '未启用：写好直接报出');
  await looks(head);
  await handler.context().close();
});

test('a handler takes a matter, sees what is theirs, and the head hands it over', async ({ browser, page: head }) => {
  test.slow();
  await signIn(head, 'fuze-market', '/people?tab=work');
  await head.getByRole('button', { name: '编辑科室' }).click();
  await head.getByRole('dialog').getByLabel('科室').fill('业务科\n督查科');
  await head.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(head.getByRole('region', { name: '科室' })).toContainText('业务科、督查科');
  await looks(head);

  const handler = await (await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })).newPage();
  await signIn(handler, 'chengban-market', '/matters?phase=handling');
  await handler.locator('tbody tr.ant-table-row a[href*="/matters/"]').first().click();
  await expect(handler).toHaveURL(/\/matters\/[0-9a-f-]{36}/);
  const facts = handler.getByRole('region', { name: '基本情况' });
  await facts.getByRole('button', { name: '指派' }).click();
  const form = handler.getByRole('dialog');
  await form.getByLabel('指派给').click();
  await handler.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await form.getByLabel('科室').click();
  await handler.getByTitle('督查科', { exact: true }).click();
  await expectAccessible(handler);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(facts).toContainText('督查科');
  await looks(handler);
  await handler.goto(`${CONSOLE}/`);
  await expect(handler.getByRole('columnheader', { name: '指派给' })).toBeVisible();
  await handler.getByText('指派给我的', { exact: true }).click();
  await expect(handler).toHaveURL(/named=mine/);
  await expect(handler.locator('tbody tr.ant-table-row').first()).toContainText('督查科');
  await looks(handler);

  await head.reload();
  const people = head.getByRole('region', { name: '分工' });
  await people.getByRole('button', { name: '移交' }).first().click();
  const over = head.getByRole('dialog', { name: '移交' });
  await expect(over.locator('.batch-names li').first()).toBeVisible();
  await expect(over.getByRole('button', { name: /^移交 \d+ 件$/ })).toBeDisabled();
  await over.getByLabel('移交给').click();
  await head.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await expectAccessible(head);
  await over.getByRole('button', { name: /^移交 \d+ 件$/ }).click();
  await expect(over.getByText(/已完成 \d+ 件，未完成 0 件/)).toBeVisible();
  await over.getByRole('button', { name: '关闭' }).last().click();
  await handler.reload();
  await expect(handler.locator('tbody tr.ant-table-row')).toHaveCount(0);
  await handler.context().close();
});
