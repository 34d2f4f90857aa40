/** Closing: good reviews many at once, bad ones into matters, none twice. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { phoneTown } from '../../test/harness/phone.ts';
import { windowAndHall } from '../places/index.ts';
import { transact } from '../platform/postgres/db.ts';
import { closeDueReviews, sendDetails, submitReviews, type Tapped } from './actions.ts';
import type { Grade } from './model.ts';

let city: TestCity;
let town: Awaited<ReturnType<typeof phoneTown>>;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
});
afterAll(() => city.close());

const rows = (sql: string) => city.asOwner(async (owner) => (await owner.query(sql)).rows);

async function taps(grades: readonly Grade[]): Promise<readonly Tapped[]> {
  const { windowId, codeId } = await town.window();
  const found = await windowAndHall(city.db, windowId);
  if (found === undefined) throw new Error('the window was just opened');
  const { hall, window } = found;
  const place = { windowId, codeId, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
  const from = { deviceHash: null, networkMark: null, lang: 'zh' as const, noticeVersion: 3, provedBits: 20 };
  return grades.map((grade) => ({ submissionId: city.outside.uuid(), grade, place, from }));
}

it('closes good ones and makes matters of bad ones, whatever was added', async () => {
  const sent = await taps([5, 4, 3, 2, 1, 5, 4]);
  await transact(city.db, (tx) => submitReviews(tx, city, sent));
  const add = async (nth: number, words: string, wantsAnswer: boolean) => {
    const tap = sent[nth];
    if (tap === undefined) throw new Error('no such tap');
    const { submissionId, place } = tap;
    const details = { submissionId, grade: null, reasons: [], words, wantsAnswer, service: null, contact: null };
    const { codeId } = place;
    return transact(city.db, (tx) => sendDetails(tx, city, { details, photos: [], codeId, deviceHash: null }));
  };
  await add(5, '请回复我', true);
  await add(6, '办得很好', false);
  city.clock.advance({ minutes: 14 });
  expect(await closeDueReviews(city)).toBe(0);
  city.clock.advance({ minutes: 2 });
  expect(await closeDueReviews(city)).toBe(7);
  expect(await closeDueReviews(city)).toBe(0);
  expect(
    await rows('select grade, state, matter_id is not null as matter from reviews_review order by grade, matter'),
  ).toEqual([
    { grade: 1, state: 'closed', matter: true },
    { grade: 2, state: 'closed', matter: true },
    { grade: 3, state: 'closed', matter: false },
    { grade: 4, state: 'closed', matter: false },
    { grade: 4, state: 'closed', matter: false },
    { grade: 5, state: 'closed', matter: false },
    { grade: 5, state: 'closed', matter: true },
  ]);
});

it('needs few statements for very many', async () => {
  await transact(city.db, async (tx) => submitReviews(tx, city, await taps([5])));
  await rows(`
    insert into reviews_review select (jsonb_populate_record(r, jsonb_build_object(
      'id', gen_random_uuid(), 'submission_id', gen_random_uuid()))).*
    from reviews_review r, generate_series(1, 2499) where r.state = 'open'`);
  const written = async () => {
    const [{ n }] = (await rows('select count(distinct xmin::text)::int as n from reviews_review where grade = 5')) as [
      { n: number },
    ];
    return n;
  };
  city.clock.advance({ minutes: 16 });
  const before = await written();
  expect(await closeDueReviews(city)).toBe(2500);
  // Three transactions closed them; each leaves its mark on the rows it wrote.
  expect((await written()) - before).toBeLessThanOrEqual(3);
  expect(await rows("select count(*)::int as n from reviews_review where state = 'open'")).toEqual([{ n: 0 }]);
});
