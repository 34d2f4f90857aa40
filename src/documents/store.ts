/** All SQL of papers and their templates. */

import { type Kysely, sql } from 'kysely';
import type { PaperData } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Reader } from '../people/index.ts';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { handfuls, holdName, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { Paper, PaperKind, PaperState, Template } from './model.ts';
import type { DocumentsTables } from './tables.ts';

function documentsOn(q: Queryable): Kysely<DocumentsTables> {
  return tablesOf<DocumentsTables>(q);
}

/** Open data are null once the words released to units are destroyed. */
type Kept = Readonly<{ body: PaperData | null } | { sealed: Uint8Array }>;
export type NewRow = PaperRow & Readonly<{ madeByPost: Uuid }>;
export type PaperRow = Paper & Readonly<{ kept: Kept }>;

const OWN = [
  'id',
  'kind',
  'state',
  'unit_id as unitId',
  'matter_id as matterId',
  'matter_ids as matterIds',
  'step',
  'to_unit_id as toUnitId',
  'sight',
  'template_version as templateVersion',
  'data_hash as dataHash',
  'made_at as madeAt',
  'made_on as madeOn',
  'made_by_user as madeByUser',
  'made_by_name as madeByName',
  'issued_at as issuedAt',
  'voided_at as voidedAt',
  'void_reason as voidReason',
] as const;
const PAPER = [...OWN, 'year', 'nth'] as const;

/** @returns false where a paper with that number, or of that step, stands already */
export async function insertPaper(tx: Tx, paper: NewRow): Promise<boolean> {
  const done = await documentsOn(tx)
    .insertInto('documents_paper')
    .values({
      ...rowOf(OWN, paper),
      matter_ids: [...paper.matterIds],
      year: paper.number?.year ?? null,
      nth: paper.number?.nth ?? null,
      ...keptColumns(paper.kept),
      made_by_post: paper.madeByPost,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

function keptColumns(kept: Kept) {
  return 'body' in kept
    ? { body: kept.body === null ? null : JSON.stringify(kept.body), sealed: null }
    : { body: null, sealed: Buffer.from(kept.sealed) };
}

/** Makes a draft the issued paper. @returns false where another of its number or step was issued meanwhile */
export async function markIssued(tx: Tx, paper: PaperRow): Promise<boolean> {
  const done = await documentsOn(tx)
    .updateTable('documents_paper')
    .set({
      state: 'issued',
      year: paper.number?.year ?? null,
      nth: paper.number?.nth ?? null,
      template_version: paper.templateVersion,
      data_hash: paper.dataHash,
      ...keptColumns(paper.kept),
      made_on: paper.madeOn,
      issued_at: paper.issuedAt,
    })
    .where('id', '=', paper.id)
    .where('state', '=', 'draft')
    .where(
      sql<boolean>`not exists (select from documents_paper other where other.state = 'issued'
        and other.matter_id = ${paper.matterId} and other.kind = ${paper.kind} and other.step = ${paper.step})`,
    )
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/**
 * Destroys the data of papers made from what units were shown of a matter, of a letter about several matters too; number, hash
 * and makers are left. A bulletin to many units has nothing of a complainant, and is kept.
 */
export async function eraseOfUnits(tx: Tx, matterId: Uuid): Promise<void> {
  await documentsOn(tx)
    .updateTable('documents_paper')
    .set({ body: null })
    .where(
      sql<boolean>`(matter_id = ${matterId}::uuid or (to_unit_id is not null and ${matterId}::uuid = any(matter_ids)))`,
    )
    .where('body', 'is not', null)
    .execute();
}

export async function markVoid(
  tx: Tx,
  id: Uuid,
  { at, byPost, reason }: Readonly<{ at: Instant; byPost: Uuid; reason: string }>,
): Promise<void> {
  await documentsOn(tx)
    .updateTable('documents_paper')
    .set({ state: 'void', voided_at: at, voided_by_post: byPost, void_reason: reason })
    .where('id', '=', id)
    .execute();
}

type Flat = Omit<Paper, 'number'> & Readonly<{ year: number | null; nth: number | null }>;

function paperOf(row: object): Paper {
  const { year, nth, ...whole } = row as Flat;
  return { ...whole, number: year === null || nth === null ? null : { year, nth } };
}

/** One paper with its data; the caller asks `mayRead`. */
export async function paperById(q: Queryable, id: Uuid): Promise<PaperRow | undefined> {
  const row = await documentsOn(q)
    .selectFrom('documents_paper')
    .select([...PAPER, 'body', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { body, sealed, ...flat } = row;
  return { ...paperOf(flat), kept: sealed === null ? { body: body as PaperData | null } : { sealed } };
}

export async function lockPaper(tx: Tx, id: Uuid): Promise<PaperRow | undefined> {
  await documentsOn(tx).selectFrom('documents_paper').select('id').where('id', '=', id).forUpdate().execute();
  return paperById(tx, id);
}

/** Papers about one matter, latest first; the caller asks `mayRead`. */
export async function papersOfMatter(q: Queryable, matterId: Uuid): Promise<readonly Paper[]> {
  const rows = await documentsOn(q)
    .selectFrom('documents_paper')
    .select(PAPER)
    .where('matter_id', '=', matterId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => paperOf(row));
}

export type RegisterFilter = Readonly<{
  kind?: PaperKind | undefined;
  state?: PaperState | undefined;
  year?: number | undefined;
  nth?: number | undefined;
}>;

/** Register of an organ: numbered papers and drafts, issued by units within reach. */
function registered(q: Queryable, { unitIds }: Reader, { kind, state, year, nth }: RegisterFilter) {
  let rows = documentsOn(q)
    .selectFrom('documents_paper')
    .where(sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`)
    .where('kind', '<>', 'matter-sheet');
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (year !== undefined) rows = rows.where('year', '=', year);
  if (nth !== undefined) rows = rows.where('nth', '=', nth);
  return rows;
}

export async function listRegister(
  q: Queryable,
  reader: Reader,
  filter: RegisterFilter,
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly Paper[] }>> {
  const rows = registered(q, reader, filter);
  const counted = await countUpTo(q, rows);
  const items = await inOrder(rows).limit(paging.limit).offset(paging.offset).execute();
  return { ...counted, items: items.map((row) => paperOf(row)) };
}

/** Whether a bulletin of this number was issued, and not voided, by a unit within reach or over this matter. */
export async function isBulletinIssued(
  q: Queryable,
  { unitIds }: Reader,
  matterId: Uuid,
  { year, nth }: NonNullable<Paper['number']>,
): Promise<boolean> {
  const row = await documentsOn(q)
    .selectFrom('documents_paper')
    .select('id')
    .where('kind', '=', 'bulletin')
    .where('state', '=', 'issued')
    .where('year', '=', year)
    .where('nth', '=', nth)
    .where(sql<boolean>`(unit_id = any(${[...unitIds]}::uuid[]) or ${matterId}::uuid = any(matter_ids))`)
    .executeTakeFirst();
  return row !== undefined;
}

export async function* eachRegistered(tx: Tx, reader: Reader, filter: RegisterFilter): AsyncIterable<readonly Paper[]> {
  for await (const rows of handfuls(tx, inOrder(registered(tx, reader, filter)))) {
    yield rows.map((row) => paperOf(row));
  }
}

function inOrder(rows: ReturnType<typeof registered>) {
  return rows.select(PAPER).orderBy('made_at', 'desc').orderBy('id');
}

const TEMPLATE = [
  'kind',
  'version',
  'from_on as from',
  'hash',
  'note',
  'made_at as madeAt',
  'made_by_name as madeByName',
] as const;

export async function insertTemplate(
  tx: Tx,
  template: Omit<Template, 'madeAt'> & Readonly<{ bytes: Uint8Array; madeAt: Instant; madeByUser: Uuid | null }>,
): Promise<void> {
  await documentsOn(tx)
    .insertInto('documents_template')
    .values({
      ...rowOf(TEMPLATE, template),
      bytes: Buffer.from(template.bytes),
      made_by_user: template.madeByUser,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Templates, latest first within a kind; open to every official, for they hold no matter. */
export async function templates(q: Queryable, kind?: PaperKind): Promise<readonly Template[]> {
  let rows = documentsOn(q).selectFrom('documents_template').select(TEMPLATE);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  return (await rows.orderBy('kind').orderBy('version', 'desc').execute()) as Template[];
}

/** The template in force on a day: of those that hold by then, the last from its day on. */
export async function templateOn(q: Queryable, kind: PaperKind, on: LocalDate): Promise<Template | undefined> {
  const row = await documentsOn(q)
    .selectFrom('documents_template')
    .select(TEMPLATE)
    .where('kind', '=', kind)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row as Template | undefined;
}

export async function templateBytes(q: Queryable, kind: PaperKind, version: number): Promise<Buffer | undefined> {
  const row = await documentsOn(q)
    .selectFrom('documents_template')
    .select('bytes')
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.bytes;
}

/** Serialises uploads of templates of one kind. */
export async function lockTemplates(tx: Tx, kind: PaperKind): Promise<void> {
  await holdName(tx, `documents/template/${kind}`);
}
