/** All SQL of the register: agencies, officers and items, each in dated versions. */

import { type Kysely, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import { containing, searchForm } from '../kernel/search-text.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { Agency, Item, Officer, Standing } from './model.ts';
import type { InspectionsTables } from './tables.ts';

function inspectionsOn(q: Queryable): Kysely<InspectionsTables> {
  return tablesOf<InspectionsTables>(q);
}

const DATED = ['id', 'from_on as fromOn', 'last_on as lastOn', 'version'] as const;
const OF_UNIT = ['unit_id as unitId', 'division_code as divisionCode'] as const;
const AGENCY = [...DATED, ...OF_UNIT, 'power', 'entrusting_unit_id as entrustingUnitId', 'law'] as const;
const OFFICER = [...DATED, ...OF_UNIT, 'licence', 'name', 'user_id as userId'] as const;
const ITEM = [...DATED, ...OF_UNIT, 'code', 'name', 'law', 'level', 'yearly_cap as yearlyCap'] as const;

export async function allAgencies(q: Queryable): Promise<readonly Agency[]> {
  return inspectionsOn(q).selectFrom('inspections_agency').select(AGENCY).execute();
}

/** Every version of the licences of these numbers. */
export async function officersLicensed(q: Queryable, licences: readonly string[]): Promise<readonly Officer[]> {
  const among = sql<boolean>`licence = any(${[...licences]}::text[])`;
  return inspectionsOn(q).selectFrom('inspections_officer').select(OFFICER).where(among).execute();
}

/** Every version of the items of these codes, of whichever agency. */
export async function itemsCoded(q: Queryable, codes: readonly string[]): Promise<readonly Item[]> {
  const among = sql<boolean>`code = any(${[...codes]}::text[])`;
  return inspectionsOn(q).selectFrom('inspections_item').select(ITEM).where(among).execute();
}

export async function insertAgency(tx: Tx, agency: Agency): Promise<void> {
  await inspectionsOn(tx).insertInto('inspections_agency').values(rowOf(AGENCY, agency)).execute();
}

export async function insertOfficer(tx: Tx, officer: Officer): Promise<void> {
  await inspectionsOn(tx).insertInto('inspections_officer').values(rowOf(OFFICER, officer)).execute();
}

export async function insertItem(tx: Tx, item: Item): Promise<void> {
  await inspectionsOn(tx).insertInto('inspections_item').values(rowOf(ITEM, item)).execute();
}

export type RegisterTable = 'inspections_agency' | 'inspections_officer' | 'inspections_item';

/** Ends a version. @returns false where it is no longer the one that was seen */
export async function endVersion(
  tx: Tx,
  table: RegisterTable,
  { id, version, lastOn }: Readonly<{ id: Uuid; version: number; lastOn: LocalDate }>,
): Promise<boolean> {
  const ended = await sql<{ id: Uuid }>`
    update ${sql.table(table)} set last_on = ${lastOn}::date, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx);
  return ended.rows.length === 1;
}

/** `today` is the day `standing` is judged on. */
export type RegisterFilter = Readonly<{
  unitId?: Uuid | undefined;
  standing?: Standing | undefined;
  search?: string | undefined;
  today: LocalDate;
}>;
type Paging = Readonly<{ limit: number; offset: number }>;
type Page<T> = Counted & Readonly<{ items: readonly T[] }>;
type Reach = Readonly<{ divisionCodes: readonly string[] }>;

/** Conditions all three lists share. */
function narrowed({ divisionCodes }: Reach, { unitId, standing, today }: RegisterFilter) {
  const within = sql`division_code = any(${[...divisionCodes]}::text[])`;
  const ofUnit = unitId === undefined ? sql`true` : sql`unit_id = ${unitId}`;
  const standings: Readonly<Record<Standing, typeof within>> = {
    'in-force': sql`from_on <= ${today}::date and coalesce(last_on >= ${today}::date, true)`,
    coming: sql`from_on > ${today}::date`,
    ended: sql`last_on < ${today}::date`,
  };
  return sql<boolean>`${within} and ${ofUnit} and ${standing === undefined ? sql`true` : sql`(${standings[standing]})`}`;
}

function found(columns: readonly string[], typed: string | undefined) {
  if (typed === undefined) return sql<boolean>`true`;
  const pattern = containing(searchForm(typed));
  const each = columns.map((column) => sql`lower(${sql.ref(column)}) like ${pattern}`);
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

function agencies(q: Queryable, reach: Reach, filter: RegisterFilter) {
  const rows = inspectionsOn(q).selectFrom('inspections_agency').where(narrowed(reach, filter));
  return rows.where(found(['law'], filter.search));
}

function agenciesInOrder(rows: ReturnType<typeof agencies>) {
  return rows.select(AGENCY).orderBy('division_code').orderBy('unit_id').orderBy('from_on', 'desc');
}

export async function listAgencies(q: Queryable, reach: Reach, filter: RegisterFilter, page: Paging) {
  return pageOf<Agency>(q, agencies(q, reach, filter), agenciesInOrder(agencies(q, reach, filter)), page);
}

export function eachAgency(tx: Tx, reach: Reach, filter: RegisterFilter): AsyncIterable<readonly Agency[]> {
  return handfuls(tx, agenciesInOrder(agencies(tx, reach, filter)));
}

function officers(q: Queryable, reach: Reach, filter: RegisterFilter) {
  const rows = inspectionsOn(q).selectFrom('inspections_officer').where(narrowed(reach, filter));
  return rows.where(found(['licence', 'name'], filter.search));
}

function officersInOrder(rows: ReturnType<typeof officers>) {
  return rows.select(OFFICER).orderBy('division_code').orderBy('unit_id').orderBy('licence').orderBy('from_on', 'desc');
}

export async function listOfficers(q: Queryable, reach: Reach, filter: RegisterFilter, page: Paging) {
  return pageOf<Officer>(q, officers(q, reach, filter), officersInOrder(officers(q, reach, filter)), page);
}

export function eachOfficer(tx: Tx, reach: Reach, filter: RegisterFilter): AsyncIterable<readonly Officer[]> {
  return handfuls(tx, officersInOrder(officers(tx, reach, filter)));
}

function items(q: Queryable, reach: Reach, filter: RegisterFilter) {
  const rows = inspectionsOn(q).selectFrom('inspections_item').where(narrowed(reach, filter));
  return rows.where(found(['code', 'name', 'law'], filter.search));
}

function itemsInOrder(rows: ReturnType<typeof items>) {
  return rows.select(ITEM).orderBy('division_code').orderBy('unit_id').orderBy('code').orderBy('from_on', 'desc');
}

export async function listItems(q: Queryable, reach: Reach, filter: RegisterFilter, page: Paging) {
  return pageOf<Item>(q, items(q, reach, filter), itemsInOrder(items(q, reach, filter)), page);
}

export function eachItem(tx: Tx, reach: Reach, filter: RegisterFilter): AsyncIterable<readonly Item[]> {
  return handfuls(tx, itemsInOrder(items(tx, reach, filter)));
}

type Whole<T> = Readonly<{
  limit: (n: number) => Readonly<{ offset: (n: number) => Readonly<{ execute: () => Promise<T[]> }> }>;
}>;

async function pageOf<T>(
  q: Queryable,
  rows: Parameters<typeof countUpTo>[1],
  ordered: Whole<T>,
  { limit, offset }: Paging,
): Promise<Page<T>> {
  return { ...(await countUpTo(q, rows)), items: await ordered.limit(limit).offset(offset).execute() };
}
