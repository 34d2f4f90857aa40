/** SQL of platforms and the hashes of their keys. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Platform, PlatformLine } from './model.ts';
import { casesOn } from './store.ts';

const PLATFORM = [
  'id',
  'name',
  'division_code as divisionCode',
  'callback_url as callbackUrl',
  'key_hint as keyHint',
  'key_version as keyVersion',
  'issued_at as issuedAt',
  'last_used_week as lastUsedWeek',
  'revoked_at as revokedAt',
  'revoke_reason as revokeReason',
] as const;

/** What a new key changes. */
export type NewKey = Readonly<{ keyHash: Buffer; byPost: Uuid }>;

/** @returns false when there is a platform with this id already. */
export async function insertPlatform(tx: Tx, platform: Platform & NewKey): Promise<boolean> {
  const done = await casesOn(tx)
    .insertInto('cases_platform')
    .values({
      ...rowOf(PLATFORM, platform),
      key_hash: platform.keyHash,
      issued_by_post: platform.byPost,
      revoked_by_post: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updateKey(tx: Tx, platform: Platform & NewKey): Promise<void> {
  await casesOn(tx)
    .updateTable('cases_platform')
    .set({
      callback_url: platform.callbackUrl,
      key_hash: platform.keyHash,
      key_hint: platform.keyHint,
      key_version: platform.keyVersion,
      issued_at: platform.issuedAt,
      issued_by_post: platform.byPost,
    })
    .where('id', '=', platform.id)
    .execute();
}

function platformRows(q: Queryable) {
  return casesOn(q).selectFrom('cases_platform').select(PLATFORM);
}

/** Platforms of one's divisions, living ones first, then the latest. */
export async function listPlatforms(q: Queryable, scope: Scope): Promise<readonly PlatformLine[]> {
  const platforms = await platformRows(q)
    .where('division_code', 'in', [...scope.divisionCodes])
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute();
  const waiting = await casesOn(q)
    .selectFrom('cases_state')
    .innerJoin('cases_handover', 'cases_handover.matter_id', 'cases_state.matter_id')
    .select((eb) => [
      'cases_handover.platform_id as platformId',
      eb.fn.countAll<number>().as('untold'),
      eb.fn.min('cases_state.at').as('since'),
    ])
    .where('cases_state.told_at', 'is', null)
    .groupBy('cases_handover.platform_id')
    .execute();
  const of = new Map(waiting.map((row) => [row.platformId, row]));
  return platforms.map((platform) => {
    const row = of.get(platform.id);
    return { ...platform, untold: Number(row?.untold ?? 0), untoldSince: row?.since ?? null };
  });
}

export async function lockPlatform(tx: Tx, scope: Scope, id: Uuid): Promise<Platform | undefined> {
  return platformRows(tx)
    .where('id', '=', id)
    .where('division_code', 'in', [...scope.divisionCodes])
    .forUpdate()
    .executeTakeFirst();
}

/** Finds a platform by its key's hash and locks its row, so that its cases come one after the other. */
export async function lockPlatformByKey(tx: Tx, keyHash: Buffer): Promise<Platform | undefined> {
  return platformRows(tx)
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The platform, unlocked: while it is being told, cases go on coming from it. */
export async function livingPlatform(q: Queryable, id: Uuid): Promise<Platform | undefined> {
  return platformRows(q).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
}

export async function noteUse(tx: Tx, id: Uuid, week: LocalDate): Promise<void> {
  await casesOn(tx).updateTable('cases_platform').set({ last_used_week: week }).where('id', '=', id).execute();
}

export async function setRevoked(
  tx: Tx,
  id: Uuid,
  how: Readonly<{ at: Instant; byPost: Uuid; reason: string }>,
): Promise<void> {
  await casesOn(tx)
    .updateTable('cases_platform')
    .set({ revoked_at: how.at, revoked_by_post: how.byPost, revoke_reason: how.reason })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}
