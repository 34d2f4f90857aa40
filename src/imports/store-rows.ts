/** All SQL of staged rows, faults, and changes. */

import { sql } from 'kysely';
import type { Comparison, Difference, RowChange, RowFault, Staged, StagedRow } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Queryable, Relation, Tx } from '../platform/postgres/db.ts';
import { NEW_ROWS_KEPT, type Reach } from './model.ts';
import { importsOn } from './store.ts';

/**
 * Analyses the staged rows: the planner would compare a million just read in as if they were ten, one by one. Runs in its own
 * transaction, for two analyses may not run at once.
 */
export async function countRows(tx: Tx): Promise<void> {
  await sql`select imports_count_rows()`.execute(tx);
}

export async function clearRows(tx: Tx, runId: Uuid): Promise<void> {
  for (const table of ['imports_row', 'imports_fault', 'imports_change'] as const) {
    await importsOn(tx).deleteFrom(table).where('run_id', '=', runId).execute();
  }
}

/** Drops staged rows after writing, but for the changes and the first new rows, which stay to be read. */
export async function dropStaged(tx: Tx, runId: Uuid): Promise<void> {
  await sql`
    with kept as materialized (
      select s.row_number from imports_row s
      where s.run_id = ${runId} and not exists (
        select from imports_change c where c.run_id = s.run_id and c.row_number = s.row_number and c.object_id is not null
      )
      order by s.row_number limit ${NEW_ROWS_KEPT}
    )
    delete from imports_row where run_id = ${runId} and row_number not in (select row_number from kept)`.execute(tx);
}

export const ROW_COLUMNS = ['run_id', 'row_number', 'id', 'key', 'label', 'facts'] as const;

/** Rows of the portion, both ends included. */
export type Portion = Readonly<{ from: number; to: number }>;
const ALL: Portion = { from: 0, to: 2_147_483_647 };

/** Opens the facts of a row as they are kept. */
export type OpenFacts = (row: Uuid, kept: readonly (string | null)[]) => readonly (string | null)[];

/** Staged rows for a kind: as a relation (facts as they are kept, so not of a sealed kind), or as objects. */
export function stagedOf(
  q: Queryable,
  { id: runId, fields }: Readonly<{ id: Uuid; fields: readonly string[] }>,
  openFacts: OpenFacts,
  portion: Portion = ALL,
): Staged {
  const named = sql.join(fields.map((field, index) => sql`r.facts[${sql.lit(index + 1)}] as ${sql.id(field)}`));
  const relation: Relation = sql`(
    select r.row_number, r.id, r.key, r.label, c.object_id, c.version, ${named}
    from imports_row r left join imports_change c on c.run_id = r.run_id and c.row_number = r.row_number
    where r.run_id = ${runId} and r.row_number between ${portion.from} and ${portion.to}
  )`;
  return { relation, rows: () => stagedRows(q, runId, fields, openFacts, portion) };
}

async function stagedRows(
  q: Queryable,
  runId: Uuid,
  fields: readonly string[],
  openFacts: OpenFacts,
  { from, to }: Portion,
): Promise<readonly StagedRow[]> {
  const rows = await importsOn(q)
    .selectFrom('imports_row as r')
    .leftJoin('imports_change as c', (join) =>
      join.onRef('c.run_id', '=', 'r.run_id').onRef('c.row_number', '=', 'r.row_number'),
    )
    .select(['r.row_number', 'r.id', 'r.key', 'r.label', 'r.facts', 'c.object_id', 'c.version', 'c.differences'])
    .where('r.run_id', '=', runId)
    .where('r.row_number', '>=', from)
    .where('r.row_number', '<=', to)
    .orderBy('r.row_number')
    .execute();
  return rows.map(({ id, facts, ...row }) => {
    const opened = openFacts(id, facts);
    return {
      row: row.row_number,
      id,
      key: row.key,
      label: row.label,
      facts: Object.fromEntries(fields.map((field, index) => [field, opened[index] ?? null])),
      objectId: row.object_id,
      version: row.version,
      differences: row.differences ?? [],
    };
  });
}

export async function insertFaults(q: Queryable, runId: Uuid, faults: readonly RowFault[]): Promise<void> {
  if (faults.length > 0) await insertFaultsFrom(q, runId, listedFaults(faults));
}

