/** SQL of places that have no code yet. */

import { type RawBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { PlaceOfCode, Reach } from '../model.ts';
import { placesOn, within } from '../store-paging.ts';

/** Which places have no living code: open windows, or the enterprises above scale that are alive. */
export type Uncoded = 'windows' | 'above-scale';

const NO_CODE: Readonly<Record<Uncoded, RawBuilder<boolean>>> = {
  windows: sql`not exists (
    select from places_code c where c.window_id = places_window.id and c.revoked_at is null)`,
  'above-scale': sql`not exists (
    select from places_code c where c.entity_id = places_entity.id and c.revoked_at is null)`,
};

/**
 * Holds the rows of the places, so that nobody else closes them or issues for them meanwhile; then looks again, because
 * whoever held them before may have issued.
 */
export async function lockUncoded(tx: Tx, scope: Reach, which: Uncoded): Promise<readonly PlaceOfCode[]> {
  if (which === 'windows') {
    const held = await uncodedWindows(tx, scope)
      .select('places_window.id')
      .orderBy('places_window.id')
      .forUpdate('places_window')
      .execute();
    const rows = await uncodedWindows(tx, scope)
      .select('places_window.id')
      .where(among('places_window.id', held))
      .execute();
    return rows.map(({ id }) => ({ kind: 'window', windowId: id }));
  }
  const held = await uncodedEntities(tx, scope)
    .select('places_entity.id')
    .orderBy('places_entity.id')
    .forUpdate()
    .execute();
  const rows = await uncodedEntities(tx, scope)
    .select('places_entity.id')
    .where(among('places_entity.id', held))
    .execute();
  return rows.map(({ id }) => ({ kind: 'entity', entityId: id }));
}

function among(column: string, rows: readonly Readonly<{ id: Uuid }>[]) {
  return sql<boolean>`${sql.ref(column)} = any(${rows.map(({ id }) => id)}::uuid[])`;
}

export async function countUncoded(q: Queryable, scope: Reach): Promise<Readonly<Record<Uncoded, number>>> {
  const windows = await uncodedWindows(q, scope)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const entities = await uncodedEntities(q, scope)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { windows: windows.n, 'above-scale': entities.n };
}

function uncodedWindows(q: Queryable, scope: Reach) {
  return placesOn(q)
    .selectFrom('places_window')
    .innerJoin('places_hall', 'places_hall.id', 'places_window.hall_id')
    .where('places_window.closed_on', 'is', null)
    .where(within('places_hall.division_code', scope))
    .where(NO_CODE.windows);
}

function uncodedEntities(q: Queryable, scope: Reach) {
  return placesOn(q)
    .selectFrom('places_entity')
    .where('places_entity.si_shang', '=', true)
    .where('places_entity.closed_on', 'is', null)
    .where(within('places_entity.division_code', scope))
    .where(NO_CODE['above-scale']);
}
