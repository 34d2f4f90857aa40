/** Fraud signs from the tap to the figures: found once when the week is over, weighed, explained, marks forgotten. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { phoneTown } from '../../../test/harness/phone.ts';
import { tableUnder } from '../../../test/harness/rules-pages.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, addMs, type LocalDate, localDateOf, type Month, weekOf } from '../../kernel/time.ts';
import { windowAndHall } from '../../places/index.ts';
import { PRIVACY_NOTICE_VERSION } from '../../platform/pages/pages.tsx';
import { inTransaction, transact } from '../../platform/postgres/db.ts';
import { submitReview, type WindowPlace } from '../actions.ts';
import { reviewsJobs } from '../jobs.ts';
import type { Grade } from '../model.ts';
import { rollUpWeeks } from '../rollups/actions-rollups.ts';
import { windowTalliesOfAll } from '../rollups/store-figures.ts';
import { type RecordedReview, recordReviews } from '../scan/actions-record.ts';
import { networkMark } from '../scan/marks.ts';
import { explainFraudSign } from './actions-explain.ts';
import { FRAUD_SIGN_KINDS, type FraudSignKind } from './model.ts';

const EVER = { from: '2000-01' as Month, to: '2999-12' as Month };
const MONDAY = '2026-03-09' as LocalDate;

let city: TestCity;
let town: Awaited<ReturnType<typeof phoneTown>>;
let honest: WindowPlace;
let rigged: WindowPlace;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
  honest = await aWindow();
  rigged = await aWindow();
  // An ordinary week at both, and at one of them twenty taps from the same network on the Wednesday, nine minutes apart or so.
  for (let n = 0; n < 40; n += 1) {
    const [day, minute] = [n % 5, 10 + ((n * 97) % 440)];
    await tap(n % 4 === 0 ? rigged : honest, day, minute, (3 + (n % 3)) as Grade, `10.${n}.1.5`);
  }
  for (let n = 0; n < 20; n += 1) await tap(rigged, n % 5, 15 + ((n * 61) % 430), 5, '198.51.100.23');
  city.clock.set(`${addDays(MONDAY, 7)}T01:00:00.000Z`);
});
afterAll(() => city.close());

async function aWindow(): Promise<WindowPlace> {
  const { windowId, codeId } = await town.window();
  const found = await windowAndHall(city.db, windowId);
  if (found === undefined) throw new Error('the window was just opened');
  const { hall, window } = found;
  return { windowId, codeId, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
}

async function tap(place: WindowPlace, day: number, minute: number, grade: Grade, address: string): Promise<void> {
  // Nine in the morning, city time.
  city.clock.set(addMs(`${addDays(MONDAY, day)}T01:00:00.000Z` as never, minute * 60_000));
  const networkMarked = networkMark(city, MONDAY, address);
  await transact(city.db, (tx) =>
    submitReview(tx, city, {
      submissionId: city.outside.uuid(),
      grade,
      place,
      from: {
        deviceHash: null,
        networkMark: networkMarked,
        lang: 'zh',
        noticeVersion: PRIVACY_NOTICE_VERSION,
        provedBits: 20,
      },
    }),
  );
}

const rows = <Row extends object>(query: string) =>
  city.asOwner(async (owner) => (await owner.query<Row & Record<string, unknown>>(query)).rows as unknown as Row[]);
const signs = () =>
  rows<{ window_id: Uuid; kind: string; what: string; under: number; rule_version: number; week_of: LocalDate }>(
    'select *, week_of::text from reviews_sign order by kind',
  );
const tallyOf = async ({ windowId }: WindowPlace) =>
  (await windowTalliesOfAll(city.db, EVER)).find((each) => each.windowId === windowId);

describe('a week that is over', () => {
  it('is judged once, whoever runs at the same time', async () => {
    expect(await rows('select * from reviews_sign_week')).toEqual([]);
    await Promise.all([rollUpWeeks(city), rollUpWeeks(city), rollUpWeeks(city)]);
    const found = await signs();
    expect(found).toMatchObject([{ window_id: rigged.windowId, kind: 'own-network', what: 'network', under: 20 }]);
    expect(found[0]?.week_of).toBe(MONDAY);
    expect(found[0]?.rule_version).toBe(1);
    expect(await rows('select week_of::text, looked_at from reviews_sign_week')).toEqual([
      { week_of: MONDAY, looked_at: 2 },
    ]);
  });

  it('weighs what lies under a sign, and drops nothing', async () => {
    const tally = await tallyOf(rigged);
    expect(tally?.grades[5]).toBeGreaterThanOrEqual(20);
    const all = Object.values(tally?.grades ?? {}).reduce((sum, n) => sum + n, 0);
    expect(all).toBe(30);
    expect(tally?.weight).toBeCloseTo(10 + 20 * 0.25);
    expect(tally?.contentWeight).toBeCloseTo(10 + 20 * 0.25);
    expect(tally?.squares).toBeCloseTo(10 + 20 * 0.0625);
    const other = await tallyOf(honest);
    expect(other?.weight).toBe(30);
  });

  it('keeps of who lay under it the grades alone', async () => {
    expect(await rows('select signs, n5, n4, n3, n2, n1 from reviews_sign_count')).toEqual([
      { signs: 'own-network', n5: 20, n4: 0, n3: 0, n2: 0, n1: 0 },
    ]);
  });

  it('is judged again while its marks are there, when something comes late', async () => {
    const older = await signs();
    await record(rigged, 4);
    await rollUpWeeks(city);
    expect(await signs()).toHaveLength(older.length);
    expect((await tallyOf(rigged))?.weight).toBeCloseTo(11 + 20 * 0.25);
  });
});

describe('the weights of a new city', () => {
  it('are those the page shows', async () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../docs/figures/fraud-signs.md'), 'utf8');
    const said = tableUnder(page, '## 分量').map((row) => [row['分量'], row['自'], row['核实']]);
    const kept = await rows<{ kind: FraudSignKind; weight: number; from_on: string; verified: boolean }>(
      'select kind, weight, from_on::text, verified from reviews_sign_weight',
    );
    const byKind = FRAUD_SIGN_KINDS.map((kind) => kept.find((each) => each.kind === kind));
    expect(byKind.map((each) => [String(each?.weight), each?.from_on, each?.verified ? '已核实' : '未核实'])).toEqual(
      said,
    );
  });
});

describe('an explanation', () => {
  const explain = async (unitId: Uuid, division: string, reason: string, id?: Uuid) => {
    const scope = await town.people.scope('hall-supervisor', unitId, division as never);
    const [sign] = await rows<{ id: Uuid }>('select id from reviews_sign');
    const given = { id: id ?? (sign?.id as Uuid), reason };
    return inTransaction(city.db, (tx) => explainFraudSign(tx, city, scope, given));
  };
  const REASON = '当天有一车老人一起来办社保认证';

  it('is not the unit’s own, nor another county’s, nor an empty one', async () => {
    const away = await town.people.unit('别县营商办', '411403');
    expect(await explain(town.unitId, '411402', REASON)).toMatchObject({ problem: { kind: 'sign-of-your-unit' } });
    expect(await explain(away, '411403', REASON)).toMatchObject({ problem: { kind: 'sign-not-found' } });
    expect(await explain(away, '411402', '无')).toMatchObject({ problem: { kind: 'reason-too-short' } });
    expect((await tallyOf(rigged))?.weight).toBeCloseTo(11 + 20 * 0.25);
  });

  it('gives the whole weight back, once, and is written down', async () => {
    const office = await town.people.unit('本县营商办', '411402');
    expect(await explain(office, '411402', REASON)).toMatchObject({ ok: true });
    const tally = await tallyOf(rigged);
    expect(tally?.weight).toBe(31);
    expect(tally?.squares).toBe(31);
    expect(await explain(office, '411402', REASON)).toMatchObject({ problem: { kind: 'sign-already-explained' } });
    expect(await rows("select detail from people_audit where action = 'reviews.explain-sign'")).toHaveLength(1);
  });

  it('holds when the week is counted anew', async () => {
    await record(rigged, 3);
    await rollUpWeeks(city);
    expect((await tallyOf(rigged))?.weight).toBe(32);
    await city.asOwner((owner) =>
      owner.query(`update reviews_sign set explained_at = null, explained_by_post = null, explained_by_name = null,
        explanation = null`),
    );
  });
});

async function record(place: WindowPlace, grade: Grade): Promise<void> {
  const { codeId: _, ...where } = place;
  const at = `${addDays(MONDAY, 1)}T02:30:00.000Z` as RecordedReview['at'];
  const review: RecordedReview = { place: where, grade, at, sourceSystem: '旧', sourceRef: city.outside.uuid() };
  await transact(city.db, (tx) => recordReviews(tx, city, [review]));
}

describe('marks', () => {
  it('are gone within ten days; what was found stays, and stays weighed when the week is counted anew', async () => {
    const marked = () => rows<{ at: string }>('select at from reviews_mark');
    expect(await marked()).toHaveLength(60);
    for (let hours = 0; hours < 10 * 24; hours += 6) {
      city.clock.advance({ hours: 6 });
      for (const job of reviewsJobs) await job.run(city);
      const oldest = addDays(localDateOf(city.outside.now()), -10);
      expect((await marked()).filter(({ at }) => localDateOf(new Date(at).toISOString() as never) < oldest)).toEqual(
        [],
      );
    }
    expect(await marked()).toEqual([]);
    const before = await signs();
    await record(rigged, 2);
    await rollUpWeeks(city);
    expect(await signs()).toEqual(before);
    expect((await tallyOf(rigged))?.weight).toBeCloseTo(13 + 20 * 0.25);
  });

  it('are looked for in reviews of our own codes alone: an older system’s week has no sign', async () => {
    const { codeId: _, ...where } = honest;
    const past = addDays(weekOf(localDateOf(city.outside.now())), -70);
    const reviews = Array.from(
      { length: 40 },
      (__, n): RecordedReview => ({
        place: where,
        grade: 5,
        at: `${past}T20:${String(n).padStart(2, '0')}:00.000Z` as RecordedReview['at'],
        sourceSystem: '旧',
        sourceRef: `burst ${n}`,
      }),
    );
    await transact(city.db, (tx) => recordReviews(tx, city, reviews));
    await rollUpWeeks(city);
    expect((await signs()).map(({ window_id }) => window_id)).not.toContain(honest.windowId);
  });
});
