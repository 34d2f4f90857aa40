/** Under load our process, PostgreSQL or both are killed again and again: nothing acknowledged is lost or doubled, and `verify` is clean. */

import { expect, it } from 'vitest';
import { inSnapshot } from '../../src/platform/postgres/db.ts';
import type { OpenCity } from '../../src/platform/postgres/open-city.ts';
import { verifyCity } from '../../src/wiring.ts';
import { phoneTown } from '../harness/phone.ts';
import { placeToKillIn } from './place.ts';
import { pause, startLoad } from './program.ts';

const KILLS = Number(process.env['MASHANG_TEST_KILLS'] ?? 20);
const WINDOWS = 60;
const PHONES = 12;
const BETWEEN_KILLS = 20;

const place = placeToKillIn();

async function column(open: OpenCity, sql: string): Promise<readonly string[]> {
  const found = await open.database.pool.query<{ value: string }>(sql);
  return found.rows.map((row) => row.value);
}

it(`keeps what it acknowledged through ${KILLS} kills`, { timeout: KILLS * 15_000 }, async () => {
  const codes = await place.inCity(true, async ({ city }) => {
    const town = await phoneTown(city);
    const found: string[] = [];
    for (let n = 0; n < WINDOWS; n += 1) found.push((await town.window(`窗口 ${n}`)).code);
    return found;
  });
  let program = place.start();
  await place.ready();
  const load = startLoad(place.origin(), codes, PHONES);
  const backAfterMs: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = load.acknowledged.length;
    while (load.acknowledged.length < before + BETWEEN_KILLS) await pause(20);
    await pause((kill * 97) % 300);
    const killedAt = performance.now();
    if (kill % 3 !== 0) {
      const server = place.database();
      if (server !== undefined) process.kill(server, 'SIGKILL');
    }
    if (kill % 3 !== 1) {
      program.child.kill('SIGKILL');
      await program.ended;
      program = place.start();
    }
    await place.ready();
    backAfterMs.push(performance.now() - killedAt);
  }
  await load.stop();
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(place.database()).toBeUndefined();

  await place.inCity(false, async (open) => {
    const of = (kind: string) => load.acknowledged.filter((sent) => sent.kind === kind).map((sent) => sent.submission);
    const reviews = await column(open, 'select submission_id::text as value from reviews_review');
    const entries = await column(open, 'select submission_id::text as value from reviews_entry');
    expect(load.acknowledged.length).toBeGreaterThan(KILLS * BETWEEN_KILLS);
    expect(load.acknowledged.some((sent) => sent.tries > 1)).toBe(true);
    expect(missing(of('review'), reviews)).toEqual([]);
    expect(missing([...of('review'), 'never sent'], reviews)).toEqual(['never sent']);
    expect(missing(of('complaint'), entries)).toEqual([]);
    expect(new Set(reviews).size).toBe(reviews.length);
    expect(new Set(entries).size).toBe(entries.length);
    // Each complaint that was let in is one matter, and each matter one that was let in.
    const matters = await column(open, 'select id::text as value from matters_matter');
    const caused = await column(open, 'select matter_id::text as value from reviews_entry where matter_id is not null');
    expect([...matters].sort()).toEqual([...caused].sort());
    const counted = await column(open, 'select sum(reviews)::text as value from reviews_daily');
    const shown = await column(open, "select count(*)::text as value from reviews_review where state <> 'held'");
    expect(counted).toEqual(shown);
    const report = await inSnapshot(open.city.db, (tx) => verifyCity(tx, open.city));
    expect(report.broken).toEqual([]);
    expect(report.counted.streams['matter']).toBe(matters.length);
    expect(matters.length).toBeGreaterThan(KILLS);
  });
  console.log(
    `${load.acknowledged.length} acknowledged; back after ${Math.round(Math.max(...backAfterMs))} ms at most`,
  );
});

function missing(wanted: readonly string[], there: readonly string[]): readonly string[] {
  const known = new Set(there);
  return wanted.filter((one) => !known.has(one));
}
