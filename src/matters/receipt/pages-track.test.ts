/** Track page, from the submission to signing out. */

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, type Phone, type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import { MORNING } from '../../../test/harness/today.ts';
import type { App } from '../../platform/http/http.ts';
// A test may import a later slice: receipts come from reviews.
import { reviewKept, reviewsRoutes } from '../../reviews/index.ts';
import { registerTrackPages } from './pages-track-routes.tsx';

let city: TestCity;
let town: PhoneTown;
let app: App;

beforeAll(async () => {
  city = await testCity({ at: MORNING });
  town = await phoneTown(city);
  const deps = { city, publicUrl: new URL('http://localhost:8080'), alsoKept: reviewKept };
  app = await testServer(city, (server) => {
    reviewsRoutes(server, deps);
    registerTrackPages(server, deps);
  });
});
afterAll(async () => {
  await app.close();
  await city.close();
});

type Receipt = Readonly<{ number: string; pass: string }>;

async function complained(words = '让我跑了三趟'): Promise<Readonly<{ phone: Phone; receipt: Receipt; page: string }>> {
  const { code } = await town.window();
  const phone = aPhone(app);
  const form = await phone.get(`/s/${code}/complaints`);
  const category = /<option value="([^"]+)"/g.exec(form.body.replace('<option value=""', ''))?.[1] ?? '';
  const sent = await phone.send(`/s/${code}/complaints`, {
    submission: hidden(form.body, 'submission'),
    category,
    words,
    demand: ['一次说清'],
    name: '王女士',
    phone: '13800138000',
    receipt: 'yes',
  });
  expect([sent.statusCode, sent.headers.location]).toEqual([303, '/t']);
  const page = (await phone.get('/t')).body;
  const text = page.replace(/<[^>]+>/g, ' ');
  const number = (/((?:\d{4} +){3}\d{4})/.exec(text)?.[1] ?? '').replaceAll(' ', '');
  const pass = /id="receipt-pass">([^<]+)</.exec(page)?.[1] ?? '';
  return { phone, receipt: { number, pass }, page };
}

describe('right after a submission', () => {
  it('the receipt is shown with what happens next and by when, and nothing secret is in an address or the QR', async () => {
    const { receipt, page } = await complained();
    expect(receipt.number).toMatch(/^\d{16}$/);
    expect(receipt.pass).toMatch(/^[0-9A-Z]{6}$/);
    expect(page).toContain('正在决定是否受理');
    expect(page).toContain('最迟2026年3月6日（周五）决定是否受理');
    expect(page).toContain('为什么是这一天？');
    expect(page).toContain('http://localhost:8080/t</a>');
    expect(page).not.toContain('王女士');
    expect(page).not.toContain('13800138000');
  });

  it('a retry gives the same receipt', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const form = (await phone.get(`/s/${code}/requests`)).body;
    const fields = { submission: hidden(form, 'submission'), words: '执照卡住了', receipt: 'yes' };
    const pages: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      await phone.send(`/s/${code}/requests`, fields);
      pages.push(/id="receipt-pass">([^<]+)</.exec((await phone.get('/t')).body)?.[1] ?? `none ${n}`);
    }
    expect(pages[0]).toBe(pages[1]);
  });
});

