/** Entry forms, their photos, and what happens when a code is flooded. */

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Challenge } from 'altcha-lib/types';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import {
  aPhone,
  DIVISION,
  hidden,
  type Phone,
  type PhoneTown,
  phoneTown,
  type Upload,
} from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { App } from '../../platform/http/http.ts';
import { MOST_PER_CODE_IN_TEN_MINUTES } from '../../platform/http/pressure.ts';
import { tablesOf } from '../../platform/postgres/db.ts';
import { closeDueReviews, codeMarkOf } from '../actions.ts';
import { reviewsRoutes } from '../api.ts';
import { reviewsJobs } from '../jobs.ts';
import type { ReviewsTables } from '../tables.ts';
import { releaseDueEntries } from './actions-entries.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000' as Uuid;
let city: TestCity;
let town: PhoneTown;
let app: App;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
  app = await testServer(city, (server) =>
    reviewsRoutes(server, { city, publicUrl: new URL('http://localhost:8080') }),
  );
});
afterAll(async () => {
  await app.close();
  await city.close();
});

const tables = () => tablesOf<ReviewsTables>(city.db);
const entriesOn = (codeId: Uuid) =>
  tables().selectFrom('reviews_entry').selectAll().where('code_mark', '=', codeMarkOf(city, codeId)).execute();
const reviewsOn = (codeId: Uuid) =>
  tables().selectFrom('reviews_review').selectAll().where('code_id', '=', codeId).execute();

async function aPicture(color = '#285'): Promise<Buffer> {
  return sharp({ create: { width: 24, height: 24, channels: 3, background: color } })
    .withExif({ IFD0: { Artist: 'MARKER-OWNER' } })
    .jpeg()
    .toBuffer();
}

const upload = (bytes: Uint8Array, name = 'IMG_1.jpg'): Upload => ({ field: 'photo', name, type: 'image/jpeg', bytes });

async function formOf(phone: Phone, url: string) {
  const { body } = await phone.get(url);
  const category = /<option value="([^"]+)"/.exec(body.replace('<option value=""', ''))?.[1];
  return { submission: hidden(body, 'submission'), ...(category === undefined ? {} : { category }), body };
}

describe('an entry', () => {
  it.each([
    ['complaints', '投诉'],
    ['suggestions', '建议'],
    ['requests', '求助'],
  ])('%s becomes a matter with a receipt', async (path) => {
    const { code, codeId } = await town.window();
    const phone = aPhone(app);
    const { body: _, ...form } = await formOf(phone, `/s/${code}/${path}`);
    const sent = await phone.send(`/s/${code}/${path}`, { ...form, words: '请看一下', receipt: 'yes' });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/t']);
    const [entry] = await entriesOn(codeId);
    expect([entry?.state, entry?.matter_id === null]).toEqual(['registered', false]);
  });

  it('without a wish for a receipt thanks, and gives none; the former address of the thanks holds', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const { body: _, ...form } = await formOf(phone, `/s/${code}/suggestions`);
    const sent = await phone.send(`/s/${code}/suggestions`, { ...form, words: '多放把椅子' });
    expect(sent.headers.location).toBe(`/s/${code}/done?was=entry`);
    expect(phone.cookies()).not.toContain('mashang_receipt');
    const thanks = (await phone.get(`/s/${code}/done?was=entry`)).body;
    expect((await phone.get(`/s/${code}/done?was=door`)).body).toBe(thanks);
    expect((await phone.get(`/s/${code}/done?was=none`)).body).not.toBe(thanks);
  });

  it('sent twice at once is one matter', async () => {
    const { code, codeId } = await town.window();
    const phone = aPhone(app);
    const { body: _, ...form } = await formOf(phone, `/s/${code}/requests`);
    const fields = { ...form, words: '执照卡住了', receipt: 'yes' };
    const sent = await Promise.all([1, 2, 3].map(() => phone.send(`/s/${code}/requests`, fields)));
    expect(sent.map((answer) => answer.headers.location)).toEqual(['/t', '/t', '/t']);
    expect(await entriesOn(codeId)).toHaveLength(1);
  });

  it('with nothing in it names each field, and its category must be one of the law’s', async () => {
    const { code, codeId } = await town.window();
    const phone = aPhone(app);
    const { submission } = await formOf(phone, `/s/${code}/complaints`);
    const sent = await phone.send(`/s/${code}/complaints`, { submission, category: 'made-up' });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('<title>请改一下：');
    for (const field of ['category', 'words']) expect(sent.body).toContain(`<a href="#${field}">`);
    expect(await entriesOn(codeId)).toEqual([]);
  });

  it('on an enterprise’s own code asks which office is meant, and keeps the enterprise out of the matter', async () => {
    const { code, codeId, entityId } = await town.entity();
    const phone = aPhone(app);
    const page = await phone.get(`/s/${code}`);
    expect(page.body).toContain('测试商贸有限公司');
    const { body: _, ...form } = await formOf(phone, `/s/${code}/complaints`);
    const unnamed = await phone.send(`/s/${code}/complaints`, { ...form, words: '重复检查' });
    expect(unnamed.body).toContain('<a href="#about">');
    await phone.send(`/s/${code}/complaints`, { ...form, words: '重复检查', about: '某局', receipt: 'yes' });
    const [entry] = await entriesOn(codeId);
    const dump = await city.asOwner(async (owner) => {
      const found = await owner.query('select data::text as data from record_event where stream_id = $1', [
        entry?.matter_id,
      ]);
      const row = await owner.query('select m::text as data from matters_matter m where id = $1', [entry?.matter_id]);
      return [...found.rows, ...row.rows].map((each: { data: string }) => each.data).join('\n');
    });
    expect(dump).toContain('"entity"');
    expect(dump).not.toContain(entityId);
  });
});

