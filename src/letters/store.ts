/** All SQL of letters of supervision. */

import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { endedIds, type LetterStep, reachedIds } from '../matters/index.ts';
import { isHandling, type Reader } from '../people/index.ts';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { rowOf } from '../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { Letter, LetterMatter, LetterState } from './model.ts';
import type { LettersTables } from './tables.ts';

function lettersOn(q: Queryable): Kysely<LettersTables> {
  return tablesOf<LettersTables>(q);
}

const OWN = [
  'id',
  'step',
  'unit_id as unitId',
  'to_unit_id as toUnitId',
  'to_desk as toDesk',
  'sent_at as sentAt',
  'sent_on as sentOn',
  'sent_by_user as sentByUser',
  'reply_on as replyOn',
  'signed_on as signedOn',
  'answered_on as answeredOn',
  'paper_id as paperId',
] as const;
const LETTER = [...OWN, 'year', 'nth'] as const;

function letterOf(row: object): Letter {
  const { year, nth, ...whole } = row as Omit<Letter, 'number'> & Readonly<{ year: number | null; nth: number | null }>;
  return { ...whole, number: year === null || nth === null ? null : { year, nth } };
}

/** @param more.contentMac keyed hash of what was sent: only the very same is the same letter */
export async function insertLetter(
  tx: Tx,
  letter: Letter,
  { matters, contentMac }: Readonly<{ matters: readonly LetterMatter[]; contentMac: Buffer }>,
): Promise<void> {
  await lettersOn(tx)
    .insertInto('letters_letter')
    .values({
      ...rowOf(OWN, letter),
      year: letter.number?.year ?? null,
      nth: letter.number?.nth ?? null,
      content_mac: contentMac,
    })
    .execute();
  await lettersOn(tx)
    .insertInto('letters_matter')
    .values(matters.map(({ matterId, leads }) => ({ letter_id: letter.id, matter_id: matterId, leads })))
    .execute();
}

/** A letter whoever asks; the caller asks `mayRead`, or sends it again. */
export async function letterById(q: Queryable, id: Uuid): Promise<Letter | undefined> {
  const row = await lettersOn(q).selectFrom('letters_letter').select(LETTER).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : letterOf(row);
}

/** Whether a letter was sent with this content; letters of before the content was kept are never sent again. */
export async function hasContent(tx: Tx, id: Uuid, contentMac: Buffer): Promise<boolean> {
  const letters = lettersOn(tx).selectFrom('letters_letter').select('id');
  return (await letters.where('id', '=', id).where('content_mac', '=', contentMac).executeTakeFirst()) !== undefined;
}

export async function lockLetter(tx: Tx, id: Uuid): Promise<void> {
  await lettersOn(tx).selectFrom('letters_letter').select('id').where('id', '=', id).forUpdate().execute();
}

export async function markSigned(tx: Tx, id: Uuid, on: LocalDate): Promise<void> {
  const unsigned = lettersOn(tx).updateTable('letters_letter').set({ signed_on: on });
  await unsigned.where('id', '=', id).where('signed_on', 'is', null).execute();
}

export async function markAnswered(tx: Tx, id: Uuid, on: LocalDate): Promise<void> {
  await markSigned(tx, id, on);
  await lettersOn(tx).updateTable('letters_letter').set({ answered_on: on }).where('id', '=', id).execute();
}