describe('signing in by receipt', () => {
  it('opens the page on another phone, however the number is typed, and does not show the pass again', async () => {
    const { receipt } = await complained();
    const other = aPhone(app);
    const number = receipt.number.replace(/(\d{4})/g, '$1 ');
    const answer = await other.post('/t', { number, pass: receipt.pass.toLowerCase() });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/t']);
    const page = await other.get('/t');
    expect(page.body).toContain('让我跑了三趟');
    expect(page.body).not.toContain(receipt.pass);
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('names what is wrong at its field and keeps the number, never the pass', async () => {
    const { receipt } = await complained();
    const phone = aPhone(app);
    const malformed = await phone.post('/t', { number: '123', pass: 'x' });
    expect(malformed.statusCode).toBe(422);
    expect(malformed.body).toContain('<a href="#number">');
    expect(malformed.body).toContain('<a href="#pass">');
    const wrong = await phone.post('/t', { number: receipt.number, pass: '000000' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain(`value="${receipt.number}"`);
    expect(wrong.body).not.toContain('value="000000"');
    expect(phone.cookies()).not.toContain('mashang_receipt');
  });

  it('is slowed by wrong passes and never locked', async () => {
    const { receipt } = await complained();
    const phone = aPhone(app);
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      statuses.push((await phone.post('/t', { number: receipt.number, pass: '000000' })).statusCode);
    }
    expect(statuses).toEqual([422, 422, 422, 429]);
    expect((await phone.post('/t', { ...receipt })).statusCode, 'even the right pass waits').toBe(429);
    city.clock.advance({ minutes: 1 });
    expect((await phone.post('/t', { ...receipt })).statusCode).toBe(303);
  });

  it('never keeps the phone waiting that opened it before, whoever types wrong passes beside it (security 27)', async () => {
    const { phone, receipt } = await complained();
    await phone.post('/t/sign-out', {});
    for (let n = 0; n < 4; n += 1) await aPhone(app).post('/t', { number: receipt.number, pass: '000000' });
    expect((await aPhone(app).post('/t', { ...receipt })).statusCode).toBe(429);
    expect((await phone.post('/t', { ...receipt })).statusCode).toBe(303);
    expect(phone.cookies()).not.toContain(receipt.number);
  });

  it('ends after half an hour and when signing out', async () => {
    const { phone } = await complained();
    const out = await phone.post('/t/sign-out', {});
    expect(out.statusCode).toBe(303);
    expect(phone.cookies()).not.toContain('mashang_receipt');
    expect((await phone.get('/t')).body).toContain('查办理进度</h1>');
    const again = await complained();
    city.clock.advance({ minutes: 31 });
    expect((await again.phone.get('/t')).body).toContain('查办理进度</h1>');
    const late = await again.phone.post('/t/messages', { message: '还在吗' });
    expect(late.statusCode).toBe(401);
    expect(late.body).toContain('离开超过 30 分钟');
  });

  it('leads a scan of the receipt’s QR to the page whose cookie it has', async () => {
    const answer = await aPhone(app).get('/T');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/t']);
  });
});

describe('the holder of a receipt', () => {
  it('writes a message once, though it was sent twice', async () => {
    const { phone, page } = await complained();
    const fields = { submission: hidden(page, 'submission'), seq: hidden(page, 'seq'), message: '请快一点' };
    const sent = await phone.post('/t/messages', fields);
    expect(sent.headers.location).toBe('/t?done=messages');
    await phone.post('/t/messages', fields);
    const after = (await phone.get('/t?done=messages')).body;
    expect(after).toContain('留言已收到');
    expect(after.split('请快一点').length - 1).toBe(1);
  });

  it('adds a photo that is theirs alone to see', async () => {
    const { phone, page } = await complained();
    const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    const fields = { submission: hidden(page, 'submission'), seq: hidden(page, 'seq') };
    const file = { field: 'photo', name: 'IMG.png', type: 'image/png', bytes: picture };
    expect((await phone.send('/t/photos', fields, [file])).headers.location).toBe('/t?done=photos');
    const link = /href="(\/t\/files\/[0-9a-f-]{36})"/.exec((await phone.get('/t')).body)?.[1] ?? '';
    const shown = await phone.get(link);
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await aPhone(app).get(link)).statusCode).toBe(404);
    expect((await (await complained()).phone.get(link)).statusCode, 'another receipt').toBe(404);
    const text = { field: 'photo', name: 'x.jpg', type: 'image/jpeg', bytes: Buffer.from('<svg/>') };
    const refused = await phone.send('/t/photos', { ...fields, 'photo-words': '门口' }, [text]);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#photo">只能放 JPG、PNG 或 WebP 照片</a>');
    expect(refused.body).toContain('>门口</textarea>');
  });

  it('is asked to confirm before withdrawing, and is told when something changed meanwhile', async () => {
    const { phone, page } = await complained();
    const fields = { submission: hidden(page, 'submission'), seq: hidden(page, 'seq') };
    const unsure = await phone.post('/t/withdraw', { ...fields, 'withdraw-words': '不用了' });
    expect(unsure.statusCode).toBe(422);
    expect(unsure.body).toContain('请先勾选确认');
    await phone.post('/t/messages', { ...fields, message: '等一下' });
    const second = { ...fields, submission: city.outside.uuid(), 'withdraw-sure': 'yes', 'withdraw-words': '不用了' };
    const stale = await phone.post('/t/withdraw', second);
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('情况刚刚有变化');
    expect(stale.body).toContain('>不用了</textarea>');
    const sent = await phone.post('/t/withdraw', { ...second, seq: hidden(stale.body, 'seq') });
    expect(sent.headers.location).toBe('/t?done=withdraw');
    expect((await phone.get('/t')).body).toContain('您已撤回');
  });

  it('destroys what could name them, and the case goes on', async () => {
    const { phone, page } = await complained('我的名字写在这里');
    const fields = { submission: hidden(page, 'submission'), seq: hidden(page, 'seq'), 'erase-sure': 'yes' };
    expect((await phone.post('/t/erase', fields)).headers.location).toBe('/t/data?done=erase');
    const after = (await phone.get('/t')).body;
    expect(after).not.toContain('我的名字写在这里');
    expect(after).toContain('谁也看不到了');
    expect(after).toContain('正在决定是否受理');
  });
});
