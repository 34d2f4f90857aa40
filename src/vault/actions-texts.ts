/**
 * Texts of other slices sealed under the matter's key: the ciphertext lies in the other slice's rows, and erasing the
 * matter's secrets makes it unreadable too. Reading them is no opening of an identity, so the caller decides who may.
 */

import type { Uuid } from '../kernel/ids.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { dataKeyFor, unwrap } from './actions.ts';
import { NONCE_BYTES, seal, unseal } from './cipher.ts';
import { readDataKey, readDataKeys } from './store.ts';

export type PlainText = Readonly<{ id: Uuid; plain: Uint8Array }>;
export type SealedText = Readonly<{ id: Uuid; sealed: Uint8Array }>;

/** Seals each text to its own id; the results come back in the same order. */
export async function sealTexts(
  tx: Tx,
  city: City,
  matterId: Uuid,
  texts: readonly PlainText[],
): Promise<readonly SealedText[]> {
  if (texts.length === 0) return [];
  const dataKey = await dataKeyFor(tx, city, matterId);
  return texts.map(({ id, plain }) => ({
    id,
    sealed: seal(dataKey, city.outside.randomBytes(NONCE_BYTES), { of: matterId, field: `text/${id}` }, plain),
  }));
}

/** Opens texts by id; erased ones are absent. */
export async function openTexts(
  q: Queryable,
  city: City,
  matterId: Uuid,
  texts: readonly SealedText[],
): Promise<ReadonlyMap<Uuid, Uint8Array>> {
  const wrapped = texts.length === 0 ? undefined : await readDataKey(q, matterId);
  if (wrapped === undefined) return new Map();
  const dataKey = unwrap(city, wrapped);
  return new Map(texts.map(({ id, sealed }) => [id, unseal(dataKey, { of: matterId, field: `text/${id}` }, sealed)]));
}

/** Opens one text each of several matters; those of erased matters are absent. */
export async function openTextsOf(
  q: Queryable,
  city: City,
  texts: readonly (SealedText & Readonly<{ matterId: Uuid }>)[],
): Promise<ReadonlyMap<Uuid, Uint8Array>> {
  if (texts.length === 0) return new Map();
  const keys = await readDataKeys(
    q,
    texts.map(({ matterId }) => matterId),
  );
  const keyOf = new Map(keys.map((wrapped) => [wrapped.matterId, wrapped]));
  return new Map(
    texts.flatMap(({ id, matterId, sealed }) => {
      const wrapped = keyOf.get(matterId);
      if (wrapped === undefined) return [];
      return [[id, unseal(unwrap(city, wrapped), { of: matterId, field: `text/${id}` }, sealed)]];
    }),
  );
}
