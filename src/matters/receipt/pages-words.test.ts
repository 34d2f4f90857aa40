/** Texts of receipt, track and data pages: nothing the next click breaks, no codes. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, type Phone, type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { basisInWords } from '../../law/index.ts';
import { PROCEDURE_CODES } from '../../law/procedures.ts';
import type { App } from '../../platform/http/http.ts';
import { registerSealsPage } from '../../record/pages-seals.tsx';
import { sealsWords } from '../../record/words-seals.ts';
// A test may import a later slice: receipts come from reviews.
import { reviewKept, reviewsRoutes } from '../../reviews/index.ts';
import { registerTrackPages } from './pages-track-routes.tsx';
import { keptInWords } from './words-data.ts';
import { ownProcedureWord, trackWords } from './words-track.ts';

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
    registerSealsPage(server, city);
  });
});
afterAll(async () => {
  await app.close();
  await city.close();
});

const plain = (html: string): string =>
  html
    .replace(/<(style|script)>.*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** Very dissatisfied with two reasons, and wants an answer. */
async function badReview(): Promise<Phone> {
  const { code } = await town.window();
  const phone = aPhone(app);
  const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
  await phone.post(`/s/${code}/reviews`, { submission, grade: '1' });
  const sent = await phone.send(`/s/${code}/reviews/details`, { submission, reason: ['BR01', 'BR07'], answer: 'yes' });
  expect(sent.headers.location).toBe('/t');
  return phone;
}

describe('what is promised', () => {
  it('who is not satisfied is told what the supervisor may order, a redo by the same unit too (A1)', () => {
    const lead = trackWords.zh['matters.track.verdict.lead'];
    for (const said of ['重办', '换单位办', '维持结果', '不能自己了结']) expect(lead).toContain(said);
    expect(lead).not.toContain('不会再回到');
    expect(trackWords.en['matters.track.verdict.lead']).toContain('by this unit or another');
  });

  it('the seals page names no mail and no report that nobody sends (A5)', async () => {
    const page = plain((await aPhone(app).get('/open/seals')).body);
    for (const never of ['邮件', '月报']) expect(page).not.toContain(never);
    expect(sealsWords.en['record.seals.keep']).not.toMatch(/mail|monthly/);
  });

  it('a date is a last day, not a day before which (C15)', () => {
    const dues = Object.entries(trackWords.zh).filter(([key]) => key.startsWith('matters.track.due.'));
    expect(dues.length).toBeGreaterThan(8);
    for (const [, words] of dues) expect(words).toContain('最迟{{date}}');
  });
});

describe('what was said comes back in words', () => {
  it('the grade and every reason stand on the track page and the page of one’s data (A3, C3)', async () => {
    const phone = await badReview();
    for (const url of ['/t', '/t/data', '/t/data.html']) {
      const page = plain((await phone.get(url)).body);
      expect(page, url).toContain('非常不满意 · 服务态度不好、排队久、窗口没人');
      expect(page, url).not.toMatch(/BR0\d|1 \/ 5/);
    }
    const english = plain((await phone.get('/t?lang=en')).body);
    expect(english).toContain('Very dissatisfied · Unfriendly, Long queue, nobody at the window');
    expect((await phone.get('/t/data.json')).json()).toMatchObject({
      review: { grade: 1, reasons: ['BR01', 'BR07'], inWords: { zh: { grade: '非常不满意' } } },
    });
  });

  it('how long it is kept is said as the notice says it (C3)', async () => {
    expect(plain((await (await badReview()).get('/t/data')).body)).toContain('办结后保存 3 年');
    expect([keptInWords('zh', 180), keptInWords('zh', 365), keptInWords('en', 730)]).toEqual([
      ' 180 天',
      ' 365 天',
      '2 years',
    ]);
  });
});

describe('the receipt', () => {
  it('says what it is for, with labels, and leaves the root of the seal folded away (C14)', async () => {
    const page = (await (await badReview()).get('/t')).body;
    expect(plain(page)).toContain('商丘市 · 码上 · 差评整改回执 · 2026年3月3日（周二）');
    expect(page).toMatch(/<a class="tap" id="receipt-url" href="\/t">/);
    for (const label of ['receipt-number-label', 'receipt-pass-label', 'receipt-url-label']) {
      expect(page).toContain(`id="${label}"`);
      expect(page).toContain(`g('${label.replace('receipt-', '')}')`);
    }
  });

  it.each([
    ['1234 5678 1234 5678', '这个回执号不对，可能抄错了一位'],
    ['1234 5678', '回执号应是 16 位数字，现在是 8 位'],
    ['１２３４-5678-1234-567８', '这个回执号不对，可能抄错了一位'],
  ])('a number that cannot be one is told what is wrong with it: %s (C1)', async (number, told) => {
    const answer = await aPhone(app).post('/t', { number, pass: '65KJET' });
    expect(answer.statusCode).toBe(422);
    expect(plain(answer.body)).toContain(told);
  });
});

describe('a legal basis as a citizen reads it', () => {
  it.each([
    ['参照眉山市“好差评”规定', false, '本市设定（参照眉山市“好差评”规定）（还没有和原文核对）'],
    ['参照眉山市“好差评”规定', true, '本市设定（参照眉山市“好差评”规定）'],
    ['本市设定，未见上位规定', false, '本市设定，未见上位规定'],
    ['《民法典》第二百零一条', true, '《民法典》第二百零一条'],
    ['豫政办〔2024〕67号', false, '豫政办〔2024〕67号（还没有和原文核对）'],
  ])('%s, compared: %s (C16)', (basis, verified, told) => {
    expect(basisInWords('zh', { basis, verified })).toBe(told);
  });

  it('stands so on the track page (C16)', async () => {
    const page = plain((await (await badReview()).get('/t')).body);
    expect(page).toContain('依据：本市设定（参照');
  });
});

describe('a kind of matter these pages do not know', () => {
  it('has words all the same, as every known kind has its own', () => {
    for (const lang of ['zh', 'en'] as const) {
      const known = PROCEDURE_CODES.map((code) => ownProcedureWord(lang, code));
      expect(new Set(known).size).toBe(PROCEDURE_CODES.length);
      for (const unknown of ['inspection', 'toString', ''])
        expect(known).not.toContain(ownProcedureWord(lang, unknown));
    }
  });

  it.each(PROCEDURE_CODES)('%s is drawn on every page of a receipt, never a 500', async (procedure) => {
    const phone = await badReview();
    await city.asOwner(async (owner) => {
      await owner.query('alter table record_event disable trigger user');
      const changed = await owner.query(
        `update record_event set data = jsonb_set(data, '{procedure}', to_jsonb($1::text)) where type = 'registered'`,
        [procedure],
      );
      expect(changed.rowCount).toBeGreaterThan(0);
    });
    for (const url of ['/t', '/t?lang=en', '/t/data', '/t/data.html', '/t/data.json']) {
      expect((await phone.get(url)).statusCode, url).toBe(200);
    }
  });
});
