/** Replays every stream's chain and compares the stored current state with the fold of its events. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { type EventData, emptyLog, eventHash, type LoggedEvent, type Stream } from './log.ts';
import { sameBytes } from './seals-statement.ts';
import { allEvents, type StoredEvent } from './store-verify.ts';
import { type Findings, ROWS_BETWEEN_WATCHES, type Watch } from './verify-findings.ts';

/** Columns of a stream's current state, comparable as text; one function makes them from the row and from the fold. */
export type StateColumns = Readonly<Record<string, unknown>>;

/** Access to the current states of one kind of stream, for a verifier that does not know their content. */
export type Projections = Readonly<{
  kind: string;
  /** State folded from the events; null when they cannot be folded. */
  fold: (id: Uuid, events: readonly LoggedEvent[]) => StateColumns | null;
  /** Stored states of these streams. */
  stored: (q: Queryable, ids: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, StateColumns>>;
  /** Stored states of streams that have no event at all. */
  withoutEvents: (q: Queryable) => Promise<readonly Uuid[]>;
  /** Reads again what its events committed to and its slice keeps beside the record: how much, and what is not as it was. */
  reread?: (
    q: Queryable,
    id: Uuid,
    events: readonly LoggedEvent[],
  ) => Promise<Readonly<{ read: number; changed: readonly Uuid[] }>>;
}>;

export type EventCounts = Readonly<{
  streams: Readonly<Record<string, number>>;
  events: number;
  /** Files that were read again; null where they were not asked for. */
  files: number | null;
  unsealed: Readonly<{ events: number; oldestAt: Instant | null }>;
}>;

const STREAMS_PER_COMPARISON = 500;

type Folded = Readonly<{ of: Projections; states: Map<Uuid, StateColumns> }>;

export async function verifyEvents(
  q: Queryable,
  city: Pick<City, 'code'>,
  projections: readonly Projections[],
  found: Findings,
  { watch, files: rereads }: Readonly<{ watch: Watch; files: boolean }>,
): Promise<EventCounts> {
  const streams: Record<string, number> = Object.fromEntries(projections.map(({ kind }) => [kind, 0]));
  let events = 0;
  let files = 0;
  let unsealed = 0;
  let oldestAt: Instant | null = null;
  const begin = (stream: Stream) => ({
    stream,
    ...emptyLog(city, stream.kind),
    logged: [] as LoggedEvent[],
    whole: true,
  });
  let chain: ReturnType<typeof begin> | null = null;
  const folded = new Map(projections.map((of): [string, Folded] => [of.kind, { of, states: new Map() }]));

  const compareStates = async ({ of, states }: Folded): Promise<void> => {
    if (states.size === 0) return;
    const stored = await of.stored(q, [...states.keys()]);
    for (const [id, expected] of states) compareState({ stream: of.kind, id }, expected, stored.get(id), found);
    states.clear();
  };
  const endStream = async (): Promise<void> => {
    // A damaged log has no state to compare; its damage has been reported.
    if (chain === null || chain.logged.length === 0 || !chain.whole) return;
    const { kind, id } = chain.stream;
    const its = folded.get(kind);
    if (its === undefined) return;
    const state = its.of.fold(id, chain.logged);
    if (state === null) found.add({ kind: 'log-does-not-fold', stream: kind, id });
    else its.states.set(id, state);
    if (its.states.size >= STREAMS_PER_COMPARISON) await compareStates(its);
    if (!rereads || its.of.reread === undefined) return;
    const { read, changed } = await its.of.reread(q, id, chain.logged);
    files += read;
    for (const file of changed) found.add({ kind: 'kept-file-changed', stream: kind, id, file });
  };

  for await (const batch of allEvents(q)) {
    for (const event of batch) {
      if (event.stream.id !== chain?.stream.id) {
        await endStream();
        streams[event.stream.kind] = (streams[event.stream.kind] ?? 0) + 1;
        chain = begin(event.stream);
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
      // Continuing from the stored hash reports each broken event once instead of all that follow the first.
      chain.hash = event.hash;
    }
  }
  await endStream();
  for (const its of folded.values()) {
    await compareStates(its);
    for (const id of await its.of.withoutEvents(q)) {
      found.add({ kind: 'projection-without-events', stream: its.of.kind, id });
    }
  }
  return { streams, events, files: rereads ? files : null, unsealed: { events: unsealed, oldestAt } };
}

/** Checks one event. @returns the event when its content matches its hash and it follows the one before */
function checkEvent(
  event: StoredEvent,
  before: Readonly<{ stream: Stream; seq: number; hash: Uint8Array }>,
  found: Findings,
): LoggedEvent | null {
  const { stream, seq } = event;
  const at = { stream: stream.kind, id: stream.id };
  if (seq !== before.seq + 1) {
    found.add({ kind: 'event-missing', ...at, seq: before.seq + 1 });
    return null;
  }
  const linked = stream.kind === before.stream.kind && sameBytes(event.prevHash, before.hash);
  const data = dataOf(event.dataText);
  const logged = { ...event, data: data ?? {} };
  if (data === null || !sameBytes(hashOrNothing(logged), event.hash)) {
    found.add({ kind: 'event-changed', ...at, seq });
    return null;
  }
  if (!linked) {
    found.add({ kind: 'event-link-broken', ...at, seq });
    return null;
  }
  return logged;
}

/** Data of an event; null for what an event cannot hold: no object, or a number that JavaScript would round. */
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

function compareState(
  at: Readonly<{ stream: string; id: Uuid }>,
  expected: StateColumns,
  stored: StateColumns | undefined,
  found: Findings,
): void {
  if (stored === undefined) {
    found.add({ kind: 'projection-missing', ...at });
    return;
  }
  for (const column of new Set([...Object.keys(expected), ...Object.keys(stored)])) {
    if (comparable(expected[column]) !== comparable(stored[column])) {
      found.add({ kind: 'projection-differs', ...at, column });
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
