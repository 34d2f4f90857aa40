/** All SQL of signatures, which live and die with the words. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { mattersOn } from './store.ts';

export type Signature = Readonly<{ secret: string; signature: Uint8Array | null }>;

export async function saveSignature(tx: Tx, matterId: Uuid, { secret, signature }: Signature): Promise<void> {
  const row = { secret, signature: signature === null ? null : Buffer.from(signature) };
  await mattersOn(tx)
    .insertInto('matters_likeness')
    .values({ matter_id: matterId, ...row })
    .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(row))
    .execute();
}

export async function dropSignature(tx: Tx, matterId: Uuid): Promise<void> {
  await mattersOn(tx).deleteFrom('matters_likeness').where('matter_id', '=', matterId).execute();
}
