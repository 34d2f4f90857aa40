/** A small city with sealed logs, and the means to damage it as whoever owns its database could. */

import type pg from 'pg';
import type { Uuid } from '../../src/kernel/ids.ts';
import { matterStream } from '../../src/matters/loop/rules-stream.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { appendEvents, type LogHead, type NewEvent } from '../../src/record/log.ts';
import { type Sealed, sealEvents } from '../../src/record/seals.ts';
import type { TestCity } from '../harness/database.ts';

export const TABLES = ['record_event', 'record_leaf', 'record_leaf_node', 'record_seal', 'record_seal_key'] as const;

/** One matter with so many events; what they say does not matter to the seals. */
export async function writeMatter(city: TestCity, events: number): Promise<Uuid> {
  const matterId = city.outside.uuid();
  await writeEvents(city, matterId, null, events);
  return matterId;
}

export async function writeEvents(
  city: TestCity,
  matterId: Uuid,
  head: LogHead | null,
  count: number,
): Promise<LogHead> {
  const first = (head?.seq ?? 0) + 1;
  const events: NewEvent[] = Array.from({ length: count }, (_, position) => ({
    type: first + position === 1 ? 'registered' : 'progress-noted',
    at: city.outside.now(),
    data: { step: first + position, note: '已联系,等回复', by: { kind: 'clock', as: 'T' } },
  }));
  const logged = await transact(city.db, (tx) => appendEvents(tx, city, matterStream(matterId), head, events));
  const last = logged.at(-1);
  if (last === undefined) throw new Error('nothing was written');
  return { seq: last.seq, hash: last.hash };
}

/** Ten minutes later, the next seal. */
export async function seal(city: TestCity): Promise<Sealed> {
  city.clock.advance({ minutes: 10 });
  return transact(city.db, (tx) => sealEvents(tx, city));
}

/** Runs statements as the owner, past the guards that tell an owner not to. */
export async function damage(
  city: TestCity,
  work: readonly (readonly [sql: string, values?: readonly unknown[]])[] | ((owner: pg.Client) => Promise<unknown>),
): Promise<void> {
  await city.asOwner(async (owner) => {
    for (const table of TABLES) await owner.query(`alter table ${table} disable trigger user`);
    if (typeof work === 'function') await work(owner);
    else {
      for (const [sql, values] of work) {
        const done = await owner.query(sql, [...(values ?? [])]);
        if (done.rowCount === 0) throw new Error(`no row was damaged by: ${sql}`);
      }
    }
  });
}
