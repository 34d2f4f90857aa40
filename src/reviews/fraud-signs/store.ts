/** All SQL of judging: marks of reviews, measures of a week, findings, and weights. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type Instant, type LocalDate } from '../../kernel/time.ts';
import { ordinaryMatters } from '../../matters/index.ts';
import { type Tx, tablesOf } from '../../platform/postgres/db.ts';
import { type Grade, PROCEDURE_OF_ENTRY } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';
import type { FoundFraudSign, FraudSignKind } from './model.ts';
import type { UnderFraudSigns } from './rules.ts';

export async function insertMarks(
  tx: Tx,
  marks: readonly Readonly<{ reviewId: Uuid; network: string | null; device: string | null; at: Instant }>[],
): Promise<void> {
  const kept = marks.filter(({ network, device }) => network !== null || device !== null);
  if (kept.length === 0) return;
  await sql`
    insert into reviews_mark (review_id, network, device, at)
    select * from unnest(
      ${kept.map(({ reviewId }) => reviewId)}::uuid[], ${kept.map(({ network }) => network)}::text[],
      ${kept.map(({ device }) => device)}::text[], ${kept.map(({ at }) => at)}::timestamptz[]
    )`.execute(tx);
}

export async function dropMarks(tx: Tx, before: Instant): Promise<void> {
  await tablesOf<ReviewsTables>(tx).deleteFrom('reviews_mark').where('at', '<', before).execute();
}

export type OwnReview = Readonly<{
  windowId: Uuid;
  unitId: Uuid;
  hallId: Uuid;
  divisionCode: string;
  grade: Grade;
  at: Instant;
  network: string | null;
  device: string | null;
}>;

/** Reviews of a week by our own codes, in order; an older system's have no marks and no sure time. */
export async function ownReviewsOf(tx: Tx, week: LocalDate): Promise<readonly OwnReview[]> {
  return tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_review as r')
    .leftJoin('reviews_mark as m', 'm.review_id', 'r.id')
    .select([
      'r.window_id as windowId',
      'r.unit_id as unitId',
      'r.hall_id as hallId',
      'r.division_code as divisionCode',
      'r.grade',
      'r.at',
      'm.network',
      'm.device',
    ])
    .where('r.day', '>=', week)
    .where('r.day', '<=', addDays(week, 6))
    .where('r.state', 'in', ['open', 'closed'])
    .where('r.source_system', 'is', null)
    .orderBy('r.at')
    .execute();
}

export type PastWeeks = Readonly<{
  windowId: Uuid;
  unitId: Uuid;
  /** The twelve weeks before, without reviews under an unexplained fraud sign. */
  before: Readonly<{ weeks: number; reviews: number; best: number }>;
  /** The four weeks that end with this one, all reviews. */
  lately: Readonly<{ reviews: number; best: number; bad: number }>;
  /** The twelve weeks that end with this one. */
  bad: number;
}>;

export async function pastWeeksOf(tx: Tx, week: LocalDate): Promise<readonly PastWeeks[]> {
  const { rows } = await sql<{
    window_id: string;
    unit_id: string;
    weeks: number;
    reviews: number;
    best: number;
    lately: number;
    lately_best: number;
    lately_bad: number;
    bad: number;
  }>`
    with suspected as materialized (
      select c.window_id, c.unit_id, c.week_of, sum(c.n5 + c.n4 + c.n3 + c.n2 + c.n1) as reviews, sum(c.n5) as best
      from reviews_sign_count c
      where c.week_of between ${addDays(week, -84)}::date and ${addDays(week, -1)}::date and exists (
        select from reviews_sign s where s.window_id = c.window_id and s.unit_id = c.unit_id and s.week_of = c.week_of
          and s.explained_at is null and s.kind = any(string_to_array(c.signs, '+')))
      group by c.window_id, c.unit_id, c.week_of)
    select w.window_id, w.unit_id,
      (count(*) filter (where w.week_of < ${week}::date))::integer as weeks,
      coalesce(sum(w.n5 + w.n4 + w.n3 + w.n2 + w.n1 - coalesce(u.reviews, 0)) filter (where w.week_of < ${week}::date), 0)::integer as reviews,
      coalesce(sum(w.n5 - coalesce(u.best, 0)) filter (where w.week_of < ${week}::date), 0)::integer as best,
      coalesce(sum(w.n5 + w.n4 + w.n3 + w.n2 + w.n1) filter (where w.week_of >= ${addDays(week, -21)}::date), 0)::integer as lately,
      coalesce(sum(w.n5) filter (where w.week_of >= ${addDays(week, -21)}::date), 0)::integer as lately_best,
      coalesce(sum(w.n2 + w.n1) filter (where w.week_of >= ${addDays(week, -21)}::date), 0)::integer as lately_bad,
      sum(w.n2 + w.n1)::integer as bad
    from reviews_week w
    left join suspected u on u.window_id = w.window_id and u.unit_id = w.unit_id and u.week_of = w.week_of
    where w.week_of between ${addDays(week, -84)}::date and ${week}::date
    group by w.window_id, w.unit_id`.execute(tx);
  return rows.map((row) => ({
    windowId: row.window_id as Uuid,
    unitId: row.unit_id as Uuid,
    before: { weeks: row.weeks, reviews: row.reviews, best: row.best },
    lately: { reviews: row.lately, best: row.lately_best, bad: row.lately_bad },
    bad: row.bad,
  }));
}

