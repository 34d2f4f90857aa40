/** Phone pages in a browser: light, whole without script, accessible. */

import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './browser.ts';

const MOST_BYTES = 14 * 1024;
const PHONE = { width: 375, height: 812 };
const NARROW = { width: 320, height: 640 };

async function aCode(page: Page, kind: 'window' | 'entity' = 'window'): Promise<string> {
  const { code } = (await (await page.request.get(`/test/${kind}`)).json()) as { code: string };
  return code;
}

async function axe(page: Page, where: string): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    found.violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map((node) => node.target).join(', ')}`),
  ).toEqual([]);
}

/** Checks that nothing is cut off or overflows, and that everything to tap fits a thumb. */
async function fits(page: Page, where: string): Promise<void> {
  const faults = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const small = [
      ...document.querySelectorAll(
        'a:not(p a, li > a:not(.tap), .err a, .skip), button, summary, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), .pick label',
      ),
    ]
      .filter((one) => one.getClientRects().length > 0)
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.outerHTML.slice(0, 80) }))
      .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
      .map(({ name, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${name}`);
    return [...(wide ? ['runs out sideways'] : []), ...small];
  });
  expect(faults.map((fault) => `${where}: ${fault}`)).toEqual([]);
}

/** Every page of the journey, drawn once; the visitor at the end says what to look at on each. */
async function journey(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  const code = await aCode(page);
  await page.goto(`/S/${code}`);
  await look('scan');
  await page.getByRole('button', { name: '非常不满意' }).click();
  await look('details');
  await page.getByLabel('想说点什么？').fill('让我跑了三趟，每次都说材料不全。');
  await page.getByRole('checkbox', { name: /我要一个答复/ }).check();
  if (!(await page.getByLabel('手机号').isVisible())) await page.getByText('联系方式（可不填）').click();
  await page.getByLabel('手机号').fill('123');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await look('details with an error');
  await page.getByLabel('手机号').fill('13800138000');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page).toHaveURL(/\/t$/);
  await look('receipt');
  if (!(await page.getByLabel('手机号').isVisible())) await page.getByText('短信提醒').first().click();
  await page.getByLabel('手机号').fill('123');
  await page.getByRole('button', { name: '开通短信提醒' }).click();
  await look('receipt with an error');
  await page.getByLabel('手机号').fill('139 0000 4711');
  await page.getByRole('button', { name: '开通短信提醒' }).click();
  await look('receipt, messages asked for');
  const end = page.getByRole('button', { name: '停止并删除号码' });
  if (!(await end.isVisible())) await page.getByText('短信提醒：已开通').click();
  await end.click();
  await expect(page.getByText('号码已删除')).toBeVisible();
  await look('receipt, messages taken back');
  await page.getByLabel('给办理方留言').fill('请快一点');
  await page.getByRole('button', { name: '发送' }).click();
  await look('track');
  await page.goto('/t/data');
  await look('my data');
  const phone = page.getByLabel('电话', { exact: true });
  if (!(await phone.isVisible())) await page.getByText('更正联系方式').click();
  await phone.fill('123');
  await page.getByRole('button', { name: '保存' }).click();
  await look('my data with an error');
  const explain = page.getByText('解释怎样处理我的信息');
  if (!(await explain.isVisible())) await page.getByText('提出请求').click();
  await explain.click();
  await page.getByLabel('请写清楚').fill('谁能看到我的电话？');
  await page.getByRole('button', { name: '提出', exact: true }).click();
  await look('my data, asked');
  const sure = page.getByText('我确定要全部销毁');
  if (!(await sure.isVisible())) await page.getByText('全部销毁', { exact: true }).click();
  await sure.click();
  await page.getByRole('button', { name: '销毁', exact: true }).click();
  await look('my data, destroyed');
  await page.getByRole('link', { name: /回到办理进度/ }).click();
  await page.getByRole('button', { name: '退出' }).click();
  await look('sign in');
  await page.getByRole('button', { name: '查询' }).click();
  await look('sign in with errors');
  await page.goto(`/s/${code}/complaints`);
  await look('complaint');
  await page.getByRole('button', { name: '提交投诉' }).click();
  await look('complaint with errors');
  await page.goto(`/s/${code}/suggestions`);
  await look('suggestion');
  await page.goto(`/s/${code}/requests`);
  await look('request');
  await page.goto(`/s/${await aCode(page, 'entity').catch(() => code)}`);
  await look('entity');
  await page.goto('/s/0000000000');
  await look('unknown code');
  const open = ['/open', '/open/counties/411402', '/open/method', '/open311'];
  for (const path of [
    '/halls',
    '/privacy/1',
    '/privacy/2',
    '/privacy/3',
    '/privacy/4',
    '/open/seals',
    ...open,
    '/nowhere',
  ]) {
    await page.goto(path);
    await look(path);
  }
}

