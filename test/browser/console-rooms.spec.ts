/**
 * Every room of the console, as the role that works in it: it opens, shows the states it can be in, the browser has no
 * complaint, axe finds nothing. A state the examples no longer show fails here: what nobody sees, nobody finds faults in.
 */

import type { Page } from '@playwright/test';
import { isNamed } from '../harness/today.ts';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, passwordOf, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

/** What a room may have to show, and by what it is known. */
const STATES = {
  overdue: '.light-red',
  'due soon': '.light-yellow',
  'in time': '.light-green',
  'not running': '.light-none',
  'a date that may move': '.deadline-provisional',
  'a mark': 'td .ant-tag',
  open: '.phase-accepted, .phase-handling',
  suspended: '.phase-suspended',
  contested: '.phase-contested',
  transferred: '.phase-transferred',
  closed: '.phase-closed',
  'weighed down': '.weighted .interval-soft',
  'nobody counted': '.muted:has-text("未填")',
  'of few': 'td .figures.muted:has-text("/")',
  'to be explained': '.tag-waiting',
  'needs a look': '.light-yellow',
  whole: '.light-green',
  'a void paper': 'td:has-text("已作废")',
  empty: '.ant-empty',
} as const;
type State = keyof typeof STATES;

const ROOMS: readonly (readonly [
  user: string,
  path: string,
  heading: string,
  inEnglish: string,
  shows?: readonly State[],
])[] = [
  ['paidan', '/', '待办', 'My desk', ['overdue', 'due soon', 'in time', 'a mark']],
  ['paidan', '/matters', '事项', 'Matters', ['overdue', 'due soon', 'in time', 'a mark', 'open']],
  ['paidan', '/matters?phase=suspended', '事项', 'Matters', ['suspended', 'a date that may move']],
  ['paidan', '/matters?phase=transferred', '事项', 'Matters', ['transferred', 'not running']],
  ['paidan', '/matters?phase=closed', '事项', 'Matters', ['closed']],
  ['paidan', '/reviews', '评议', 'Reviews', ['weighed down']],
  ['paidan', '/reviews?tab=county', '评议', 'Reviews', ['weighed down']],
  ['paidan', '/reviews?tab=pace', '评议', 'Reviews'],
  ['paidan', '/reviews?tab=units', '评议', 'Reviews', ['of few']],
  ['paidan', '/reviews?tab=dodging', '评议', 'Reviews', ['of few']],
  ['paidan', '/reviews?tab=served', '评议', 'Reviews', ['nobody counted']],
  ['paidan', '/reviews?tab=held', '评议', 'Reviews', ['empty']],
  ['paidan', '/registry?tab=halls', '登记簿', 'Registry'],
  ['paidan', '/registry?tab=windows', '登记簿', 'Registry'],
  ['paidan', '/registry?tab=entities', '登记簿', 'Registry'],
  ['paidan', '/imports', '导入', 'Imports', ['empty']],
  ['paidan', '/codes', '码和码牌', 'Codes and plaques'],
  ['paidan', '/codes?tab=prints', '码和码牌', 'Codes and plaques', ['needs a look']],
  ['paidan', '/codes?tab=findings', '码和码牌', 'Codes and plaques'],
  ['paidan', '/papers', '文书', 'Papers', ['a void paper']],
  ['guize', '/papers', '文书', 'Papers'],
  ['paidan', '/registering', '登记事项', 'Register', ['in time', 'open']],
  ['paidan', '/cases', '省平台案件', 'Provincial cases', ['in time', 'open']],
  ['paidan', '/duplicates', '重复事项', 'Duplicates'],
  ['paidan', '/inbox', '消息', 'Inbox'],
  ['paidan', '/account', '我的账号', 'My account'],
  ['dating', '/reviews?tab=signs', '评议', 'Reviews', ['to be explained']],
  ['fuze-market', '/reviews?tab=units', '评议', 'Reviews', ['of few']],
  ['fuze-market', '/reviews?tab=handlers', '评议', 'Reviews', ['of few']],
  ['jiwei', '/reviews?tab=handlers', '评议', 'Reviews', ['of few']],
  ['jiwei', '/supervision?watch=overdue', '监督', 'Supervision', ['overdue']],
  ['jiwei', '/supervision', '监督', 'Supervision', ['contested']],
  ['jiwei', '/supervision?watch=returned', '监督', 'Supervision', ['a mark']],
  ['huifang', '/personal-data', '个人信息请求', 'Personal data'],
  ['anquan', '/waiting', '双人复核', 'Second person'],
  ['jiwei', '/supervision?watch=letters', '监督', 'Supervision', ['a mark']],
  ['jiwei', '/letters', '函件', 'Letters'],
  ['jiwei', '/letters?tab=due', '函件', 'Letters'],
  ['jiwei', '/letters?tab=counts', '函件', 'Letters'],
  ['fuze-market', '/letters', '函件', 'Letters'],
  ['jiwei', '/integrity', '完整性', 'Integrity', ['whole']],
  ['guize', '/rules', '规则', 'Rules'],
  ['guize', '/rules?tab=categories', '规则', 'Rules'],
  ['guize', '/calendar', '日历', 'Calendar'],
  ['guize', '/calendar?tab=calculator&from=2026-09-30&amount=5', '日历', 'Calendar'],
  ['xitong', '/people?tab=users', '单位与人员', 'People'],
  ['xitong', '/people?tab=posts', '单位与人员', 'People'],
  ['anquan', '/people?tab=retention', '单位与人员', 'People'],
  ['shenji', '/audit?outcome=refused', '审计', 'Audit'],
  ['shenji', '/integrity', '完整性', 'Integrity'],
];

