/** All SQL of privacy notices, retention rules and legal holds. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Lang } from '../../platform/pages/words.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PrivacyNotice, RetentionRule } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

const PRIVACY = [
  'version',
  'lang',
  'from_on as fromOn',
  'handler',
  'purpose',
  'way',
  'kinds',
  'retention',
  'rights',
] as const;

function privacyRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_privacy_notice').select(PRIVACY);
}

/** The notice in force on a day. */
export async function privacyNoticeOn(q: Queryable, lang: Lang, on: LocalDate): Promise<PrivacyNotice | undefined> {
  return privacyRows(q)
    .where('lang', '=', lang)
    .where('from_on', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One version of the notice, as somebody was shown it. */
export async function privacyNoticeVersion(
  q: Queryable,
  lang: Lang,
  version: number,
): Promise<PrivacyNotice | undefined> {
  return privacyRows(q).where('lang', '=', lang).where('version', '=', version).executeTakeFirst();
}

/** Inserts a version; an existing version is never changed. */
export async function insertPrivacyNotice(tx: Tx, notice: PrivacyNotice): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_privacy_notice')
    .values(rowOf(PRIVACY, notice))
    .onConflict((conflict) => conflict.columns(['version', 'lang']).doNothing())
    .execute();
}

export type KeptRule = RetentionRule & Readonly<{ leastDays: number | null }>;

const RULE = [
  'kind',
  'from_on as fromOn',
  'keep_days as keepDays',
  'least_days as leastDays',
  'basis',
  'verified',
] as const;

function ruleRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_retention_rule').select(RULE);
}

/** Every rule ever made, the latest of a kind first. */
export async function retentionRules(q: Queryable): Promise<readonly KeptRule[]> {
  return ruleRows(q).orderBy('kind').orderBy('from_on', 'desc').execute();
}

export async function retentionRuleOn(q: Queryable, kind: string, on: LocalDate): Promise<KeptRule | undefined> {
  return ruleRows(q)
    .where('kind', '=', kind)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Saves a rule; one of the same kind and day is replaced, so that a mistake of the same day can be corrected. */
export async function saveRetentionRule(
  tx: Tx,
  rule: KeptRule,
  by: Readonly<{ postId: Uuid | null; at: Instant }>,
): Promise<void> {
  const row = { ...rowOf(RULE, rule), set_by_post: by.postId, set_at: by.at };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_retention_rule')
    .values(row)
    .onConflict((conflict) => conflict.columns(['kind', 'from_on']).doUpdateSet(row))
    .execute();
}

export async function hasRetentionRule(q: Queryable, kind: string): Promise<boolean> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_retention_rule')
    .select('kind')
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type LegalHold = Readonly<{
  id: Uuid;
  kind: string;
  objectId: string;
  reason: string;
  placedAt: Instant;
  liftedAt: Instant | null;
}>;

/** Ids of the objects of a kind that must not go now; `*` stands for all of them. */
export async function heldObjects(q: Queryable, kind: string): Promise<readonly string[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_legal_hold')
    .select('object_id')
    .where('kind', '=', kind)
    .where('lifted_at', 'is', null)
    .execute();
  return rows.map((row) => row.object_id);
}

const HOLD = [
  'id',
  'kind',
  'object_id as objectId',
  'reason',
  'placed_at as placedAt',
  'lifted_at as liftedAt',
] as const;

function holdRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_legal_hold').select(HOLD);
}

export async function legalHolds(q: Queryable): Promise<readonly LegalHold[]> {
  return holdRows(q).orderBy('placed_at', 'desc').limit(1_000).execute();
}

export async function standingHold(q: Queryable, id: Uuid): Promise<LegalHold | undefined> {
  return holdRows(q).where('id', '=', id).where('lifted_at', 'is', null).executeTakeFirst();
}

export async function insertHold(tx: Tx, hold: LegalHold, byPost: Uuid | null): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_legal_hold')
    .values({ ...rowOf(HOLD, hold), placed_by_post: byPost })
    .execute();
}

export async function liftHold(tx: Tx, id: Uuid, byPost: Uuid, at: Instant): Promise<boolean> {
  const result = await tablesOf<PeopleTables>(tx)
    .updateTable('people_legal_hold')
    .set({ lifted_at: at, lifted_by_post: byPost })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
