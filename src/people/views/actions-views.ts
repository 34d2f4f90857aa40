/** Saved views of lists: kept by their owner, shared with a unit, chosen to open a list with. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem, SavedView } from '../model.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { countOwnViews, deleteView, lockOwnView, putView, setDefaultView, viewWithin } from './store-views.ts';

/** Most views of a list; a longer menu helps nobody. */
const MOST_VIEWS_OF_A_LIST = 30;

export type ViewFacts = Pick<SavedView, 'id' | 'list' | 'name' | 'search' | 'columns'> &
  Readonly<{
    shared: boolean;
    /** The version that was seen; null for a new view. */
    version: number | null;
  }>;

/** A new view, or new facts of one's own; the same again changes nothing. */
export async function saveView(
  tx: Tx,
  city: City,
  actor: Actor,
  { shared, version: seen, ...facts }: ViewFacts,
): Promise<Result<SavedView, PeopleProblem>> {
  const current = await lockOwnView(tx, actor.userId, facts.id);
  if (current === 'taken' || (current === undefined && seen !== null)) return refuse({ kind: 'view-not-found' });
  if (current !== undefined && seen !== null && seen !== current) return refuse({ kind: 'changed-meanwhile' });
  if (current === undefined && (await countOwnViews(tx, actor.userId, facts.list)) >= MOST_VIEWS_OF_A_LIST) {
    return refuse({ kind: 'too-many-views', most: MOST_VIEWS_OF_A_LIST });
  }
  const view = {
    ...facts,
    ownerUserId: actor.userId,
    sharedUnitId: shared ? actor.unitId : null,
    version: (current ?? 0) + 1,
  };
  await putView(tx, view, city.outside.now());
  return ok({ ...view, ownerName: actor.displayName });
}

export async function removeView(tx: Tx, actor: Actor, id: Uuid): Promise<Result<null, PeopleProblem>> {
  const current = await lockOwnView(tx, actor.userId, id);
  if (current === undefined || current === 'taken') return refuse({ kind: 'view-not-found' });
  await deleteView(tx, id);
  return ok(null);
}

/** @param viewId null: the list opens as it comes. */
export async function chooseDefaultView(
  tx: Tx,
  actor: Actor,
  list: string,
  viewId: Uuid | null,
): Promise<Result<null, PeopleProblem>> {
  if (viewId !== null) {
    const view = await viewWithin(tx, await scopeOf(tx, actor), viewId);
    if (view === undefined || view.list !== list) return refuse({ kind: 'view-not-found' });
  }
  await setDefaultView(tx, actor.userId, list, viewId);
  return ok(null);
}
