/** The desk and one matter, worked as an officer would: keyboard, dispatch, sign, a draft that is not lost, live news. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

test('keys lead from line to line and into a matter', async ({ page }) => {
  await signIn(page, 'paidan');
  const rows = page.locator('tbody tr.ant-table-row');
  await expect(rows.first()).toBeVisible();
  await expect(page.locator('.row-here')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(rows.first()).toHaveClass(/row-here/);
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toHaveClass(/row-here/);
  await page.keyboard.press('k');
  await expect(rows.first()).toHaveClass(/row-here/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/console\/matters\//);
});

test('a matter is explained, dispatched with its draft kept, and seen at once by who is looking', async ({
  page,
  browser,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await signIn(page, 'paidan');
  await page.goto(`${CONSOLE}/matters?phase=accepted&procedure=bad-review&divisionCode=411400`);
  await page.locator('tbody tr.ant-table-row').last().getByRole('link').click();
  await expect(page.getByRole('region', { name: '基本情况' })).toBeVisible();
  await expectAccessible(page);

  await page.getByText('为什么是这一天').first().click();
  await expect(page.getByText(/次日起算/)).toBeVisible();
  await expectAccessible(page);

  const acts = page.getByRole('region', { name: '现在可以做的' });
  await acts.getByRole('button', { name: '交办', exact: true }).click();
  await page.getByLabel(/交办要求/).fill('请五日内核实并答复。');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await acts.getByRole('button', { name: '交办', exact: true }).click();
  await expect(page.getByLabel(/交办要求/)).toHaveValue('请五日内核实并答复。');
  await expectAccessible(page);

  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const watcher = await other.newPage();
  await signIn(watcher, 'jiwei', page.url().replace(CONSOLE, ''));
  await expect(watcher.getByRole('region', { name: '基本情况' })).toBeVisible();
  await expect(watcher.getByText('待交办').first()).toBeVisible();

  await chooseSuggested(page);
  await page.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).click();
  await expect(page.locator('.matter-head')).toContainText('待签收');
  await expect(watcher.locator('.matter-head')).toContainText('待签收', { timeout: 15_000 });
  await other.close();
  expect(complaints).toEqual([]);
});

test('whoever was second is told so, keeps what was typed, and sees how it stands', async ({ page, browser }) => {
  await signIn(page, 'paidan');
  await page.goto(`${CONSOLE}/matters?phase=accepted&procedure=bad-review&divisionCode=411400`);
  await page.locator('tbody tr.ant-table-row').first().getByRole('link').click();
  const dispatch = (one: Page) =>
    one.getByRole('region', { name: '现在可以做的' }).getByRole('button', { name: '交办', exact: true });
  const send = (one: Page) => one.getByRole('dialog').getByRole('button', { name: '交办', exact: true });
  await expect(dispatch(page)).toBeVisible();
  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // Cut off from live updates, as on a bad line.
  await other.route('**/api/v1/live', (route) => route.abort());
  const second = await other.newPage();
  await signIn(second, 'paidan', page.url().replace(CONSOLE, ''));
  await dispatch(second).click();
  await chooseSuggested(second);
  await second.getByLabel(/交办要求/).fill('请当面说明。');
  await dispatch(page).click();
  await chooseSuggested(page);
  await send(page).click();
  await expect(page.locator('.matter-head')).toContainText('待签收');
  await send(second).click();
  await expect(second.getByRole('dialog').getByRole('alert')).toContainText('有人先做了处理');
  await expect(second.getByLabel(/交办要求/)).toHaveValue('请当面说明。');
  await expect(second.locator('.matter-head')).toContainText('待签收');
  await other.close();
});

test('words are masked by hand and only the copy is released', async ({ page }) => {
  await signIn(page, 'paidan');
  await page.goto(`${CONSOLE}/matters?phase=handling&divisionCode=411400`);
  const links = page.locator('tbody tr.ant-table-row').getByRole('link');
  await expect(links.first()).toBeVisible();
  const said = page.getByRole('region', { name: '投诉人说的' });
  const release = said.getByRole('button', { name: '放行', exact: true });
  for (let index = 0; index < (await links.count()); index += 1) {
    await links.nth(index).click();
    await expect(said).toBeVisible();
    if ((await release.count()) > 0 && (await said.locator('.said').count()) > 0) break;
    await page.goBack();
    await expect(links.first()).toBeVisible();
  }
  await said.locator('.said').getByRole('button', { name: '放行', exact: true }).first().click();
  const field = page.getByLabel('承办单位看到的');
  await field.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(0, 3);
  });
  await page.getByRole('button', { name: '遮住选中的文字' }).click();
  await expect(field).toHaveValue(/^███/);
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '放行', exact: true }).click();
  await expect(said.getByText('已放行').first()).toBeVisible();
  await expect(said.locator('.said-copy').first()).toContainText('███');
});

/** No unit is chosen beforehand: a person takes the first of those suggested, and leaves out knowingly what was not released. */
async function chooseSuggested(page: Page): Promise<void> {
  await page.getByRole('region', { name: '建议单位' }).getByRole('button').first().click();
  const left = page.getByRole('dialog').getByRole('checkbox', { name: /项未放行，承办单位读不到/ });
  if ((await left.count()) > 0) await left.check();
}

test('the inbox says how long is left for what is to be done here, as the desk does', async ({ page }) => {
  // Whoever leaves a number is to be called long before the matter is due.
  await page.goto(`${CONSOLE.replace('/console', '')}/`);
  await page.getByRole('link', { name: '打开评议页' }).click();
  await page.getByRole('button', { name: '非常不满意' }).click();
  await page.locator('details:has(#name)').evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  await page.getByLabel('称呼').fill('王建国');
  await page.getByLabel('手机号').fill('13800001234');
  await page.getByRole('checkbox', { name: /我要一个答复/ }).check();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('收到了，回执请收好')).toBeVisible();

  await signIn(page, 'paidan');
  const answer = await page.request.get(`${CONSOLE.replace('/console', '')}/api/v1/desk?limit=200`);
  type Task = { what: string; due: { on: string } | null; matter: { number: string; due: { on: string } | null } };
  const { items } = (await answer.json()) as { items: readonly Task[] };
  const task = items.find(({ due, matter }) => due !== null && due.on !== matter.due?.on);
  expect(task, 'a task is due before its matter').toBeDefined();
  await page.goto(`${CONSOLE}/inbox`);
  const line = page.locator('.inbox > li', { hasText: task?.matter.number ?? '' });
  await expect(line).toContainText(task?.due?.on ?? '');
  await expect(line).not.toContainText(task?.matter.due?.on ?? '');
});
