/** All SQL of draws. */

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Scope } from '../people/index.ts';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { handfuls, holdName, type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import { hasEvent } from '../record/index.ts';
import type { Kept } from './drawing.ts';
import { DRAW } from './evolve.ts';
import type { Draw, DrawState } from './model.ts';
import { dueOf } from './rules.ts';
import type { DrawsTables } from './tables.ts';

const drawsOn = (q: Queryable) => tablesOf<DrawsTables>(q);

/** Draws are announced one after the other: no number is left out, and no draw has two in its place. */
export async function holdAnnouncements(tx: Tx): Promise<void> {
  await holdName(tx, 'draws/number');
}

/** The next number of the year; the caller holds the announcements. */
export async function nextNth(tx: Tx, year: number): Promise<number> {
  const { last } = await drawsOn(tx)
    .selectFrom('draws_draw')
    .select((eb) => eb.fn.max('nth').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export async function insertDraw(tx: Tx, draw: Draw, { lists, exclusions }: Kept): Promise<void> {
  const [year, nth] = draw.number.split('-').map(Number) as [number, number];
  await drawsOn(tx)
    .insertInto('draws_draw')
    .values({ id: draw.id, year, nth, unit_id: draw.unitId, ...kept(draw) })
    .execute();
  const bodies = [
    ...lists.map((body, place) => ({ what: 'list' as const, place, body })),
    { what: 'exclusions' as const, place: 0, body: exclusions },
  ];
  for (const body of bodies) {
    await drawsOn(tx)
      .insertInto('draws_kept')
      .values({ draw_id: draw.id, ...body })
      .execute();
  }
}

export async function updateDraw(tx: Tx, draw: Draw): Promise<void> {
  await drawsOn(tx).updateTable('draws_draw').set(kept(draw)).where('id', '=', draw.id).execute();
}

function kept(draw: Draw) {
  return { state: draw.state, due_at: dueOf(draw), published_at: draw.publishedAt, draw: JSON.stringify(draw) };
}

/** A draw this reader may see, held until the end of the transaction. */
export async function lockDraw(tx: Tx, scope: Scope, id: Uuid): Promise<Draw | undefined> {
  const row = readable(tx, scope).select('draw').where('id', '=', id).forUpdate();
  return (await row.executeTakeFirst())?.draw;
}

/** For the clock, and for whoever sends one again: by its id alone. */
export async function lockDrawById(tx: Tx, id: Uuid): Promise<Draw | undefined> {
  const row = drawsOn(tx).selectFrom('draws_draw').select('draw').where('id', '=', id).forUpdate();
  return (await row.executeTakeFirst())?.draw;
}

/** For everybody: what of it may be shown, the page decides. */
export async function drawNumbered(q: Queryable, number: string): Promise<Draw | undefined> {
  const [year, nth] = number.split('-').map(Number);
  const rows = drawsOn(q)
    .selectFrom('draws_draw')
    .select('draw')
    .where('year', '=', year ?? 0)
    .where('nth', '=', nth ?? 0);
  return (await rows.executeTakeFirst())?.draw;
}

/** The latest draws of all offices, for everybody. */
export async function latestDraws(q: Queryable, limit: number): Promise<readonly Draw[]> {
  return (await inOrder(drawsOn(q).selectFrom('draws_draw')).limit(limit).execute()).map(({ draw }) => draw);
}

export async function keptOf(q: Queryable, id: Uuid): Promise<Kept> {
  const rows = await drawsOn(q)
    .selectFrom('draws_kept')
    .select(['what', 'body'])
    .where('draw_id', '=', id)
    .orderBy('place')
    .execute();
  return {
    lists: rows.filter(({ what }) => what === 'list').map(({ body }) => body),
    exclusions: rows.find(({ what }) => what === 'exclusions')?.body ?? '',
  };
}

export type DrawFilter = Readonly<{ state?: DrawState | undefined; mine?: boolean | undefined }>;

/** Draws of one's own office, those it takes part in, and what was published. */
function readable(q: Queryable, { actor }: Scope, { state, mine = false }: DrawFilter = {}) {
  const takesPart = sql<boolean>`draw -> 'parties' @> ${JSON.stringify([{ unitId: actor.unitId }])}::jsonb`;
  let rows = drawsOn(q)
    .selectFrom('draws_draw')
    .where((eb) =>
      eb.or([eb('unit_id', '=', actor.unitId), takesPart, ...(mine ? [] : [eb('published_at', 'is not', null)])]),
    );
  if (state !== undefined) rows = rows.where('state', '=', state);
  return rows;
}

type Rows = SelectQueryBuilder<DrawsTables, 'draws_draw', object>;

function inOrder(rows: Rows) {
  return rows.select('draw').orderBy('year', 'desc').orderBy('nth', 'desc');
}

export async function readableDraw(q: Queryable, scope: Scope, id: Uuid): Promise<Draw | undefined> {
  return (await readable(q, scope).select('draw').where('id', '=', id).executeTakeFirst())?.draw;
}

export async function listDraws(
  q: Queryable,
  scope: Scope,
  filter: DrawFilter,
  paging: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly Draw[] }>> {
  const rows = readable(q, scope, filter);
  const items = await inOrder(rows).limit(paging.limit).offset(paging.offset).execute();
  return { ...(await countUpTo(q, rows)), items: items.map(({ draw }) => draw) };
}

export async function* eachDraw(tx: Tx, scope: Scope, filter: DrawFilter): AsyncIterable<readonly Draw[]> {
  for await (const rows of handfuls(tx, inOrder(readable(tx, scope, filter)))) yield rows.map(({ draw }) => draw);
}

/** Draws whose time is over, to be judged one by one. */
export async function overdueDraws(q: Queryable, now: Instant): Promise<readonly Uuid[]> {
  const rows = await drawsOn(q).selectFrom('draws_draw').select('id').where('due_at', '<', now).execute();
  return rows.map(({ id }) => id);
}

/** What was announced in the place of a draw. */
export async function replacedBy(q: Queryable, number: string): Promise<string | undefined> {
  const row = await drawsOn(q)
    .selectFrom('draws_draw')
    .select('draw')
    .where(sql<boolean>`draw -> 'frozen' ->> 'replaces' = ${number}`)
    .executeTakeFirst();
  return row?.draw.number;
}

/** For the verifier: draws as they stand in their rows, with the columns they are found by. */
export async function storedDraws(q: Queryable, ids: readonly Uuid[]) {
  const rows = await drawsOn(q)
    .selectFrom('draws_draw')
    .select([
      'id',
      'year',
      'nth',
      'unit_id as unitId',
      'state',
      'due_at as dueAt',
      'published_at as publishedAt',
      'draw',
    ])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows;
}

export async function drawsWithoutEvents(q: Queryable): Promise<readonly Uuid[]> {
  const rows = await drawsOn(q)
    .selectFrom('draws_draw')
    .select('id')
    .where(sql<boolean>`not ${hasEvent(DRAW, sql.ref('draws_draw.id'))}`)
    .execute();
  return rows.map(({ id }) => id);
}