export async function wasJudged(tx: Tx, week: LocalDate): Promise<boolean> {
  const row = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_sign_week')
    .select('week_of')
    .where('week_of', '=', week)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setJudged(
  tx: Tx,
  judged: Readonly<{ week: LocalDate; ruleVersion: number; at: Instant; lookedAt: number }>,
): Promise<void> {
  const row = { rule_version: judged.ruleVersion, judged_at: judged.at, looked_at: judged.lookedAt };
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_sign_week')
    .values({ week_of: judged.week, ...row })
    .onConflict((conflict) => conflict.column('week_of').doUpdateSet(row))
    .execute();
}

export type JudgedWindow = Readonly<{
  windowId: Uuid;
  unitId: Uuid;
  hallId: Uuid;
  divisionCode: string;
  signs: readonly (FoundFraudSign & Readonly<{ id: Uuid }>)[];
  under: readonly UnderFraudSigns[];
}>;

/** Windows with so many reviews since then, held ones too, that have no burst marked this week. */
export async function floodedWindows(
  tx: Tx,
  asked: Readonly<{ since: Instant; week: LocalDate; least: number }>,
): Promise<readonly Uuid[]> {
  const rows = await tablesOf<ReviewsTables>(tx)
    .selectFrom('reviews_mark as m')
    .innerJoin('reviews_review as r', 'r.id', 'm.review_id')
    .select('r.window_id')
    .where('m.at', '>=', asked.since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reviews_sign as s')
            .select('s.id')
            .whereRef('s.window_id', '=', 'r.window_id')
            .where('s.week_of', '=', asked.week)
            .where('s.kind', '=', 'burst'),
        ),
      ),
    )
    .groupBy('r.window_id')
    .having((eb) => eb.fn.countAll(), '>=', asked.least)
    .execute();
  return rows.map((row) => row.window_id);
}

/** Replaces earlier findings; a fraud sign found again keeps its explanation. */
export async function putFraudSigns(
  tx: Tx,
  about: Readonly<{ week: LocalDate; ruleVersion: number; at: Instant; windowIds: readonly Uuid[] | null }>,
  judged: readonly JudgedWindow[],
): Promise<void> {
  const { week, ruleVersion, at, windowIds } = about;
  const tables = tablesOf<ReviewsTables>(tx);
  const keys = judged.flatMap((each) => each.signs.map(({ kind }) => `${each.windowId}/${each.unitId}/${kind}`));
  const only = windowIds === null ? sql<boolean>`true` : sql<boolean>`window_id = any(${[...windowIds]}::uuid[])`;
  await tables.deleteFrom('reviews_sign_count').where('week_of', '=', week).where(only).execute();
  await tables
    .deleteFrom('reviews_sign')
    .where('week_of', '=', week)
    .where(only)
    .where(sql<boolean>`not (window_id || '/' || unit_id || '/' || kind = any(${keys}::text[]))`)
    .execute();
  for (const { windowId, unitId, hallId, divisionCode, signs, under } of judged) {
    const place = { window_id: windowId, unit_id: unitId, week_of: week };
    for (const { id, kind, tail, seen, under: places } of signs) {
      const found = {
        rule_version: ruleVersion,
        found_at: at,
        under: places.length,
        what: seen.what,
        seen_count: seen.count,
        seen_of: seen.of,
        expected: seen.expected,
        minutes: seen.minutes,
        tail,
      };
      await tables
        .insertInto('reviews_sign')
        .values({ id, ...place, kind, hall_id: hallId, division_code: divisionCode, ...found })
        .onConflict((conflict) => conflict.columns(['window_id', 'unit_id', 'week_of', 'kind']).doUpdateSet(found))
        .execute();
    }
    for (const { signs: kinds, counts } of under) {
      const row = { n5: counts[5], n4: counts[4], n3: counts[3], n2: counts[2], n1: counts[1] };
      await tables
        .insertInto('reviews_sign_count')
        .values({ ...place, signs: kinds.join('+'), ...row })
        .execute();
    }
  }
}

