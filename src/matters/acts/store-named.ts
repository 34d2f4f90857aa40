/** All SQL of who is named for a matter within a unit. */

import { type ExpressionBuilder, sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { WITH_A_UNIT } from '../loop/phases.ts';
import { mattersOn } from './store.ts';
import { type ReachedTables, reached } from './store-reached.ts';

export type NamedFor = Readonly<{ matterId: Uuid; userId: Uuid | null; section: string | null }>;

/** Writes who is named; nobody and no section takes the row away. */
export async function saveNamed(
  tx: Tx,
  { matterId, userId, section }: NamedFor,
  by: Readonly<{ unitId: Uuid; at: Instant; byUser: Uuid }>,
): Promise<void> {
  if (userId === null && section === null) {
    await mattersOn(tx)
      .deleteFrom('matters_named')
      .where('matter_id', '=', matterId)
      .where('unit_id', '=', by.unitId)
      .execute();
    return;
  }
  const named = { user_id: userId, section, at: by.at, by_user: by.byUser };
  await mattersOn(tx)
    .insertInto('matters_named')
    .values({ matter_id: matterId, unit_id: by.unitId, ...named })
    .onConflict((conflict) => conflict.columns(['matter_id', 'unit_id']).doUpdateSet(named))
    .execute();
}

/** Who is named for these matters in the reader’s units, the one they act for first. */
export async function namedFor(
  q: Queryable,
  { actor, unitIds }: Reader,
  matterIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, NamedFor>> {
  if (matterIds.length === 0) return new Map();
  const rows = await mattersOn(q)
    .selectFrom('matters_named')
    .select(['matter_id as matterId', 'user_id as userId', 'section'])
    .where('matter_id', 'in', [...matterIds])
    .where('unit_id', 'in', [...unitIds])
    .orderBy((eb) => eb('unit_id', '=', actor.unitId))
    .orderBy('at')
    .execute();
  return new Map(rows.map((row) => [row.matterId, row]));
}

/** As a condition on a list: matters for which this person is named in one of the reader’s units. */
export function isNamed(userId: Uuid, { unitIds }: Pick<Reader, 'unitIds'>) {
  return (eb: ExpressionBuilder<ReachedTables, 'matters_matter'>) =>
    eb.exists(
      eb
        .selectFrom('matters_named as n')
        .whereRef('n.matter_id', '=', 'matters_matter.id')
        .where('n.user_id', '=', userId)
        .where('n.unit_id', 'in', [...unitIds])
        .select(sql`1`.as('one')),
    );
}

export type NamedCount = Readonly<{ userId: Uuid | null; count: number }>;

/** How many matters in the hands of the unit one acts for each person is named for; of null, for how many nobody is. */
export async function countNamed(q: Queryable, reader: Reader): Promise<readonly NamedCount[]> {
  const { unitId } = reader.actor;
  return reached(q, reader)
    .leftJoin('matters_named as n', (join) =>
      join.onRef('n.matter_id', '=', 'matters_matter.id').on('n.unit_id', '=', unitId),
    )
    .where('matters_matter.phase', 'in', [...WITH_A_UNIT])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('matters_part as p')
          .whereRef('p.matter_id', '=', 'matters_matter.id')
          .where('p.unit_id', '=', unitId)
          .where('p.current', '=', true)
          .select(sql`1`.as('one')),
      ),
    )
    .select((eb) => ['n.user_id as userId', eb.fn.countAll<number>().as('count')])
    .groupBy('n.user_id')
    .orderBy('count', 'desc')
    .orderBy('n.user_id')
    .execute();
}
