/** Pressure on a code: a flood does not pay for counting its own length, and what is not counted decides nothing. */

import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { type PhoneTown, phoneTown } from '../../test/harness/phone.ts';
import { addMs } from '../kernel/time.ts';
import { windowAndHall } from '../places/index.ts';
import { MOST_PER_CODE_IN_TEN_MINUTES, MOST_SEEN, pressureOf } from '../platform/http/pressure.ts';
import { transact } from '../platform/postgres/db.ts';
import { pressureOn, submitReviews, type WindowPlace } from './actions.ts';
import { createPressureGauge } from './scan/scanned.ts';
import { seenLately } from './store.ts';

let city: TestCity;
let town: PhoneTown;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
});
afterAll(() => city.close());

async function aPlace(): Promise<WindowPlace> {
  const { windowId, codeId } = await town.window();
  const found = await windowAndHall(city.db, windowId);
  if (found === undefined) throw new Error('the window was just opened');
  const { hall, window } = found;
  return { windowId, codeId, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
}

const network = (name: string) => Buffer.from(name.padEnd(16, '.')).toString('hex').slice(0, 32);

async function flood(place: WindowPlace, times: number, from: string): Promise<void> {
  const tap = () => ({
    submissionId: city.outside.uuid(),
    grade: 5 as const,
    place,
    from: { deviceHash: null, networkMark: network(from), lang: 'zh' as const, noticeVersion: 3, provedBits: 0 },
  });
  await transact(city.db, (tx) => submitReviews(tx, city, Array.from({ length: times }, tap)));
}

/** Rows of marks one count of a code reads. */
async function marksRead({ codeId }: WindowPlace): Promise<number> {
  const tenMinutesAgo = addMs(city.outside.now(), -600_000);
  return transact(city.db, async (tx) => {
    const read = async () => {
      const { rows } = await sql<{ n: number }>`
        select (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as n
        from pg_stat_xact_user_tables where relname = 'reviews_mark'`.execute(tx);
      return rows[0]?.n ?? 0;
    };
    const before = await read();
    const about = { codeId, codeMark: 'none', deviceHash: null, networkMark: network('它网') };
    await seenLately(tx, [about], { tenMinutesAgo, dayAgo: tenMinutesAgo });
    return (await read()) - before;
  });
}

describe('a flood of one code', () => {
  it('is joined with its networks only while that can decide', async () => {
    const place = await aPlace();
    await flood(place, MOST_SEEN - 1, '一网');
    expect(await marksRead(place)).toBeGreaterThanOrEqual(MOST_SEEN - 1);
    await flood(place, 400, '一网');
    expect(await marksRead(place)).toBe(0);
  });

  it('is judged as if everything had been counted', async () => {
    const place = await aPlace();
    let [one, two] = [0, 0];
    for (const [here, there] of [
      [59, 0],
      [1, 10],
      [20, 29],
      [30, 30],
      [0, 1],
      [10, 100],
      [200, 0],
    ] as const) {
      await flood(place, here, '一网');
      await flood(place, there, '二网');
      one += here;
      two += there;
      for (const [from, fromNetwork] of [
        ['一网', one],
        ['二网', two],
        ['三网', 0],
        [null, 0],
      ] as const) {
        const networkMark = from === null ? null : network(from);
        const judged = await pressureOn(city.db, city, { codeId: place.codeId, deviceHash: null, networkMark });
        const counted = {
          codeInTenMinutes: one + two,
          networkOnCodeInTenMinutes: fromNetwork,
          deviceOnCodeInTenMinutes: 0,
          deviceInADay: 0,
        };
        expect([one, two, from, judged]).toEqual([one, two, from, pressureOf(counted)]);
      }
    }
  });
});

describe('what is remembered of a code', () => {
  it('is of its last networks only: a crowd of addresses fills no memory', async () => {
    const place = await aPlace();
    const gauge = createPressureGauge(city);
    const asked = (n: number) => gauge.on({ ip: `10.${n}.0.1`, cookies: {} } as FastifyRequest, place.codeId);
    for (let n = 0; n < 200; n += 1) expect((await asked(n)).bits).toBe(0);
    await flood(place, MOST_PER_CODE_IN_TEN_MINUTES, '一网');
    expect((await asked(199)).bits, 'remembered').toBe(0);
    expect((await asked(0)).bits, 'asked anew').toBe(16);
  });
});
