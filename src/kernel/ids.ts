/** Ids, the clock and random bytes: passed in and never read from the machine, so that everything replays. */

import type { Instant } from './time.ts';

/** Random UUIDv4; the only kind of id that leaves the server. */
export type Uuid = string & { readonly __brand: 'Uuid' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): text is Uuid {
  return UUID.test(text);
}

/** Clock, ids and randomness of the machine, passed in; made in the composition root, fixed in tests. */
export type Outside = Readonly<{
  now: () => Instant;
  uuid: () => Uuid;
  /** Cryptographically strong random bytes. */
  randomBytes: (length: number) => Uint8Array;
}>;