describe('a photo', () => {
  it('that cannot be used is named at its field; the good ones wait a day for the form', async () => {
    const { code, codeId } = await town.window();
    const phone = aPhone(app);
    const { body: _, ...form } = await formOf(phone, `/s/${code}/requests`);
    const good = upload(await aPicture());
    const bad = upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'really.jpg');
    const url = `/s/${code}/requests`;
    const refused = await phone.send(url, { ...form, words: '看照片', receipt: 'yes' }, [good, bad]);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#photo">只能放 JPG、PNG 或 WebP 照片</a>');
    expect(refused.body).toContain('已收到 1 张照片');
    expect(refused.body).toContain('>看照片</textarea>');
    const sent = await phone.send(url, { ...form, words: '看照片', receipt: 'yes' });
    expect(sent.headers.location).toBe('/t');
    const [entry] = await entriesOn(codeId);
    const files = await city.asOwner(
      async (owner) =>
        (await owner.query('select bytes from matters_file where matter_id = $1', [entry?.matter_id])).rows,
    );
    expect(files).toHaveLength(1);
    expect(Buffer.from(files[0].bytes).includes('MARKER-OWNER')).toBe(false);
    expect(await tables().selectFrom('reviews_photo').selectAll().execute()).toEqual([]);
  });

  it('that waits is kept and given to the device that sent it alone, whoever reads the submission id (security 3)', async () => {
    const { code, codeId } = await town.window();
    const url = `/s/${code}/requests`;
    const [owner, other] = [aPhone(app), aPhone(app)];
    const { body: _, ...form } = await formOf(owner, url);
    const wrong = { ...form, words: '' };
    expect((await owner.send(url, wrong, [upload(await aPicture('#111'))])).body).toContain('已收到 1 张照片');
    const [kept] = await tables().selectFrom('reviews_photo').select('jpeg').execute();
    const read = await other.send(url, wrong);
    expect(read.statusCode).toBe(422);
    expect(read.body, 'is not told of it').not.toContain('张照片');
    await other.send(url, wrong, [upload(await aPicture('#222')), upload(await aPicture('#333'))]);
    expect((await owner.send(url, wrong)).body, 'does not replace it').toContain('已收到 1 张照片');
    expect((await owner.send(url, { ...form, words: '我的照片' })).statusCode).toBe(303);
    const [entry] = await entriesOn(codeId);
    const files = await city.asOwner(
      async (sql) => (await sql.query('select bytes from matters_file where matter_id = $1', [entry?.matter_id])).rows,
    );
    expect(files.map(({ bytes }: { bytes: Buffer }) => bytes.equals(kept?.jpeg as Buffer))).toEqual([true]);
    expect(await tables().selectFrom('reviews_photo').selectAll().execute()).toEqual([]);
  });

  it('that waits longer than a day is dropped', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const { body: _, ...form } = await formOf(phone, `/s/${code}/requests`);
    await phone.send(`/s/${code}/requests`, form, [upload(await aPicture())]);
    expect(await tables().selectFrom('reviews_photo').select('id').execute()).toHaveLength(1);
    city.clock.advance({ hours: 25 });
    for (const job of reviewsJobs) await job.run(city);
    expect(await tables().selectFrom('reviews_photo').select('id').execute()).toEqual([]);
  });

  it('too many or too large is said, and nothing typed is lost', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const { body: _, ...form } = await formOf(phone, `/s/${code}/requests`);
    const url = `/s/${code}/requests`;
    const four = await Promise.all(
      ['#111', '#222', '#333', '#444'].map(async (color) => upload(await aPicture(color))),
    );
    const many = await phone.send(url, { ...form, words: '四张' }, four);
    expect(many.body).toContain('<a href="#photo">照片最多放 3 张</a>');
    expect(many.body).toContain('>四张</textarea>');
    const large = await phone.send(url, { ...form, words: '大图' }, [upload(new Uint8Array(8 * 1024 * 1024 + 10))]);
    expect(large.statusCode).toBe(422);
    expect(large.body).toContain('<a href="#photo">照片超过 8 MB，请换一张小一点的</a>');
    expect(large.body).toContain('>大图</textarea>');
  });
});

