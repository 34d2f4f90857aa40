/**
 * The log of one matter: an append-only chain in which each event's hash covers the one before it.
 *
 * hash = SHA-256(previous hash ‖ UTF-8 of canonical JSON {at, data, matterId, seq, type}); the "previous hash" of a
 * matter's first event is SHA-256("mashang matter v1\n" ‖ city code), so that no chain can be moved to another city. The
 * JSON alone is longer than a Merkle node's 65 bytes of input, so no event can pass for a node of the seals' tree.
 */

import { hash as digest } from 'node:crypto';
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { type Instant, isInstant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { MattersTables } from '../tables.ts';

/** Where a matter's log ends: the next event has `seq + 1` and covers `hash`. */
export type LogHead = Readonly<{ seq: number; hash: Uint8Array }>;
export type EventData = { readonly [key: string]: Json };
export type NewEvent = Readonly<{ type: string; at: Instant; data: EventData }>;
export type LoggedEvent = NewEvent & Readonly<{ matterId: Uuid; seq: number; prevHash: Uint8Array; hash: Uint8Array }>;

const GENESIS_DOMAIN = 'mashang matter v1\n';
const ROWS_PER_INSERT = 1000;

/** The head of a matter that has no event yet. */
export function emptyLog(city: Pick<City, 'code'>): LogHead {
  return { seq: 0, hash: digest('sha256', `${GENESIS_DOMAIN}${city.code}`, 'buffer') };
}

/** The hash of one event; `prev` is the hash of the event before it in the same matter. */
export function eventHash(prev: Uint8Array, event: NewEvent & Readonly<{ matterId: string; seq: number }>): Uint8Array {
  const { at, data, matterId, seq, type } = event;
  const content = canonicalJson({ at, data, matterId, seq, type });
  const input = Buffer.allocUnsafe(prev.length + Buffer.byteLength(content));
  input.set(prev);
  input.write(content, prev.length);
  return digest('sha256', input, 'buffer');
}

/** Chains events onto a head without storing them. @throws TypeError for data the database could not give back unchanged. */
export function chainEvents(matterId: Uuid, head: LogHead, events: readonly NewEvent[]): LoggedEvent[] {
  let { seq, hash } = head;
  return events.map((event) => {
    if (!isInstant(event.at)) throw new TypeError('an event happens at an instant');
    refuseUnstorable(event.type);
    refuseUnstorable(event.data);
    const prevHash = hash;
    seq += 1;
    hash = eventHash(prevHash, { ...event, matterId, seq });
    return { type: event.type, at: event.at, data: event.data, matterId, seq, prevHash, hash };
  });
}

/**
 * Appends to a matter's log. The caller holds the lock on the matter's row and has read `head` under it; the primary key
 * refuses a second writer all the same. `head` is null for a
 * matter that has no event yet. @returns the events as stored, in order.
 */
export async function appendEvents(
  tx: Tx,
  city: Pick<City, 'code'>,
  matterId: Uuid,
  head: LogHead | null,
  events: readonly NewEvent[],
): Promise<readonly LoggedEvent[]> {
  const logged = chainEvents(matterId, head ?? emptyLog(city), events);
  const rows = logged.map((event) => ({
    matter_id: event.matterId,
    seq: event.seq,
    type: event.type,
    at: event.at,
    data: canonicalJson(event.data),
    prev_hash: Buffer.from(event.prevHash),
    hash: Buffer.from(event.hash),
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await tablesOf<MattersTables>(tx)
      .insertInto('matters_event')
      .values(rows.slice(from, from + ROWS_PER_INSERT))
      .execute();
  }
  return logged;
}

/** A matter's whole log in order, as stored; nothing is checked here (see verify). */
export async function readEvents(q: Queryable, matterId: Uuid): Promise<readonly LoggedEvent[]> {
  const rows = await tablesOf<MattersTables>(q)
    .selectFrom('matters_event')
    .select(['seq', 'type', 'at', 'data', 'prev_hash', 'hash'])
    .where('matter_id', '=', matterId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    matterId,
    seq: row.seq,
    type: row.type,
    at: row.at as Instant,
    data: row.data as EventData,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
}

/** jsonb cannot hold U+0000 or half a surrogate pair; better a loud bug than a hash that does not come back. */
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
