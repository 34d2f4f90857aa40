/**
 * Sealed payloads of held reviews and entries: words and contact lie under a data key of their own in the vault, opened only
 * for registering and destroyed then.
 */

import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { eraseSecrets, readForComplainant, sealSecrets } from '../../vault/index.ts';

/** @param id of the held review or entry; a second payload replaces the first. */
export async function keepPayload(tx: Tx, city: City, id: Uuid, payload: unknown): Promise<void> {
  await sealSecrets(tx, city, id, { words: JSON.stringify(payload) });
}

/** Opens the payload for registering and destroys what was kept. */
export async function takePayload<T>(tx: Tx, city: City, id: Uuid): Promise<T | null> {
  const text = await readForComplainant(tx, city, { matterId: id, field: 'words' });
  if (text === null) return null;
  await eraseSecrets(tx, city, id);
  return JSON.parse(text) as T;
}