describe('two hundred people behind one address', () => {
  it('rate twenty windows in ten minutes, and every one of them counts without a question', async () => {
    const windows = await Promise.all(Array.from({ length: 20 }, () => town.window()));
    for (let person = 0; person < 200; person += 1) {
      const window = windows[person % windows.length];
      if (window === undefined) throw new Error('no window');
      const phone = aPhone(app);
      const page = await phone.get(`/s/${window.code}`);
      expect(page.body).not.toContain('data-altcha');
      const fields = { submission: hidden(page.body, 'submission'), grade: '4' };
      expect((await phone.post(`/s/${window.code}/reviews`, fields)).statusCode).toBe(303);
    }
    for (const { codeId } of windows) {
      expect((await reviewsOn(codeId)).map((review) => review.state)).toEqual(Array(10).fill('open'));
    }
  });
});

describe('a flooded code', () => {
  const challengeIn = (html: string) =>
    JSON.parse((/data-altcha="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"')) as Challenge;
  /** What the script of the page sends with the form. */
  const solved = async (html: string) => {
    const challenge = challengeIn(html);
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  };
  const FLOODER = '198.51.100.9';
  async function flood(code: string, times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await aPhone(app, {}, FLOODER).post(`/s/${code}/reviews`, { submission: city.outside.uuid(), grade: '1' });
    }
  }

  it('still takes everybody: with a proof of work it counts at once, without one it is held and counts after a day', async () => {
    const { code, codeId, windowId } = await town.window();
    await flood(code, MOST_PER_CODE_IN_TEN_MINUTES);
    city.clock.advance({ seconds: 5 });
    const page = (await aPhone(app).get(`/s/${code}`)).body;
    expect(page).toContain('您的手机不能运行脚本');
    const altcha = await solved(page);
    const submission = hidden(page, 'submission');
    await aPhone(app).post(`/s/${code}/reviews`, { submission, grade: '5', altcha });
    const unproved = city.outside.uuid();
    const phone = aPhone(app);
    await phone.post(`/s/${code}/reviews`, { submission: unproved, grade: '2', altcha });
    const states = async () =>
      (await reviewsOn(codeId))
        .filter((review) => [submission, unproved].includes(review.submission_id))
        .map((review) => [review.grade, review.state])
        .sort();
    expect(await states()).toEqual([
      [2, 'held'],
      [5, 'open'],
    ]);
    const sent = await phone.send(`/s/${code}/reviews/details`, {
      submission: unproved,
      grade: '2',
      words: '真的差',
      phone: '13800138000',
    });
    expect(sent.headers.location).toBe(`/s/${code}/done?was=held`);
    const stored = await city.asOwner(async (owner) => (await owner.query('select v::text from vault_secret v')).rows);
    expect(JSON.stringify(stored)).not.toContain('13800138000');
    city.clock.advance({ hours: 25 });
    await closeDueReviews(city);
    const [released] = (await reviewsOn(codeId)).filter((review) => review.submission_id === unproved);
    expect([released?.state, released?.matter_id === null]).toEqual(['closed', false]);
    const total = await tables()
      .selectFrom('reviews_daily')
      .select((eb) => eb.fn.sum<string>('reviews').as('n'))
      .where('window_id', '=', windowId)
      .executeTakeFirst();
    expect(Number(total?.n)).toBe(MOST_PER_CODE_IN_TEN_MINUTES + 2);
  });

  it('is seen by the next scan at once, asks for more work the more there is, and its week is marked while it runs (security 15)', async () => {
    const { code, codeId, windowId } = await town.window();
    await flood(code, MOST_PER_CODE_IN_TEN_MINUTES - 1);
    expect((await aPhone(app).get(`/s/${code}`)).body).not.toContain('data-altcha');
    await flood(code, 1);
    const honest = aPhone(app);
    const page = (await honest.get(`/s/${code}`)).body;
    expect(challengeIn(page).parameters.keyPrefix).toBe('0000');
    const there = (await aPhone(app, {}, FLOODER).get(`/s/${code}`)).body;
    expect(challengeIn(there).parameters.keyPrefix, 'where it comes from').toBe('00000');
    const altcha = await solved(page);
    await flood(code, MOST_PER_CODE_IN_TEN_MINUTES);
    const submission = hidden(page, 'submission');
    await honest.post(`/s/${code}/reviews`, { submission, grade: '1', altcha });
    const [late] = (await reviewsOn(codeId)).filter((review) => review.submission_id === submission);
    expect(late?.state, 'too little by now: looked at first').toBe('held');
    for (const job of reviewsJobs) await job.run(city);
    const signs = () => tables().selectFrom('reviews_sign').selectAll().where('window_id', '=', windowId).execute();
    expect(await signs()).toMatchObject([{ kind: 'burst', under: MOST_PER_CODE_IN_TEN_MINUTES }]);
    for (const job of reviewsJobs) await job.run(city);
    expect(await signs()).toHaveLength(1);
    city.clock.advance({ hours: 25 });
    for (const job of reviewsJobs) await job.run(city);
    expect(
      (await reviewsOn(codeId)).filter(({ state }) => state === 'held'),
      'nothing is lost',
    ).toEqual([]);
  }, 60_000);

  it('gives back a form with what its phone has solved: nothing is solved twice', async () => {
    const { code, codeId } = await town.window();
    await flood(code, MOST_PER_CODE_IN_TEN_MINUTES);
    const full = await testServer(city, (server) =>
      reviewsRoutes(server, { city, publicUrl: new URL('http://localhost:8080'), mostWaiting: 0 }),
    );
    const phone = aPhone(app);
    const page = (await phone.get(`/s/${code}`)).body;
    const submission = hidden(page, 'submission');
    const altcha = await solved(page);
    const url = `/s/${code}/reviews`;
    const refused = [
      await aPhone(full).post(url, { submission, grade: '5', altcha }),
      await phone.post(url, { submission, altcha }),
      await phone.post(`/s/${code}/complaints`, { submission, altcha, words: '' }),
    ];
    for (const { body } of refused) {
      expect([hidden(body, 'submission'), hidden(body, 'altcha')]).toEqual([submission, altcha]);
      expect(body).not.toContain('data-altcha');
    }
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([503, 422, 422]);
    const unproved = (await phone.post(url, { submission, altcha: 'AAAA' })).body;
    expect(challengeIn(unproved).parameters.data?.submission, 'what proves nothing is still to be solved').toBe(
      submission,
    );
    await phone.post(url, { submission: hidden(refused[1]?.body ?? '', 'submission'), grade: '5', altcha });
    expect((await reviewsOn(codeId)).find((review) => review.submission_id === submission)?.state).toBe('open');
    await full.close();
  }, 60_000);

  it('is counted by one after the other: of many at once no more pass than an unpressed code lets in (security 15)', async () => {
    const { code, codeId } = await town.window();
    await flood(code, MOST_PER_CODE_IN_TEN_MINUTES - 5);
    const phones = Array.from({ length: 20 }, () => aPhone(app));
    const forms = await Promise.all(
      phones.map(async (phone) => hidden((await phone.get(`/s/${code}`)).body, 'submission')),
    );
    await Promise.all(
      phones.map((phone, each) => phone.post(`/s/${code}/reviews`, { submission: forms[each] ?? '', grade: '1' })),
    );
    const states = Map.groupBy(await reviewsOn(codeId), ({ state }) => state);
    expect([states.get('open')?.length, states.get('held')?.length]).toEqual([MOST_PER_CODE_IN_TEN_MINUTES, 15]);
  }, 60_000);

  it('keeps a complaint, shows its receipt, and registers it when a dispatcher lets it in or a day has passed', async () => {
    const { code, codeId } = await town.window();
    await flood(code, MOST_PER_CODE_IN_TEN_MINUTES);
    const ids: string[] = [];
    for (const words of ['第一件', '第二件', '第三件']) {
      const phone = aPhone(app);
      const { body: _, ...form } = await formOf(phone, `/s/${code}/complaints`);
      ids.push(form.submission);
      const sent = await phone.send(`/s/${code}/complaints`, { ...form, words, receipt: 'yes' });
      expect(sent.headers.location).toBe(`/s/${code}/done?was=held`);
      const done = (await phone.get(`/s/${code}/done?was=held`)).body;
      expect(done).toContain('先由工作人员看一眼');
      expect(done).toMatch(/(<span>\d{4}<\/span>){4}/);
    }
    const dispatcher = await town.people.actor('dispatcher', town.unitId, DIVISION);
    const headers = await town.people.signedIn(dispatcher);
    const held = await app.inject({ url: '/api/v1/reviews/held', headers });
    const waiting = (held.json() as { id: string; kind: string }[]).filter((line) => line.kind === 'complaint');
    expect(waiting).toHaveLength(3);
    expect(held.body).not.toContain('第一件');
    const [first, second] = waiting;
    const url = `/api/v1/reviews/held/${first?.id}`;
    const post = (path: string, body: object = {}) => app.inject({ method: 'POST', url: path, headers, payload: body });
    expect((await post(`${url}/release`)).statusCode).toBe(204);
    expect((await post(`${url}/release`)).statusCode).toBe(409);
    expect((await post(`/api/v1/reviews/held/${second?.id}/discard`, { reason: '' })).statusCode).toBe(422);
    expect(
      (await post(`/api/v1/reviews/held/${second?.id}/discard`, { reason: '同一段文字重复上百次' })).statusCode,
    ).toBe(204);
    const elsewhere = await town.people.actor('dispatcher', town.unitId, '411403');
    const other = await app.inject({
      method: 'POST',
      url: `${url}/release`,
      headers: await town.people.signedIn(elsewhere),
      payload: {},
    });
    expect(other.statusCode).toBe(404);
    city.clock.advance({ hours: 25 });
    await releaseDueEntries(city);
    const states = (await entriesOn(codeId)).map((entry) => [entry.state, entry.matter_id !== null]).sort();
    expect(states).toEqual([
      ['discarded', false],
      ['registered', true],
      ['registered', true],
    ]);
    expect(ids).toHaveLength(3);
  });
});

describe('a device', () => {
  it('is forgotten after a day', async () => {
    const { code, codeId } = await town.window();
    const phone = aPhone(app);
    await phone.post(`/s/${code}/reviews`, { submission: city.outside.uuid(), grade: '5' });
    expect((await reviewsOn(codeId))[0]?.device_hash).toMatch(/^[0-9a-f]{64}$/);
    city.clock.advance({ hours: 25 });
    for (const job of reviewsJobs) await job.run(city);
    expect((await reviewsOn(codeId))[0]?.device_hash).toBeNull();
  });
});

describe('what somebody wrote into a good review', () => {
  it('is erased after three years, and the review still counts', async () => {
    const { code, codeId } = await town.window();
    const phone = aPhone(app);
    const submission = city.outside.uuid();
    await phone.post(`/s/${code}/reviews`, { submission, grade: '5' });
    const details = { submission, grade: '5', words: '谢谢小李', reason: 'kind' };
    await phone.send(`/s/${code}/reviews/details`, details, [upload(await aPicture())]);
    const [review] = await reviewsOn(codeId);
    const detail = () =>
      tables()
        .selectFrom('reviews_detail')
        .select(['words', 'reasons'])
        .where('review_id', '=', review?.id ?? NOBODY)
        .execute();
    const runJobs = async () => {
      for (const job of reviewsJobs) await job.run(city);
    };
    city.clock.advance({ days: 1_090 });
    await runJobs();
    expect(await detail()).toEqual([{ words: '谢谢小李', reasons: ['kind'] }]);
    city.clock.advance({ days: 10 });
    await runJobs();
    expect(await detail()).toEqual([{ words: null, reasons: ['kind'] }]);
    expect(
      await tables().selectFrom('reviews_photo').select('id').where('submission_id', '=', submission).execute(),
    ).toEqual([]);
    expect((await reviewsOn(codeId))[0]?.grade).toBe(5);
  });
});
