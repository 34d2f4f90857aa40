/** A letter of supervision and what a leader instructs, each from its draft to its answer. */

import type { Browser, Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({
  viewport: { width: 1440, height: 900 },
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 15_000,
});

const LETTER = '请说明没有按期办结的原因，明确责任人。';
const INSTRUCTION = '请本周内解决，并查明为什么拖了这么久。';
const ANSWER = '已安排专人办理，本周内办结。';

/** Somebody of a unit at a matter that is in its hands. */
async function unitAtWork(browser: Browser): Promise<Readonly<{ unit: Page; id: string }>> {
  const unit = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(unit, 'chengban-market', '/matters?phase=handling');
  await unit.locator('tbody tr.ant-table-row a[href*="/matters/"]').first().click();
  await expect(unit).toHaveURL(/\/matters\/[0-9a-f-]{36}/);
  return { unit, id: new URL(unit.url()).pathname.split('/').at(-1) ?? '' };
}

/** Signs for the newest letter of a step and answers it, the answer on a phone. */
async function signAndAnswer(unit: Page, step: string, says: string): Promise<void> {
  await unit.setViewportSize({ width: 1440, height: 900 });
  await unit.goto(`${CONSOLE}/letters?step=${step}&state=unsigned`);
  await unit.locator('tbody tr.ant-table-row').first().click();
  const letter = unit.getByRole('dialog');
  await expect(letter.getByText(says)).toBeVisible();
  await letter.getByRole('button', { name: '签收' }).click();
  await expect(letter.getByText('待答复')).toBeVisible();
  await letter.getByLabel('答复内容').fill(ANSWER);
  await expectAccessible(unit);
  await unit.setViewportSize({ width: 390, height: 844 });
  await expectFits(unit);
  await letter.getByRole('button', { name: '提交答复' }).click();
  await expect(letter.getByText('已答复').first()).toBeVisible();
  await unit.context().close();
}

test('what is typed of a letter is kept until it is sent; the unit signs for it and answers, and the answer is read', async ({
  browser,
  page,
}) => {
  test.slow();
  const { unit, id } = await unitAtWork(browser);
  await signIn(page, 'jiwei', `/matters/${id}`);
  const asked = page.getByRole('dialog', { name: /^(催办|督导函)$/ });
  const open = async () => {
    await page.getByRole('button', { name: '催办、发函' }).click();
    await expect(asked.locator('.batch-names li')).toHaveCount(1);
  };
  await open();
  await asked.getByLabel('措施').click();
  // Nobody hands over to their own office.
  await expect(page.getByTitle('通报', { exact: true })).toBeVisible();
  await expect(page.getByTitle('移交', { exact: true })).toHaveCount(0);
  await page.getByTitle('督导函', { exact: true }).click();
  const send = asked.getByRole('button', { name: '督导函 1 件' });
  await expect(send).toBeDisabled();
  await asked.getByLabel('内容').fill(LETTER);
  await asked.getByRole('button', { name: '取消' }).click();
  await page.reload();
  await open();
  await expect(asked.getByLabel('内容')).toHaveValue(LETTER);
  await expectAccessible(page);
  await send.click();
  await expect(asked.getByText('已完成 1 件，未完成 0 件')).toBeVisible();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  const ofMatter = page.getByRole('region', { name: '函件' });
  await expect(ofMatter).toContainText('督导函');
  await open();
  await expect(asked.getByLabel('内容（选填）')).toHaveValue('');
  await asked.getByRole('button', { name: '取消' }).click();
  await signAndAnswer(unit, 'supervision-letter', LETTER);
  await page.reload();
  await ofMatter.getByRole('link', { name: '查看' }).last().click();
  await expect(page.getByRole('dialog').getByText(ANSWER)).toBeVisible();
});

test('a leader instructs on a matter, the unit answers, and the leader reads that from the first screen', async ({
  browser,
  page,
}) => {
  test.slow();
  const { unit, id } = await unitAtWork(browser);
  await signIn(page, 'lingdao', `/matters/${id}`);
  await page.getByRole('button', { name: '批示', exact: true }).click();
  const asked = page.getByRole('dialog', { name: '批示', exact: true });
  await expect(asked.locator('.batch-names li')).toHaveCount(1);
  await asked.getByLabel('内容').fill(INSTRUCTION);
  await expectAccessible(page);
  await asked.getByRole('button', { name: '批示 1 件' }).click();
  await expect(asked.getByText('已完成 1 件，未完成 0 件')).toBeVisible();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await signAndAnswer(unit, 'instruction', INSTRUCTION);
  await page.goto(`${CONSOLE}/`);
  const standing = page.getByRole('region', { name: '批示' });
  await expectAccessible(page);
  await expectFits(page);
  await standing.getByRole('link').nth(2).click();
  await expect(page).toHaveURL(/state=answered/);
  await page.locator('tbody tr.ant-table-row').first().click();
  await expect(page.getByRole('dialog').getByText(ANSWER)).toBeVisible();
});
