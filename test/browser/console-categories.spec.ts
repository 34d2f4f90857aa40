/**
 * The rules keeper changes lists of categories from tomorrow on: what is wrong is named by row and field with nothing lost,
 * the effect is seen before it is saved, and what concerns the sealed lane waits for the discipline supervisor.
 */

import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  contextOptions: { reducedMotion: 'reduce' },
});

const LIST = '发现问题类别';
const NAME = '自助机坏了没有人管';

async function editor(page: Page, list: string) {
  const panel = page.getByRole('region', { name: list, exact: true });
  await panel.getByRole('button', { name: '拟定新版本' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('list', { name: '类别', exact: true })).toBeVisible();
  return drawer;
}

test('a category is added from tomorrow on, seen before it is saved, on a desk and on a phone (C36)', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await signIn(page, 'guize', '/rules?tab=categories');
  const drawer = await editor(page, LIST);
  await drawer.getByRole('button', { name: '新增类别' }).click();
  await expect(drawer.getByLabel('代码', { exact: true })).toHaveValue('FN09');
  await drawer.getByLabel('名称（中文）').fill(NAME);
  await drawer.getByLabel('依据', { exact: true }).fill('本市设定，未见上位规定');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await expect(drawer.getByRole('alert')).toContainText('第 9 行 FN09 · 名称：中文和英文都要写');
  await expect(drawer.getByLabel('名称（中文）')).toHaveValue(NAME);
  await drawer.getByLabel('名称（英文）').fill('A machine is broken and nobody cares');
  await drawer.getByRole('button', { name: /^上移 FN09/ }).click();
  await drawer.getByRole('button', { name: /^停用 FN07/ }).click();
  await drawer.getByLabel('修改理由').fill('自助机的问题多了起来');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await expect(drawer.getByText('新增 FN09')).toBeVisible();
  await expect(drawer.getByText('停用 FN07', { exact: false }).last()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await drawer.getByRole('button', { name: '保存新版本' }).click();
  const panel = page.getByRole('region', { name: LIST, exact: true });
  await expect(panel.getByText(/第 2 版 · 将于 .* 起执行/).first()).toBeVisible();
  // Tomorrow is not today: the list in force is the one of before.
  await expect(panel.getByRole('cell', { name: 'FN07', exact: true }).first()).toBeVisible();
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
});

test('a kind that goes into the sealed lane waits until the discipline supervisor releases it', async ({ page }) => {
  await signIn(page, 'guize', '/rules?tab=categories');
  const drawer = await editor(page, '投诉类别');
  await drawer.getByRole('button', { name: /^修改 SQ09/ }).click();
  await drawer.getByRole('switch', { name: '涉嫌违纪' }).click();
  await drawer.getByLabel('修改理由').fill('与纪委会商一致');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await expect(drawer.getByText('保存后须纪检监督员复核', { exact: false })).toBeVisible();
  await drawer.getByRole('button', { name: '保存新版本' }).click();
  const list = page.getByRole('region', { name: '投诉类别', exact: true });
  await expect(list.getByText('等待纪检监督员放行', { exact: false })).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`${CONSOLE}/`);
  await signIn(page, 'jiwei', '/waiting');
  await page.getByText('修改类别清单', { exact: false }).first().click();
  const act = page.getByRole('dialog');
  await expect(act.getByText('SQ09', { exact: false })).toHaveCount(2);
  await expectAccessible(page);
  await act.getByRole('button', { name: '放行' }).click();
  const release = page.getByRole('dialog').last();
  await release.getByLabel('理由').fill('同意，自明日起');
  await release.getByRole('button', { name: '放行' }).click();
  await expect(page.getByText('已放行', { exact: false }).first()).toBeVisible();
  await page.goto(`${CONSOLE}/rules?tab=categories`);
  const panel = page.getByRole('region', { name: '投诉类别', exact: true });
  await expect(panel.getByText(/第 2 版 · 将于 .* 起执行/).first()).toBeVisible();
});

test('a procedure is given a limit it does not know, and what it is given is seen before it is saved', async ({
  page,
}) => {
  await signIn(page, 'guize', '/rules?tab=opinion');
  await page.getByRole('button', { name: '拟定新版本' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: '增加一项期限' }).click();
  await page.getByTitle('延期', { exact: true }).click();
  await drawer.getByLabel('修改理由').fill('意见建议也可能要多些时间');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await expect(drawer.getByRole('alert')).toContainText('延期 · 天数');
  await drawer.getByLabel('延期 天数').fill('5');
  await drawer.getByLabel('延期 依据').fill('本市设定，未见上位规定');
  await drawer.getByRole('button', { name: '预览影响' }).click();
  await expect(drawer.getByText('延期：— → 5 个工作日')).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: '保存新版本' }).click();
  await page.getByRole('button', { name: /第 2 版 · 将于 .* 起执行/ }).click();
  await expect(page.locator('.ant-collapse').getByText('每次办理 1 次，交办人员批准')).toBeVisible();
});
