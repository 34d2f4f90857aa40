/** All SQL of privacy notices, retention rules and legal holds. */

import type { Selectable } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Lang } from '../../platform/pages/words.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { PrivacyNotice, RetentionRule } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

function privacyOf(row: Selectable<PeopleTables['people_privacy_notice']>): PrivacyNotice {
  return {
    version: row.version,
    lang: row.lang,
    fromOn: row.from_on as LocalDate,
    handler: row.handler,
    purpose: row.purpose,
    way: row.way,
    kinds: row.kinds,
    retention: row.retention,
    rights: row.rights,
  };
}

const PRIVACY = ['version', 'lang', 'from_on', 'handler', 'purpose', 'way', 'kinds', 'retention', 'rights'] as const;

/** The notice in force on a day. */
export async function privacyNoticeOn(q: Queryable, lang: Lang, on: LocalDate): Promise<PrivacyNotice | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_privacy_notice')
    .select([...PRIVACY])
    .where('lang', '=', lang)
    .where('from_on', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : privacyOf(row);
}

/** One version of the notice, as somebody was shown it. */
export async function privacyNoticeVersion(
  q: Queryable,
  lang: Lang,
  version: number,
): Promise<PrivacyNotice | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_privacy_notice')
    .select([...PRIVACY])
    .where('lang', '=', lang)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : privacyOf(row);
}

/** Inserts a version; an existing version is never changed. */
export async function insertPrivacyNotice(tx: Tx, notice: PrivacyNotice): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_privacy_notice')
    .values({
      version: notice.version,
      lang: notice.lang,
      from_on: notice.fromOn,
      handler: notice.handler,
      purpose: notice.purpose,
      way: notice.way,
      kinds: notice.kinds,
      retention: notice.retention,
      rights: notice.rights,
    })
    .onConflict((conflict) => conflict.columns(['version', 'lang']).doNothing())
    .execute();
}

export type KeptRule = RetentionRule & Readonly<{ leastDays: number | null }>;

function ruleOf(row: {
  kind: string;
  from_on: string;
  keep_days: number;
  least_days: number | null;
  basis: string;
  verified: boolean;
}): KeptRule {
  return {
    kind: row.kind,
    fromOn: row.from_on as LocalDate,
    keepDays: row.keep_days,
    leastDays: row.least_days,
    basis: row.basis,
    verified: row.verified,
  };
}

/** Every rule ever made, the latest of a kind first. */
export async function retentionRules(q: Queryable): Promise<readonly KeptRule[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_retention_rule')
    .select(['kind', 'from_on', 'keep_days', 'least_days', 'basis', 'verified'])
    .orderBy('kind')
    .orderBy('from_on', 'desc')
    .execute();
  return rows.map(ruleOf);
}

export async function retentionRuleOn(q: Queryable, kind: string, on: LocalDate): Promise<KeptRule | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_retention_rule')
    .select(['kind', 'from_on', 'keep_days', 'least_days', 'basis', 'verified'])
    .where('kind', '=', kind)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : ruleOf(row);
}

/** Saves a rule; one of the same kind and day is replaced, so that a mistake of the same day can be corrected. */
export async function saveRetentionRule(
  tx: Tx,
  rule: KeptRule,
  by: Readonly<{ postId: Uuid | null; at: Instant }>,
): Promise<void> {
  const facts = {
    keep_days: rule.keepDays,
    least_days: rule.leastDays,
    basis: rule.basis,
    verified: rule.verified,
    set_by_post: by.postId,
    set_at: by.at,
  };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_retention_rule')
    .values({ kind: rule.kind, from_on: rule.fromOn, ...facts })
    .onConflict((conflict) => conflict.columns(['kind', 'from_on']).doUpdateSet(facts))
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

const HOLD = ['id', 'kind', 'object_id', 'reason', 'placed_at', 'lifted_at'] as const;

function holdOf(row: Pick<Selectable<PeopleTables['people_legal_hold']>, (typeof HOLD)[number]>): LegalHold {
  return {
    id: row.id as Uuid,
    kind: row.kind,
    objectId: row.object_id,
    reason: row.reason,
    placedAt: row.placed_at as Instant,
    liftedAt: row.lifted_at as Instant | null,
  };
}

export async function legalHolds(q: Queryable): Promise<readonly LegalHold[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_legal_hold')
    .select([...HOLD])
    .orderBy('placed_at', 'desc')
    .limit(1_000)
    .execute();
  return rows.map(holdOf);
}

export async function standingHold(q: Queryable, id: Uuid): Promise<LegalHold | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_legal_hold')
    .select([...HOLD])
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : holdOf(row);
}

export async function insertHold(tx: Tx, hold: LegalHold, byPost: Uuid | null): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_legal_hold')
    .values({
      id: hold.id,
      kind: hold.kind,
      object_id: hold.objectId,
      reason: hold.reason,
      placed_by_post: byPost,
      placed_at: hold.placedAt,
    })
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
