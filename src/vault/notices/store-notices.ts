/** SQL of numbers that are told of news. Nothing here sees a plain text. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Lang } from '../../platform/pages/words.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { VaultTables } from '../tables.ts';

const db = (q: Queryable) => tablesOf<VaultTables>(q);

export async function putNotice(
  tx: Tx,
  notice: Readonly<{ matterId: Uuid; sealed: Uint8Array; lang: Lang; at: Instant }>,
): Promise<void> {
  const { matterId, sealed, lang, at } = notice;
  await db(tx)
    .insertInto('vault_notice')
    .values({ matter_id: matterId, sealed, lang, since: at, told_at: at })
    .onConflict((conflict) =>
      conflict.column('matter_id').doUpdateSet({ sealed, lang, since: at, new_at: null, newest_at: null }),
    )
    .execute();
}

export async function deleteNotice(tx: Tx, matterId: Uuid): Promise<void> {
  await db(tx).deleteFrom('vault_notice').where('matter_id', '=', matterId).execute();
}

export type KeptNotice = Readonly<{
  sealed: Uint8Array;
  lang: Lang;
  since: Instant;
  toldAt: Instant;
  uses: number;
  usedOn: LocalDate | null;
}>;

export async function noticeOn(q: Queryable, matterId: Uuid): Promise<KeptNotice | undefined> {
  return db(q)
    .selectFrom('vault_notice')
    .select(['sealed', 'lang', 'since', 'told_at as toldAt', 'uses', 'used_on as usedOn'])
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
}

export async function hasNotice(q: Queryable, matterId: Uuid): Promise<boolean> {
  return (await noticeOn(q, matterId)) !== undefined;
}

export async function markUsed(tx: Tx, matterId: Uuid, on: LocalDate): Promise<void> {
  await db(tx)
    .updateTable('vault_notice')
    .set((eb) => ({ uses: eb('uses', '+', 1), used_on: on }))
    .where('matter_id', '=', matterId)
    .execute();
}

/** What came before the moment that was told last and is read after it is news of the next one. */
export async function keepNews(tx: Tx, matterId: Uuid, at: Instant): Promise<void> {
  await db(tx)
    .updateTable('vault_notice')
    .set({
      new_at: sql`least(new_at, greatest(${at}::timestamptz, told_at))`,
      newest_at: sql`greatest(newest_at, ${at}::timestamptz, told_at)`,
    })
    .where('matter_id', '=', matterId)
    // What came before they asked they have read.
    .where('since', '<', at)
    .execute();
}

export type News = Readonly<{ matterId: Uuid; newAt: Instant; toldAt: Instant }>;

export async function waitingNews(tx: Tx): Promise<readonly News[]> {
  return db(tx)
    .selectFrom('vault_notice')
    .select(['matter_id as matterId', 'new_at as newAt', 'told_at as toldAt'])
    .where('new_at', 'is not', null)
    .orderBy('matter_id')
    .forUpdate()
    .$narrowType<{ newAt: Instant }>()
    .execute();
}

/** What came at or after the moment is news still. */
export async function markNewsTold(tx: Tx, matterId: Uuid, moment: Instant): Promise<void> {
  await db(tx)
    .updateTable('vault_notice')
    .set({ told_at: moment, new_at: sql`case when newest_at >= ${moment} then newest_at end` })
    .where('matter_id', '=', matterId)
    .execute();
}
