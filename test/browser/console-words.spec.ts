/** Words of the console that officials once misread: what stands there now says what it means to whoever reads it. */

import type { Page } from '@playwright/test';
import { peopleNames } from '../../console/src/words/zh/names/people.ts';
import { reviewsAccess } from '../../src/reviews/access.ts';
import { expect, test } from './browser.ts';
import { CONSOLE, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const rows = (page: Page) => page.locator('tbody tr.ant-table-row');

test('every light of the desk has its tab, and none in red where nothing is late (C17)', async ({ page }) => {
  await signIn(page, 'paidan');
  await expect(rows(page).first()).toBeVisible();
  const tabs = page.locator('.ant-segmented-item-label');
  await expect(tabs).toHaveText([/^全部 \d+$/, /逾期 \d+$/, /临期 \d+$/, /期限内 \d+$/, /^不计时 \d+$/]);
  const counts = (await tabs.allInnerTexts()).map((text) => Number(/\d+$/.exec(text)?.[0]));
  expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(counts[0]);
  for (const [index, count] of counts.entries()) {
    if (index === 0) continue;
    const marked = tabs.nth(index).locator('[class*="light-"]');
    await expect(marked, `tab ${index}`).toHaveCount(count === 0 ? 0 : 1);
  }
});

test('supervision says who decides, not “you” to whoever looks (C18)', async ({ page }) => {
  await signIn(page, 'paidan', '/supervision');
  await expect(page.getByText('投诉人说没有解决的，由监督人员复核。')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('由您');
});

test('a unit reads a week as a week (C25)', async ({ page }) => {
  await signIn(page, 'chengban-market', '/matters');
  const answer = await page.request.get(`${CONSOLE.replace('/console', '')}/api/v1/matters?limit=100`);
  const { items } = (await answer.json()) as { items: readonly { id: string; receivedOn: string | null }[] };
  const sealed = items.find(({ receivedOn }) => receivedOn === null);
  expect(sealed, 'the examples give this unit a complaint whose day it may not know').toBeDefined();
  await page.goto(`${CONSOLE}/matters/${sealed?.id}`);
  const facts = page.getByRole('region', { name: '基本情况' });
  const week = facts.locator('dt', { hasText: /^收到周$/ });
  await expect(week).toHaveCount(1);
  await expect(week.locator('xpath=following-sibling::dd[1]')).toHaveText(/^\d{4}-\d\d-\d\d 当周$/);
});

test('a sign of fraud says how likely it is where all is well, and who may explain it (C30)', async ({ page }) => {
  await signIn(page, 'paidan', '/reviews?tab=signs');
  await expect(page.getByRole('columnheader', { name: '正常情况下出现的概率' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '实际与正常应有' })).toBeVisible();
  const text = await page.locator('main').innerText();
  for (const role of reviewsAccess.explainFraudSign.roles) expect(text).toContain(peopleNames[`role.${role}`]);
  expect(text).not.toMatch(/老实|应有的|自己的网络/);
});

test('times to act are headed by what they show, whatever they are grouped by (C31)', async ({ page }) => {
  await signIn(page, 'paidan', '/reviews?tab=pace');
  for (const head of ['收到', '已走到', '未走到'])
    await expect(page.getByRole('columnheader', { name: head, exact: true })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /^按/ })).toHaveCount(0);
});

test('whoever looked at an identity is told that the complainant learns of it (C38)', async ({ page }) => {
  await signIn(page, 'huifang', '/matters?phase=closed&procedure=scan-complaint');
  await expect(rows(page).first()).toBeVisible();
  const ids = await rows(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const sealed = page.getByRole('region', { name: '投诉人身份' });
  for (const href of ids) {
    await page.goto(new URL(href ?? '', CONSOLE).href);
    await expect(sealed).toBeVisible();
    if (await sealed.getByRole('button', { name: '查看', exact: true }).isVisible()) break;
  }
  await sealed.getByRole('button', { name: '查看', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.locator('.ant-select-item-option').first().click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox').fill('电话回访，核对办理结果。');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await expect(page.getByText('已查看，已告知投诉人')).toBeVisible();
});

test('the record is told of in words of an office, not of its trees (C39)', async ({ page }) => {
  await signIn(page, 'jiwei', '/integrity');
  await expect(page.getByRole('region', { name: '最近一次封存' })).toContainText('记录条目');
  await expect(
    page.getByRole('button', { name: /封存签名文件/ }).or(page.getByRole('link', { name: /封存签名文件/ })),
  ).toBeVisible();
  expect(await page.locator('main').innerText()).not.toMatch(/叶子|树头/);
});

test('an address that is none keeps the frame and leads back (C42)', async ({ page }) => {
  await signIn(page, 'paidan', '/nowhere');
  await expect(page.getByText('没有这个页面')).toBeVisible();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  await page.getByRole('link', { name: '回到待办' }).click();
  await expect(rows(page).first()).toBeVisible();
});
