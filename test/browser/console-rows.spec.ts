/** What officials met on their first days and must not meet again: each walk holds some of it, and names what it holds. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, expectFits, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const rows = (page: Page) => page.locator('tbody tr.ant-table-row');
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('yes and no stand side by side, words come before dates, and after an act there is a way on (C20, C21, C23)', async ({
  page,
}) => {
  await signIn(page, 'paidan');
  await page.goto(`${CONSOLE}/matters?phase=registered&procedure=scan-complaint`);
  await rows(page).first().getByRole('link').click();
  const acts = panel(page, '现在可以做的');
  const names = acts.getByRole('button');
  await expect(names.nth(0)).toHaveText('受理');
  await expect(names.nth(1)).toHaveText('不予受理');
  const said = await panel(page, '投诉人说的').boundingBox();
  const dates = await panel(page, '期限').boundingBox();
  expect(said?.y).toBeLessThanOrEqual(dates?.y ?? 0);
  expect(said?.x, 'on a wide screen in the first column').toBeLessThan(dates?.x ?? 0);
  await page.setViewportSize({ width: 390, height: 844 });
  const below = await panel(page, '期限').boundingBox();
  expect((await panel(page, '投诉人说的').boundingBox())?.y, 'on a phone above').toBeLessThan(below?.y ?? 0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await names.nth(0).click();
  await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
  await expect(page.locator('.matter-head')).toContainText('待交办');
  await page.goto(`${CONSOLE}/matters?phase=closed`);
  await rows(page).first().getByRole('link').click();
  await expect(acts.getByRole('link', { name: /^下一件：/ })).toBeVisible();
  const before = page.url();
  await acts.getByRole('link', { name: /^下一件：/ }).click();
  await expect(page).not.toHaveURL(before);
  await expect(panel(page, '投诉人说的')).toBeVisible();
});

test('what is still sealed is named before it is dispatched, one by one and many at once (A2, C26, C43)', async ({
  page,
}) => {
  await signIn(page, 'paidan');
  await page.goto(`${CONSOLE}/matters?phase=accepted&procedure=scan-complaint&divisionCode=411400`);
  await rows(page).first().getByRole('link').click();
  await panel(page, '现在可以做的').getByRole('button', { name: '交办', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: '交办', exact: true });
  const left = dialog.getByRole('checkbox', { name: /项未放行，承办单位读不到/ });
  await expect(left).toBeVisible();
  await expect(send).toBeDisabled();
  await left.check();
  await expect(send).toBeEnabled();
  await send.click();
  // The unit is chosen, not typed; and what is wrong stands clear of the next field.
  const wrong = dialog.locator('.ant-form-item-explain-error').first();
  await expect(wrong).toContainText('请选择');
  const item = wrong.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-form-item ")][1]');
  const next = item.locator('xpath=following-sibling::*[1]');
  const [text, label] = [await wrong.boundingBox(), await next.boundingBox()];
  if (text !== null && label !== null) expect(label.y - (text.y + text.height)).toBeGreaterThanOrEqual(8);
  await dialog.getByRole('button', { name: '取消' }).click();

  await page.goto(`${CONSOLE}/matters?phase=accepted&procedure=scan-complaint&divisionCode=411400`);
  await rows(page).first().locator('input[type=checkbox]').check();
  await page.getByRole('button', { name: /^交办 1 件/ }).click();
  const many = page.getByRole('dialog');
  await expect(many.getByText(/项未放行/).first()).toBeVisible();
  await many.getByRole('combobox').click();
  await page.getByTitle('各交各的被反映单位').click();
  const go = many.getByRole('button', { name: /^交办 1 件/ });
  await expect(go).toBeDisabled();
  await many.getByRole('checkbox', { name: /承办单位只能看到类别/ }).check();
  await expect(go).toBeEnabled();
});

/** A matter with a photo of its complainant that this dispatcher has in hand, not yet dispatched. */
async function withPhoto(page: Page): Promise<string | undefined> {
  const api = `${CONSOLE.replace('/console', '')}/api/v1/matters`;
  const list = await page.request.get(`${api}?phases=registered,accepted&limit=200`);
  const { items } = (await list.json()) as { items: readonly { id: string }[] };
  for (const { id } of items) {
    const view = (await (await page.request.get(`${api}/${id}`)).json()) as {
      words: { files: readonly { author: string }[] };
      allowed: readonly string[];
    };
    const mine = view.allowed.includes('accept') || view.allowed.includes('dispatch');
    if (mine && view.words.files.some(({ author }) => author === 'complainant')) return id;
  }
  return undefined;
}

