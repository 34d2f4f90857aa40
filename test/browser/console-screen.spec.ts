/** The big screen: it opens without the frame, fits its wall, says what the server says, and says when it cannot ask. */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, signIn } from './console-world.ts';

const SCREEN = CONSOLE.replace('/console', '/api/v1/figures/screen');

test.use({ viewport: { width: 1920, height: 1080 }, contextOptions: { reducedMotion: 'reduce' } });

/** Where the screen says one thing under a word. */
const tile = (page: Page, label: string) =>
  page.locator('.screen-tile').filter({ has: page.getByText(label, { exact: true }) });
/** The ten below. */
const shown = (count: number | null) =>
  count === null ? '<10' : count === 0 ? '0' : `${count.toLocaleString('en-US')}+`;

test('the big screen shows the figures the server gives, to eyes and ears alike', async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'lingdao', '/reviews');
  await page.getByRole('link', { name: '大屏' }).click();
  await expect(page).toHaveURL(/\/console\/screen$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('商丘市');
  await expect(page.getByRole('navigation', { name: '主菜单' })).toHaveCount(0);
  const answer = await page.request.get(SCREEN);
  const screen = await answer.json();
  await expect(tile(page, '在办事项')).toContainText(shown(screen.matters.open));
  await expect(tile(page, '已超期')).toContainText(shown(screen.matters.overdue));
  await expect(tile(page, '好评率')).toContainText(`${(screen.satisfaction.share * 100).toFixed(1)}%`);
  const counties = page.getByRole('region', { name: '各县（市、区）' });
  for (const { name, satisfaction } of screen.lines) {
    const row = counties.getByRole('row', { name });
    await expect(row).toContainText(
      satisfaction.kind === 'enough' ? `${(satisfaction.share * 100).toFixed(1)}%` : '数据不足',
    );
  }
  const months = page.getByRole('table', { name: '各月评议数、好评率和区间' });
  await expect(months.getByRole('row')).toHaveCount(screen.trend.length + 1);
  await expect(page.locator('.screen-trend svg')).toBeVisible();
  await expect(page.getByRole('region', { name: '最近办结' }).getByRole('listitem')).toHaveCount(
    screen.matters.latest.length,
  );
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

for (const [width, height] of [
  [1920, 1080],
  [1366, 768],
] as const) {
  test(`it fits a wall of ${width} × ${height} with nothing cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await signIn(page, 'lingdao');
    await page.goto(`${CONSOLE}/screen`);
    await expect(page.locator('.screen-trend svg')).toBeVisible();
    const cut = await page.evaluate(() => {
      const wall = document.documentElement.getBoundingClientRect();
      return [...document.querySelectorAll('.screen-panel, .screen-how, .screen-latest li, .screen-lines tr')]
        .filter((part) => {
          const { right, bottom } = part.getBoundingClientRect();
          return right > wall.right || bottom > window.innerHeight;
        })
        .map((part) => part.className);
    });
    expect(cut).toEqual([]);
  });
}

test('it says so when the connection is lost, keeps what it has, and comes back', async ({ page, context }) => {
  await signIn(page, 'lingdao');
  await page.goto(`${CONSOLE}/screen`);
  await expect(page.getByText(/更新于/)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByRole('status')).toContainText('连接中断', { timeout: 30_000 });
  await expect(tile(page, '在办事项')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/更新于/)).toBeVisible({ timeout: 40_000 });
});

test('a screen nobody opened costs the first load nothing', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await signIn(page, 'lingdao');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(fetched.filter((url) => /screen|chart-library|echarts/.test(url))).toEqual([]);
});
