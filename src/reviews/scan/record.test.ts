/** Reviews of an older system: once each, counted like others, never a matter. */

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, addMs, instant, localDateOf, type Month } from '../../kernel/time.ts';
import { windowAndHall } from '../../places/index.ts';
import { tablesOf, transact } from '../../platform/postgres/db.ts';
import { verifyCity } from '../../wiring.ts';
import { closeDueReviews } from '../actions.ts';
import { reviewsJobs } from '../jobs.ts';
import type { Grade } from '../model.ts';
import { rollUpWeeks } from '../rollups/actions-rollups.ts';
import { hallMonthsOfAll } from '../rollups/store-figures.ts';
import { countedThrough } from '../rollups/store-rollups.ts';
import type { ReviewsTables } from '../tables.ts';
import { type RecordedReview, recordReviews } from './actions-record.ts';

let city: TestCity;
let town: PhoneTown;
let places: readonly RecordedReview['place'][];
let system = 0;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
  places = await Promise.all(
    ['甲', '乙'].map(async (name) => {
      const { windowId } = await town.window(name);
      const found = await windowAndHall(city.db, windowId);
      if (found === undefined) throw new Error('the window was just opened');
      const { hall, window } = found;
      return { windowId, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
    }),
  );
});
afterAll(() => city.close());
beforeEach(() => {
  system += 1;
});

const tables = () => tablesOf<ReviewsTables>(city.db);
const record = (reviews: readonly RecordedReview[]) => transact(city.db, (tx) => recordReviews(tx, city, reviews));

function aReview(ref: number, more: Partial<RecordedReview> = {}): RecordedReview {
  const place = places[ref % places.length];
  if (place === undefined) throw new Error('no window');
  const at = addMs(instant('2026-02-10T01:00:30.000Z'), ref * 60_000);
  return {
    place,
    grade: ((ref % 5) + 1) as Grade,
    at,
    sourceSystem: `旧系统${system}`,
    sourceRef: `R-${ref}`,
    ...more,
  };
}

/** The roll-up as the rows would give it. */
async function drift(): Promise<unknown> {
  return city.asOwner(async (owner) => {
    const found = await owner.query(`
      with counted as (
        select window_id, unit_id, day, grade, count(*)::integer as reviews
        from reviews_review where state in ('open', 'closed') group by 1, 2, 3, 4
      )
      select * from counted full join reviews_daily using (window_id, unit_id, day, grade)
      where counted.reviews is distinct from reviews_daily.reviews and coalesce(reviews_daily.reviews, 0) <> 0`);
    return found.rows;
  });
}

describe('recorded reviews', () => {
  it('are stored closed, to the minute, by no code of ours', async () => {
    expect(await record([aReview(1)])).toEqual({ inserted: 1, known: 0 });
    const row = await tables()
      .selectFrom('reviews_review')
      .selectAll()
      .where('source_system', '=', `旧系统${system}`)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      state: 'closed',
      at: '2026-02-10T01:01:00.000Z',
      day: '2026-02-10',
      grade: 2,
      code_id: null,
      notice_version: null,
      device_hash: null,
      matter_id: null,
      source_ref: 'R-1',
    });
  });

  it('come in once, however often and in whatever portions they are brought', async () => {
    const all = Array.from({ length: 2300 }, (_, ref) => aReview(ref));
    expect(await record(all.slice(0, 1500))).toEqual({ inserted: 1500, known: 0 });
    expect(await record(all)).toEqual({ inserted: 800, known: 1500 });
    expect(await record([...all, ...all.slice(0, 3)])).toEqual({ inserted: 0, known: 2303 });
    expect(await drift()).toEqual([]);
  });

  it('may have the same mark in two systems', async () => {
    await record([aReview(7)]);
    expect(await record([aReview(7, { sourceSystem: `另一个系统${system}` })])).toEqual({ inserted: 1, known: 0 });
  });

  it('keep the roll-up as the rows would give it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(60), fc.constantFrom<Grade>(1, 2, 3, 4, 5), fc.nat(3)), { maxLength: 80 }),
        async (drawn) => {
          const now = city.outside.now();
          const reviews = drawn.map(([ref, grade, days]) =>
            aReview(ref, { grade, at: addMs(now, -days * 86_400_000) }),
          );
          const { inserted, known } = await record(reviews);
          expect(inserted + known).toBe(reviews.length);
          expect(await drift()).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('count in the public figures', async () => {
    const months = { from: '2026-01' as Month, to: '2026-12' as Month };
    const total = async () => {
      await rollUpWeeks(city);
      return (await hallMonthsOfAll(city.db, months)).reduce((sum, { weight }) => sum + weight, 0);
    };
    const before = await total();
    await record([aReview(1), aReview(2), aReview(3)]);
    expect(await total()).toBe(before + 3);
  });

  it('leave what is told of all other weeks as it was while theirs is counted anew (security 11)', async () => {
    await record([aReview(1)]);
    await rollUpWeeks(city);
    const through = await countedThrough(city.db);
    const weeks = async () =>
      (await tables().selectFrom('reviews_week').select(['week_of', 'weight']).execute())
        .map((row) => `${row.week_of} ${row.weight}`)
        .sort();
    const before = await weeks();
    const early = addMs(instant('2025-11-11T02:00:00.000Z'), system);
    await record([aReview(1, { at: early, sourceRef: 'early' })]);
    expect(await countedThrough(city.db)).toBe(through);
    expect(await weeks()).toEqual(before);
    await rollUpWeeks(city);
    expect(await countedThrough(city.db)).toBe(through);
    expect(await weeks()).toEqual([...before, '2025-11-10 1'].sort());
  });

  it('never become matters, however bad, and let the record verify', async () => {
    await record([aReview(0, { grade: 1 }), aReview(1, { grade: 1 })]);
    await closeDueReviews(city);
    for (const job of reviewsJobs) await job.run(city);
    const matters = await city.asOwner(async (owner) => (await owner.query('select 1 from matters_matter')).rowCount);
    expect(matters).toBe(0);
    expect((await verifyCity(city.db, city)).ok).toBe(true);
  });

  it('of the future are a fault of the caller, and nothing is stored', async () => {
    const tomorrow = addMs(city.outside.now(), 86_400_000);
    await expect(record([aReview(1), aReview(2, { at: tomorrow })])).rejects.toThrow(RangeError);
    expect(await record([aReview(1)])).toEqual({ inserted: 1, known: 0 });
  });

  it('need both halves of their mark, and a tap needs its code', async () => {
    const plain = { window_id: places[0]?.windowId as Uuid, hall_id: places[0]?.hallId as Uuid };
    const row = {
      ...plain,
      id: city.outside.uuid(),
      submission_id: city.outside.uuid(),
      unit_id: town.unitId,
      division_code: '411402',
      grade: 3 as const,
      day: addDays(localDateOf(city.outside.now()), -1),
      at: city.outside.now(),
      lang: 'zh' as const,
      state: 'closed' as const,
      open_until: city.outside.now(),
    };
    const insert = (more: object) =>
      tables()
        .insertInto('reviews_review')
        .values({ ...row, ...more })
        .execute();
    await expect(insert({ source_system: '旧系统' })).rejects.toMatchObject({ code: '23514' });
    await expect(insert({})).rejects.toMatchObject({ code: '23514' });
  });
});
