/** Replays: the answer to a form sent again, from the same device and from another; a submission id is no key. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, type Phone, type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { eraseMatter } from '../../matters/index.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { reviewsRoutes } from '../api.ts';

const RECEIVED = '这份表单之前已经收到';

let city: TestCity;
let town: PhoneTown;
let app: App;
let enterprise: Readonly<{ code: string }>;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
  enterprise = await town.entity();
  app = await testServer(city, (server) =>
    reviewsRoutes(server, { city, publicUrl: new URL('http://localhost:8080') }),
  );
});
afterAll(async () => {
  await app.close();
  await city.close();
});

const rowsOf = (sql: string, parameters: readonly unknown[] = []) =>
  city.asOwner(async (owner) => (await owner.query(sql, [...parameters])).rows);
const eventsOf = async (submission: string) =>
  (
    await rowsOf(
      `select e.type from record_event e join reviews_entry r on r.matter_id = e.stream_id
       where r.submission_id = $1 union all
       select e.type from record_event e join reviews_review r on r.matter_id = e.stream_id where r.submission_id = $1`,
      [submission],
    )
  ).map((row: { type: string }) => row.type);
const reviewsAt = (windowId: string) =>
  rowsOf('select grade, submission_id from reviews_review where window_id = $1', [windowId]);

const FORMS = ['complaints', 'suggestions', 'requests'] as const;
type Path = (typeof FORMS)[number];

async function sentBy(phone: Phone, code: string, path: Path, more: Record<string, string> = {}) {
  const url = `/s/${code}/${path}`;
  const { body } = await phone.get(url);
  const category = /<option value="([^"]+)"/.exec(body.replace('<option value=""', ''))?.[1];
  const fields = {
    submission: hidden(body, 'submission'),
    ...(category === undefined ? {} : { category }),
    words: '排队两小时',
    receipt: 'yes',
    name: '李某',
    phone: '13911112222',
    ...more,
  };
  return { url, fields, answer: await phone.send(url, fields) };
}

describe.each(FORMS)('a form of %s, sent again (security 3)', (path) => {
  it('by the same device at once is the same matter and the same answer', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const { url, fields, answer } = await sentBy(phone, code, path);
    expect(answer.headers.location).toBe('/t');
    const again = await phone.send(url, fields);
    expect(again.headers.location).toBe('/t');
    expect(await eventsOf(fields.submission)).toEqual(['registered']);
  });

  it('by any other device gives no receipt, no session, and adds nothing', async () => {
    const { code } = await town.window();
    const { url, fields } = await sentBy(aPhone(app), code, path);
    const stranger = aPhone(app);
    await stranger.get(url);
    for (const words of [fields.words, '我是别人']) {
      const answer = await stranger.send(url, { ...fields, words });
      expect([answer.statusCode, answer.headers.location]).toEqual([422, undefined]);
      expect(answer.body).toContain(RECEIVED);
      expect(answer.body, 'nothing typed is lost').toContain(`>${words}</textarea>`);
      expect(hidden(answer.body, 'submission')).not.toBe(fields.submission);
    }
    for (const cookie of ['mashang_receipt', 'mashang_fresh']) expect(stranger.cookies()).not.toContain(cookie);
    expect(await eventsOf(fields.submission)).toEqual(['registered']);
  });

  it('by the same device later is answered like anybody else', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const { url, fields } = await sentBy(phone, code, path);
    city.clock.advance({ minutes: 11 });
    const answer = await phone.send(url, { ...fields, words: '后来又想起一点' });
    expect([answer.statusCode, answer.headers.location]).toEqual([422, undefined]);
    expect(answer.body).toContain(RECEIVED);
    expect(await eventsOf(fields.submission)).toEqual(['registered']);
  });

  it('at another code, by another form or as a review is not taken', async () => {
    const [one, other] = [await town.window(), await town.window()];
    const phone = aPhone(app);
    const { fields } = await sentBy(phone, one.code, path);
    const elsewhere = await phone.send(`/s/${other.code}/${path}`, fields);
    expect(elsewhere.body).toContain(RECEIVED);
    const form = FORMS.find((each) => each !== path) ?? path;
    const otherForm = await phone.send(`/s/${one.code}/${form}`, { category: 'SQ04', ...fields });
    expect(otherForm.body).toContain(RECEIVED);
    const review = await phone.post(`/s/${other.code}/reviews`, { submission: fields.submission, grade: '5' });
    expect(review.headers.location).toBe(`/s/${other.code}/done?was=again`);
    expect(await reviewsAt(other.windowId)).toEqual([]);
    expect(await eventsOf(fields.submission)).toEqual(['registered']);
  });

  it('adds nothing to a matter whose data were destroyed: nothing is sealed again', async () => {
    const { code } = enterprise;
    const phone = aPhone(app);
    const { url, fields } = await sentBy(phone, code, path, { about: '某局' });
    const [entry] = await rowsOf('select matter_id from reviews_entry where submission_id = $1', [fields.submission]);
    const matterId = entry.matter_id as Uuid;
    await inTransaction(city.db, (tx) => eraseMatter(tx, city, matterId));
    for (const words of [fields.words, '再说一遍']) {
      expect((await phone.send(url, { ...fields, words })).body).toContain(RECEIVED);
    }
    expect(await rowsOf('select field from vault_secret where matter_id = $1', [matterId])).toEqual([]);
    expect(await eventsOf(fields.submission)).toEqual(['registered', 'words-erased']);
  });

  it('is refused when the review of a window was sent under it', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    await phone.post(`/s/${code}/reviews`, { submission, grade: '1' });
    const { answer } = await sentBy(phone, code, path, { submission });
    expect(answer.body).toContain(RECEIVED);
  });
});

describe('a review, sent again (security 3)', () => {
  async function tapped(code: string, phone: Phone, grade = '1') {
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    await phone.post(`/s/${code}/reviews`, { submission, grade });
    return submission;
  }

  it('by another device changes no grade, shows no details and gives no receipt', async () => {
    const { code, windowId } = await town.window();
    const owner = aPhone(app);
    const submission = await tapped(code, owner);
    const details = `/s/${code}/reviews/details`;
    const mine = await owner.send(details, { submission, grade: '1', words: '真的慢', answer: 'yes' });
    expect(mine.headers.location).toBe('/t');
    const stranger = aPhone(app);
    await stranger.get(`/s/${code}`);
    const tap = await stranger.post(`/s/${code}/reviews`, { submission, grade: '5' });
    expect(tap.headers.location).toBe(`/s/${code}/done?was=again`);
    const added = await stranger.send(details, { submission, grade: '5', words: '我是别人', answer: 'yes' });
    expect(added.body).toContain('评价已经保存');
    expect(stranger.cookies()).not.toContain('mashang_re');
    expect(await reviewsAt(windowId)).toEqual([{ grade: 1, submission_id: submission }]);
    expect(await eventsOf(submission)).toEqual(['registered', 'accepted']);
  });

  it('is not shown to a device that knows nothing but its id', async () => {
    const { code } = await town.window();
    const submission = await tapped(code, aPhone(app));
    const thief = await app.inject({
      url: `/s/${code}/reviews/details`,
      headers: { cookie: `mashang_review=${submission}` },
    });
    expect(thief.body).toContain('评价已经保存');
  });

  it('adds nothing once its person had everything destroyed', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const submission = await tapped(code, phone);
    const details = `/s/${code}/reviews/details`;
    await phone.send(details, { submission, grade: '1', words: '真的慢', answer: 'yes' });
    const [review] = await rowsOf('select matter_id from reviews_review where submission_id = $1', [submission]);
    await inTransaction(city.db, (tx) => eraseMatter(tx, city, review.matter_id as Uuid));
    for (const answer of ['yes', '']) {
      const late = await phone.send(details, { submission, grade: '5', words: '又写一遍', answer });
      expect(late.body).toContain('评价已经保存');
    }
    const kept = await rowsOf('select words from reviews_detail where words is not null');
    expect(JSON.stringify(kept)).not.toContain('又写一遍');
  });
});

describe('on a device that others use too (security 3)', () => {
  const shared = { shared: 'yes' };

  it.each(FORMS)('%s shows the receipt once and leaves nothing behind', async (path) => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const { url, fields, answer } = await sentBy(phone, code, path, shared);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('请现在记下回执');
    expect(answer.body).toMatch(/(<span>\d{4}<\/span>){4}/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['clear-site-data']).toBe('"cache"');
    expect(phone.cookies()).not.toContain('mashang_');
    expect((await phone.get('/s/x/done')).body).not.toMatch(/<span>\d{4}<\/span>/);
    const back = (await phone.send(url, fields)).body;
    expect(back, 'the way back').toContain(RECEIVED);
    for (const typed of [fields.words, fields.name, fields.phone]) expect(back).not.toContain(typed);
  });

  it('a review keeps no way back to its details', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    await phone.post(`/s/${code}/reviews`, { submission, grade: '2' });
    const details = `/s/${code}/reviews/details`;
    const done = await phone.send(details, { submission, grade: '2', words: '慢', answer: 'yes', ...shared });
    expect(done.body).toContain('请现在记下回执');
    expect(phone.cookies()).not.toContain('mashang_');
    expect((await phone.get(details)).body).toContain('评价已经保存');
  });

  it('somebody who adds nothing leaves no way back either', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    await phone.post(`/s/${code}/reviews`, { submission, grade: '2' });
    expect((await phone.get(`/s/${code}/done`)).body).toContain('收到了');
    expect(phone.cookies()).not.toContain('mashang_review');
  });
});
