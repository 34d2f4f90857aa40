/** The room of imports as an office uses it: an untidy list tried, corrected in the sheet that came back, written, and brought in again a month later. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Download, Page } from '@playwright/test';
import { usccCheck } from '../../src/kernel/uscc.ts';
import { correctedBook, rowsOfBook, textOfBook } from '../harness/sheets.ts';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const UNTIDY = readFileSync(path.resolve(import.meta.dirname, '../fixtures/untidy-entities.xlsx'));
const codeOf = (first17: string): string => first17 + usccCheck(first17);
const NEW_CODE = codeOf('91411402MA9X00001');

async function bringFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto(`${CONSOLE}/imports`);
  await page.getByText('经营主体', { exact: true }).first().click();
  const mimeType = 'application/octet-stream';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: bytes });
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('region', { name: '对应列' })).toBeVisible();
}

async function tryOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '试算（不写入）' }).click();
  await expect(page.getByText('待核对', { exact: true })).toBeVisible({ timeout: 30_000 });
}

async function expectCounts(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [title, count] of Object.entries(counts)) {
    const figure = page.locator('.ant-statistic', { has: page.getByText(title, { exact: true }) });
    await expect(figure.locator('.ant-statistic-content'), title).toHaveText(String(count));
  }
}

async function expectWritten(page: Page): Promise<void> {
  await expect(page.getByText('已写入', { exact: true })).toBeVisible({ timeout: 30_000 });
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

async function taken(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return bytesOf(download);
}

test('an untidy list is tried, corrected, written, and a second one shows what it changes', async ({ page }) => {
  test.setTimeout(300_000);
  const complaints = complaintsOf(page);
  await signIn(page, 'paidan', '/imports');
  await page.getByText('经营主体', { exact: true }).first().click();
  expect(await textOfBook(await taken(page, '下载模板'))).toContain('统一社会信用代码*');

  await bringFile(page, '主体名录.xlsx', UNTIDY);
  await expect(page.getByRole('region', { name: '对应列' })).toContainText('商丘市示例商贸有限公司');
  await expectAccessible(page);
  await tryOut(page);
  await expectCounts(page, { 行数: 7, 新增: 3, 变更: 0, 有误: 4 });
  const faults = page.getByRole('region', { name: '核对' });
  await expect(faults).toContainText('校验码不对');
  await expect(faults).toContainText('与第 4 行重复');
  await expect(faults).toContainText('去年三月');
  await expectAccessible(page);
  const bad = await taken(page, '下载有误的行（已标注）');

  await page.getByRole('button', { name: '只写入正确的行' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /确\s*定/ })
    .click();
  await expectWritten(page);

  const rows = await rowsOfBook(bad);
  expect(rows.map((cells) => cells.at(-1)).slice(2)).toEqual(['5', '8', '9', '10']);
  const corrected = await correctedBook(rows, {
    '92411402MA00000000': codeOf('92411402MA0000000'),
    '91411402MA4T040287': NEW_CODE,
    集团: '企业',
    睢杨区: '睢阳区',
    去年三月: '2024年3月1日',
  });
  await bringFile(page, '更正.xlsx', corrected);
  await tryOut(page);
  await expectCounts(page, { 行数: 4, 新增: 4, 变更: 0, 有误: 0 });
  await page
    .getByRole('button', { name: '写 入', exact: true })
    .or(page.getByRole('button', { name: '写入', exact: true }))
    .click();
  await expectWritten(page);

  const later = [
    '统一社会信用代码,名称,类型,区划,状态,四上,成立日期',
    '91411402MA4T040287,商丘市示例商贸集团有限公司,企业,睢阳区,存续,是,2024-03-05',
    '92411402MA0000001K,梁园区示例便利店,个体,梁园区,注销,,',
    '93411403MA00000048,睢阳区示例农民专业合作社,合作社,睢阳区,,,',
    `${codeOf('92411402MA9X00002')},新来的小店,个体,梁园区,,,`,
  ].join('\r\n');
  await bringFile(page, '下月.csv', Buffer.from(later));
  await tryOut(page);
  await page.getByRole('tab', { name: /变更/ }).click();
  const changes = page.getByRole('region', { name: '核对' });
  await expect(changes).toContainText('商丘市示例商贸有限公司');
  await expect(changes).toContainText('商丘市示例商贸集团有限公司');
  await expect(changes).toContainText('登记状态：存续 → 注销');
  await expectAccessible(page);
  await page.goto(`${CONSOLE}/imports`);
  await expect(page.getByRole('row', { name: /更正\.xlsx/ })).toContainText('已写入');
  expect(complaints).toEqual([]);
});

const OWN_HEADINGS = [
  ['统一社会信用代码', '甲号'],
  ['名称', '店招'],
  ['类型', '什么店'],
  ['区划', '在哪'],
] as const;

test('headings an office chose are remembered, and a csv read wrongly is read again', async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, 'paidan', '/imports');
  const list = (n: number): Buffer =>
    inGb18030(`甲号,店招,什么店,在哪\r\n${codeOf(`92411402MA9Y0000${n}`)},梁园区示例饭馆${n},个体,梁园区\r\n`);
  await bringFile(page, '自己的表.csv', list(1));
  const columns = page.getByRole('region', { name: '对应列' });
  await expect(columns).toContainText('GB 18030');
  await expect(page.getByRole('button', { name: '试算（不写入）' })).toBeDisabled();
  const say = async (): Promise<void> => {
    for (const [wanted, heading] of OWN_HEADINGS) {
      await choose(page, wanted, heading);
      await expect(columns.getByRole('row', { name: new RegExp(`^${wanted}`) })).toContainText(heading);
    }
  };
  await say();
  await expect(columns).toContainText('梁园区示例饭馆1');
  await choose(page, '文字编码', 'UTF-16');
  await expect(columns).not.toContainText('梁园区示例饭馆1');
  await choose(page, '文字编码', 'GB 18030');
  await say();
  await expect(columns).toContainText('梁园区示例饭馆1');
  await tryOut(page);
  await expectCounts(page, { 行数: 1, 新增: 1, 有误: 0 });

  await bringFile(page, '自己的表二.csv', list(2));
  await expect(columns).toContainText('梁园区示例饭馆2');
  await tryOut(page);
  await expectCounts(page, { 行数: 1, 新增: 1, 有误: 0 });
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  const list = await field.getAttribute('aria-controls');
  const dropdown = page.locator('.ant-select-dropdown', { has: page.locator(`[id="${list}"]`) });
  await dropdown.locator('.ant-select-item-option', { hasText: option }).first().click();
}

/** What Excel on a Chinese Windows writes; Node reads it but does not write it. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, readonly number[]>();
  for (let high = 0x81; high < 0xff; high += 1) {
    for (let low = 0x40; low < 0xff; low += 1) {
      if (low !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((sign) => pairs.get(sign) ?? [sign.charCodeAt(0)]));
}

test('the room is there for those who have something to bring in, and shows them that alone', async ({ page }) => {
  await signIn(page, 'anquan', '/imports');
  await expect(page.getByText('人员任岗', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('经营主体', { exact: true })).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, 'guize');
  await expect(page.getByRole('navigation').getByText('导入', { exact: true })).toHaveCount(0);
});
