/** Plain http at an address that is not localhost, as a phone in the hall's network meets it: no Sec-Fetch-Site is sent there. */

import type { Browser } from '@playwright/test';
import { lanAddress } from '../../src/platform/http/own-address.ts';
import { aPhoto } from '../harness/photos.ts';
import { expect, test } from './browser.ts';

test('scan, photo, receipt, track work at a name in the hall’s network (F01)', ({ browser }) =>
  walk(browser, `http://phones.example:${process.env.PHONE_TEST_PORT}`));

test('scan, photo, receipt, track work at the address that a start prints for phones (F01)', async ({ browser }) => {
  const address = lanAddress();
  test.skip(address === undefined, 'this machine has no address on a local network, so a start prints none');
  await walk(browser, `http://${address}:${process.env.PHONE_TEST_PORT}`);
});

async function walk(browser: Browser, origin: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  const posts: Readonly<Record<string, string>>[] = [];
  page.on('request', async (request) => {
    if (request.method() === 'POST') posts.push(await request.allHeaders());
  });
  const { code } = (await (await page.request.get('/test/window')).json()) as { code: string };
  await page.goto(`${origin}/S/${code}`);
  await page.getByRole('button', { name: '非常不满意' }).click();
  await page.getByLabel('想说点什么？').fill('让我跑了三趟。');
  await page.getByRole('checkbox', { name: /我要一个答复/ }).check();
  const photo = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() };
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page).toHaveURL(`${origin}/t`);
  await expect(page.getByText('收到了，回执请收好')).toBeVisible();
  await expect(page.locator('#receipt-url')).toContainText(new URL(origin).host);
  const number = (await page.locator('#receipt-number').innerText()).replaceAll(/\D/g, '');
  const pass = await page.locator('#receipt-pass').innerText();
  await page.goto(`${origin}/t`);
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByLabel('回执号').fill(number);
  await page.getByLabel('查询码').fill(pass);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByLabel('给办理方留言').fill('请快一点');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.locator('main')).toContainText('请快一点');
  expect(posts).toHaveLength(5);
  for (const headers of posts) {
    expect(headers['sec-fetch-site'], 'else this test would show nothing').toBeUndefined();
    expect(headers.origin).toBe(origin);
  }
  await context.close();
}
