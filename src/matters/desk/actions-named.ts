/**
 * Who of a unit is named for a matter (指派): said by its head of anybody at work there, by a handler of themself. It narrows no
 * right, is no part of the record, and is shown to the unit's own people alone.
 */

import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDateOf } from '../../kernel/time.ts';
import { audit, namesOfUsers, notify, ownUnit, postsAtWork, type Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import { lockMatter } from '../acts/store.ts';
import { countNamed, type NamedFor, namedFor, saveNamed } from '../acts/store-named.ts';
import { isInHand } from '../loop/rules-sight.ts';
import { sightFor } from './actions-view.ts';
import { mayName, ofUnitAtWork } from './actions-view-naming.ts';

export type NamingProblem = Readonly<{
  kind:
    | 'not-found'
    | 'unit-not-at-work'
    | 'no-longer-in-hand'
    | 'head-names-others'
    | 'not-of-the-unit'
    | 'no-such-section';
}>;

export async function nameHandler(
  tx: Tx,
  city: City,
  reader: Reader,
  asked: NamedFor,
): Promise<Result<null, NamingProblem>> {
  const { matterId, userId, section } = asked;
  const { actor } = reader;
  // Of two who take it at once the second sees that it is taken.
  const seen = (await lockMatter(tx, matterId)) ? await sightFor(tx, reader, matterId) : undefined;
  if (seen === undefined) return refuse({ kind: 'not-found' });
  const { state } = seen.loaded;
  const ofUnit = ofUnitAtWork(state, reader);
  if (ofUnit === undefined) return refuse({ kind: 'unit-not-at-work' });
  if (!isInHand(state)) return refuse({ kind: 'no-longer-in-hand' });
  const { unitId } = ofUnit.actor;
  const before = (await namedFor(tx, ofUnit, [matterId])).get(matterId);
  if (before?.userId === userId && before.section === section) return ok(null);
  if (!mayName(ofUnit, [userId, before?.userId])) return refuse({ kind: 'head-names-others' });
  const at = city.outside.now();
  const posts = userId === null ? [] : await postsAtWork(tx, unitId, userId, localDateOf(at));
  if (userId !== null && posts.length === 0) return refuse({ kind: 'not-of-the-unit' });
  const isKnown =
    section === null || section === before?.section || (await ownUnit(tx, city, ofUnit)).sections.includes(section);
  if (!isKnown) return refuse({ kind: 'no-such-section' });
  await saveNamed(tx, asked, { unitId, at, byUser: actor.userId });
  if (userId !== null && userId !== actor.userId && userId !== before?.userId) {
    await notify(tx, city, { postIds: posts, kind: 'matters.named', matterId });
  }
  await audit(tx, city, {
    actor,
    action: mattersAccess.name.action,
    objectKind: 'matter',
    objectId: matterId,
    detail: { from: before?.userId ?? null, to: userId },
  });
  return ok(null);
}

/** How many matters in the unit's hands each of its people is named for; those who left included. */
export async function namedInUnit(q: Queryable, reader: Reader) {
  const counts = await countNamed(q, reader);
  const names = await namesOfUsers(
    q,
    counts.flatMap(({ userId }) => (userId === null ? [] : [userId])),
  );
  return counts.map(({ userId, count }) => ({
    userId,
    name: userId === null ? null : (names.get(userId) ?? ''),
    count,
  }));
}