for (const user of [...new Set(ROOMS.map(([name]) => name))]) {
  test(`the rooms of ${user} open cleanly`, async ({ page }) => {
    test.slow();
    const complaints = complaintsOf(page);
    await signIn(page, user);
    for (const [, path, heading, , states = []] of ROOMS.filter(([name]) => name === user)) {
      await page.goto(CONSOLE + path);
      await opened(page, heading);
      for (const state of states) await show(page, path, state);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  });
}

test('every room fits on a phone, in English', async ({ browser }) => {
  test.slow();
  for (const user of new Set(ROOMS.map(([name]) => name))) {
    const viewport = { width: 375, height: 812 };
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await signIn(page, user);
    for (const [, path, , heading] of ROOMS.filter(([name]) => name === user)) {
      await page.goto(CONSOLE + path);
      await opened(page, heading);
      await expectFits(page);
    }
    await context.close();
  }
});

async function opened(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
  await expect(page.locator('.ant-spin-spinning')).toHaveCount(0);
}

/** The state is there to be seen, and its row is among those looked at. Another day than the usual one need not show it. */
async function show(page: Page, path: string, state: State): Promise<void> {
  const one = page.locator('main').locator(STATES[state]).first();
  if (!isNamed()) await expect.soft(one, `${path} shows nothing that is ${state}`).toBeVisible();
  if ((await one.count()) === 0) return;
  await one.evaluate((part) => part.closest('tr')?.setAttribute('data-shown', ''));
}

test('tables of work fit a laptop whole, and a phone reads each number after its heading', async ({ page }) => {
  await signIn(page, 'jiwei');
  for (const tab of ['units', 'dodging', 'handlers']) {
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${CONSOLE}/reviews?tab=${tab}`);
      const table = page.locator('.table-panel .ant-table-content');
      await expect(table.locator('tbody tr.ant-table-row').first()).toBeVisible();
      const beyond = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(beyond, `${tab} at ${width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const received = page.locator('tbody tr.ant-table-row').first().locator('td[data-title="收到"]');
    await expect(received).toBeVisible();
    expect(await received.evaluate((cell) => getComputedStyle(cell, '::before').content)).toBe('"收到"');
  }
});

test('the sign-in page is clean, and a wrong password is said plainly', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${CONSOLE}/`);
  await expect(page).toHaveURL(/sign-in/);
  await expectAccessible(page);
  await page.getByLabel('用户名').fill('paidan');
  await page.getByLabel('密码', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('用户名或密码不对');
  expect(complaints).toEqual([]);
});

test('after signing in one is where one wanted to be', async ({ page }) => {
  await signIn(page, 'paidan', '/matters?phase=accepted');
  await expect(page).toHaveURL(/\/console\/matters\?phase=accepted/);
});

test('the first load stays under 435 KB', async ({ page }) => {
  const username = 'paidan';
  // Signed in without the page, so that its own first load finds an empty cache.
  const answer = await page.request.post(CONSOLE.replace('/console', '/api/v1/session'), {
    data: { username, password: passwordOf(username) },
  });
  expect(answer.ok()).toBe(true);
  // As a browser without Brotli would get it.
  await page.setExtraHTTPHeaders({ 'accept-encoding': 'gzip' });
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith(CONSOLE)) return;
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  await page.goto(`${CONSOLE}/`);
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible();
  await expect(page.locator('tbody tr.ant-table-row').first()).toBeVisible();
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(200_000);
  expect(bytes).toBeLessThan(435 * 1024);
  console.log(`first load: ${Math.round(bytes / 1024)} KB`);
});

test('the whole record is verified while one watches', async ({ page }) => {
  await signIn(page, 'jiwei', '/integrity');
  const looks = page.getByRole('region', { name: '历次校验' }).locator('tbody tr.ant-table-row');
  await expect(page.getByRole('region', { name: '最近一次封存' })).toContainText('封存按时进行');
  // The night's look is under way or done; one's own is shown beside it.
  await expect(page.getByRole('button', { name: '立即校验' })).toBeEnabled({ timeout: 30_000 });
  const before = await looks.count();
  await page.getByRole('button', { name: '立即校验' }).click();
  await expect(looks).toHaveCount(before + 1);
  await expect(looks.first()).toContainText('市纪委监委监督岗');
  await expect(looks.first()).toContainText('一切与记录时相同', { timeout: 30_000 });
  await expect(page.getByRole('region', { name: '最近一次校验' })).toContainText('一切与记录时相同');
});

test('the audit is narrowed by what stands in it, and the address says how', async ({ page }) => {
  await signIn(page, 'paidan');
  await page.context().clearCookies();
  await signIn(page, 'shenji', '/audit');
  const rows = page.locator('tbody tr.ant-table-row');
  await rows.getByRole('button', { name: '示例·陈派单' }).first().click();
  await expect(page).toHaveURL(/who=/);
  await expect(rows.first()).toContainText('示例·陈派单');
  await rows.getByRole('button', { name: '登录', exact: true }).first().click();
  await expect(page).toHaveURL(/action=people.sign-in/);
  await page.reload();
  await expect(rows.first()).toContainText('示例·陈派单');
  await expect(rows.filter({ hasNotText: '登录' })).toHaveCount(0);
});

test('an administrator finds neither desk nor matters', async ({ page }) => {
  await signIn(page, 'xitong');
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await expect(menu.getByRole('link', { name: '登记簿' })).toBeVisible();
  await expect(menu.getByRole('link', { name: '待办' })).toHaveCount(0);
  await expect(menu.getByRole('link', { name: '事项' })).toHaveCount(0);
  await page.goto(`${CONSOLE}/matters`);
  await expect(page.getByRole('alert')).toContainText('您现在的岗位不能做这件事');
});
