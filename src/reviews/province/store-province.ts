/** SQL of the province's reviews: the current row of each, every version, and lists within a scope. */

import { type RawBuilder, sql } from 'kysely';
import type { Comparison, Staged } from '../../formats/index.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import { type Counted, countUpTo } from '../../platform/http/counted.ts';
import { holdName, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Grade } from '../model.ts';
import type { ReviewsTables } from '../tables.ts';
import type { Channel, ProvinceReview, ProvinceTally, StoredProvinceReview } from './model.ts';
import { REASON_MARK } from './rules-province.ts';

const on = (q: Queryable) => tablesOf<ReviewsTables>(q);

const REVIEW = [
  'id',
  'source_system as sourceSystem',
  'source_ref as number',
  'division_code as divisionCode',
  'unit_id as unitId',
  'hall_id as hallId',
  'window_id as windowId',
  'service_code as serviceCode',
  'service_name as service',
  'grade',
  'reasons',
  'is_default as isDefault',
  'day',
  'channel',
  'version',
  'words_erased_at as wordsErasedAt',
] as const;

/** What is left of the words of a review once they are erased. */
export const NO_WORDS = { serviceCode: null, service: null, reasons: [] } as const;

const WRITERS = 'reviews/province';

/** Sheets write one after the other and with no program beside them until they commit: both may bring the same number. */
export async function holdProvince(tx: Tx): Promise<void> {
  await holdName(tx, WRITERS);
}

export type Key = Pick<ProvinceReview, 'sourceSystem' | 'number'>;

/**
 * Lets a program write a number: beside other programs, each number by one.
 * @returns false while a sheet is being written, which may take minutes: whoever waited for it would keep a connection from everybody
 */