test('a photo is not released uncovered by a slip of the hand (C27)', async ({ page }) => {
  let shown: string | undefined;
  for (const dispatcher of ['paidan', 'sy-paidan']) {
    if (shown !== undefined) break;
    await page.context().clearCookies();
    await signIn(page, dispatcher);
    shown = await withPhoto(page);
  }
  expect(shown, 'the examples have a complaint with a photo that was not yet dispatched').toBeDefined();
  await page.goto(`${CONSOLE}/matters/${shown}`);
  const acts = panel(page, '现在可以做的');
  await expect(acts.getByRole('button').first()).toBeVisible();
  const accept = acts.getByRole('button', { name: '受理', exact: true });
  if (await accept.isVisible()) {
    await accept.click();
    await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
  }
  await acts.getByRole('button', { name: '交办', exact: true }).click();
  const photos = page
    .getByRole('dialog')
    .locator('.release-choice')
    .filter({ has: page.locator('img') });
  const tick = photos.first().getByRole('checkbox');
  await tick.check();
  await expect(tick).toHaveAccessibleName(/没有遮盖任何地方/);
});

test('tables of figures say what they show (C12, C28, C29)', async ({ page }) => {
  await signIn(page, 'paidan');
  await page.goto(`${CONSOLE}/reviews?tab=county`);
  await expect(rows(page).first()).toBeVisible();
  const answer = await page.request.get(`${CONSOLE.replace('/console', '')}/api/v1/figures/reviews?by=county`);
  const { groups } = (await answer.json()) as { groups: number };
  await expect(page.getByRole('columnheader', { name: '组与名次范围' })).toHaveCount(groups > 1 ? 1 : 0);

  await page.goto(`${CONSOLE}/reviews?tab=served`);
  await expect(rows(page).first()).toBeVisible();
  const save = page.getByRole('button', { name: /^保存/ });
  await expect(save).toHaveCount(1);
  await expect(save).toBeDisabled();
  const fields = page.locator('tbody input');
  await fields.nth(1).focus();
  // As a column copied from another sheet comes.
  await fields.nth(1).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '12\n30\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(fields.nth(1)).toHaveValue('12');
  await expect(fields.nth(2)).toHaveValue('30');
  await expect(save).toBeEnabled();
  await expect(save).toContainText('2');
});

test('a long table keeps its head and its acts in sight (C32, C33)', async ({ page }) => {
  await signIn(page, 'paidan');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${CONSOLE}/registry?tab=halls`);
  await expect(rows(page).first()).toBeVisible();
  const act = rows(page).first().getByRole('button', { name: '修改' });
  const box = await act.boundingBox();
  expect((box?.x ?? 9999) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
  await page.goto(`${CONSOLE}/matters`);
  await expect(rows(page).first()).toBeVisible();
  await page.locator('.ant-pagination .ant-select').click();
  for (const size of ['20', '50', '100'])
    await expect(page.locator(`.ant-select-item-option[title^="${size} "]`)).toBeVisible();
  await page.keyboard.press('Escape');
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect(page.locator('thead th').nth(1)).toBeInViewport();
});

test('the audit speaks in words, and tells once who may not read it (C37)', async ({ page, browser }) => {
  await signIn(page, 'shenji', '/audit');
  await expect(rows(page).first()).toBeVisible();
  const text = await page.locator('tbody').innerText();
  expect(text).not.toMatch(/[a-z]+\.[a-z]+-[a-z]+|open311-key|\b[a-z]+-[a-z]+\b/);
  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const outsider = await other.newPage();
  await signIn(outsider, 'paidan', '/audit');
  await expect(outsider.locator('main').getByRole('alert')).toHaveCount(1);
  await expect(outsider.locator('.table-filters')).toHaveCount(0);
  await expect(outsider.locator('main').getByRole('button', { name: '重试' })).toHaveCount(0);
  await other.close();
});

test('the screen on the wall is whole on a phone too (C44)', async ({ page }) => {
  await signIn(page, 'lingdao');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(`${CONSOLE}/screen`);
  const table = page.locator('.screen-lines').first();
  await expect(table).toBeVisible();
  await expectFits(page);
  const cut = await page
    .locator('.screen-lines th, .screen-lines td')
    .evaluateAll(
      (cells) =>
        cells.filter(
          (cell) => cell.getClientRects().length > 0 && cell.getBoundingClientRect().right > window.innerWidth,
        ).length,
    );
  expect(cut).toBe(0);
});

test('units stand under their county, in their room and where one is chosen (C35)', async ({ page }) => {
  await signIn(page, 'xitong', '/people?tab=units');
  const counties = page.locator('tbody tr.ant-table-row-level-0');
  await expect(counties.filter({ hasText: /市?睢阳区（\d+ 个单位）/ })).toHaveCount(1);
  await expect(page.locator('tbody tr.ant-table-row-level-1').first()).toBeVisible();
  const units = await page.locator('tbody tr.ant-table-row-level-1').count();
  await expect(page.getByRole('status')).toContainText(String(units));
  await counties.first().locator('.ant-table-row-expand-icon').click();
  await expect.poll(() => page.locator('tbody tr.ant-table-row-level-1:visible').count()).toBeLessThan(units);
  await page.goto(`${CONSOLE}/people?tab=posts`);
  // The search of the frame names units too.
  await page.getByRole('combobox', { name: '单位', exact: true }).click();
  await expect(page.locator('.ant-select-item-group').first()).toContainText('商丘市');
});