/** Faults as rows of a statement in one parameter, however many. */
function listedFaults(faults: readonly RowFault[]): Relation {
  return sql`(
    select "row" as row_number, "column" as column_key, reason, value, hint
    from json_to_recordset(${JSON.stringify(faults)}::json) as given ("row" integer, "column" text, reason text, value text, hint text)
  )`;
}

async function insertFaultsFrom(q: Queryable, runId: Uuid, faults: Relation): Promise<void> {
  await sql`
    with found as materialized (select row_number, column_key, reason, value, hint from ${faults} f)
    insert into imports_fault (run_id, row_number, column_key, reason, value, hint)
    select ${runId}, row_number, column_key, reason, left(coalesce(value, ''), 500), hint from found
    on conflict do nothing`.execute(q);
}

/**
 * Settles repeats of a record in a file: every row after the first is a fault or, where the kind merges rows that say the
 * same, dropped. @returns how many were dropped
 */
export async function settleRepeats(
  tx: Tx,
  runId: Uuid,
  keyColumn: string,
  repeats: 'fault' | 'merge',
): Promise<number> {
  let repeated = 0;
  if (repeats === 'merge') {
    const gone = await sql`
      delete from imports_row r using imports_row e
      where r.run_id = ${runId} and e.run_id = ${runId} and e.key = r.key and e.row_number < r.row_number
        and e.facts = r.facts`.execute(tx);
    repeated = Number(gone.numAffectedRows ?? 0);
  }
  const reason = repeats === 'merge' ? 'differs-from-row-above' : 'twice-in-file';
  await sql`
    with twice as materialized (
      select key, min(row_number) as first_row from imports_row where run_id = ${runId} group by key having count(*) > 1
    )
    insert into imports_fault (run_id, row_number, column_key, reason, value, hint)
    select ${runId}, r.row_number, ${keyColumn}, ${reason}, left(r.key, 500), t.first_row::text
    from twice t join imports_row r on r.run_id = ${runId} and r.key = t.key and r.row_number > t.first_row`.execute(
    tx,
  );
  await dropFaulty(tx, runId);
  return repeated;
}

async function dropFaulty(tx: Tx, runId: Uuid): Promise<void> {
  await sql`
    delete from imports_row r using imports_fault f
    where r.run_id = ${runId} and f.run_id = ${runId} and f.row_number = r.row_number`.execute(tx);
}

/** Stores the findings of the comparison and drops staged rows that are at fault or change nothing. */
export async function settleComparison(
  tx: Tx,
  runId: Uuid,
  { faults, unchanged, changes }: Comparison,
): Promise<Readonly<{ unchanged: number }>> {
  await insertFaultsFrom(tx, runId, isList(faults) ? listedFaults(faults) : faults);
  await dropFaulty(tx, runId);
  await sql`
    with found as materialized (
      select row_number, object_id, version, differences from ${isList(changes) ? listedChanges(changes) : changes} c
    )
    insert into imports_change (run_id, row_number, key, label, object_id, version, differences)
    select r.run_id, r.row_number, r.key, r.label, f.object_id, f.version, f.differences
    from found f join imports_row r on r.run_id = ${runId} and r.row_number = f.row_number`.execute(tx);
  const same = isList(unchanged)
    ? sql`(select * from unnest(${unchanged.map(({ row }) => row)}::integer[]) as given (row_number))`
    : unchanged;
  const gone = await sql`
    with found as materialized (select row_number from ${same} s)
    delete from imports_row r using found f where r.run_id = ${runId} and r.row_number = f.row_number`.execute(tx);
  return { unchanged: Number(gone.numAffectedRows ?? 0) };
}

function isList<T>(many: readonly T[] | Relation): many is readonly T[] {
  return Array.isArray(many);
}

function listedChanges(changes: readonly RowChange[]): Relation {
  return sql`(
    select "row" as row_number, "objectId" as object_id, version, differences
    from json_to_recordset(${JSON.stringify(changes)}::json) as given ("row" integer, "objectId" uuid, version integer, differences jsonb)
  )`;
}

