/** Several at once, as an officer would: matters that are one join a main one, and others are accepted one by one; one letter goes to each unit. */

import type { Route } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

test('matters that sound alike lie side by side and join one, each by its own act', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'paidan', '/duplicates');
  const row = page.locator('tbody tr.ant-table-row').filter({ hasText: '企业开办窗口' });
  await expect(row).toContainText('%');
  await expectFits(page);
  await expectAccessible(page);
  await row.click();
  const drawer = page.getByRole('dialog', { name: '3 件文字相近的事项' });
  await expect(drawer.locator('mark').first()).toBeVisible();
  await expectAccessible(page);

  await drawer.getByRole('button', { name: '并办 2 件' }).click();
  const asked = page.getByRole('dialog', { name: '并办', exact: true });
  await expect(asked).toContainText('保留自己的回执和评判');
  await expectAccessible(page);
  await asked.getByRole('button', { name: '并办 2 件' }).click();
  await expect(asked.getByText('已完成 2 件，未完成 0 件')).toBeVisible();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await expect(row).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a refused row says why and leaves the others done', async ({ page }) => {
  await signIn(page, 'paidan', '/matters?phase=registered');
  await expect(page.locator('tbody tr.ant-table-row').nth(1)).toBeVisible();
  await page.locator('tbody .ant-checkbox-input').nth(0).check();
  await page.locator('tbody .ant-checkbox-input').nth(1).check();
  await page.getByRole('button', { name: '受理 2 件' }).click();
  const asked = page.getByRole('dialog', { name: '受理', exact: true });
  let sent = 0;
  await page.route('**/commands', async (route) => {
    sent += 1;
    // Somebody else was first with the second of them.
    const body = route.request().postDataJSON() as { seq: number };
    await route.continue(sent === 2 ? { postData: JSON.stringify({ ...body, seq: body.seq + 1 }) } : {});
  });
  await asked.getByRole('button', { name: '受理 2 件' }).click();
  await expect(asked.getByText('已完成 1 件，未完成 1 件')).toBeVisible();
  await expect(asked.locator('.batch-refused li')).toHaveCount(1);
  await expectAccessible(page);
  expect(page.url()).toContain(CONSOLE);
});

test('a reminder says before it goes whom it reaches, one for each unit, and says afterwards what became of it', async ({
  page,
}) => {
  await signIn(page, 'jiwei', '/matters?phase=handling');
  await expect(page.locator('tbody tr.ant-table-row').nth(1)).toBeVisible();
  await page.locator('tbody .ant-checkbox-input').nth(0).check();
  await page.locator('tbody .ant-checkbox-input').nth(1).check();
  await page.getByRole('button', { name: '催办、发函 2 件' }).click();
  const asked = page.getByRole('dialog', { name: '催办', exact: true });
  const letters = asked.locator('.batch-names li');
  await expect(letters.first()).toBeVisible();
  const count = await letters.count();
  await expectAccessible(page);
  await asked.getByRole('button', { name: `催办 ${count} 件` }).click();
  await expect(asked.getByText(`已完成 ${count} 件，未完成 0 件`)).toBeVisible();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await page.goto(`${CONSOLE}/letters?step=reminder`);
  await expect(page.locator('tbody tr.ant-table-row').first()).toContainText('催办');
});

test('a list opens in its view and shows nothing else first', async ({ page }) => {
  await signIn(page, 'paidan');
  const statuses = await page.evaluate(async () => {
    const { csrfToken } = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string };
    const put = (path: string, body: object) =>
      fetch(`/api/v1/${path}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
        body: JSON.stringify(body),
      });
    const id = crypto.randomUUID();
    const facts = { list: 'matters', search: { phase: 'accepted' }, columns: null, shared: false, version: null };
    const saved = await put(`views/${id}`, { ...facts, name: '待交办的' });
    return [saved.status, (await put('view-defaults/matters', { viewId: id })).status];
  });
  expect(statuses).toEqual([200, 204]);
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seenPhases: seen });
    new MutationObserver(() => {
      for (const tag of document.querySelectorAll('tbody .phase')) seen.add(tag.textContent ?? '');
    }).observe(document, { childList: true, subtree: true });
  });
  // Everything that can come late, before and after each other: what waits for what must not matter.
  for (const [views, all, some] of LATE) {
    await page.unrouteAll();
    await page.route('**/api/v1/views?*', (route) => late(route, views));
    await page.route('**/api/v1/matters?*', (route) =>
      late(route, route.request().url().includes('phases=') ? some : all),
    );
    await page.goto(`${CONSOLE}/matters`);
    await expect(page).toHaveURL(/phase=accepted/);
    await expect(page.locator('tbody tr.ant-table-row').first()).toBeVisible();
    const seen = await page.evaluate(() => [...(window as unknown as { seenPhases: Set<string> }).seenPhases]);
    expect(seen, `views after ${views} ms, all after ${all}, the view's after ${some}`).toEqual(['待交办']);
  }
});

/** After how many ms the views, the unfiltered rows and the view's rows are answered. */
const LATE = [
  [0, 0, 0],
  [300, 0, 300],
  [0, 300, 0],
  [0, 50, 300],
  [0, 20, 300],
  [150, 150, 300],
  [100, 120, 300],
  [120, 100, 300],
] as const;

async function late(route: Route, ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await route.continue();
}
