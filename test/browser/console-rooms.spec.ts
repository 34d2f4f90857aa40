/**
 * Every room of the console, as the role that works in it: it opens, shows the states it can be in, the browser has no
 * complaint, axe finds nothing. A state the examples no longer show fails here: what nobody sees, nobody finds faults in.
 */

import type { Page } from '@playwright/test';
import { menuNames as en } from '../../console/src/words/en/names/menu.ts';
import { ROOM_WORDS } from '../../console/src/words/rooms.ts';
import { menuNames as zh } from '../../console/src/words/zh/names/menu.ts';
import { isNamed } from '../harness/today.ts';
import { expect, test } from './browser.ts';
import {
  CONSOLE,
  complaintsOf,
  expectAccessible,
  expectFits,
  expectSettled,
  passwordOf,
  signIn,
} from './console-world.ts';

const DESK = { width: 1440, height: 900 };
test.use({ viewport: DESK, contextOptions: { reducedMotion: 'reduce' } });

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

/** What a room is looked at for beyond its first page: by whom, where, and what has to be seen there. */
const VIEWS: readonly (readonly [user: string, path: string, shows?: readonly State[]])[] = [
  ['paidan', '/', ['overdue', 'due soon', 'in time', 'a mark']],
  ['paidan', '/matters', ['overdue', 'due soon', 'in time', 'a mark', 'open']],
  ['paidan', '/matters?phase=suspended', ['suspended', 'a date that may move']],
  ['paidan', '/matters?phase=transferred', ['transferred', 'not running']],
  ['paidan', '/matters?phase=closed', ['closed']],
  ['paidan', '/reviews', ['weighed down']],
  ['paidan', '/reviews?tab=county', ['weighed down']],
  ['paidan', '/reviews?tab=pace'],
  ['paidan', '/reviews?tab=units', ['of few']],
  ['paidan', '/reviews?tab=dodging', ['of few']],
  ['paidan', '/reviews?tab=province', ['a mark']],
  ['paidan', '/reviews?tab=leaving'],
  ['paidan', '/reviews?tab=served', ['nobody counted']],
  ['paidan', '/reviews?tab=held', ['empty']],
  ['paidan', '/registry?tab=halls'],
  ['paidan', '/registry?tab=windows'],
  ['paidan', '/registry?tab=entities'],
  ['paidan', '/imports', ['empty']],
  ['paidan', '/codes?tab=prints', ['needs a look']],
  ['paidan', '/codes?tab=findings'],
  ['paidan', '/papers', ['a void paper']],
  ['paidan', '/registering', ['in time', 'open']],
  ['paidan', '/cases', ['in time', 'open']],
  ['guize', '/papers'],
  ['dating', '/reviews?tab=signs', ['to be explained']],
  ['fuze-market', '/reviews?tab=units', ['of few']],
  ['fuze-market', '/reviews?tab=handlers', ['of few']],
  ['jiwei', '/reviews?tab=handlers', ['of few']],
  ['jiwei', '/leads'],
  ['jiwei', '/leads?tab=referred', ['transferred']],
  ['jiwei', '/leads?tab=working', ['open']],
  ['jiwei', '/leads?tab=over', ['closed']],
  ['jiwei', '/supervision?watch=overdue', ['overdue']],
  ['jiwei', '/supervision', ['contested']],
  ['jiwei', '/supervision?watch=returned', ['a mark']],
  ['jiwei', '/supervision?watch=letters', ['a mark']],
  ['jiwei', '/letters'],
  ['jiwei', '/letters?tab=due'],
  ['jiwei', '/letters?tab=counts'],
  ['fuze-market', '/letters'],
  ['fuze-market', '/people?tab=work'],
  ['fuze-market', '/people?tab=sign-off'],
  ['jiwei', '/integrity', ['whole']],
  ['jiwei', '/inspections', ['a mark']],
  ['jiwei', '/inspections?tab=officers', ['a mark']],
  ['jiwei', '/inspections?tab=agencies', ['a mark']],
  ['guize', '/rules?tab=categories'],
  ['guize', '/calendar?tab=calculator&from=2026-09-30&amount=5'],
  ['xitong', '/people?tab=users'],
  ['xitong', '/people?tab=posts'],
  ['xitong', '/people?tab=platforms'],
  ['xitong', '/people?tab=review-systems'],
  ['anquan', '/people?tab=retention'],
  ['shenji', '/audit?outcome=refused'],
];

/** Their menus together hold every room; each is looked at as the first of them who finds it there. */
const PEOPLE = [...new Set(VIEWS.map(([user]) => user))];

const LOOKS = [
  { where: 'at a desk, in Chinese', viewport: DESK, locale: 'zh-CN', beside: zh, states: true },
  {
    where: 'on a phone, in English',
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    beside: en,
    states: false,
  },
] as const;

for (const { where, viewport, locale, beside, states } of LOOKS) {
  test(`every room opens cleanly ${where}`, async ({ browser }) => {
    // Three minutes for the rooms of each: a slow machine is no fault of theirs.
    test.setTimeout(PEOPLE.length * 180_000);
    const seen = new Set<string>();
    for (const user of PEOPLE) {
      const context = await browser.newContext({ viewport: DESK, locale, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await signIn(page, user);
      const names = new Map([
        ...(await menuOf(page)),
        ['/inbox', beside['menu.inbox']],
        ['/account', beside['menu.account']],
      ]);
      await page.setViewportSize(viewport);
      const own = VIEWS.filter(([name]) => name === user);
      const rest = [...names.keys()].filter((room) => !seen.has(room) && !own.some(([, path]) => path === room));
      for (const [, path, shows = []] of [...own, ...rest.map((room) => [user, room] as const)]) {
        const room = new URL(path, CONSOLE).pathname;
        seen.add(room);
        await test.step(`${user} ${path}`, async () => {
          await page.goto(CONSOLE + path);
          await opened(page, names.get(room) ?? `${room}, which is not in the menu`);
          for (const state of states ? shows : []) await show(page, path, state);
          await expectAccessible(page);
          await expectFits(page);
        });
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
    expect([...seen].sort()).toEqual(Object.keys(ROOM_WORDS).filter(isOfFrame).sort());
  });
}

/** Neither outside the frame, nor the page of one record: that has a test of its own. */
function isOfFrame(room: string): boolean {
  return !['/sign-in', '/welcome', '/screen'].includes(room) && !room.includes('$');
}

/** Rooms in the menu of whoever is signed in: the address of each, and what it is called. */
async function menuOf(page: Page): Promise<readonly (readonly [string, string])[]> {
  const links = page.getByRole('navigation', { name: /^(主菜单|Main menu)$/ }).getByRole('link');
  const found = await links.evaluateAll((all) => all.map((one) => [one.getAttribute('href'), one.textContent]));
  return found.map(([href, name]) => [href?.replace('/console', '') || '/', name ?? '']);
}

async function opened(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
  await expectSettled(page);
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
