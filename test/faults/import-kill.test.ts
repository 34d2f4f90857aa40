/** Killed in the middle of writing an import, the program and then the database: nothing half-written, and it goes on by itself. */

import path from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { bytesSource } from '../../src/formats/sheets-bytes.ts';
import { importFile, operatorAsker } from '../../src/imports/index.ts';
import { usccCheck } from '../../src/kernel/uscc.ts';
import type { OpenCity } from '../../src/platform/postgres/open-city.ts';
import { seedCity } from '../../src/seed.ts';
import { placeToKillIn } from './place.ts';
import { pause } from './program.ts';

const ROWS = 60_000;
/** Longer than a worker is waited for. */
const LONG_AGO_S = 60;

const place = placeToKillIn();

/** As the owner, beside the running program; undefined while the database is away. */
async function asked<T extends pg.QueryResultRow>(sql: string): Promise<T | undefined> {
  const client = new pg.Client({ host: path.join(place.dataDir(), 'run'), user: 'c411400_owner', database: 'mashang' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows[0];
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Stand = Readonly<{
  state: string;
  attempts: number;
  done: number;
  phase: string | null;
  entities: number;
  lines: number;
}>;

const stand = () =>
  asked<Stand>(`
    select state, attempts, done::integer, phase,
      (select count(*)::integer from places_entity) as entities,
      (select count(*)::integer from people_audit where object_kind = 'import-entities' and detail->>'step' = 'written') as lines
    from imports_run order by made_at desc limit 1`);

async function until(wanted: (now: Stand) => boolean): Promise<Stand> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const now = await stand();
    if (now !== undefined && wanted(now)) return now;
    if (performance.now() > deadline) throw new Error(`never came: ${JSON.stringify(now)}`);
    await pause(20);
  }
}

const inTheMiddle = ({ state, phase, done }: Stand): boolean => state === 'writing' && phase === 'writing' && done > 0;

const list = (): Buffer => {
  const lines = ['统一社会信用代码,企业名称,类型,县区'];
  for (let n = 0; n < ROWS; n += 1) {
    const first17 = `92411402MA${String(n).padStart(7, '0')}`;
    lines.push(`${first17}${usccCheck(first17)},梁园区示例便利店${n},个体,梁园区`);
  }
  return Buffer.from(lines.join('\n'));
};

async function bring(open: OpenCity, mode: 'check' | 'all') {
  const { city } = open;
  const order = { kind: 'entities', fileName: '名录.csv', file: bytesSource(list()), columns: {}, mode };
  const done = await importFile(city, await operatorAsker(city), order, () => undefined);
  if (!done.ok) throw new Error(done.problem.kind);
  return done.value;
}

/** A worker that died is taken for dead after a while; the while is made to have passed. */
const letTimePass = () =>
  asked(
    `update imports_run set worker_seen_at = worker_seen_at - interval '${LONG_AGO_S} seconds' where worker is not null`,
  );

it('writes all of it or nothing, whoever is killed, and goes on by itself', { timeout: 300_000 }, async () => {
  await place.inCity(true, async (open) => {
    await seedCity(open.city);
    expect(await bring(open, 'check')).toMatchObject({ state: 'checked', counts: { created: ROWS, bad: 0 } });
  });
  let program = place.start();
  await place.ready();
  await asked(`update imports_run set state = 'write-waiting', mode = 'all', attempts = 0`);

  // The program dies in the middle. What is left says "writing", and nothing is registered.
  await until(inTheMiddle);
  program.child.kill('SIGKILL');
  await program.ended;
  expect(await stand()).toMatchObject({ state: 'writing', attempts: 1, entities: 0, lines: 0 });

  // The next one takes it over from the beginning; now the database dies under it.
  program = place.start();
  await place.ready();
  await letTimePass();
  await until((now) => now.attempts === 2 && inTheMiddle(now));
  const server = place.database();
  if (server === undefined) throw new Error('the database runs');
  process.kill(server, 'SIGKILL');
  await place.ready();
  const after = await until(({ state }) => state !== '');
  expect(after).toMatchObject({ entities: 0, lines: 0 });
  expect(['writing', 'checked']).toContain(after.state);

  // Still there to be written: by whoever takes it over, or by a person who asks once more.
  if (after.state === 'writing') await letTimePass();
  const once = await until(({ state }) => state === 'written' || state === 'checked');
  if (once.state === 'checked')
    await asked(`update imports_run set state = 'write-waiting', problem = null, attempts = 0`);
  expect(await until(({ state }) => state === 'written')).toMatchObject({ entities: ROWS, lines: 1 });
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);

  await place.inCity(false, async (open) => {
    const again = await bring(open, 'all');
    expect(again).toMatchObject({ state: 'checked', counts: { created: 0, changed: 0, unchanged: ROWS } });
  });
});
