/** All SQL of listing and explaining fraud signs. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { ReviewsTables } from '../tables.ts';
import type { FraudSignKind, FraudSignWhat } from './model.ts';

export type StoredFraudSign = Readonly<{
  id: Uuid;
  windowId: Uuid;
  unitId: Uuid;
  hallId: Uuid;
  divisionCode: string;
  weekOf: LocalDate;
  kind: FraudSignKind;
  what: FraudSignWhat;
  count: number;
  of: number | null;
  expected: number;
  minutes: number | null;
  tail: number;
  under: number;
  ruleVersion: number;
  foundAt: Instant;
  /** Weight of a review under it, as in force that week. */
  weight: number;
  weightVerified: boolean;
  explained: Readonly<{ at: Instant; byName: string; reason: string }> | null;
}>;

const SIGN = [
  's.id',
  's.window_id as windowId',
  's.unit_id as unitId',
  's.hall_id as hallId',
  's.division_code as divisionCode',
  's.week_of as weekOf',
  's.kind',
  's.what',
  's.seen_count as count',
  's.seen_of as of',
  's.expected',
  's.minutes',
  's.tail',
  's.under',
  's.rule_version as ruleVersion',
  's.found_at as foundAt',
] as const;

export type FraudSignFilter = Readonly<{
  kind?: FraudSignKind | undefined;
  explained?: boolean | undefined;
  divisionCode?: string | undefined;
  windowIds?: readonly Uuid[] | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}>;

function fraudSignsWithin(q: Queryable, scope: Scope, filter: FraudSignFilter) {
  let query = tablesOf<ReviewsTables>(q)
    .selectFrom('reviews_sign as s')
    .where('s.division_code', 'in', scope.reach === 'division' ? [...scope.divisionCodes, ''] : ['']);
  if (filter.kind !== undefined) query = query.where('s.kind', '=', filter.kind);
  if (filter.explained !== undefined) query = query.where('s.explained_at', filter.explained ? 'is not' : 'is', null);
  if (filter.divisionCode !== undefined) query = query.where('s.division_code', 'like', `${filter.divisionCode}%`);
  if (filter.windowIds !== undefined) query = query.where('s.window_id', 'in', [...filter.windowIds, NOBODY]);
  if (filter.from !== undefined) query = query.where('s.week_of', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('s.week_of', '<=', filter.to);
  return query;
}

const NOBODY = '00000000-0000-0000-0000-000000000000' as Uuid;

export async function countFraudSigns(q: Queryable, scope: Scope, filter: FraudSignFilter): Promise<number> {
  const row = await fraudSignsWithin(q, scope, filter)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Newest first. */
export async function listFraudSigns(
  q: Queryable,
  scope: Scope,
  filter: FraudSignFilter,
  page: Readonly<{ limit: number; offset: number }>,
): Promise<readonly StoredFraudSign[]> {
  const rows = await fraudSignsWithin(q, scope, filter)
    .select(SIGN)
    .select(['s.explained_at', 's.explained_by_name', 's.explanation'])
    .select([weightOf('weight').as('weight'), weightOf('verified').as('verified')])
    .orderBy('s.week_of', 'desc')
    .orderBy('s.tail')
    .orderBy('s.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ explained_at: at, explained_by_name: byName, explanation, weight, verified, ...sign }) => ({
    ...sign,
    kind: sign.kind as FraudSignKind,
    what: sign.what as FraudSignWhat,
    weight: Number(weight ?? 1),
    weightVerified: verified === true,
    explained: at === null ? null : { at, byName: byName ?? '', reason: explanation ?? '' },
  }));
}

function weightOf(column: 'weight' | 'verified') {
  return sql<number | boolean | null>`(
    select ${sql.ref(column)} from reviews_sign_weight w
    where w.kind = s.kind and w.from_on <= s.week_of order by w.from_on desc limit 1)`;
}

export type LockedFraudSign = Readonly<{ windowId: Uuid; unitId: Uuid; weekOf: LocalDate; isExplained: boolean }>;

export async function lockFraudSign(tx: Tx, scope: Scope, id: Uuid): Promise<LockedFraudSign | undefined> {
  if (scope.reach !== 'division') return undefined;
  const row = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_sign')
    .select(['window_id as windowId', 'unit_id as unitId', 'week_of as weekOf', 'explained_at'])
    .where('id', '=', id)
    .where('division_code', 'in', [...scope.divisionCodes, ''])
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { explained_at: explainedAt, ...sign } = row;
  return { ...sign, isExplained: explainedAt !== null };
}

export async function setExplained(
  tx: Tx,
  id: Uuid,
  how: Readonly<{ at: Instant; byPost: Uuid; byName: string; reason: string }>,
): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .updateTable('reviews_sign')
    .set({
      explained_at: how.at,
      explained_by_post: how.byPost,
      explained_by_name: how.byName,
      explanation: how.reason,
    })
    .where('id', '=', id)
    .execute();
}
