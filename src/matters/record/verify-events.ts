/** Replays every matter's chain, and holds the stored current state against what the events fold to. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { type EventData, emptyLog, eventHash, type LoggedEvent } from './log.ts';
import { sameBytes } from './seals-statement.ts';
import { allEvents, type StoredEvent } from './store-verify.ts';
import { type Findings, ROWS_BETWEEN_WATCHES, type Watch } from './verify-findings.ts';

/** Columns of a matter's current state, comparable as text; the same function makes both sides from their sources. */
export type StateColumns = Readonly<Record<string, unknown>>;

/** How the verifier gets at current states without knowing what is in them. */
export type Projections = Readonly<{
  /** What the events say the state must be; null when they cannot be folded. */
  fold: (matterId: Uuid, events: readonly LoggedEvent[]) => StateColumns | null;
  /** What is stored, for these matters. */
  stored: (q: Queryable, matterIds: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, StateColumns>>;
  /** Stored states of matters that have no event at all. */
  withoutEvents: (q: Queryable) => Promise<readonly Uuid[]>;
}>;

export type EventCounts = Readonly<{
  matters: number;
  events: number;
  unsealed: Readonly<{ events: number; oldestAt: Instant | null }>;
}>;

const MATTERS_PER_COMPARISON = 500;

export async function verifyEvents(
  q: Queryable,
  city: Pick<City, 'code'>,
  projections: Projections | null,
  found: Findings,
  watch: Watch,
): Promise<EventCounts> {
  let matters = 0;
  let events = 0;
  let unsealed = 0;
  let oldestAt: Instant | null = null;
  let chain = { matterId: '' as Uuid, ...emptyLog(city), logged: [] as LoggedEvent[], whole: true };
  let folded = new Map<Uuid, StateColumns>();

  const compareStates = async (): Promise<void> => {
    if (projections === null || folded.size === 0) return;
    const stored = await projections.stored(q, [...folded.keys()]);
    for (const [matterId, expected] of folded) compareState(matterId, expected, stored.get(matterId), found);
    folded = new Map();
  };
  const endMatter = async (): Promise<void> => {
    // A damaged log folds to nothing that could be compared; the damage itself has been named.
    if (projections === null || chain.logged.length === 0 || !chain.whole) return;
    const state = projections.fold(chain.matterId, chain.logged);
    if (state === null) found.add({ kind: 'log-does-not-fold', matterId: chain.matterId });
    else folded.set(chain.matterId, state);
    if (folded.size >= MATTERS_PER_COMPARISON) await compareStates();
  };

  for await (const batch of allEvents(q)) {
    for (const event of batch) {
      if (event.matterId !== chain.matterId) {
        await endMatter();
        matters += 1;
        chain = { matterId: event.matterId, ...emptyLog(city), logged: [], whole: true };
      }
      events += 1;
      if (events % ROWS_BETWEEN_WATCHES === 0) await watch('events', events);
      if (!event.sealed) {
        unsealed += 1;
        if (oldestAt === null || event.at < oldestAt) oldestAt = event.at;
      }
      const logged = checkEvent(event, chain, found);
      if (logged === null) chain.whole = false;
      else chain.logged.push(logged);
      chain.seq = event.seq;
      // Going on from the stored hash names each broken event once instead of everything after the first.
      chain.hash = event.hash;
    }
  }
  await endMatter();
  await compareStates();
  for (const matterId of (await projections?.withoutEvents(q)) ?? []) {
    found.add({ kind: 'projection-without-events', matterId });
  }
  return { matters, events, unsealed: { events: unsealed, oldestAt } };
}

/** @returns the event when it is exactly what its hash says and follows the one before. */
function checkEvent(
  event: StoredEvent,
  before: Readonly<{ seq: number; hash: Uint8Array }>,
  found: Findings,
): LoggedEvent | null {
  const { matterId, seq } = event;
  if (seq !== before.seq + 1) {
    found.add({ kind: 'event-missing', matterId, seq: before.seq + 1 });
    return null;
  }
  const linked = sameBytes(event.prevHash, before.hash);
  const data = dataOf(event.dataText);
  const { type, at, prevHash, hash } = event;
  if (data === null || !sameBytes(hashOrNothing({ matterId, seq, type, at, data, prevHash }), hash)) {
    found.add({ kind: 'event-changed', matterId, seq });
    return null;
  }
  if (!linked) {
    found.add({ kind: 'event-link-broken', matterId, seq });
    return null;
  }
  return { matterId, seq, type, at, data, prevHash, hash };
}

/** Null for what an event cannot hold: something other than an object, or a number that JavaScript would round. */
function dataOf(text: string): EventData | null {
  if (/\d\.\d/.test(text) && /\d\.\d/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return null;
  const data: unknown = JSON.parse(text);
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as EventData) : null;
}

function hashOrNothing(event: Omit<LoggedEvent, 'hash'>): Uint8Array {
  try {
    return eventHash(event.prevHash, event);
  } catch (error) {
    // A number beyond the safe integers has no canonical spelling, so it cannot be what was appended.
    if (error instanceof TypeError) return new Uint8Array();
    throw error;
  }
}

function compareState(matterId: Uuid, expected: StateColumns, stored: StateColumns | undefined, found: Findings): void {
  if (stored === undefined) {
    found.add({ kind: 'projection-missing', matterId });
    return;
  }
  for (const column of new Set([...Object.keys(expected), ...Object.keys(stored)])) {
    if (comparable(expected[column]) !== comparable(stored[column])) {
      found.add({ kind: 'projection-differs', matterId, column });
    }
  }
}

function comparable(value: unknown): string {
  return value === undefined || value === null
    ? 'null'
    : JSON.stringify(value, (_, member: unknown) =>
        typeof member === 'object' && member !== null && !Array.isArray(member)
          ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
          : member,
      );
}
