/** Questions of other slices about open work, and likely duplicates. */

import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type LocalDate, localDateOf } from '../../kernel/time.ts';
import { isHandling, postById, postsFor, postsInUnit, type Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { MatterFacts } from '../../vault/index.ts';
import { secretMark } from '../acts/actions-signature.ts';
import { loadMatter, numbersOf } from '../acts/store.ts';
import { tooNearAmong } from '../acts/store-reached.ts';
import { countDueFrom, countTasksAt, likely } from '../acts/store-watch.ts';
import { LEAST_ALIKE, likenessOf } from '../alike/rules-likeness.ts';
import { signaturesOf } from '../alike/store-likeness.ts';
import { numberInWords } from '../loop/rules-number.ts';
import { sightOf, unitsConcerned } from '../loop/rules-sight.ts';
import { type MatterLine, matterLines } from './actions-lines.ts';
import { mattersByIds } from './store-desk.ts';

const RECENT_DAYS = 30;
const MOST_COMPARED = 200;
const MOST_SHOWN = 10;

export type Duplicate = Readonly<{ matter: MatterLine; likeness: number }>;

/** Recent matters of the same window, unit or category, the likeliest first; for dispatchers. */
export async function duplicatesOf(
  q: Queryable,
  city: City,
  scope: Reader,
  matterId: Uuid,
): Promise<readonly Duplicate[]> {
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined) return [];
  const { state } = loaded;
  const today = localDateOf(city.outside.now());
  const rows = await likely(
    q,
    scope,
    {
      id: matterId,
      windowId: state.place.kind === 'window' ? state.place.windowId : null,
      respondentUnitId: state.respondentUnitId,
      categoryCode: state.categoryCode,
      since: addDays(today, -RECENT_DAYS),
    },
    MOST_COMPARED,
  );
  const signatures = await signaturesOf(q, scope, secretMark(city), [matterId, ...rows.map(({ id }) => id)]);
  const own = signatures.get(matterId);
  if (own === undefined) return [];
  const alike = rows.flatMap((row) => {
    const other = signatures.get(row.id);
    const likeness = other === undefined ? 0 : likenessOf(own, other);
    return likeness < LEAST_ALIKE ? [] : [{ row, likeness }];
  });
  alike.sort((a, b) => b.likeness - a.likeness);
  const shown = alike.slice(0, MOST_SHOWN);
  const lines = await matterLines(
    q,
    scope,
    shown.map(({ row }) => row),
    today,
  );
  return lines.map((matter, index) => ({ matter, likeness: Math.round((shown[index]?.likeness ?? 0) * 100) }));
}

/** Facts for the vault; undefined where this scope may not see the matter. The vault judges conflicts. */
export async function matterFacts(q: Queryable, scope: Reader, matterId: Uuid): Promise<MatterFacts | undefined> {
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined || sightOf(loaded.state, scope) === null) return undefined;
  const { state } = loaded;
  // The office at work on a lead opens it itself.
  const { lane, respondentUnitId } = state;
  const near = lane === 'ordinary' ? unitsConcerned(state) : respondentUnitId === null ? [] : [respondentUnitId];
  return { divisionCode: state.divisionCode, respondentUnitIds: near, lane };
}

/** The numbers of these matters, as they are said and printed. */
export async function matterNumbers(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  return new Map((await numbersOf(q, ids)).map(({ id, number }) => [id, numberInWords(number)]));
}

/** `matterNumbers` of matters this reader sees in full. */
export async function matterNumbersInFull(
  q: Queryable,
  reader: Reader,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, string>> {
  const near = await tooNearAmong(q, reader, ids);
  const rows = await mattersByIds(q, reader, ids);
  return new Map(rows.flatMap(({ id, number }) => (near.includes(id) ? [] : [[id, numberInWords(number)]])));
}

/** Tasks left with nobody if this post were abolished; none where another post can take them. */
export async function heldByPost(q: Queryable, postId: Uuid): Promise<number> {
  const post = await postById(q, postId);
  if (post === undefined) return 0;
  const colleagues = isHandling(post.role)
    ? (await postsInUnit(q, post.unitId)).filter(({ role }) => isHandling(role))
    : await postsFor(q, post.role, post.divisionCode);
  return colleagues.some((colleague) => colleague.id !== postId) ? 0 : countTasksAt(q, post);
}

/** Open matters with a date that a holiday table from this day on could move. */
export function openMattersDueFrom(q: Queryable, from: LocalDate): Promise<number> {
  return countDueFrom(q, from);
}