/** Opens every fold, so that what is inside is looked at too. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds as HTMLDetailsElement[]) fold.open = true;
  });
}

test.describe('phone pages', () => {
  test('work with JavaScript off, from the scan to the receipt and everywhere after', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
    const page = await context.newPage();
    const seen: string[] = [];
    await journey(page, async (where) => {
      seen.push(where);
      await expect(page.locator('main')).toBeVisible();
    });
    expect(seen.length).toBeGreaterThan(15);
    await context.close();
  });

  test('are each one response under 14 KB compressed, and ask for nothing else', async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`));
    await journey(page, async (where) => {
      const others = asked.filter((one) => !one.startsWith('document '));
      expect(others, where).toEqual([]);
      expect(await weight(page), where).toBeLessThan(MOST_BYTES);
    });
    await context.close();
  });

  for (const [name, viewport, colorScheme] of [
    ['a phone', PHONE, 'light'],
    ['a narrow phone in the dark', NARROW, 'dark'],
  ] as const) {
    test(`pass axe and fit on ${name}`, async ({ browser }) => {
      // Two dozen pages, each read whole by axe.
      test.slow();
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      const noise: string[] = [];
      page.on('console', (message) => noise.push(message.text()));
      page.on('pageerror', (error) => noise.push(error.message));
      await journey(page, async (where) => {
        await unfold(page);
        await axe(page, where);
        await fits(page, where);
      });
      // A page that answers with an error status is itself a line in the console.
      expect(noise.filter((line) => !/status of (4\d\d)/.test(line))).toEqual([]);
      await context.close();
    });
  }

  test('are looked at by guards that do find what is planted', async ({ page }) => {
    await page.goto(`/s/${await aCode(page)}`);
    await page.evaluate(() => {
      document
        .querySelector('main')
        ?.insertAdjacentHTML('beforeend', '<input type="text"><button type="button">x</button>');
    });
    await expect(axe(page, 'planted')).rejects.toThrow('label');
    await expect(fits(page, 'planted')).rejects.toThrow('<button');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<pre>wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide</pre>',
      ),
    );
    await page.setViewportSize(NARROW);
    await expect(fits(page, 'planted')).rejects.toThrow('runs out sideways');
  });

  test('fit at 320 px with text twice as large', async ({ browser }) => {
    const context = await browser.newContext({ viewport: NARROW, bypassCSP: true });
    const page = await context.newPage();
    await journey(page, async (where) => {
      await page.addStyleTag({ content: 'html{font-size:225%!important}' });
      await unfold(page);
      await fits(page, where);
    });
    await context.close();
  });

  test('speak English throughout when asked to', async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`/s/${await aCode(page)}`);
    await page.getByRole('button', { name: 'Very dissatisfied' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you, noted');
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢，已记下');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('收到了');
    await context.close();
  });
});

test.describe('going back', () => {
  test('and tapping another face changes the review instead of adding one', async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`/s/${await aCode(page)}`);
    const first = await page.locator('input[name=submission]').inputValue();
    await page.getByRole('button', { name: '非常满意' }).click();
    await expect(page.getByText('您的评价：非常满意')).toBeVisible();
    await page.goBack();
    expect(await page.locator('input[name=submission]').inputValue()).toBe(first);
    await page.getByRole('button', { name: '非常不满意' }).click();
    await expect(page.getByText('您的评价：非常不满意')).toBeVisible();
    await context.close();
  });
});

test.describe('with JavaScript', () => {
  test('the receipt can be saved as an image and copied', async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE, acceptDownloads: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await withReceipt(context);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '存成图片' }).click();
    expect((await download).suggestedFilename()).toBe('mashang.png');
    await page.getByRole('button', { name: '复制' }).click();
    await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
    await context.close();
  });

  test('a large photo is made smaller on the phone before it is sent', async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`/s/${await aCode(page)}/requests`);
    await page.getByLabel('您遇到了什么困难？').fill('看照片');
    const png = await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 3000;
      canvas.height = 2000;
      const context = canvas.getContext('2d');
      context?.fillRect(100, 100, 900, 900);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
    });
    await page.setInputFiles('input[type=file]', {
      name: 'IMG_9.png',
      mimeType: 'image/png',
      buffer: Buffer.from(png),
    });
    await expect
      .poll(() => page.locator('input[type=file]').evaluate((input: HTMLInputElement) => input.files?.[0]?.type))
      .toBe('image/jpeg');
    await page.getByRole('button', { name: '提交求助' }).click();
    await expect(page).toHaveURL(/\/t$/);
    await page.getByText('您反映的内容').click();
    const photo = await page.request.get(
      (await page.getByRole('link', { name: '您的照片 1' }).getAttribute('href')) ?? '',
    );
    expect(photo.headers()['content-type']).toBe('image/jpeg');
    await context.close();
  });

  test('a flooded code asks for a sum that the phone does by itself, and the review counts at once', async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const code = await aCode(page);
    for (let n = 0; n < 60; n += 1) {
      await page.request.post(`/s/${code}/reviews`, {
        form: { submission: crypto.randomUUID(), grade: '4' },
        maxRedirects: 0,
        headers: { cookie: '' },
      });
    }
    await context.clearCookies();
    await page.goto(`/s/${code}`);
    expect(await page.locator('form[data-altcha]').count()).toBe(1);
    await expect(page.locator('#pow-held')).toBeHidden();
    expect(await weight(page)).toBeLessThan(MOST_BYTES);
    await axe(page, 'flooded scan');
    await page.getByRole('button', { name: '不满意', exact: true }).click();
    await expect(page.getByText('您的评价：不满意')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: '不补充了' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('收到了');
    const plain = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const old = await plain.newPage();
    await old.goto(`/s/${code}`);
    await expect(old.getByText('您的手机不能运行脚本')).toBeVisible();
    await old.getByRole('button', { name: '非常不满意' }).click();
    await old.getByRole('link', { name: '不补充了' }).click();
    await expect(old.getByRole('heading', { level: 1 })).toHaveText('收到了，先由工作人员看一眼');
    await plain.close();
    await context.close();
  });
});

async function withReceipt(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/s/${await aCode(page)}/requests`);
  await page.getByLabel('您遇到了什么困难？').fill('执照卡住了');
  await page.getByRole('button', { name: '提交求助' }).click();
  await expect(page).toHaveURL(/\/t$/);
  return page;
}

/** What the present page weighs on the wire, compressed; asked for again, since the browser has unpacked it already. */
async function weight(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const html = `<!doctype html>${document.documentElement.outerHTML}`;
    const packed = new Response(html).body?.pipeThrough(new CompressionStream('gzip'));
    return (await new Response(packed).arrayBuffer()).byteLength;
  });
}
