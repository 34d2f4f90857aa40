/** Sealing and erasing; opening is in actions-open.ts. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { Wrapped } from '../platform/wrapped.ts';
import { closeErasedRequests } from './actions-data-close.ts';
import { DATA_KEY_BYTES, NONCE_BYTES, seal, unseal } from './cipher.ts';
import type { Holdings, SecretField, Secrets } from './model.ts';
import {
  destroyAll,
  destroyIdentity,
  identitiesBefore,
  keepDataKey,
  lastErasure,
  lockDataKey,
  readDataKey,
  readSecrets,
  secretFields,
  upsertSecrets,
  type WrappedKey,
} from './store.ts';

/** Seals texts under the matter's own data key; a second text of the same field replaces the first. */
export async function sealSecrets(tx: Tx, city: City, matterId: Uuid, secrets: Secrets): Promise<void> {
  const texts = Object.entries(secrets) as [SecretField, string][];
  if (texts.length === 0) return;
  const dataKey = await dataKeyFor(tx, city, matterId);
  const sealed = texts.map(([field, text]) => {
    const nonce = city.outside.randomBytes(NONCE_BYTES);
    return { matterId, field, sealed: seal(dataKey, nonce, { of: matterId, field }, Buffer.from(text, 'utf8')) };
  });
  await upsertSecrets(tx, sealed, city.outside.now());
}

/** The complainant's own words, for the complainant only. */
export async function readForComplainant(
  q: Queryable,
  city: City,
  what: Readonly<{ matterId: Uuid; field: SecretField }>,
): Promise<string | null> {
  const secrets = await unsealAll(q, city, what.matterId, [what.field]);
  return secrets[what.field] ?? null;
}

/** Which fields are sealed for a matter, and when an identity was last destroyed; opens nothing. */
export async function holdingsOf(q: Queryable, matterId: Uuid): Promise<Holdings> {
  return { fields: await secretFields(q, matterId), erasedAt: await lastErasure(q, matterId) };
}

/**
 * Destroys the matter's data key and everything under it, keeping only that it happened. Repeating it adds nothing.
 * Legal hold and retention are the caller's to check.
 */
export async function eraseSecrets(tx: Tx, city: City, matterId: Uuid): Promise<void> {
  await closeErasedRequests(tx, city, matterId);
  if ((await lockDataKey(tx, matterId)) === undefined) return;
  await destroyAll(tx, { id: city.outside.uuid(), matterId, at: city.outside.now() });
}

/** Destroys name, number and enterprise; the words stay under their key. Hold and retention are the caller's to check. */
export async function forgetIdentity(tx: Tx, city: City, matterId: Uuid): Promise<void> {
  if ((await lockDataKey(tx, matterId)) === undefined) return;
  await destroyIdentity(tx, { id: city.outside.uuid(), matterId, at: city.outside.now() });
}

/** Matters whose identity was sealed before an instant, a page at a time by id. */
export function identitiesSealedBefore(
  q: Queryable,
  before: Instant,
  after: Uuid | null,
  limit: number,
): Promise<readonly Uuid[]> {
  return identitiesBefore(q, before, after, limit);
}

/** Plain texts of these fields; only for callers that have checked who may see them. */
export async function unsealAll(
  q: Queryable,
  city: City,
  matterId: Uuid,
  fields: readonly SecretField[],
): Promise<Secrets> {
  const wrapped = await readDataKey(q, matterId);
  if (wrapped === undefined) return {};
  const dataKey = unwrap(city, wrapped);
  const secrets: Partial<Record<SecretField, string>> = {};
  for (const { field, sealed } of await readSecrets(q, matterId)) {
    if (!fields.includes(field)) continue;
    secrets[field] = Buffer.from(unseal(dataKey, { of: matterId, field }, sealed)).toString('utf8');
  }
  return secrets;
}

/** The matter's data key, made where it has none yet. */
export async function dataKeyFor(tx: Tx, city: City, matterId: Uuid): Promise<Uint8Array> {
  const fresh = wrap(city, matterId, city.outside.randomBytes(DATA_KEY_BYTES));
  return unwrap(city, await keepDataKey(tx, fresh, city.outside.now()));
}

function wrap(city: City, matterId: Uuid, dataKey: Uint8Array): WrappedKey {
  return { matterId, kekId: city.keys.vault.id, wrapped: city.keys.vault.wrap(dataKey, contextOf(matterId)) };
}

export function unwrap(city: City, key: WrappedKey): Uint8Array {
  return city.keys.vault.unwrap(key.wrapped, key.kekId, contextOf(key.matterId));
}

/** Data keys, under a new key of the ring. */
export const vaultWrapped: Wrapped = {
  table: 'vault_data_key',
  id: 'matter_id',
  key: 'kek_id',
  bound: { wrapped_key: contextOf },
};

function contextOf(matterId: Uuid): string {
  return `vault/data-key/${matterId}`;
}
