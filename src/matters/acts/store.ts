/** All SQL of the projection of matters, written with the log, read by desks and lists. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { holdName, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import { hasEvent, type LoggedEvent, readEvents } from '../../record/index.ts';
import { foldMatter } from '../loop/evolve.ts';
import type { MatterState } from '../loop/model.ts';
import type { Recorded } from '../loop/model-events.ts';
import { type Projection, projectionOf } from '../loop/rules-projection.ts';
import { MATTER, matterStream } from '../loop/rules-stream.ts';
import type { MattersTables } from '../tables.ts';

export const mattersOn = (q: Queryable) => tablesOf<MattersTables>(q);

/** A matter folded from its log, with the head the next event is chained to. */
export type Loaded = Readonly<{ state: MatterState; log: readonly Recorded[]; head: LoggedEvent }>;

/** Locks the matter. @returns false when there is none */
export async function lockMatter(tx: Tx, matterId: Uuid): Promise<boolean> {
  const row = await mattersOn(tx)
    .selectFrom('matters_matter')
    .select('id')
    .where('id', '=', matterId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Parent whose row must be locked first. */
export async function parentWhileMerged(q: Queryable, matterId: Uuid): Promise<Uuid | null> {
  const row = await mattersOn(q)
    .selectFrom('matters_matter')
    .select('parent_id')
    .where('id', '=', matterId)
    .where('phase', '=', 'merged')
    .executeTakeFirst();
  return row?.parent_id ?? null;
}

/** Casts logged events to the model: only this program writes them, which the chain proves. */
export function recorded(event: LoggedEvent): Recorded {
  return { type: event.type, data: event.data, seq: event.seq, at: event.at } as unknown as Recorded;
}

export async function loadMatter(q: Queryable, matterId: Uuid): Promise<Loaded | undefined> {
  const events = await readEvents(q, matterStream(matterId));
  const head = events.at(-1);
  if (head === undefined) return undefined;
  const log = events.map(recorded);
  return { state: foldMatter(matterId, log), log, head };
}

export async function saveProjection(tx: Tx, state: MatterState, log: readonly Recorded[]): Promise<void> {
  const { matter, shown, tasks, legs, parts, assignments } = projectionOf(state, log);
  const tables = mattersOn(tx);
  const { id, ...rest } = matter;
  const { isNew } = await tables
    .insertInto('matters_matter')
    .values(matter)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    // PostgreSQL marks a row that stood there before by the transaction that changes it.
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow();
  const { matter_id, ...seen } = shown;
  await tables
    .insertInto('matters_shown')
    .values(shown)
    .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(seen))
    .execute();
  if (!isNew) {
    await sql`
      with tasks as (delete from matters_task where matter_id = ${id}),
        legs as (delete from matters_leg where matter_id = ${id}),
        assignments as (delete from matters_assignment where matter_id = ${id})
      delete from matters_part where matter_id = ${id}`.execute(tx);
  }
  if (tasks.length > 0) await tables.insertInto('matters_task').values(tasks).execute();
  if (legs.length > 0) await tables.insertInto('matters_leg').values(legs).execute();
  if (parts.length > 0) await tables.insertInto('matters_part').values(parts).execute();
  if (assignments.length > 0) await tables.insertInto('matters_assignment').values(assignments).execute();
}

/** Stored projections, in the shape of `projectionOf`. */
export async function storedProjections(
  q: Queryable,
  matterIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, Projection>> {
  if (matterIds.length === 0) return new Map();
  const tables = mattersOn(q);
  const ids = [...matterIds];
  const [matters, shown, tasks, legs, parts, assignments] = await Promise.all([
    tables.selectFrom('matters_matter').selectAll().where('id', 'in', ids).execute(),
    tables.selectFrom('matters_shown').selectAll().where('matter_id', 'in', ids).execute(),
    tables.selectFrom('matters_task').selectAll().where('matter_id', 'in', ids).orderBy('no').execute(),
    tables.selectFrom('matters_leg').selectAll().where('matter_id', 'in', ids).orderBy('no').execute(),
    tables.selectFrom('matters_part').selectAll().where('matter_id', 'in', ids).execute(),
    tables
      .selectFrom('matters_assignment')
      .selectAll()
      .where('matter_id', 'in', ids)
      .orderBy('shown')
      .orderBy('no')
      .execute(),
  ]);
  const of = <Row extends { matter_id: string }>(rows: readonly Row[], id: string) =>
    rows.filter((row) => row.matter_id === id);
  const byUnit = (a: { unit_id: string; part: string }, b: { unit_id: string; part: string }) =>
    `${a.unit_id}${a.part}`.localeCompare(`${b.unit_id}${b.part}`);
  return new Map(
    matters.map((matter) => [
      matter.id,
      {
        matter,
        shown: of(shown, matter.id)[0] ?? null,
        tasks: of(tasks, matter.id),
        legs: of(legs, matter.id),
        parts: of(parts, matter.id).sort(byUnit),
        assignments: of(assignments, matter.id),
      } as unknown as Projection,
    ]),
  );
}

const wasGiven = sql<boolean>`(m.dispatched_on is not null or m.answered_on is not null)`;
const notAssigned = sql<boolean>`not exists (select from matters_assignment a where a.matter_id = m.id)`;

const whatever = (type: string) => hasEvent(MATTER, sql`m.id`, { type, key: 'by', value: sql`e.data ->> 'by'` });
/** Referred into the discipline lane before anybody there was asked to take it up. */
const notAsked = sql<boolean>`(m.lane = 'discipline' and m.phase = 'transferred'
  and not exists (select from matters_task t where t.matter_id = m.id)
  and ${whatever('moved-to-discipline-lane')} and not ${whatever('taken-up')})`;

/** Matters whose stored projection is older than units' views, numbers, assignments or the tasks of the discipline lane. */
export async function mattersStoredShort(q: Queryable, limit: number): Promise<readonly Uuid[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_matter as m')
    .leftJoin('matters_shown as s', 's.matter_id', 'm.id')
    .where((eb) =>
      eb.or([eb('s.matter_id', 'is', null), eb('m.number', 'is', null), eb.and([wasGiven, notAssigned]), notAsked]),
    )
    .select('m.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Projected matters without a log. */
export async function mattersWithoutEvents(q: Queryable): Promise<readonly Uuid[]> {
  const rows = await mattersOn(q)
    .selectFrom('matters_matter as m')
    .where(({ not, ref }) => not(hasEvent(MATTER, sql`${ref('m.id')}`)))
    .select('m.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Whether a matter without a raiser has this number already. */
export async function isNumberTaken(q: Queryable, number: string): Promise<boolean> {
  const row = await mattersOn(q)
    .selectFrom('matters_matter')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The matter that bears this number of another platform; undefined where none does. Whoever asks for the same number waits until
 * this transaction is over.
 */
export async function takeReference(tx: Tx, reference: string): Promise<Uuid | undefined> {
  await holdName(tx, `matters/reference/${reference}`);
  const row = await mattersOn(tx)
    .selectFrom('matters_matter')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row?.id;
}

/** Matters that bear these numbers of another platform, by number. */
export async function bearersOf(
  q: Queryable,
  references: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ divisionCode: string; receivedOn: LocalDate | null }>>> {
  if (references.length === 0) return new Map();
  const rows = await mattersOn(q)
    .selectFrom('matters_matter')
    .select(['reference', 'division_code as divisionCode', 'received_on as receivedOn'])
    .where('reference', 'in', [...references])
    .execute();
  return new Map(rows.flatMap(({ reference, ...found }) => (reference === null ? [] : [[reference, found] as const])));
}

/** Looks numbers up. @returns those that exist */
export async function numbersOf(
  q: Queryable,
  ids: readonly Uuid[],
): Promise<readonly Readonly<{ id: Uuid; number: string }>[]> {
  if (ids.length === 0) return [];
  const rows = await mattersOn(q)
    .selectFrom('matters_matter')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return rows as { id: Uuid; number: string }[];
}

/** Next number of a series, without gaps: a rollback takes it back. */
export async function takeNumber(tx: Tx, series: string, year: number): Promise<number> {
  const row = await mattersOn(tx)
    .insertInto('matters_counter')
    .values({ series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['series', 'year']).doUpdateSet((eb) => ({ last: eb('matters_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** The log's position after an act already done under this request id. */
export async function requestDone(tx: Tx, requestId: Uuid): Promise<Readonly<{ matterId: Uuid; seq: number }> | null> {
  const row = await mattersOn(tx)
    .selectFrom('matters_request')
    .select(['matter_id', 'seq'])
    .where('id', '=', requestId)
    .executeTakeFirst();
  return row === undefined ? null : { matterId: row.matter_id, seq: row.seq };
}

/** @param request its `seq` the log's own, which no reader's count moves */
export async function keepRequest(
  tx: Tx,
  request: Readonly<{ id: Uuid; matterId: Uuid; seq: number; at: string }>,
): Promise<void> {
  await mattersOn(tx)
    .insertInto('matters_request')
    .values({ id: request.id, matter_id: request.matterId, seq: request.seq, at: request.at })
    .execute();
}
