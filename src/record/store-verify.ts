/** SQL of the verifier: whole tables read in key order, a few thousand rows at a time, so that memory stays flat. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type Queryable, tablesOf } from '../platform/postgres/db.ts';
import type { Stream } from './log.ts';
import type { LeafRange } from './merkle.ts';
import type { RecordTables } from './tables.ts';

const ROWS_PER_READ = 5000;

/** An event as it lies on disk; `data` as text, so that a number with another spelling does not pass for the same. */
export type StoredEvent = Readonly<{
  stream: Stream;
  seq: number;
  type: string;
  at: Instant;
  dataText: string;
  prevHash: Buffer;
  hash: Buffer;
  sealed: boolean;
}>;

/** Every event of the city, by stream and sequence number. */
export function allEvents(q: Queryable): AsyncGenerator<readonly StoredEvent[]> {
  return inBatches(async (last: StoredEvent | null) => {
    const after = { id: last?.stream.id ?? '00000000-0000-0000-0000-000000000000', seq: last?.seq ?? -1 };
    const rows = await tablesOf<RecordTables>(q)
      .selectFrom('record_event as e')
      .leftJoin('record_leaf as l', (join) =>
        join.onRef('l.stream_id', '=', 'e.stream_id').onRef('l.seq', '=', 'e.seq'),
      )
      .where(sql<boolean>`(e.stream_id, e.seq) > (${after.id}::uuid, ${after.seq}::integer)`)
      .select(['e.kind', 'e.stream_id', 'e.seq', 'e.type', 'e.at', 'e.prev_hash', 'e.hash', 'l.leaf_index'])
      .select(sql<string>`e.data::text`.as('data_text'))
      .orderBy('e.stream_id')
      .orderBy('e.seq')
      .limit(ROWS_PER_READ)
      .execute();
    return rows.map((row) => ({
      stream: { kind: row.kind, id: row.stream_id },
      seq: row.seq,
      type: row.type,
      at: row.at,
      dataText: row.data_text,
      prevHash: row.prev_hash,
      hash: row.hash,
      sealed: row.leaf_index !== null,
    }));
  });
}

export type StoredLeaf = Readonly<{
  index: number;
  hash: Buffer;
  blind: Buffer;
  /** The leaf's event as it is now; kind and hash are null when it is gone. */
  event: Readonly<{ streamId: Uuid; seq: number; kind: string | null; hash: Buffer | null }> | null;
}>;

/** Every leaf with its event, by position. */
export function allLeaves(q: Queryable): AsyncGenerator<readonly StoredLeaf[]> {
  return inBatches(async (last: StoredLeaf | null) => {
    const rows = await tablesOf<RecordTables>(q)
      .selectFrom('record_leaf as l')
      .leftJoin('record_event as e', (join) =>
        join.onRef('e.stream_id', '=', 'l.stream_id').onRef('e.seq', '=', 'l.seq'),
      )
      .where('l.leaf_index', '>', last?.index ?? -1)
      .select(['l.leaf_index', 'l.leaf_hash', 'l.blind', 'l.stream_id', 'l.seq', 'e.kind', 'e.hash as event_hash'])
      .orderBy('l.leaf_index')
      .limit(ROWS_PER_READ)
      .execute();
    return rows.map((row) => ({
      index: row.leaf_index,
      hash: row.leaf_hash,
      blind: row.blind,
      event:
        row.stream_id === null || row.seq === null
          ? null
          : { streamId: row.stream_id, seq: row.seq, kind: row.kind, hash: row.event_hash },
    }));
  });
}

/** Reads batch after batch; the next one is fetched while the caller works on this one. */
async function* inBatches<T>(read: (last: T | null) => Promise<readonly T[]>): AsyncGenerator<readonly T[]> {
  let next = read(null);
  for (;;) {
    const rows = await next;
    const last = rows.at(-1);
    if (last === undefined) return;
    next = read(last);
    // A caller that stops early never awaits the next batch; one that goes on gets its error.
    next.catch(() => undefined);
    yield rows;
  }
}

/** Stored nodes of the levels 1, 2, …: for each level the range of positions wanted. Keys are `level/index`. */
export async function storedNodes(q: Queryable, levels: readonly LeafRange[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const [position, range] of levels.entries()) {
    if (range.to <= range.from) continue;
    const rows = await tablesOf<RecordTables>(q)
      .selectFrom('record_leaf_node')
      .select(['level', 'node_index', 'hash'])
      .where('level', '=', position + 1)
      .where('node_index', '>=', range.from)
      .where('node_index', '<', range.to)
      .execute();
    for (const row of rows) found.set(`${row.level}/${row.node_index}`, row.hash);
  }
  return found;
}

export async function countNodes(q: Queryable): Promise<number> {
  const row = await tablesOf<RecordTables>(q)
    .selectFrom('record_leaf_node')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Kind of a stream, from the events that are left; null when there are none. */
export async function kindOf(q: Queryable, streamId: Uuid): Promise<string | null> {
  const row = await tablesOf<RecordTables>(q)
    .selectFrom('record_event')
    .where('stream_id', '=', streamId)
    .select('kind')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.kind ?? null;
}
