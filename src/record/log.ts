/**
 * The log of one stream: an append-only chain in which each event's hash covers the one before it.
 *
 * hash = SHA-256(previous hash ‖ UTF-8 of canonical JSON {at, data, <kind>Id, seq, type}); the "previous hash" of a
 * stream's first event is SHA-256("mashang <kind> v1\n" ‖ city code), so that no chain can be moved to another city nor
 * pass for one of another kind. The JSON alone is longer than a Merkle node's 65 bytes of input, so no event can pass for
 * a node of the seals' tree.
 */

import { hash as digest } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { type Instant, isInstant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { RecordTables } from './tables.ts';

/** A stream: its kind (`matter`) and its id. A kind's name never changes: it stands in every hash. */
export type Stream = Readonly<{ kind: string; id: Uuid }>;
/** Head of a stream's log: the next event has `seq + 1` and covers `hash`. */
export type LogHead = Readonly<{ seq: number; hash: Uint8Array }>;
export type EventData = { readonly [key: string]: Json };
export type NewEvent = Readonly<{ type: string; at: Instant; data: EventData }>;
type Placed = NewEvent & Readonly<{ stream: Stream; seq: number }>;
export type LoggedEvent = Placed & Readonly<{ prevHash: Uint8Array; hash: Uint8Array }>;

/** Names no kind may have: other signed or hashed texts begin with them. */
const NO_KINDS: readonly string[] = ['seal', 'backup'];
const ROWS_PER_INSERT = 1000;

/** The head of a stream that has no event yet. */
export function emptyLog(city: Pick<City, 'code'>, kind: string): LogHead {
  return { seq: 0, hash: digest('sha256', `mashang ${kind} v1\n${city.code}`, 'buffer') };
}

/** The hash of one event; `prev` is the hash of the event before it in the same stream. */
export function eventHash(prev: Uint8Array, { at, data, stream, seq, type }: Placed): Uint8Array {
  const content = canonicalJson({ at, data, [`${stream.kind}Id`]: stream.id, seq, type });
  const input = Buffer.allocUnsafe(prev.length + Buffer.byteLength(content));
  input.set(prev);
  input.write(content, prev.length);
  return digest('sha256', input, 'buffer');
}

/** Chains events onto a head without storing them. @throws TypeError for data the database could not give back unchanged. */
export function chainEvents(stream: Stream, head: LogHead, events: readonly NewEvent[]): LoggedEvent[] {
  if (!/^[a-z]+$/.test(stream.kind) || NO_KINDS.includes(stream.kind)) throw new TypeError('no kind of stream');
  let { seq, hash } = head;
  return events.map(({ type, at, data }) => {
    if (!isInstant(at)) throw new TypeError('an event happens at an instant');
    refuseUnstorable(type);
    refuseUnstorable(data);
    const prevHash = hash;
    seq += 1;
    hash = eventHash(prevHash, { type, at, data, stream, seq });
    return { type, at, data, stream, seq, prevHash, hash };
  });
}

/**
 * Appends to a stream's log. The caller holds a lock of its own on the stream and has read `head` under it; the primary
 * key refuses a second writer all the same. `head` is null for a stream that has no event yet.
 * @returns the events as stored, in order.
 */
export async function appendEvents(
  tx: Tx,
  city: Pick<City, 'code'>,
  stream: Stream,
  head: LogHead | null,
  events: readonly NewEvent[],
): Promise<readonly LoggedEvent[]> {
  const logged = chainEvents(stream, head ?? emptyLog(city, stream.kind), events);
  const rows = logged.map((event) => ({
    kind: stream.kind,
    stream_id: stream.id,
    seq: event.seq,
    type: event.type,
    at: event.at,
    data: canonicalJson(event.data),
    prev_hash: Buffer.from(event.prevHash),
    hash: Buffer.from(event.hash),
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await tablesOf<RecordTables>(tx)
      .insertInto('record_event')
      .values(rows.slice(from, from + ROWS_PER_INSERT))
      .execute();
  }
  return logged;
}

/** A stream's whole log in order, as stored; nothing is checked here (see verify). */
export async function readEvents(q: Queryable, stream: Stream): Promise<readonly LoggedEvent[]> {
  const rows = await tablesOf<RecordTables>(q)
    .selectFrom('record_event')
    .select(['seq', 'type', 'at', 'data', 'prev_hash', 'hash'])
    .where('stream_id', '=', stream.id)
    .where('kind', '=', stream.kind)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    stream,
    seq: row.seq,
    type: row.type,
    at: row.at as Instant,
    data: row.data as EventData,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
}

/** SQL condition for other slices: whether the stream of this row has an event, or one of this type with this content. */
export function hasEvent(
  kind: string,
  streamId: RawBuilder<unknown>,
  like?: Readonly<{ type: string; key: string; value: RawBuilder<unknown> }>,
): RawBuilder<boolean> {
  const asSaid = like && sql` and e.type = ${like.type} and e.data ->> ${like.key} = ${like.value}`;
  return sql<boolean>`exists (select 1 from record_event e
    where e.stream_id = ${streamId} and e.kind = ${kind}${asSaid ?? sql``})`;
}

/** Throws for U+0000 and half surrogate pairs: jsonb cannot hold them, and the hash could not be recomputed. */
function refuseUnstorable(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new TypeError('text that the database cannot hold');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      refuseUnstorable(key);
      refuseUnstorable(member);
    }
  }
}
