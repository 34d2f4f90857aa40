/** All SQL of corrections of what was sealed. */

import type { Uuid } from '../kernel/ids.ts';
import { type Instant, localDateOf } from '../kernel/time.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { SecretField } from './model.ts';
import type { Correction } from './model-data.ts';
import { fieldList, fieldsOfList } from './rules.ts';
import { db } from './store-data.ts';

export async function insertCorrection(
  tx: Tx,
  correction: Readonly<{
    id: Uuid;
    matterId: Uuid;
    fields: readonly SecretField[];
    requestId: Uuid | null;
    at: Instant;
  }>,
): Promise<void> {
  const { id, matterId, fields, requestId, at } = correction;
  await db(tx)
    .insertInto('vault_correction')
    .values({ id, matter_id: matterId, fields: fieldList(fields), request_id: requestId, at })
    .execute();
}

export async function correctionsOfMatter(q: Queryable, matterId: Uuid): Promise<readonly Correction[]> {
  const rows = await db(q)
    .selectFrom('vault_correction')
    .select(['at', 'fields', 'request_id'])
    .where('matter_id', '=', matterId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    on: localDateOf(row.at),
    fields: fieldsOfList(row.fields),
    byOffice: row.request_id !== null,
  }));
}