export async function countOutcomes(
  q: Queryable,
  runId: Uuid,
): Promise<Readonly<{ bad: number; created: number; changed: number }>> {
  const found = await sql<{ bad: number; staged: number; changed: number }>`
    select
      (select count(distinct row_number) from imports_fault where run_id = ${runId}) as bad,
      (select count(*) from imports_row where run_id = ${runId}) as staged,
      (select count(*) from imports_change where run_id = ${runId} and object_id is not null) as changed`.execute(q);
  const { bad = 0, staged = 0, changed = 0 } = found.rows[0] ?? {};
  return { bad: Number(bad), created: Number(staged) - Number(changed), changed: Number(changed) };
}

/** First and last staged row. */
export async function stagedSpan(q: Queryable, runId: Uuid): Promise<Portion | undefined> {
  const found = await sql<{ from: number | null; to: number | null }>`
    select min(row_number) as "from", max(row_number) as "to" from imports_row where run_id = ${runId}`.execute(q);
  const { from, to } = found.rows[0] ?? { from: null, to: null };
  return from === null || to === null ? undefined : { from, to };
}

export type FaultLine = Readonly<{ row: number; column: string; reason: string; value: string; hint: string | null }>;

/** Faults of the rows after a given one, whole rows, in order. */
export async function faultsAfter(
  q: Queryable,
  reach: Reach,
  runId: Uuid,
  afterRow: number,
  rows: number,
): Promise<readonly FaultLine[]> {
  const found = await sql<FaultLine>`
    select f.row_number as "row", f.column_key as "column", f.reason, f.value, f.hint
    from imports_fault f join imports_run r on r.id = f.run_id
    where f.run_id = ${runId} and ${within(reach)} and f.row_number > ${afterRow}
      and f.row_number <= coalesce((
        select max(row_number) from (
          select distinct row_number from imports_fault
          where run_id = ${runId} and row_number > ${afterRow} order by row_number limit ${rows}
        ) few), ${afterRow})
    order by f.row_number, f.column_key, f.reason`.execute(q);
  return found.rows;
}

export type OutcomeLine = Readonly<{
  id: Uuid | null;
  row: number;
  key: string;
  label: string;
  differences: readonly Difference[];
  facts: readonly (string | null)[] | null;
}>;

/** Faults in the order of the file. */
export async function listFaults(
  q: Queryable,
  reach: Reach,
  runId: Uuid,
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<Readonly<{ total: number; items: readonly FaultLine[] }>> {
  const counted = await sql<{ n: number }>`
    select count(*) as n from imports_fault f join imports_run r on r.id = f.run_id
    where f.run_id = ${runId} and ${within(reach)}`.execute(q);
  const found = await sql<FaultLine>`
    select f.row_number as "row", f.column_key as "column", f.reason, f.value, f.hint
    from imports_fault f join imports_run r on r.id = f.run_id
    where f.run_id = ${runId} and ${within(reach)}
    order by f.row_number, f.column_key, f.reason limit ${paging.limit} offset ${paging.offset}`.execute(q);
  return { total: Number(counted.rows[0]?.n ?? 0), items: found.rows };
}

/** Rows that would make something new, with their facts, or change something, with the differences. */
export async function outcomesOf(
  q: Queryable,
  reach: Reach,
  runId: Uuid,
  outcome: 'created' | 'changed',
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<readonly OutcomeLine[]> {
  const { limit, offset } = paging;
  const found =
    outcome === 'changed'
      ? sql<OutcomeLine>`
          select null as id, c.row_number as "row", c.key, c.label, c.differences, null as facts
          from imports_change c join imports_run r on r.id = c.run_id
          where c.run_id = ${runId} and ${within(reach)} and c.object_id is not null
          order by c.row_number limit ${limit} offset ${offset}`
      : sql<OutcomeLine>`
          select s.id, s.row_number as "row", s.key, s.label, coalesce(c.differences, '[]'::jsonb) as differences, s.facts
          from imports_row s join imports_run r on r.id = s.run_id
          left join imports_change c on c.run_id = s.run_id and c.row_number = s.row_number
          where s.run_id = ${runId} and ${within(reach)} and c.object_id is null
          order by s.row_number limit ${limit} offset ${offset}`;
  return (await found.execute(q)).rows;
}

function within({ divisionCodes, kinds }: Reach) {
  return sql<boolean>`(r.division_code = any(${[...divisionCodes]}::text[]) and r.kind = any(${[...kinds]}::text[]))`;
}