export async function holdNumber(tx: Tx, { sourceSystem, number }: Key): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock_shared(hashtextextended(${WRITERS}, 0)) as held`.execute(tx);
  if (rows[0]?.held !== true) return false;
  await holdName(tx, `${WRITERS}/${canonicalJson([sourceSystem, number])}`);
  return true;
}

function asked(keys: readonly Key[]) {
  return sql`(select * from unnest(
    ${keys.map((key) => key.sourceSystem)}::text[], ${keys.map((key) => key.number)}::text[]) as asked (source_system, source_ref))`;
}

/** Reviews of these numbers; the caller holds the writers. */
export async function reviewsOfNumbers(tx: Tx, keys: readonly Key[]): Promise<readonly StoredProvinceReview[]> {
  return on(tx)
    .selectFrom('reviews_province')
    .where(sql<boolean>`(source_system, source_ref) in ${asked(keys)}`)
    .select(REVIEW)
    .execute();
}

/** How many of them were brought in as reviews of an older system, and count there. */
export async function countedAlready(q: Queryable, keys: readonly Key[]): Promise<number> {
  const row = await on(q)
    .selectFrom('reviews_review')
    .where(sql<boolean>`(source_system, source_ref) in ${asked(keys)}`)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Writes the rows as they stand now: new ones, or the next version of those that are there. */
export async function putProvinceReviews(
  tx: Tx,
  reviews: readonly StoredProvinceReview[],
  { at, systemId }: Readonly<{ at: Instant; systemId: Uuid | null }>,
): Promise<void> {
  const of = <K extends keyof StoredProvinceReview>(key: K) => reviews.map((review) => review[key]);
  await sql`
    insert into reviews_province (id, source_system, source_ref, division_code, unit_id, hall_id, window_id,
      service_code, service_name, grade, reasons, is_default, day, channel, version)
    select id, source_system, source_ref, division_code, unit_id, hall_id, window_id, service_code, service_name, grade,
      coalesce(string_to_array(nullif(reasons, ''), ${REASON_MARK}), '{}'), is_default, day, channel, version
    from (select * from unnest(
      ${of('id')}::uuid[], ${of('sourceSystem')}::text[], ${of('number')}::text[], ${of('divisionCode')}::text[],
      ${of('unitId')}::uuid[], ${of('hallId')}::uuid[], ${of('windowId')}::uuid[], ${of('serviceCode')}::text[],
      ${of('service')}::text[], ${of('grade')}::smallint[],
      ${reviews.map(({ reasons }) => reasons.join(REASON_MARK))}::text[], ${of('isDefault')}::boolean[],
      ${of('day')}::date[], ${of('channel')}::text[], ${of('version')}::integer[]
    ) as sent (id, source_system, source_ref, division_code, unit_id, hall_id, window_id, service_code, service_name,
      grade, reasons, is_default, day, channel, version)) as sent
    on conflict (id) do update set division_code = excluded.division_code, unit_id = excluded.unit_id,
      hall_id = excluded.hall_id, window_id = excluded.window_id, service_code = excluded.service_code,
      service_name = excluded.service_name, grade = excluded.grade, reasons = excluded.reasons,
      is_default = excluded.is_default, day = excluded.day, channel = excluded.channel,
      version = excluded.version`.execute(tx);
  const contents = reviews.map(({ id: _, version: __, wordsErasedAt: ___, ...content }) => JSON.stringify(content));
  await sql`
    insert into reviews_province_version (review_id, version, content, at, system_id)
    select id, version, content::jsonb, ${at}::timestamptz, ${systemId}::uuid
    from (select * from unnest(${of('id')}::uuid[], ${of('version')}::integer[], ${contents}::text[])
      as sent (id, version, content)) as sent`.execute(tx);
}

/** Versions a system sent since then: how fast it sends. */
export async function countSentBy(q: Queryable, systemId: Uuid, since: Instant): Promise<number> {
  const row = await on(q)
    .selectFrom('reviews_province_version')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('system_id', '=', systemId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export type ProvinceFilter = Readonly<{
  /** Its number there, whole. */
  search?: string | undefined;
  divisionCode?: string | undefined;
  grade?: number | undefined;
  isDefault?: boolean | undefined;
  corrected?: boolean | undefined;
  channel?: Channel | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}>;

function within(q: Queryable, scope: Scope, filter: ProvinceFilter) {
  const { search, divisionCode, grade, isDefault, corrected, channel, from, to } = filter;
  let found = on(q)
    .selectFrom('reviews_province')
    .where('division_code', 'in', scope.reach === 'division' ? [...scope.divisionCodes, ''] : ['']);
  if (search !== undefined) found = found.where('source_ref', '=', search);
  if (divisionCode !== undefined) found = found.where('division_code', 'like', `${divisionCode}%`);
  if (grade !== undefined) found = found.where('grade', '=', grade as Grade);
  if (isDefault !== undefined) found = found.where('is_default', '=', isDefault);
  if (corrected !== undefined) found = found.where('version', corrected ? '>' : '=', 1);
  if (channel !== undefined) found = found.where('channel', '=', channel);
  if (from !== undefined) found = found.where('day', '>=', from);
  if (to !== undefined) found = found.where('day', '<=', to);
  return found;
}

/** The latest day first. */
export async function listProvinceReviews(
  q: Queryable,
  scope: Scope,
  filter: ProvinceFilter,
  page: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly StoredProvinceReview[]; tally: ProvinceTally }>> {
  const found = within(q, scope, filter);
  const counted = await countUpTo(q, found);
  const items = await ordered(found).limit(page.limit).offset(page.offset).execute();
  const sums = await found
    .select((eb) => ['grade', 'is_default', eb.fn.countAll<number>().as('n')])
    .groupBy(['grade', 'is_default'])
    .execute();
  const of = (grade: number) => Number(sums.find((each) => each.grade === grade && !each.is_default)?.n ?? 0);
  const defaults = sums.reduce((sum, each) => sum + (each.is_default ? Number(each.n) : 0), 0);
  return { ...counted, items, tally: { grades: { 5: of(5), 4: of(4), 3: of(3), 2: of(2), 1: of(1) }, defaults } };
}

function ordered(found: ReturnType<typeof within>) {
  return found.select(REVIEW).orderBy('day', 'desc').orderBy('id');
}

/** The rows of a sheet, as a query of its own. */
export function everyProvinceReview(tx: Tx, scope: Scope, filter: ProvinceFilter) {
  return ordered(within(tx, scope, filter));
}

/** A review within reach, kept from other writers until the caller commits; undefined where it is out of reach. */
export async function provinceReview(tx: Tx, scope: Scope, id: Uuid): Promise<StoredProvinceReview | undefined> {
  return within(tx, scope, {}).where('id', '=', id).select(REVIEW).forUpdate().executeTakeFirst();
}

/** Erases service item and reasons of one review and of its every version. */
export async function eraseWords(tx: Tx, id: Uuid, at: Instant): Promise<void> {
  await erase(tx, sql`id = ${id}::uuid`, at);
}

/** Erases those of days before this one, but of reviews that are held. */
export async function eraseWordsPast(tx: Tx, before: LocalDate, held: readonly Uuid[], at: Instant): Promise<void> {
  const past = sql`day < ${before}::date and (service_code is not null or service_name is not null or reasons <> '{}')`;
  await erase(tx, sql`${past} and id <> all(${[...held]}::uuid[])`, at);
}

async function erase(tx: Tx, which: RawBuilder<unknown>, at: Instant): Promise<void> {
  await sql`
    with gone as (
      update reviews_province
      set service_code = null, service_name = null, reasons = '{}', words_erased_at = ${at}::timestamptz
      where words_erased_at is null and ${which}
      returning id)
    update reviews_province_version set content = content || ${JSON.stringify(NO_WORDS)}::jsonb
    where review_id in (select id from gone)`.execute(tx);
}

/** Every version of a review within reach, the last first; none of what is out of reach. */
export async function versionsOf(
  q: Queryable,
  scope: Scope,
  id: Uuid,
): Promise<readonly Readonly<{ version: number; at: Instant; bySheet: boolean; content: ProvinceReview }>[]> {
  const rows = await within(q, scope, {})
    .innerJoin('reviews_province_version as v', 'v.review_id', 'reviews_province.id')
    .where('reviews_province.id', '=', id)
    .select(['v.version', 'v.at', 'v.system_id', 'v.content'])
    .orderBy('v.version', 'desc')
    .execute();
  return rows.map(({ system_id, content, ...row }) => ({
    ...row,
    bySheet: system_id === null,
    content: content as ProvinceReview,
  }));
}

/** Compares rows of a sheet: the same again is nothing new, other content is the next version. */
export function provinceComparison({ relation }: Pick<Staged, 'relation'>, reach: readonly string[]): Comparison {
  const changing = ['unit_id', 'window_id', 'service_code', 'service_name', 'grade', 'is_default', 'day', 'channel'];
  const words: readonly string[] = ['service_code', 'service_name', 'reasons'];
  const differences = sql.join(
    [...changing, 'reasons'].map((field) => {
      const before =
        field === 'reasons' ? sql`array_to_string(r.reasons, ${REASON_MARK})` : sql`${sql.ref(`r.${field}`)}::text`;
      const after = sql`${sql.ref(`s.${field}`)}`;
      // What was erased is not taken again.
      const taken = words.includes(field) ? sql`r.words_erased_at is null and` : sql``;
      return sql`case when ${taken} ${before} is distinct from ${after}
        then jsonb_build_object('field', ${field}::text, 'before', ${before}, 'after', ${after}) end`;
    }),
  );
  const known = sql`(
    select s.row_number, r.id, r.version, s.source_ref, r.division_code = any(${[...reach]}::text[]) as within,
      (select coalesce(jsonb_agg(d), '[]'::jsonb) from unnest(array[${differences}]::jsonb[]) d where d is not null) as differences
    from ${relation} s join reviews_province r on r.source_system = s.source_system and r.source_ref = s.source_ref
  )`;
  return {
    faults: sql`(
      select s.row_number, 'number' as column_key, 'counted-already' as reason, s.source_ref as value, null::text as hint
      from ${relation} s join reviews_review r on r.source_system = s.source_system and r.source_ref = s.source_ref
      union all
      select row_number, 'number', 'division-outside-yours', source_ref, null::text from ${known} k where not within
    )`,
    unchanged: sql`(select row_number from ${known} k where within and differences = '[]'::jsonb)`,
    changes: sql`(
      select row_number, id as object_id, version, differences from ${known} k where within and differences <> '[]'::jsonb
    )`,
  };
}

/** Days, source systems, default ratings and corrections of the rows. */
export async function provinceFacts(
  q: Queryable,
  { relation }: Pick<Staged, 'relation'>,
): Promise<Readonly<Record<string, string | number>>> {
  const { rows } = await sql<{ from: string; to: string; systems: string; defaults: number; corrections: number }>`
    select coalesce(min(day), '') as "from", coalesce(max(day), '') as "to",
      coalesce(string_agg(distinct source_system, '、'), '') as systems,
      (count(*) filter (where is_default = 'true'))::integer as defaults,
      (count(*) filter (where object_id is not null))::integer as corrections
    from ${relation} s`.execute(q);
  return { ...rows[0] };
}
