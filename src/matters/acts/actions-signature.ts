/** Signature of a matter's words under the city's secret, by which matters are compared without opening them. */

import { createHash } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { HASH_BYTES, signatureOf } from './rules-signature.ts';
import { type Signature, saveSignature } from './store-signature.ts';

const SECRET_MARK_BYTES = 4;

/** Mark of the secret in use; signatures under another cannot be compared. */
export function secretMark(city: City): string {
  return likenessKey(city).subarray(-SECRET_MARK_BYTES).toString('hex');
}

function likenessKey(city: City): Buffer {
  const key = city.keys.hmac('receipts', 'matters-likeness/key');
  return Buffer.concat([key, city.keys.hmac('receipts', 'matters-likeness/mark')]);
}

export function signatureFor(city: City, text: string): Signature {
  const key = likenessKey(city);
  const hash = (pair: string) => createHash('shake256', { outputLength: HASH_BYTES }).update(key).update(pair).digest();
  return { secret: secretMark(city), signature: signatureOf(text, hash) };
}

/** Stores the signature in the act that stores the words; erasing them takes it along. */
export async function keepSignature(tx: Tx, city: City, matterId: Uuid, said: readonly string[]): Promise<void> {
  await saveSignature(tx, matterId, signatureFor(city, said.join('\n')));
}
