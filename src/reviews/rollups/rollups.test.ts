/** Roll-ups equal the reviews, whenever those came in; one more run changes nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { phoneTown } from '../../../test/harness/phone.ts';
import { MORNING } from '../../../test/harness/today.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, addMs, type Instant, type LocalDate, localDateOf, type Month, weekOf } from '../../kernel/time.ts';
import { windowAndHall } from '../../places/index.ts';
import { PRIVACY_NOTICE_VERSION } from '../../platform/pages/pages.tsx';
import { transact } from '../../platform/postgres/db.ts';
import { submitReview, type WindowPlace } from '../actions.ts';
import type { Grade } from '../model.ts';
import { releaseHeld } from '../scan/actions-entries.ts';
import { type RecordedReview, recordReviews } from '../scan/actions-record.ts';
import { rollUpWeeks } from './actions-rollups.ts';
import { hallMonthsOfAll, windowTallies } from './store-figures.ts';
import { countedThrough, figuresVersion } from './store-rollups.ts';

const EVER = { from: '2000-01' as Month, to: '2999-12' as Month };

let city: TestCity;
let town: Awaited<ReturnType<typeof phoneTown>>;
let place: WindowPlace;

beforeAll(async () => {
  city = await testCity({ at: MORNING });
  town = await phoneTown(city);
  const { windowId, codeId } = await town.window();
  const found = await windowAndHall(city.db, windowId);
  if (found === undefined) throw new Error('the window was just opened');
  const { hall, window } = found;
  place = { windowId, codeId, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
});
afterAll(() => city.close());

const today = (): LocalDate => localDateOf(city.outside.now());
const tap = (grade: Grade, deviceHash: string | null = null) =>
  transact(city.db, (tx) =>
    submitReview(tx, city, {
      submissionId: city.outside.uuid(),
      grade,
      place,
      from: { deviceHash, networkMark: null, lang: 'zh', noticeVersion: PRIVACY_NOTICE_VERSION, provedBits: 0 },
    }),
  );
const record = (grade: Grade, at: Instant) => {
  const { codeId: _, ...where } = place;
  const review: RecordedReview = { place: where, grade, at, sourceSystem: '旧', sourceRef: city.outside.uuid() };
  return transact(city.db, (tx) => recordReviews(tx, city, [review]));
};

/** Weeks and months in which the roll-ups differ from the reviews. */
async function drift(): Promise<unknown> {
  const through = (await countedThrough(city.db)) ?? '1999-01-01';
  return city.asOwner(async (owner) => {
    const month = `to_char(date_trunc('week', day::timestamp) + interval '3 days', 'YYYY-MM')`;
    const found = await owner.query(
      `with counted as (
        select window_id, unit_id, date_trunc('week', day::timestamp)::date as week_of, ${month} as month,
          count(*)::integer as reviews, count(*) filter (where grade = 1)::integer as worst
        from reviews_review where state in ('open', 'closed') and day <= $1 group by 1, 2, 3, 4
      ), weeks as (
        select c.week_of::text as period, c.reviews, r.n5 + r.n4 + r.n3 + r.n2 + r.n1 as rolled, c.worst, r.n1
        from counted c full join reviews_week r using (window_id, unit_id, week_of, month)
      ), months as (
        select c.month as period, c.reviews, r.n5 + r.n4 + r.n3 + r.n2 + r.n1 as rolled, c.worst, r.n1
        from (select window_id, unit_id, month, sum(reviews)::integer as reviews, sum(worst)::integer as worst
          from counted group by 1, 2, 3) c full join reviews_month r using (window_id, unit_id, month)
      )
      select * from (select * from weeks union all select * from months) as all_of_them
      where reviews is distinct from rolled or worst is distinct from n1`,
      [through],
    );
    return found.rows;
  });
}

describe('whole weeks', () => {
  it('are counted once they are over, and not before', async () => {
    await tap(5);
    await tap(1);
    expect(await rollUpWeeks(city)).toBe(0);
    expect(await hallMonthsOfAll(city.db, EVER)).toEqual([]);
    city.clock.advance({ days: 7 });
    expect(await rollUpWeeks(city)).toBe(1);
    expect(await countedThrough(city.db)).toBe(addDays(weekOf(today()), -1));
    expect(await hallMonthsOfAll(city.db, EVER)).toMatchObject([
      {
        month: '2026-03',
        grades: { 5: 1, 4: 0, 3: 0, 2: 0, 1: 1 },
        weight: 2,
        contentWeight: 1,
        served: null,
        heard: 0,
      },
    ]);
    expect(await drift()).toEqual([]);
  });

  it('say the same after another run, under the same version', async () => {
    const [before, version] = [await hallMonthsOfAll(city.db, EVER), await figuresVersion(city.db)];
    expect(await rollUpWeeks(city)).toBe(0);
    expect(await hallMonthsOfAll(city.db, EVER)).toEqual(before);
    expect(await figuresVersion(city.db)).toBe(version);
  });

  it('wait an hour past Sunday for what was tapped in its last second', async () => {
    const monday = addDays(weekOf(today()), 7);
    city.clock.set(`${addDays(monday, -1)}T16:20:00.000Z`);
    expect(today()).toBe(monday);
    expect(await rollUpWeeks(city)).toBe(0);
    city.clock.advance({ hours: 1 });
    expect(await rollUpWeeks(city)).toBe(1);
  });

  it('take up what was held over their end', async () => {
    const device = 'f'.repeat(64);
    for (let taps = 0; taps < 7; taps += 1) await tap(4, device);
    const version = await figuresVersion(city.db);
    city.clock.advance({ days: 7 });
    await rollUpWeeks(city);
    expect(await figuresVersion(city.db)).toBeGreaterThan(version);
    const held = await city.asOwner(async (owner) =>
      (await owner.query<{ id: Uuid }>(`select id from reviews_review where state = 'held'`)).rows.map(({ id }) => id),
    );
    expect(held).toHaveLength(1);
    const dispatcher = await town.people.scope('dispatcher', town.unitId, place.divisionCode);
    await transact(city.db, (tx) => releaseHeld(tx, city, dispatcher, held[0] as Uuid));
    expect(await drift()).not.toEqual([]);
    expect(await rollUpWeeks(city)).toBe(1);
    expect(await drift()).toEqual([]);
  });

  it('of long ago are counted anew when an older system brings its reviews', async () => {
    await record(1, addMs(city.outside.now(), -60 * 86_400_000));
    await record(3, addMs(city.outside.now(), -40 * 86_400_000));
    expect(await drift()).not.toEqual([]);
    await rollUpWeeks(city);
    expect(await drift()).toEqual([]);
  });

  it('are read by division, and by nobody without one', async () => {
    const scope = (role: 'leader' | 'handler' | 'system-admin', division: string) =>
      town.people.scope(role, town.unitId, division);
    expect(await windowTallies(city.db, await scope('leader', '411402'), EVER)).toHaveLength(1);
    expect(await windowTallies(city.db, await scope('leader', '411400'), EVER)).toHaveLength(1);
    expect(await windowTallies(city.db, await scope('leader', '411403'), EVER)).toEqual([]);
    expect(await windowTallies(city.db, await scope('handler', '411402'), EVER)).toEqual([]);
    expect(await windowTallies(city.db, await scope('system-admin', '411400'), EVER)).toEqual([]);
  });
});
