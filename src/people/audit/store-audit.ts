/** All SQL of the audit. */

import { type RawBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Scope } from '../model.ts';
import { isOfSealedLane } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';

export type AuditRow = Readonly<{
  id: Uuid;
  at: Instant;
  userId: Uuid | null;
  postId: Uuid | null;
  principalUserId: Uuid | null;
  sessionId: Uuid | null;
  action: string;
  objectKind: string;
  objectId: string | null;
  outcome: 'done' | 'refused' | 'failed';
  detail: Readonly<Record<string, string | number | boolean | null>>;
  sealed: boolean;
}>;

const AUDIT = [
  'a.id',
  'a.at',
  'a.user_id as userId',
  'a.post_id as postId',
  'a.principal_user as principalUserId',
  'a.session_id as sessionId',
  'a.action',
  'a.object_kind as objectKind',
  'a.object_id as objectId',
  'a.outcome',
  'a.detail',
  'a.sealed',
] as const;

export async function insertAudit(tx: Tx, row: AuditRow): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_audit')
    .values({ ...rowOf(AUDIT, row), detail: JSON.stringify(row.detail) })
    .execute();
}

export type AuditFilter = Readonly<{
  from?: Instant | undefined;
  until?: Instant | undefined;
  userId?: Uuid | undefined;
  /** Part of a name, or a whole user name. */
  who?: string | undefined;
  action?: string | undefined;
  objectKind?: string | undefined;
  objectId?: string | undefined;
  outcome?: AuditRow['outcome'] | undefined;
  /** Whether rows without a user are included (unknown names at sign-in, the command line); for the city's administrator only. */
  nobodys?: boolean | undefined;
  /** Last row of the page before. */
  after?: Readonly<{ at: Instant; id: Uuid }> | undefined;
}>;

export type AuditLine = AuditRow &
  Readonly<{
    displayName: string | null;
    postTitle: string | null;
    unitId: Uuid | null;
    principalName: string | null;
  }>;

/**
 * Audit rows of the people of the scope's divisions, the latest first. One division's people are few among a city's: their newest
 * lines are found person by person, each from the index, where walking back through everybody's would take long.
 */
export async function listAudit(
  q: Queryable,
  scope: Scope,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditLine[]> {
  const lines = auditWithin(q, scope, filter).limit(limit);
  const walksBack = filter.who === undefined && (filter.nobodys === true || filter.userId !== undefined);
  if (walksBack) return lines.execute();
  const newest = tablesOf<PeopleTables>(q)
    .selectFrom('people_user as u')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('people_audit as a')
          .select(['a.id', 'a.at'])
          .whereRef('a.user_id', '=', 'u.id')
          .where(askedFor(filter))
          .where(openTo(scope))
          .orderBy('a.at', 'desc')
          .orderBy('a.id', 'desc')
          .limit(limit)
          .as('own'),
      (join) => join.onTrue(),
    )
    .where('u.division_code', 'in', [...scope.divisionCodes, ''])
    .where(calledSo(filter.who))
    .select('own.id')
    .orderBy('own.at', 'desc')
    .orderBy('own.id', 'desc')
    .limit(limit);
  return lines.where('a.id', 'in', newest).execute();
}

/** All rows in the same order, in batches. */
export function eachAuditLine(tx: Tx, scope: Scope, filter: AuditFilter): AsyncIterable<readonly AuditLine[]> {
  return handfuls(tx, auditWithin(tx, scope, filter));
}

function auditWithin(q: Queryable, scope: Scope, filter: AuditFilter) {
  const query = tablesOf<PeopleTables>(q)
    .selectFrom('people_audit as a')
    .leftJoin('people_user as u', 'u.id', 'a.user_id')
    .leftJoin('people_user as w', 'w.id', 'a.principal_user')
    .leftJoin('people_post as p', 'p.id', 'a.post_id')
    .select(AUDIT)
    .select([
      'u.display_name as displayName',
      'w.display_name as principalName',
      'p.title as postTitle',
      'p.unit_id as unitId',
    ])
    .where(askedFor(filter))
    .where(openTo(scope))
    .where(calledSo(filter.who))
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc');
  const divisionCodes = [...scope.divisionCodes];
  return filter.nobodys === true
    ? query.where((eb) => eb.or([eb('a.user_id', 'is', null), eb('u.division_code', 'in', divisionCodes)]))
    : query.where('u.division_code', 'in', divisionCodes);
}

/** Lines of the sealed lane are for its own posts, and no others. */
function openTo({ actor }: Scope): RawBuilder<boolean> {
  return isOfSealedLane(actor.role) ? sql<boolean>`a.sealed` : sql<boolean>`not a.sealed`;
}

/** The filter as a condition on `people_audit as a`, the same wherever it is asked. */
function askedFor(filter: AuditFilter): RawBuilder<boolean> {
  const { from, until, userId, action, objectKind, objectId, outcome, after } = filter;
  const parts = [
    ...(from === undefined ? [] : [sql`a.at >= ${from}::timestamptz`]),
    ...(until === undefined ? [] : [sql`a.at < ${until}::timestamptz`]),
    ...(userId === undefined ? [] : [sql`a.user_id = ${userId}::uuid`]),
    ...(action === undefined ? [] : [sql`a.action = ${action}`]),
    ...(objectKind === undefined ? [] : [sql`a.object_kind = ${objectKind}`]),
    ...(objectId === undefined ? [] : [sql`a.object_id = ${objectId}`]),
    ...(outcome === undefined ? [] : [outcome === 'done' ? sql`a.outcome = 'done'` : notDone(outcome)]),
    ...(after === undefined ? [] : [sql`(a.at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`]),
  ];
  return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** Condition on `people_user as u`. */
function calledSo(who: string | undefined): RawBuilder<boolean> {
  if (who === undefined) return sql<boolean>`true`;
  return sql<boolean>`(strpos(u.display_name, ${who}) > 0 or u.username = ${who})`;
}

/** Condition on refused or failed acts, stated twice so that their small partial index is used. */
function notDone(outcome: 'refused' | 'failed') {
  return sql`a.outcome <> 'done' and a.outcome = ${outcome}`;
}

/** Deletes old rows with the rights of the schema's owner; never one younger than half a year. @returns how many */
export async function forgetAuditBefore(tx: Tx, before: Instant): Promise<number> {
  const result = await sql<{ gone: number }>`select people_forget_audit(${before}::timestamptz) as gone`.execute(tx);
  return result.rows[0]?.gone ?? 0;
}
