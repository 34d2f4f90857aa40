/** Keys by which other programs write here: each shown once, kept as a hash, recognised by its last characters. */

import { createHash } from 'node:crypto';
import { encodeBase32 } from '../kernel/base32.ts';
import type { City } from './city.ts';

const KEY_BYTES = 20;
const HINT_LENGTH = 4;

/** What a key opens: one of one kind opens nothing of another. */
type Kind = 'open311' | 'province' | 'province-reviews';

/** A key of 160 random bits, with what is kept of it. */
export function newProgramKey(
  { outside }: Pick<City, 'outside'>,
  kind: Kind,
): Readonly<{ key: string; keyHint: string; keyHash: Buffer }> {
  const key = encodeBase32(outside.randomBytes(KEY_BYTES));
  return { key, keyHint: key.slice(-HINT_LENGTH), keyHash: hashOfProgramKey(kind, key) };
}

/** SHA-256 of a key, which is random and long enough that the plain hash tells nothing. */
export function hashOfProgramKey(kind: Kind, key: string): Buffer {
  return createHash('sha256').update(`${kind}-key/`).update(key.trim()).digest();
}