/**
 * Weighs a counted week: each review by the heaviest unexplained fraud sign over it, by the weight in force that week.
 * @param windowIds null: every window
 */
export async function weighWeek(tx: Tx, week: LocalDate, windowIds: readonly Uuid[] | null): Promise<void> {
  const only = windowIds === null ? sql`true` : sql`c.window_id = any(${[...windowIds]}::uuid[])`;
  await sql`
    with under as materialized (
      select c.window_id, c.unit_id, c.n5 + c.n4 + c.n3 + c.n2 + c.n1 as reviews, c.n5 + c.n4 + c.n3 as content,
        coalesce((
          select min(w.weight) from reviews_sign s
          cross join lateral (
            select weight from reviews_sign_weight
            where kind = s.kind and from_on <= c.week_of order by from_on desc limit 1) w
          where s.window_id = c.window_id and s.unit_id = c.unit_id and s.week_of = c.week_of
            and s.explained_at is null and s.kind = any(string_to_array(c.signs, '+'))), 1) as weight
      from reviews_sign_count c where c.week_of = ${week}::date and ${only}),
    lost as materialized (
      select window_id, unit_id, sum(reviews * (1 - weight)) as weight, sum(content * (1 - weight)) as content,
        sum(reviews * (1 - weight * weight)) as squares
      from under group by window_id, unit_id)
    update reviews_week r set
      weight = r.n5 + r.n4 + r.n3 + r.n2 + r.n1 - lost.weight,
      content_weight = r.n5 + r.n4 + r.n3 - lost.content,
      squares = r.n5 + r.n4 + r.n3 + r.n2 + r.n1 - lost.squares
    from lost
    where r.window_id = lost.window_id and r.unit_id = lost.unit_id and r.week_of = ${week}::date`.execute(tx);
}

export type FraudSignWeight = Readonly<{
  kind: FraudSignKind;
  fromOn: LocalDate;
  weight: number;
  basis: string;
  verified: boolean;
}>;

/** Adds missing weights; one that exists is never changed, only followed by another. */
export async function addFraudSignWeights(tx: Tx, weights: readonly FraudSignWeight[]): Promise<void> {
  await tablesOf<ReviewsTables>(tx)
    .insertInto('reviews_sign_weight')
    .values(weights.map(({ fromOn, ...row }) => ({ from_on: fromOn, ...row })))
    .onConflict((conflict) => conflict.columns(['kind', 'from_on']).doNothing())
    .execute();
}

export type WindowComplaints = Readonly<{ windowId: Uuid; received: number }>;

/** Complaints about windows received in a period, as far as an office accepted them: what anybody may file alone says nothing. */
export async function acceptedComplaints(tx: Tx, from: LocalDate, to: LocalDate): Promise<readonly WindowComplaints[]> {
  const rows = await ordinaryMatters(tx)
    .select((eb) => ['window_id', eb.fn.countAll<string>().as('received')])
    .where('procedure', '=', PROCEDURE_OF_ENTRY.complaint)
    .where('window_id', 'is not', null)
    .where('accepted_on', 'is not', null)
    .where('phase', 'not in', ['refused', 'merged', 'transferred'])
    .where('received_on', '>=', from)
    .where('received_on', '<=', to)
    .groupBy('window_id')
    .execute();
  return rows.map((row) => ({ windowId: row.window_id as Uuid, received: Number(row.received) }));
}
