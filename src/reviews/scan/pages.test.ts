/** Pages after a scan, with the real routes, loop and database. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, addMs, instantOfLocal, localDateOf } from '../../kernel/time.ts';
import { addCategoryList } from '../../law/lists/actions-lists.ts';
import { categoryLists } from '../../law/lists/store-lists.ts';
import { revokeCode } from '../../places/index.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction, tablesOf, transact } from '../../platform/postgres/db.ts';
import { eraseSecrets } from '../../vault/index.ts';
import { closeDueReviews } from '../actions.ts';
import { reviewsRoutes } from '../api.ts';
import type { ReviewsTables } from '../tables.ts';
import { reviewKept } from './actions-kept.ts';

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

const reviewsAt = (windowId: Uuid) =>
  tablesOf<ReviewsTables>(city.db).selectFrom('reviews_review').selectAll().where('window_id', '=', windowId).execute();
const countsAt = async (windowId: Uuid) =>
  (
    await tablesOf<ReviewsTables>(city.db)
      .selectFrom('reviews_daily')
      .select(['grade', 'reviews'])
      .where('window_id', '=', windowId)
      .where('reviews', '>', 0)
      .execute()
  ).map(({ grade, reviews }) => [grade, reviews]);
const mattersOf = async (windowId: Uuid) =>
  (await reviewsAt(windowId)).map((review) => review.matter_id).filter((id) => id !== null);

async function tapped(code: string, grade: string, phone = aPhone(app)) {
  const page = await phone.get(`/s/${code}`);
  const submission = hidden(page.body, 'submission');
  const answer = await phone.post(`/s/${code}/reviews`, { submission, grade });
  return { phone, submission, answer };
}

describe('the page of a window’s code', () => {
  it('names the hall and the window, shows five faces with words and three forms, and marks the device its form belongs to', async () => {
    const { code } = await town.window('企业开办');
    const page = await aPhone(app).get(`/S/${code}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('测试区政务服务中心');
    expect(page.body).toMatch(/\d+号窗口 企业开办/);
    for (const word of ['非常满意', '满意', '基本满意', '不满意', '非常不满意'])
      expect(page.body).toContain(`${word}</button>`);
    for (const form of ['我要投诉', '我要建议', '我要求助']) expect(page.body).toContain(form);
    expect(String(page.headers['set-cookie'])).toMatch(/^mashang_device=[^;]+;.*HttpOnly/);
    expect(page.body).not.toContain('<script');
  });

  it('never gives two readers the same submission id', async () => {
    const { code } = await town.window();
    const ids = new Set<string>();
    for (let n = 0; n < 20; n += 1) ids.add(hidden((await aPhone(app).get(`/s/${code}`)).body, 'submission'));
    expect(ids.size).toBe(20);
  });

  it('speaks English to those who ask, and keeps doing so through the form', async () => {
    const { code } = await town.window();
    const page = await aPhone(app).get(`/s/${code}?lang=en`);
    expect(page.body).toContain('How was your visit?');
    expect(page.body).toContain(`action="/s/${code}/reviews?lang=en"`);
  });

  it('of a revoked, unknown or made-up code says so and offers the halls and the hotline', async () => {
    const { code, codeId } = await town.window();
    await inTransaction(city.db, (tx) => revokeCode(tx, city, town.by, { codeId, reason: 'lost' }));
    const revoked = await aPhone(app).get(`/s/${code}`);
    expect(revoked.statusCode).toBe(410);
    expect(revoked.body).toContain('这个码已经停用');
    const madeUp = await aPhone(app).get('/s/0000000000');
    expect(madeUp.statusCode).toBe(404);
    for (const page of [revoked, madeUp]) {
      expect(page.body).toContain('href="/halls"');
      expect(page.body).toContain('href="tel:12345"');
    }
    const halls = await aPhone(app).get('/halls');
    expect(halls.body).toContain('测试区政务服务中心');
  });
});

describe('one tap', () => {
  it.each(['5', '4', '3', '2', '1'])('stores grade %s, counts it, and thanks', async (grade) => {
    const { code, windowId } = await town.window();
    const { phone, answer } = await tapped(code, grade);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`/s/${code}/reviews/details`);
    expect(await countsAt(windowId)).toEqual([[Number(grade), 1]]);
    const details = await phone.get(`/s/${code}/reviews/details`);
    expect(details.body).toContain('谢谢，已记下');
    expect(phone.cookies()).toContain('mashang_device');
  });

  it('sent twice is one review; sent again with another face is an amendment that is kept', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '1');
    const url = `/s/${code}/reviews`;
    await Promise.all([1, 2, 3].map(() => phone.post(url, { submission, grade: '1' })));
    expect(await countsAt(windowId)).toEqual([[1, 1]]);
    await phone.post(url, { submission, grade: '4' });
    expect(await countsAt(windowId)).toEqual([[4, 1]]);
    const [review] = await reviewsAt(windowId);
    const amendments = await tablesOf<ReviewsTables>(city.db)
      .selectFrom('reviews_amendment')
      .select('grade')
      .where('review_id', '=', review?.id ?? NOBODY)
      .execute();
    expect(amendments).toEqual([{ grade: 1 }]);
  });

  it('of nothing shows the faces again and says what is missing', async () => {
    const { code, windowId } = await town.window();
    const phone = aPhone(app);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    const answer = await phone.post(`/s/${code}/reviews`, { submission });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('请点一个表情');
    expect(await reviewsAt(windowId)).toEqual([]);
  });

  it('keeps its time to the minute', async () => {
    const { code, windowId } = await town.window();
    city.clock.advance({ seconds: 17 });
    await tapped(code, '5');
    expect((await reviewsAt(windowId))[0]?.at).toMatch(/:00\.000Z$/);
  });
});

describe('a bad grade', () => {
  it('becomes a matter when the details are sent, with a receipt for whoever wants an answer', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '2');
    const url = `/s/${code}/reviews/details`;
    const sent = await phone.send(url, { submission, grade: '2', words: '跑了三趟', answer: 'yes' });
    expect(sent.statusCode).toBe(303);
    expect(sent.headers.location).toBe('/t');
    expect(phone.cookies()).toContain('mashang_receipt');
    expect(await mattersOf(windowId)).toHaveLength(1);
    await phone.send(url, { submission, grade: '2', words: '跑了三趟', answer: 'yes' });
    await phone.send(url, { submission, grade: '5', words: '跑了四趟', answer: 'yes' });
    expect(await mattersOf(windowId), 'never double').toHaveLength(1);
    expect(await countsAt(windowId), 'the grade stays once work has begun').toEqual([[2, 1]]);
  });

  it('sent once without a wish for an answer says so to whoever wants one afterwards, and keeps what was added', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '1');
    const url = `/s/${code}/reviews/details`;
    expect((await phone.send(url, { submission, grade: '1' })).headers.location).toBe(`/s/${code}/done?was=bad`);
    expect((await phone.get(url)).body).not.toContain('我要一个答复');
    const late = await phone.send(url, { submission, grade: '1', words: '还有一件事', answer: 'yes' });
    expect(late.headers.location).toBe(`/s/${code}/done?was=late`);
    expect((await phone.get(`/s/${code}/done?was=late`)).body).toContain('我要投诉');
    expect(await mattersOf(windowId)).toHaveLength(1);
  });

  it('gives the matter its grade and every reason that was ticked (A3)', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '1');
    const form = await phone.get(`/s/${code}/reviews/details`);
    const reasons = [...form.body.matchAll(/name="reason" value="([^"]+)"/g)]
      .slice(0, 2)
      .map(([, value]) => value ?? '');
    await phone.send(`/s/${code}/reviews/details`, { submission, reason: reasons, words: '', answer: 'no' });
    const [matterId] = await mattersOf(windowId);
    const [event] = await city.asOwner(
      async (client) =>
        (await client.query('select data from record_event where stream_id = $1 and seq = 1', [matterId])).rows,
    );
    expect(event.data.rating).toEqual({ grade: 1, reasons });
    expect(reasons).toHaveLength(2);
  });

  it('goes by the reasons of the day of the tap, though midnight passes before they are ticked', async () => {
    const { code, windowId } = await town.window();
    const tomorrow = addDays(localDateOf(city.outside.now()), 1);
    const [list] = await categoryLists(city.db, ['bad-review-reason']);
    if (list === undefined) throw new Error('no reasons');
    const by = { userId: NOBODY, postId: NOBODY, submissionId: city.outside.uuid() };
    const added = await inTransaction(city.db, (tx) =>
      addCategoryList(tx, city.outside.now(), by, {
        kind: 'bad-review-reason',
        seenVersion: list.version,
        effectiveFrom: tomorrow,
        categories: list.categories.filter((each) => each.code !== 'BR05'),
        reason: '按新规定调整',
      }),
    );
    expect(added.ok).toBe(true);
    city.clock.set(addMs(instantOfLocal(tomorrow, '00:00'), -120_000));
    const { phone, submission } = await tapped(code, '1');
    city.clock.advance({ minutes: 5 });
    const url = `/s/${code}/reviews/details`;
    expect((await phone.get(url)).body).toContain('value="BR05"');
    await phone.send(url, { submission, reason: ['BR05'], words: '', answer: 'no' });
    const [matterId] = await mattersOf(windowId);
    const kept = matterId === undefined ? undefined : await reviewKept(city.db, matterId);
    expect(kept?.inWords.zh.reasons).toEqual(['来回跑了多趟']);
    const other = await town.window();
    const fresh = await tapped(other.code, '1');
    expect((await fresh.phone.get(`/s/${other.code}/reviews/details`)).body).not.toContain('value="BR05"');
  });

  it('left alone becomes a matter when the quarter of an hour is over, and a good one does not', async () => {
    const bad = await town.window();
    const good = await town.window();
    await tapped(bad.code, '1');
    await tapped(good.code, '4');
    city.clock.advance({ minutes: 14 });
    await closeDueReviews(city);
    expect(await mattersOf(bad.windowId)).toEqual([]);
    city.clock.advance({ minutes: 2 });
    await closeDueReviews(city);
    await closeDueReviews(city);
    expect(await mattersOf(bad.windowId)).toHaveLength(1);
    expect(await mattersOf(good.windowId)).toEqual([]);
  });

  it('shows its words to whoever wrote them, and keeps them sealed under the matter: they die with it', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '5');
    const url = `/s/${code}/reviews/details`;
    await phone.send(url, { submission, grade: '5', words: '原来挺好' });
    for (const words of ['后来变了', '还有一处']) await phone.send(url, { submission, grade: '1', words });
    expect((await phone.get(url)).body).toContain('>还有一处</textarea>');
    const [review] = await reviewsAt(windowId);
    const kept = async () => {
      const of = tablesOf<ReviewsTables>(city.db);
      const detail = await of
        .selectFrom('reviews_detail')
        .select(['words', 'sealed'])
        .where('review_id', '=', review?.id ?? NOBODY)
        .execute();
      const before = await of
        .selectFrom('reviews_amendment')
        .select(['words', 'sealed'])
        .where('review_id', '=', review?.id ?? NOBODY)
        .execute();
      return [...detail, ...before];
    };
    expect(await kept()).toHaveLength(3);
    expect((await kept()).every(({ words, sealed }) => words === null && sealed !== null)).toBe(true);
    const [matterId] = await mattersOf(windowId);
    await transact(city.db, (tx) => eraseSecrets(tx, city, matterId as Uuid));
    const erased = await phone.get(url);
    expect(erased.body).toContain('</textarea>');
    expect(erased.body).not.toContain('还有一处');
  });

  it('cannot be changed any more after that', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '1');
    city.clock.advance({ minutes: 16 });
    const late = await phone.send(`/s/${code}/reviews/details`, { submission, grade: '5' });
    expect(late.body).toContain('评价已经保存');
    expect(await countsAt(windowId)).toEqual([[1, 1]]);
  });
});

describe('details', () => {
  it('of a good grade are kept with the review; asking for an answer needs words', async () => {
    const { code, windowId } = await town.window();
    const { phone, submission } = await tapped(code, '5');
    const url = `/s/${code}/reviews/details`;
    const empty = await phone.send(url, { submission, grade: '5', answer: 'yes', reason: 'quick' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('要答复的话，请写一下想说的事');
    expect(empty.body).toMatch(/value="quick" checked/);
    const sent = await phone.send(url, { submission, grade: '5', reason: ['quick', 'made-up'], words: '很好' });
    expect(sent.headers.location).toBe(`/s/${code}/done?was=good`);
    expect(await mattersOf(windowId)).toEqual([]);
    const [review] = await reviewsAt(windowId);
    const detail = await tablesOf<ReviewsTables>(city.db)
      .selectFrom('reviews_detail')
      .select(['reasons', 'words'])
      .where('review_id', '=', review?.id ?? NOBODY)
      .executeTakeFirst();
    expect(detail).toEqual({ reasons: ['quick'], words: '很好' });
  });

  it('name the field of a wrong phone number and keep everything typed', async () => {
    const { code } = await town.window();
    const { phone, submission } = await tapped(code, '1');
    const sent = await phone.send(`/s/${code}/reviews/details`, {
      submission,
      grade: '1',
      words: '说了要改',
      name: '王女士',
      phone: '123',
    });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('<a href="#phone">手机号看起来不对，请检查一下</a>');
    expect(sent.body).toContain('>说了要改</textarea>');
    expect(sent.body).toContain('value="王女士"');
    expect(sent.body).toContain('value="123"');
  });
});
