/** Actors: from a person and a post, what the actor may reach, and whether a person is too near a matter. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDate, localDateOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, type Tx, transact } from '../../platform/postgres/db.ts';
import { insertAudit } from '../audit/store-audit.ts';
import { insertNotices } from '../audit/store-notices.ts';
import type { ActingPost, Actor, AuditEntry, Reader, Scope } from '../model.ts';
import {
  aYearBefore,
  conflictedUnits,
  isOfSealedLane,
  reachOf,
  unitsBelow,
  unitsTooNear,
  withBelow,
} from '../rules.ts';
import { livingUnits, unitLinks } from '../store.ts';
import { type Directory, directory } from './rules-directory.ts';
import { actingPosts, principalOf, unitsWorkedIn, unitsWorkedInBy } from './store-acting.ts';
import { divisionTree } from './store-divisions.ts';
import { userById } from './store-users.ts';

/** A date later than all, to read the tree without former parents. */
const NO_PAST = localDate('9999-12-31');

/** Actor: a person through one of the posts they may act for. `displayName` carries both names under a delegation. */
export function actorThrough(person: Readonly<{ userId: Uuid; displayName: string }>, post: ActingPost): Actor {
  const { basis, principalName } = post;
  return {
    userId: person.userId,
    postId: post.postId,
    role: post.role,
    unitId: post.unitId,
    divisionCode: post.divisionCode,
    delegatedFrom: basis === 'delegated' ? post.postId : null,
    displayName:
      basis === 'held'
        ? person.displayName
        : `${person.displayName}（代${basis === 'delegated' && principalName !== null ? principalName : post.title}）`,
  };
}

/** The actor a person would be through a post today; for the command line, the demo and tests. */
export async function actorFor(q: Queryable, city: City, userId: Uuid, postId: Uuid): Promise<Actor | undefined> {
  const user = await userById(q, userId);
  const post = (await actingPosts(q, userId, todayIn(city))).find((candidate) => candidate.postId === postId);
  if (user === undefined || user.disabledAt !== null || post === undefined) return undefined;
  return actorThrough({ userId, displayName: user.displayName }, post);
}

/** Scope of the actor today; the required argument of every list and read. */
export async function scopeOf(q: Queryable, actor: Actor): Promise<Scope> {
  const divisions = await divisionTree(q);
  const units = unitsBelow(await unitLinks(q, NO_PAST), [actor.unitId]);
  return {
    actor,
    reach: reachOf(actor.role),
    divisionCodes: withBelow(divisions, actor.divisionCode),
    unitIds: [...units] as Uuid[],
  };
}

/** Reader of matters: the scope, with the units the person is too near by any post, held, delegated or acted through. */
export async function readerOf(q: Queryable, city: City, actor: Actor): Promise<Reader> {
  const today = localDateOf(city.outside.now());
  const since = aYearBefore(today);
  const worked = await unitsWorkedIn(q, actor.userId, since, today);
  const tooNear = unitsTooNear(await unitLinks(q, since), [...worked, actor.unitId]);
  return { ...(await scopeOf(q, actor)), tooNear };
}

/** The units, their former and later forms, and everything below. */
export async function formsAndBelow(q: Queryable, unitIds: readonly Uuid[]): Promise<ReadonlySet<string>> {
  return unitsBelow(await unitLinks(q, NO_PAST), unitIds);
}

/**
 * Is the person too near to check, judge or supervise? True when, on that day or in the year before it, they held any post
 * in (or acted by delegation for) a respondent or assisting unit, its parent or a unit below it, former forms included.
 */
export async function isConflicted(
  q: Queryable,
  who: Readonly<{ userId: Uuid; respondentUnitIds: readonly Uuid[] }>,
  on: LocalDate,
): Promise<boolean> {
  const { userId, respondentUnitIds } = who;
  return (await conflictedAmong(q, { userIds: [userId], respondentUnitIds }, on)).has(userId);
}

/** People of these who are too near, as `isConflicted` tells of one. */
export async function conflictedAmong(
  q: Queryable,
  who: Readonly<{ userIds: readonly Uuid[]; respondentUnitIds: readonly Uuid[] }>,
  on: LocalDate,
): Promise<ReadonlySet<string>> {
  if (who.userIds.length === 0 || who.respondentUnitIds.length === 0) return new Set();
  const since = aYearBefore(on);
  const worked = await unitsWorkedInBy(q, who.userIds, since, on);
  if (worked.size === 0) return new Set();
  const near = conflictedUnits(await unitLinks(q, since), who.respondentUnitIds);
  return new Set([...worked].filter(([, units]) => [...units].some((id) => near.has(id))).map(([userId]) => userId));
}

/** Writes a line of the audit in the transaction of what it records. */
export async function audit(tx: Tx, city: City, entry: AuditEntry): Promise<void> {
  const { actor } = entry;
  const now = city.outside.now();
  const principal =
    actor === null || actor.delegatedFrom === null
      ? null
      : await principalOf(tx, actor.delegatedFrom, actor.userId, localDateOf(now));
  await insertAudit(tx, {
    id: city.outside.uuid(),
    at: now,
    userId: actor?.userId ?? entry.userId ?? null,
    postId: actor?.postId ?? null,
    principalUserId: principal,
    sessionId: entry.sessionId ?? null,
    action: entry.action,
    objectKind: entry.objectKind,
    objectId: entry.objectId ?? null,
    outcome: entry.outcome ?? 'done',
    detail: told(entry),
    sealed: entry.sealed ?? false,
  });
}

/** Whoever reads both lanes leaves no count of rows: one more would tell of a lead. */
function told({ actor, detail = {} }: AuditEntry): NonNullable<AuditEntry['detail']> {
  if (actor === null || !isOfSealedLane(actor.role)) return detail;
  const { rows: _, ...rest } = detail;
  return rest;
}

/** The line of what changes nothing, a read or a refusal, in a transaction of its own. */
export async function auditAlone(city: City, entry: AuditEntry): Promise<void> {
  await transact(city.db, (tx) => audit(tx, city, entry));
}

/**
 * Puts a line into the inbox of each post; once, however often a post is named.
 * @param notice `aboutId`: the record it asks about where that is no matter, by which it ends
 */
export async function notify(
  tx: Tx,
  city: City,
  notice: Readonly<{ postIds: readonly Uuid[]; kind: string; matterId: Uuid | null; aboutId?: Uuid }>,
): Promise<void> {
  const at = city.outside.now();
  await insertNotices(
    tx,
    [...new Set(notice.postIds)].map((postId) => ({
      id: city.outside.uuid(),
      postId,
      kind: notice.kind,
      matterId: notice.matterId,
      aboutId: notice.aboutId ?? null,
      at,
    })),
  );
}

/** Divisions and living units in memory, for judging very many rows. */
export async function directoryOf(q: Queryable): Promise<Directory> {
  return directory(await divisionTree(q), await livingUnits(q));
}

export function todayIn(city: City): LocalDate {
  return localDateOf(city.outside.now());
}

/** Whether the administrator keeps the division. The command line (null) keeps all. */
export async function keeps(q: Queryable, by: Actor | null, divisionCode: string): Promise<boolean> {
  return by === null || withBelow(await divisionTree(q), by.divisionCode).includes(divisionCode);
}
