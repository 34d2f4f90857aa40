/**
 * Draws by arithmetic alone: the same bytes in, the same positions out, in any language (docs/draws.md; test/proof/draw.py is
 * the same in Python). Nothing here asks for time, randomness or a database.
 */

import { createHmac, hash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Exclusion, Frozen, Outcome, Party, Stratum } from './model.ts';

/** Each hash begins with its own words, so that none can be taken for another. */
const FROZEN = 'mashang-draw-frozen-1\n';
const COMMITMENT = 'mashang-draw-commitment-1\n';
const SEED = 'mashang-draw-1\n';
const STRATUM = 'mashang-draw-stratum-1\n';
/** Numbers a word can be: 64 bits, beyond what a number of JavaScript holds. */
const WORDS = 2n ** 64n;
const WORD_BYTES = 8;

export const SECRET_BYTES = 32;

/** Identifiers as they are frozen: one Unicode form, each once, in the order of their UTF-8 bytes (which `sort()` has not). */
export function frozenList(ids: Iterable<string>): readonly string[] {
  const each = [...new Set([...ids].map((id) => id.normalize('NFC')))];
  return each
    .map((id) => Buffer.from(id))
    .sort(Buffer.compare)
    .map((bytes) => bytes.toString());
}

export function bodyOf(list: readonly string[]): string {
  return list.join('\n');
}

export function exclusionsBody(exclusions: readonly Exclusion[]): string {
  return bodyOf(frozenList(exclusions.map(({ id, reason }) => `${id}\t${reason}`)));
}

export function listHash(body: string): string {
  return hash('sha256', body, 'hex');
}

export function frozenHashOf(frozen: Frozen): string {
  return hash('sha256', FROZEN + canonicalJson(frozen), 'hex');
}

/** What a party shows before: its secret, bound to what was frozen and to the party itself. */
export function commitmentOf(frozenHash: string, partyId: string, secret: string): string {
  return sha(Buffer.from(COMMITMENT), bytes(frozenHash), Buffer.from(partyId), bytes(secret)).toString('hex');
}

/** The seed nobody could know before the last reveal; lengths stand before the secrets, so that none can be moved. */
export function seedOf(frozenHash: string, secrets: readonly string[]): string {
  const told = secrets.map(bytes).flatMap((secret) => [uint32(secret.length), secret]);
  return sha(Buffer.from(SEED), bytes(frozenHash), ...told).toString('hex');
}

/** The endless stream of words of one stratum. */
export function* wordsOf(seed: string, label: string): Generator<bigint, never, undefined> {
  const key = sha(Buffer.from(STRATUM), bytes(seed), Buffer.from(label));
  for (let counter = 0n; ; counter += 1n) {
    const turn = Buffer.alloc(WORD_BYTES);
    turn.writeBigUInt64BE(counter);
    const block = createHmac('sha256', key).update(turn).digest();
    for (let at = 0; at < block.length; at += WORD_BYTES) yield block.readBigUInt64BE(at);
  }
}

/** A number below `n`, each as likely: words of the last, incomplete round are thrown away. @param size numbers a word can be */
export function below(words: Iterator<bigint>, n: number, size = WORDS): number {
  const of = BigInt(n);
  const end = size - (size % of);
  for (;;) {
    const { value, done } = words.next();
    if (done === true) throw new RangeError('no words are left');
    if (value < end) return Number(value % of);
  }
}

/** Positions in the order of a shuffle from the front (Fisher–Yates), as far as it is needed; those that are out are passed over. */
export function drawPositions(
  pick: (below: number) => number,
  { count, wanted }: Pick<Stratum, 'count' | 'wanted'>,
  isOut: (position: number) => boolean,
): Outcome {
  const moved = new Map<number, number>();
  const drawn: number[] = [];
  const skipped: number[] = [];
  for (let front = 0; front < count && drawn.length < wanted; front += 1) {
    const at = front + pick(count - front);
    const position = moved.get(at) ?? at;
    moved.set(at, moved.get(front) ?? front);
    (isOut(position) ? skipped : drawn).push(position);
  }
  return { drawn, skipped };
}

/** What was kept beside the draw: a body for each stratum, and the exclusions. */
export type Kept = Readonly<{ lists: readonly string[]; exclusions: string }>;

/** The whole draw: what its secrets make of what was frozen. */
export function drawOf(
  frozen: Frozen,
  frozenHash: string,
  kept: Kept,
  secrets: readonly string[],
): Readonly<{ seed: string; outcome: readonly Outcome[] }> {
  const seed = seedOf(frozenHash, secrets);
  const out = reasonsOf(kept.exclusions);
  const outcome = frozen.strata.map((stratum, place) => {
    const ids = linesOf(kept.lists[place] ?? '');
    const stream = wordsOf(seed, stratum.label);
    return drawPositions(
      (n) => below(stream, n),
      stratum,
      (position) => out.has(ids[position] ?? ''),
    );
  });
  return { seed, outcome };
}

/** Whether what is kept is what was frozen, and what was drawn is what it makes. */
export function isTrue(
  draw: Readonly<{ frozen: Frozen; frozenHash: string; parties: readonly Party[]; outcome: readonly Outcome[] | null }>,
  kept: Kept,
): boolean {
  const { frozen, frozenHash, outcome } = draw;
  const parties = draw.parties.map(({ unitId, commitment, secret }) => ({ unitId, commitment, secret }));
  const same =
    frozenHashOf(frozen) === frozenHash &&
    frozen.strata.length === kept.lists.length &&
    frozen.strata.every(({ list }, place) => list === listHash(kept.lists[place] ?? '')) &&
    frozen.exclusions.list === listHash(kept.exclusions) &&
    parties.every(
      ({ unitId, commitment, secret }) => secret === null || commitmentOf(frozenHash, unitId, secret) === commitment,
    );
  if (!same || outcome === null) return same;
  const secrets = parties.flatMap(({ secret }) => secret ?? []);
  return canonicalJson(drawOf(frozen, frozenHash, kept, secrets).outcome) === canonicalJson(outcome);
}

export function linesOf(body: string): readonly string[] {
  return body === '' ? [] : body.split('\n');
}

/** Reasons by identifier. */
export function reasonsOf(exclusions: string): ReadonlyMap<string, string> {
  return new Map(linesOf(exclusions).map((line) => line.split('\t') as [string, string]));
}

function sha(...parts: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

function uint32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}
