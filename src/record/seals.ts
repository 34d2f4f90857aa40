/**
 * Sealing: every event not sealed yet becomes a leaf of the city's log, and the log's new head is signed.
 *
 * Published seals must not tell a unit when somebody complained about it. So a leaf opens only with its random blind, the
 * leaves of one seal stand in the order of their hashes (which is no order at all), a seal is made every turn whether or
 * not anything happened, and its number of leaves is rounded up with padding to 8, 16, 32 and so on.
 */

import { addMs, epochMs } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Job } from '../platform/jobs.ts';
import { type Queryable, sqlState, type Tx, transact, UNIQUE_VIOLATION } from '../platform/postgres/db.ts';
import type { Stream } from './log.ts';
import {
  appendLeaves,
  consistencyRanges,
  type Digest,
  foldPeaks,
  inclusionRanges,
  type LeafRange,
  peaksOf,
} from './merkle.ts';
import {
  EMPTY_ROOT,
  hashChildren,
  hex,
  keyIdOf,
  leafHash,
  NO_EVENT,
  NO_SEAL_BEFORE,
  type Seal,
  statementBytes,
  statementHash,
} from './seals-statement.ts';
import {
  insertLeaves,
  insertNodes,
  insertSeal,
  insertSealKey,
  type Leaf,
  lastSeal,
  leavesOf,
  nodeHashes,
  unsealedEvents,
} from './store-seals.ts';

const LEAST_LEAVES_PER_SEAL = 8;
const MOST_EVENTS_PER_SEAL = 65_536;
const BLIND_BYTES = 32;

/** Seconds between seals: half a minute less than the ten minutes the public page promises. */
export const SECONDS_BETWEEN_SEALS = 570;

export type Sealed = Readonly<{ seal: Seal; events: number }>;

/**
 * Writes the next seal over all events committed so far (65,536 at most, the rest with the next). Two processes at once
 * collide on the seal's number: one of them gets a unique violation and nothing is half done.
 */
export async function sealEvents(tx: Tx, city: City): Promise<Sealed> {
  const before = await lastSeal(tx);
  const events = await unsealedEvents(tx, MOST_EVENTS_PER_SEAL);
  const padding = leavesFor(events.length) - events.length;
  const entries = [
    ...events.map((event) => ({ event, hash: event.hash })),
    ...Array.from({ length: padding }, () => ({ event: null, hash: NO_EVENT })),
  ];
  const size = before?.size ?? 0;
  const leaves: Leaf[] = entries
    .map((entry) => {
      const blind = city.outside.randomBytes(BLIND_BYTES);
      return { event: entry.event, blind, hash: leafHash(blind, entry.hash) };
    })
    .sort((a, b) => Buffer.compare(a.hash, b.hash))
    .map((leaf, position) => ({ ...leaf, index: size + position }));

  const peaks = await nodeHashes(tx, peaksOf({ from: 0, to: size }));
  const grown = appendLeaves(
    hashChildren,
    { size, peaks },
    leaves.map((leaf) => leaf.hash),
  );
  await insertLeaves(tx, leaves);
  await insertNodes(tx, grown.nodes);

  const key = city.keys.seal;
  const keyId = keyIdOf(key.publicKey);
  const now = city.outside.now();
  // If the clock was set back, the head must still be later than the one before.
  const at = before !== null && epochMs(now) <= epochMs(before.at) ? addMs(before.at, 1) : now;
  const unsigned = {
    number: (before?.number ?? 0) + 1,
    size: grown.frontier.size,
    root: foldPeaks(hashChildren, grown.frontier.peaks),
    at,
    previous: before === null ? NO_SEAL_BEFORE : statementHash(city.code, before),
    keyId,
  };
  const seal: Seal = { ...unsigned, signature: key.sign(statementBytes(city.code, unsigned)) };
  if (before?.keyId !== keyId) {
    await insertSealKey(tx, { keyId, publicKey: key.publicKey, firstNumber: seal.number });
  }
  await insertSeal(tx, seal);
  return { seal, events: events.length };
}