/** Matters of these letters that their reader may see, the one that leads first; the caller was shown the letters. */
export async function mattersOfLetters(
  q: Queryable,
  reader: Reader,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, readonly LetterMatter[]>> {
  const of = new Map<Uuid, LetterMatter[]>();
  if (ids.length === 0) return of;
  const rows = await lettersOn(q)
    .selectFrom('letters_matter')
    .select(['letter_id as letterId', 'matter_id as matterId', 'leads'])
    .where('letter_id', 'in', [...ids])
    .where(sql<boolean>`matter_id in (${reachedIds(q, reader, false)})`)
    .orderBy('leads', 'desc')
    .orderBy('matter_id')
    .execute();
  for (const { letterId, ...matter } of rows) of.set(letterId, [...(of.get(letterId) ?? []), matter]);
  return of;
}

/** Source of a count of supervision letters about any of these matters; one about several counts once. */
export function supervisionLettersAbout(matters: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from letters_letter where step = 'supervision-letter' and exists (select 1 from letters_matter
    where letter_id = letters_letter.id and matter_id in (select id ${matters}))`;
}

export type LetterFilter = Readonly<{
  step?: LetterStep | undefined;
  state?: LetterState | undefined;
  box?: 'sent' | 'received' | undefined;
  today: LocalDate;
}>;

/**
 * Letters a reader may see: a unit those to itself, as long as it is shown one of their matters; an office those about matters
 * it may see openly. Whoever is too near for one of them sees none of the letter.
 */
function readable(q: Queryable, reader: Reader) {
  const letters = lettersOn(q).selectFrom('letters_letter');
  const mine = sql<boolean>`to_unit_id = any(${[...reader.unitIds]}::uuid[])`;
  if (isHandling(reader.actor.role)) {
    return letters
      .where(mine)
      .where('to_desk', 'is', null)
      .where(
        sql<boolean>`exists (select from letters_matter lm where lm.letter_id = letters_letter.id
        and lm.matter_id in (${reachedIds(q, reader, false)}))`,
      );
  }
  return letters.where(
    sql<boolean>`not exists (select from letters_matter lm where lm.letter_id = letters_letter.id
      and lm.matter_id not in (${reachedIds(q, reader, true)}))`,
  );
}

function filtered(q: Queryable, reader: Reader, { step, state, box, today }: LetterFilter) {
  let rows = readable(q, reader);
  const units = [...reader.unitIds];
  if (step !== undefined) rows = rows.where('step', '=', step);
  if (box === 'sent') rows = rows.where(sql<boolean>`unit_id = any(${units}::uuid[])`);
  if (box === 'received') rows = rows.where(sql<boolean>`to_unit_id = any(${units}::uuid[])`);
  if (state === 'followed') {
    return rows.where('answered_on', 'is not', null).where(
      sql<boolean>`not exists (select from letters_matter lm where lm.letter_id = letters_letter.id
        and lm.matter_id in (${reachedIds(q, reader, false)}) and lm.matter_id not in (${endedIds(q, reader)}))`,
    );
  }
  if (state === 'answered') return rows.where('answered_on', 'is not', null);
  if (state === 'unsigned') return rows.where('signed_on', 'is', null).where('step', '<>', 'reminder');
  if (state === undefined) return rows;
  const waiting = rows.where('answered_on', 'is', null).where('reply_on', 'is not', null);
  return state === 'waiting' ? waiting : waiting.where('reply_on', '<', today);
}

export async function listLetters(
  q: Queryable,
  reader: Reader,
  filter: LetterFilter,
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly Letter[] }>> {
  const rows = filtered(q, reader, filter);
  const counted = await countUpTo(q, rows);
  const items = await inOrder(rows).limit(paging.limit).offset(paging.offset).execute();
  return { ...counted, items: items.map(letterOf) };
}

export async function* eachLetter(tx: Tx, reader: Reader, filter: LetterFilter): AsyncIterable<readonly Letter[]> {
  for await (const rows of handfuls(tx, inOrder(filtered(tx, reader, filter)))) yield rows.map(letterOf);
}

type Rows = SelectQueryBuilder<LettersTables, 'letters_letter', object>;

function inOrder(rows: Rows) {
  return rows.select(LETTER).orderBy('sent_at', 'desc').orderBy(sql`nth desc nulls last`).orderBy('id');
}

export async function readableLetter(q: Queryable, reader: Reader, id: Uuid): Promise<Letter | undefined> {
  const row = await readable(q, reader).select(LETTER).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : letterOf(row);
}

export type StepCount = Readonly<{ step: LetterStep; toUnitId: Uuid; sent: number; waiting: number; late: number }>;

/** Letters by step and unit, as this reader may see them. */
export async function countByStep(q: Queryable, reader: Reader, today: LocalDate): Promise<readonly StepCount[]> {
  const open = sql`answered_on is null and reply_on is not null`;
  const rows = await readable(q, reader)
    .select([
      'step',
      'to_unit_id as toUnitId',
      sql<number>`count(*)::integer`.as('sent'),
      sql<number>`(count(*) filter (where ${open}))::integer`.as('waiting'),
      sql<number>`(count(*) filter (where ${open} and reply_on < ${today}))::integer`.as('late'),
    ])
    .groupBy(['step', 'to_unit_id'])
    .execute();
  return rows as readonly StepCount[];
}

export type SentAbout = Pick<Letter, 'step' | 'sentOn' | 'replyOn' | 'answeredOn'> & Readonly<{ matterId: Uuid }>;

/** What was sent about these matters, which their reader may see openly. */
export async function sentAbout(q: Queryable, matterIds: readonly Uuid[]): Promise<readonly SentAbout[]> {
  if (matterIds.length === 0) return [];
  const rows = await lettersOn(q)
    .selectFrom('letters_matter as lm')
    .innerJoin('letters_letter as l', 'l.id', 'lm.letter_id')
    .where(sql<boolean>`lm.matter_id = any(${[...matterIds]}::uuid[])`)
    .select([
      'lm.matter_id as matterId',
      'l.step',
      'l.sent_on as sentOn',
      'l.reply_on as replyOn',
      'l.answered_on as answeredOn',
    ])
    .execute();
  return rows as readonly SentAbout[];
}
