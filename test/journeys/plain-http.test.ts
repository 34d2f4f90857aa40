/**
 * A phone that says nothing of where its forms come from: plain http in a hall's own network, an old WebView, an iPhone
 * before 16.4. It sends `Origin: null` and no Sec-Fetch-Site, and everything must work; another site's form must not.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone, type PhoneTown, phoneTown } from '../harness/phone.ts';
import { aPhoto } from '../harness/photos.ts';

const HIDES_ITS_ORIGIN = { origin: 'null' };
const FOREIGN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['names another site', { origin: 'https://evil.example' }],
  ['is of a site beside ours', { origin: 'null', 'sec-fetch-site': 'same-site' }],
  ['comes across sites', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
];
/** What another site can make up itself. */
const INVENTED = '5b2f8d64-3c1e-4f6a-9d07-8c1b2a3d4e5f';

let test: TestApp;
let town: PhoneTown;
let code: string;

beforeAll(async () => {
  test = await testApp();
  town = await phoneTown(test.city);
  ({ code } = await town.window());
});
afterAll(() => test.close());

async function complained(phone: Phone): Promise<void> {
  const url = `/s/${code}/complaints`;
  const form = (await phone.get(url)).body;
  const category = /<option value="([^"]+)"/.exec(form.replace('<option value=""', ''))?.[1] ?? '';
  const fields = { submission: hidden(form, 'submission'), category, words: '让我跑了三趟', receipt: 'yes' };
  const sent = await phone.send(url, fields, [
    { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: await aPhoto() },
  ]);
  expect([sent.statusCode, sent.headers.location]).toEqual([303, '/t']);
}

async function receiptOf(phone: Phone) {
  const page = (await phone.get('/t')).body;
  const number = (/id="receipt-number">(.*?)<\/p>/.exec(page)?.[1] ?? '').replaceAll(/\D/g, '');
  return { number, pass: /id="receipt-pass">([^<]+)</.exec(page)?.[1] ?? '' };
}

describe('a phone that hides the origin of its forms (F01)', () => {
  it('taps a face, adds a photo and gets its receipt', async () => {
    const phone = aPhone(test.app, HIDES_ITS_ORIGIN);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    const tapped = await phone.post(`/s/${code}/reviews`, { submission, grade: '1' });
    expect([tapped.statusCode, tapped.headers.location]).toEqual([303, `/s/${code}/reviews/details`]);
    const details = await phone.get(`/s/${code}/reviews/details`);
    const fields = { submission: hidden(details.body, 'submission'), grade: '1', words: '排队太久', answer: 'yes' };
    const sent = await phone.send(`/s/${code}/reviews/details`, fields, [
      { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: await aPhoto() },
    ]);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/t']);
    expect((await receiptOf(phone)).number).toMatch(/^\d{16}$/);
  });

  it('signs in by receipt, writes, corrects its data, asks, signs out', async () => {
    const first = aPhone(test.app, HIDES_ITS_ORIGIN);
    await complained(first);
    const { number, pass } = await receiptOf(first);
    const phone = aPhone(test.app, HIDES_ITS_ORIGIN);
    const signIn = hidden((await phone.get('/t')).body, 'submission');
    expect((await phone.post('/t', { submission: signIn, number, pass })).headers.location).toBe('/t');
    const track = async () => hidden((await phone.get('/t')).body, 'submission');
    const own = async () => hidden((await phone.get('/t/data')).body, 'submission');
    const message = await phone.post('/t/messages', { submission: await track(), message: '请快一点' });
    expect(message.headers.location).toBe('/t?done=messages');
    const contact = await phone.post('/t/contact', { submission: await own(), name: '王女士', phone: '13800138000' });
    expect(contact.headers.location).toBe('/t/data?done=contact');
    const asked = await phone.post('/t/ask', { submission: await own(), kind: 'explain', 'ask-words': '谁看得到？' });
    expect(asked.headers.location).toBe('/t/data?done=ask');
    expect((await phone.post('/t/sign-out', { submission: await track() })).headers.location).toBe('/t');
    expect(phone.cookies()).not.toContain('mashang_receipt');
  });

  it('signs an official in at the console, who can then act', async () => {
    const place = { divisionCode: '411402', unitId: town.unitId };
    const { username, password } = await aPerson(test.city, 'dispatcher', place);
    const signedIn = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: HIDES_ITS_ORIGIN,
      payload: { username, password },
    });
    expect(signedIn.statusCode).toBe(200);
    const { csrfToken } = signedIn.json() as { csrfToken: string };
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const out = await test.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { ...HIDES_ITS_ORIGIN, cookie, 'x-csrf-token': csrfToken },
    });
    expect(out.statusCode).toBe(204);
  });
});

describe('a form of another site (F01)', () => {
  it.each(FOREIGN)('is refused where it %s, though it carries an id of ours', async (_, headers) => {
    const own = aPhone(test.app);
    const submission = hidden((await own.get(`/s/${code}`)).body, 'submission');
    const answer = await aPhone(test.app, headers).post(`/s/${code}/reviews`, { submission, grade: '1' });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('这次提交没有收下');
  });

  it('is refused at every form where it hides its origin and makes an id up', async () => {
    const victim = aPhone(test.app, HIDES_ITS_ORIGIN);
    await complained(victim);
    const forms = test.app.guardedRoutes.filter(
      ({ method, url }) => method === 'POST' && !url.startsWith('/api/') && !url.startsWith('/open311/'),
    );
    expect(forms.length).toBeGreaterThan(14);
    for (const { url } of forms) {
      const answer = await victim.post(url.replace(':code', code), { submission: INVENTED, grade: '1', number: '1' });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
  });

  it('cannot bring an id it fetched itself to a form somebody is signed in to', async () => {
    const victim = aPhone(test.app, HIDES_ITS_ORIGIN);
    await complained(victim);
    const fetched = hidden((await aPhone(test.app).get(`/s/${code}`)).body, 'submission');
    expect((await victim.post('/t/messages', { submission: fetched, message: '我撤回' })).statusCode).toBe(403);
    expect((await victim.post('/t/sign-out', { submission: fetched })).statusCode).toBe(403);
  });

  it('cannot write to the console’s routes as a form can', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { ...HIDES_ITS_ORIGIN, 'content-type': 'text/plain' },
      payload: '{"username":"a","password":"b"}',
    });
    expect(answer.statusCode).toBe(403);
  });
});
