/** All SQL of prints, of hung plaques and of their photos. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { CleanPhoto } from '../../platform/images.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import type { Printable } from '../codes/store-code-list.ts';
import { reachable } from '../codes/store-codes.ts';
import type { Reach } from '../model.ts';
import { batches, type Page, type Paging, pageOf, placesOn, within } from '../store-paging.ts';
import type { Hanging, PlaqueNames, Print, PrintedPlaque } from './model-plaques.ts';

const PRINT = [
  'places_print.id',
  'places_print.number',
  'places_print.format',
  'places_print.division_code as divisionCode',
  'places_print.printed_at as printedAt',
  'places_print.by_post as byPost',
  'places_print.by_name as byName',
  'places_print.plaques',
  'places_print.origin',
  'places_print.issuer',
  'places_print.hotline',
  'places_print.example',
] as const;

/** The next number; two prints at once meet on its uniqueness, and the later one asks again. */
export async function nextPrintNumber(tx: Tx): Promise<number> {
  const row = await placesOn(tx)
    .selectFrom('places_print')
    .select((eb) => eb.fn.max<number | null>('number').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertPrint(tx: Tx, print: Print, plaques: readonly Printable[]): Promise<void> {
  await placesOn(tx).insertInto('places_print').values(rowOf(PRINT, print)).execute();
  const rows = plaques.map((plaque, index) => ({
    print_number: print.number,
    position: index + 1,
    code_id: plaque.id,
    hall_name: plaque.hallName,
    window_number: plaque.windowNumber,
    window_name: plaque.windowName,
    entity_name: plaque.entityName,
  }));
  for (const some of batches(rows))
    await placesOn(tx)
      .insertInto('places_print_plaque')
      .values([...some])
      .execute();
}

export async function findPrint(q: Queryable, scope: Reach, id: Uuid): Promise<Print | undefined> {
  return prints(q, scope).select(PRINT).where('id', '=', id).executeTakeFirst();
}

export async function printNumbered(q: Queryable, scope: Reach, number: number): Promise<Print | undefined> {
  return prints(q, scope).select(PRINT).where('number', '=', number).executeTakeFirst();
}

export type PrintLine = Print & Readonly<{ deadSince: number; hanging: number }>;

/** Latest first, each with how many of its codes died since and how many of its plaques hang. */
export async function listPrints(q: Queryable, scope: Reach, paging: Paging): Promise<Page<PrintLine>> {
  return pageOf(q, prints(q, scope), printLines, paging);
}

/** All rows in the same order, in batches. */
export function eachPrint(tx: Tx, scope: Reach): AsyncIterable<readonly PrintLine[]> {
  return handfuls(tx, printLines(prints(tx, scope)));
}

function printLines(rows: ReturnType<typeof prints>) {
  return rows
    .select(PRINT)
    .select([
      sql<number>`(select count(*) from places_print_plaque p join places_code c on c.id = p.code_id
        where p.print_number = places_print.number and c.revoked_at is not null)`.as('deadSince'),
      sql<number>`(select count(*) from places_print_plaque p
        where p.print_number = places_print.number and exists (
          select from places_hanging h where h.code_id = p.code_id and h.taken_down_on is null))`.as('hanging'),
    ])
    .orderBy('number', 'desc');
}

/** Texts of a print's plaques; for a caller who found the print within reach. */
export async function plaquesOfPrint(q: Queryable, print: Print): Promise<readonly PrintedPlaque[]> {
  return placesOn(q)
    .selectFrom('places_print_plaque as p')
    .innerJoin('places_code as c', 'c.id', 'p.code_id')
    .select(['p.position', 'p.code_id as codeId', 'c.text', ...PRINTED_NAMES])
    .select(sql<boolean>`c.revoked_at is not null`.as('dead'))
    .where('p.print_number', '=', print.number)
    .orderBy('p.position')
    .execute();
}

const PRINTED_NAMES = [
  'p.hall_name as hallName',
  'p.window_number as windowNumber',
  'p.window_name as windowName',
  'p.entity_name as entityName',
] as const;

export type PrintOfCode = PlaqueNames & Readonly<{ number: number; printedAt: Instant; byName: string }>;

/** Every print a code stands in, latest first, with the names it carried. */
export async function printsOfCode(q: Queryable, scope: Reach, codeId: Uuid): Promise<readonly PrintOfCode[]> {
  return reachable(q, scope)
    .innerJoin('places_print_plaque as p', 'p.code_id', 'places_code.id')
    .innerJoin('places_print', 'places_print.number', 'p.print_number')
    .select(['places_print.number', 'places_print.printed_at as printedAt', 'places_print.by_name as byName'])
    .select(PRINTED_NAMES)
    .where('places_code.id', '=', codeId)
    .orderBy('places_print.number', 'desc')
    .execute();
}

const HANGING = [
  'places_hanging.id',
  'places_hanging.code_id as codeId',
  'places_hanging.spot',
  'places_hanging.hung_on as hungOn',
  'places_hanging.taken_down_on as takenDownOn',
] as const;
const HAS_PHOTO = sql<boolean>`exists (
  select from places_hanging_photo f where f.hanging_id = places_hanging.id)`.as('hasPhoto');

export type NewHanging = Readonly<{
  id: Uuid;
  codeId: Uuid;
  spot: string;
  hungOn: LocalDate;
  takenDownOn: LocalDate | null;
  byPost: Uuid | null;
  notedAt: Instant;
}>;

/** Notes plaques that hang; one that hangs at that spot already is left as it is. */
export async function insertHangings(tx: Tx, hangings: readonly NewHanging[]): Promise<void> {
  await placesOn(tx)
    .insertInto('places_hanging')
    .values(
      hangings.map((hanging) => ({
        ...rowOf(HANGING, hanging),
        noted_at: hanging.notedAt,
        by_post: hanging.byPost,
        taken_down_by_post: hanging.takenDownOn === null ? null : hanging.byPost,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Hangings of a code, present ones first, then the latest. */
export async function hangingsOfCode(q: Queryable, scope: Reach, codeId: Uuid): Promise<readonly Hanging[]> {
  return hangings(q, scope)
    .select([...HANGING, HAS_PHOTO])
    .where('places_code.id', '=', codeId)
    .orderBy(sql`taken_down_on is not null`)
    .orderBy('hung_on', 'desc')
    .orderBy('places_hanging.id')
    .execute();
}

export async function findHanging(q: Queryable, scope: Reach, id: Uuid): Promise<Hanging | undefined> {
  return hangings(q, scope)
    .select([...HANGING, HAS_PHOTO])
    .where('places_hanging.id', '=', id)
    .executeTakeFirst();
}

/** `findHanging` with a lock on the row. */
export async function lockHanging(tx: Tx, scope: Reach, id: Uuid): Promise<Hanging | undefined> {
  return hangings(tx, scope)
    .select([...HANGING, HAS_PHOTO])
    .where('places_hanging.id', '=', id)
    .forUpdate('places_hanging')
    .executeTakeFirst();
}

export async function markTakenDown(tx: Tx, id: Uuid, on: LocalDate, byPost: Uuid | null): Promise<void> {
  await placesOn(tx)
    .updateTable('places_hanging')
    .set({ taken_down_on: on, taken_down_by_post: byPost })
    .where('id', '=', id)
    .execute();
}

/** One photo a plaque; a better one takes its place. */
export async function saveHangingPhoto(
  tx: Tx,
  photo: CleanPhoto & Readonly<{ hangingId: Uuid; at: Instant; byPost: Uuid | null }>,
): Promise<void> {
  const picture = {
    jpeg: Buffer.from(photo.jpeg),
    width: photo.width,
    height: photo.height,
    taken_at: photo.at,
    by_post: photo.byPost,
  };
  await placesOn(tx)
    .insertInto('places_hanging_photo')
    .values({ hanging_id: photo.hangingId, ...picture })
    .onConflict((conflict) => conflict.column('hanging_id').doUpdateSet(picture))
    .execute();
}

export async function hangingPhoto(q: Queryable, scope: Reach, hangingId: Uuid): Promise<Uint8Array | undefined> {
  const row = await hangings(q, scope)
    .innerJoin('places_hanging_photo', 'places_hanging_photo.hanging_id', 'places_hanging.id')
    .select('places_hanging_photo.jpeg')
    .where('places_hanging.id', '=', hangingId)
    .executeTakeFirst();
  return row?.jpeg;
}

function prints(q: Queryable, scope: Reach) {
  return placesOn(q).selectFrom('places_print').where(within('places_print.division_code', scope));
}

function hangings(q: Queryable, scope: Reach) {
  return reachable(q, scope).innerJoin('places_hanging', 'places_hanging.code_id', 'places_code.id');
}
