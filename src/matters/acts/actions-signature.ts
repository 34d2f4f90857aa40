/** The signature of what a matter says, under the city's secret: it lets matters be compared when no word of them is opened. */

import { createHash } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { HASH_BYTES, signatureOf } from './rules-signature.ts';
import { type Signature, saveSignature } from './store-signature.ts';

const SECRET_MARK_BYTES = 4;

/** The mark of the secret in use; a signature under another cannot be compared with it. */
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

/** Written in the act that files the words; erasing them takes it along. */
export async function keepSignature(tx: Tx, city: City, matterId: Uuid, said: readonly string[]): Promise<void> {
  await saveSignature(tx, matterId, signatureFor(city, said.join('\n')));
}