/** Number of leaves of a seal of so many events: a power of two, so that the public size says little. */
export function leavesFor(events: number): number {
  let leaves = LEAST_LEAVES_PER_SEAL;
  while (leaves < events) leaves *= 2;
  return leaves;
}

export const sealJob: Job = {
  name: 'record.seal-events',
  everySeconds: SECONDS_BETWEEN_SEALS,
  run: async (city) => {
    try {
      let sealed: Sealed;
      do sealed = await transact(city.db, (tx) => sealEvents(tx, city));
      while (sealed.events === MOST_EVENTS_PER_SEAL);
    } catch (error) {
      // Another process wrote this seal, which covers the same events; later events come with the next seal.
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    }
  },
};

/** Seal data printed on receipts, the supervisor's mail and the monthly report, so that heads leave the machine. */
export type SealStamp = Readonly<{ number: number; size: number; root: string; at: Seal['at']; keyId: string }>;

export async function latestSeal(q: Queryable): Promise<SealStamp | null> {
  const seal = await lastSeal(q);
  return seal === null ? null : stampOf(seal);
}

/** The latest seal, and whether the stream's newest event lies under it. */
export async function sealOf(
  q: Queryable,
  stream: Stream,
): Promise<Readonly<{ covered: boolean; head: SealStamp | null }>> {
  const newest = (await leavesOf(q, stream)).at(-1);
  const head = await latestSeal(q);
  const leaf = newest?.leaf ?? null;
  return { covered: leaf !== null && head !== null && leaf.index < head.size, head };
}

/** Audit path of a leaf in the tree of the first `size` leaves. The caller has checked that both exist. */
export function inclusionPath(q: Queryable, leafIndex: number, size: number): Promise<Digest[]> {
  return hashesOf(q, inclusionRanges(leafIndex, size));
}

/** Proof that the tree of `first` leaves is the beginning of that of `second`. The caller has checked both. */
export function consistencyPath(q: Queryable, first: number, second: number): Promise<Digest[]> {
  return hashesOf(q, consistencyRanges(first, second));
}

export type EventProof = Readonly<{ seq: number; hash: string }> &
  (Readonly<{ sealed: false }> | Readonly<{ sealed: true; leafIndex: number; blind: string; path: readonly string[] }>);

export type StreamProofs = Readonly<{ seal: SealStamp | null; events: readonly EventProof[] }>;

/**
 * Proofs that every event of a stream lies under the latest seal. Of a matter for the complainant (and supervisors) only:
 * positions tell in which seal, and so within ten minutes when, something happened, which the unit must not learn.
 */
export async function proofsOf(q: Queryable, stream: Stream): Promise<StreamProofs> {
  const seal = await lastSeal(q);
  const events: EventProof[] = [];
  for (const { seq, eventHash, leaf } of await leavesOf(q, stream)) {
    if (leaf === null || seal === null || leaf.index >= seal.size) {
      events.push({ seq, hash: hex(eventHash), sealed: false });
      continue;
    }
    const path = (await inclusionPath(q, leaf.index, seal.size)).map(hex);
    events.push({ seq, hash: hex(eventHash), sealed: true, leafIndex: leaf.index, blind: hex(leaf.blind), path });
  }
  return { seal: seal === null ? null : stampOf(seal), events };
}

function stampOf(seal: Seal): SealStamp {
  return { number: seal.number, size: seal.size, root: hex(seal.root), at: seal.at, keyId: seal.keyId };
}

async function hashesOf(q: Queryable, ranges: readonly LeafRange[]): Promise<Digest[]> {
  const parts = ranges.map(peaksOf);
  const hashes = await nodeHashes(q, parts.flat());
  let next = 0;
  return parts.map((part) => {
    const peaks = hashes.slice(next, next + part.length);
    next += part.length;
    return peaks.length === 0 ? EMPTY_ROOT : foldPeaks(hashChildren, peaks);
  });
}
