/** All SQL of saved views. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { firstAs, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { SavedView, Scope } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

/** The reader's own views of a list and those shared with their unit, by name; and which of them the list opens with. */
export async function viewsFor(
  q: Queryable,
  scope: Scope,
  list: string,
): Promise<Readonly<{ views: readonly SavedView[]; defaultId: Uuid | null }>> {
  const { userId, unitId } = scope.actor;
  const rows = await views(q)
    .where('v.list', '=', list)
    .where((eb) => eb.or([eb('v.owner_user', '=', userId), eb('v.shared_unit', '=', unitId)]))
    .orderBy('v.name')
    .orderBy('v.id')
    .execute();
  const chosen = await tablesOf<PeopleTables>(q)
    .selectFrom('people_view_default')
    .select('view_id')
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .executeTakeFirst();
  const found = rows.map(viewOf);
  return { views: found, defaultId: found.find((view) => view.id === chosen?.view_id)?.id ?? null };
}

/** One view the reader may see. */
export async function viewWithin(q: Queryable, scope: Scope, id: Uuid): Promise<SavedView | undefined> {
  return firstAs(
    views(q)
      .where('v.id', '=', id)
      .where((eb) =>
        eb.or([eb('v.owner_user', '=', scope.actor.userId), eb('v.shared_unit', '=', scope.actor.unitId)]),
      ),
    viewOf,
  );
}

/** `viewWithin` of one's own views, with a lock; `taken` when the id is somebody else's. */
export async function lockOwnView(tx: Tx, userId: Uuid, id: Uuid): Promise<number | 'taken' | undefined> {
  const row = await tablesOf<PeopleTables>(tx)
    .selectFrom('people_view')
    .select(['version', 'owner_user'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.owner_user === userId ? row.version : 'taken';
}

export async function countOwnViews(tx: Tx, userId: Uuid, list: string): Promise<number> {
  const row = await tablesOf<PeopleTables>(tx)
    .selectFrom('people_view')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('owner_user', '=', userId)
    .where('list', '=', list)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function putView(tx: Tx, view: Omit<SavedView, 'ownerName'>, at: Instant): Promise<void> {
  const facts = {
    name: view.name,
    search: JSON.stringify(view.search),
    columns: view.columns === null ? null : [...view.columns],
    shared_unit: view.sharedUnitId,
    changed_at: at,
    version: view.version,
  };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_view')
    .values({ id: view.id, owner_user: view.ownerUserId, list: view.list, ...facts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute();
}

export async function deleteView(tx: Tx, id: Uuid): Promise<void> {
  await tablesOf<PeopleTables>(tx).deleteFrom('people_view').where('id', '=', id).execute();
}

/** @param viewId null: the list opens as it comes. */
export async function setDefaultView(tx: Tx, userId: Uuid, list: string, viewId: Uuid | null): Promise<void> {
  const tables = tablesOf<PeopleTables>(tx);
  if (viewId === null) {
    await tables.deleteFrom('people_view_default').where('user_id', '=', userId).where('list', '=', list).execute();
    return;
  }
  await tables
    .insertInto('people_view_default')
    .values({ user_id: userId, list, view_id: viewId })
    .onConflict((conflict) => conflict.columns(['user_id', 'list']).doUpdateSet({ view_id: viewId }))
    .execute();
}

/** A unit ended: what was shared with it is shared with the unit that carries on. */
export async function moveSharedViews(tx: Tx, from: Uuid, to: Uuid): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_view')
    .set({ shared_unit: to })
    .where('shared_unit', '=', from)
    .execute();
}

function views(q: Queryable) {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_view as v')
    .innerJoin('people_user as u', 'u.id', 'v.owner_user')
    .select([
      'v.id',
      'v.list',
      'v.name',
      'v.search',
      'v.columns',
      'v.owner_user as ownerUserId',
      'u.display_name as ownerName',
      'v.shared_unit as sharedUnitId',
      'v.version',
    ]);
}

function viewOf(row: Awaited<ReturnType<ReturnType<typeof views>['execute']>>[number]): SavedView {
  return {
    ...row,
    id: row.id,
    ownerUserId: row.ownerUserId,
    sharedUnitId: row.sharedUnitId,
  };
}
