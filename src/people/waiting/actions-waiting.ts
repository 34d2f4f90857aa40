/** Acts that need a second person (双人复核): asking, deciding; a released act is done in the same transaction. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addMs } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { endNoticesAbout } from '../audit/store-notices.ts';
import type { Actor, AuditEntry, PeopleProblem, Post } from '../model.ts';
import { actorFor, audit, keeps, notify, todayIn } from '../registry/actions-acting.ts';
import { superiorDivision } from '../registry/store-divisions.ts';
import { holdingsOfUser } from '../registry/store-holdings.ts';
import { postsFor } from '../registry/store-posts.ts';
import type { ActFacts, AskedAct, WaitingAct } from './model-waiting.ts';
import type { ReleasedActs } from './released-act.ts';
import { insertWaitingAct, lockWaitingAct, openActAbout, saveDecision } from './store-waiting.ts';

/** Milliseconds a request waits, as for opening an identity. */
export const WAITS_MS = 72 * 3_600_000;
const LEAST_REASON = 2;

/** Facts in somebody's own words: the second person reads them, the audit does not repeat them. */
const WORDS: ReadonlySet<string> = new Set(['basis', 'source', 'reason', 'changes']);

/** The result of the act or, where it needs a second person, the request for one. */
export type DoneOrWaits<T, A> = Readonly<{ waits: false; value: T }> | Readonly<{ waits: true; asked: A }>;

/** Does an act that one person may do alone; asks a second person where the act itself says that it needs one. */
export async function doOrAsk<T, A, P extends Readonly<{ kind: string }>>(
  attempt: () => Promise<Result<T, P>>,
  ask: () => Promise<Result<A, P>>,
): Promise<Result<DoneOrWaits<T, A>, P>> {
  const done = await attempt();
  if (done.ok) return ok({ waits: false, value: done.value });
  if (done.problem.kind !== 'second-person-needed') return done;
  const asked = await ask();
  return asked.ok ? ok({ waits: true, asked: asked.value }) : asked;
}

/** Asks a second person; an older request about the same object is replaced. */
export async function askSecondPerson(tx: Tx, city: City, by: Actor, asked: AskedAct): Promise<WaitingAct> {
  return putUp(tx, city, asked, { userId: by.userId, actor: by, waitsMs: WAITS_MS });
}

/** Raises a request on behalf of a person without a post; it waits until somebody decides. */
export async function raiseWaitingAct(tx: Tx, city: City, userId: Uuid, asked: AskedAct): Promise<WaitingAct> {
  return putUp(tx, city, asked, { userId, actor: null, waitsMs: null });
}

async function putUp(
  tx: Tx,
  city: City,
  asked: AskedAct,
  by: Readonly<{ userId: Uuid; actor: Actor | null; waitsMs: number | null }>,
): Promise<WaitingAct> {
  const now = city.outside.now();
  const older = await openActAbout(tx, asked);
  if (older !== undefined) {
    const { userId, actor } = by;
    await saveDecision(tx, older.id, {
      decision: 'replaced',
      reason: null,
      userId,
      postId: actor?.postId ?? null,
      at: now,
    });
  }
  const act: WaitingAct = {
    ...asked,
    id: city.outside.uuid(),
    askedByUserId: by.userId,
    askedByPostId: by.actor?.postId ?? null,
    askedAt: now,
    expiresAt: by.waitsMs === null ? null : addMs(now, by.waitsMs),
    decision: null,
    decisionReason: null,
    decidedByUserId: null,
    decidedAt: null,
  };
  await insertWaitingAct(tx, act);
  await audit(tx, city, {
    ...entryFor('people.ask-second-person', act, act.facts),
    actor: by.actor,
    userId: by.userId,
  });
  const postIds = await releasersOf(tx, act);
  await notify(tx, city, { postIds, kind: 'people.second-person-asked', matterId: null, aboutId: act.id });
  await tell(tx, city, act.concernsUserId, 'people.second-person-about-you');
  return act;
}

export type Decision = Readonly<{ id: Uuid; release: boolean; reason: string }>;

/** The second person lets the act be done, in this very transaction, or says why not; once. */
export async function decideWaitingAct(
  tx: Tx,
  city: City,
  by: Actor,
  acts: ReleasedActs,
  given: Decision,
): Promise<Result<WaitingAct, PeopleProblem | Readonly<{ kind: string }>>> {
  const act = await lockWaitingAct(tx, given.id);
  if (act === undefined || !(await keeps(tx, by, act.divisionCode))) return refuse({ kind: 'waiting-act-not-found' });
  const now = city.outside.now();
  if (!act.releasers.includes(by.role)) return refuse({ kind: 'not-yours-to-release' });
  if (by.userId === act.askedByUserId || by.userId === act.concernsUserId) return refuse({ kind: 'not-yourself' });
  const decision = given.release ? 'released' : 'refused';
  if (act.decision !== null) {
    const same = act.decision === decision && act.decidedByUserId === by.userId;
    return same ? ok(act) : refuse({ kind: 'waiting-act-decided' });
  }
  if (act.expiresAt !== null && act.expiresAt <= now) return refuse({ kind: 'waiting-act-expired' });
  const reason = given.reason.trim();
  if (reason.length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  await endNoticesAbout(tx, act.id, now);
  await saveDecision(tx, act.id, { decision, reason, userId: by.userId, postId: by.postId, at: now });
  await audit(tx, city, {
    ...entryFor('people.decide-waiting-act', act, { decision, askedBy: act.askedByUserId, ...act.facts }),
    actor: by,
  });
  if (given.release) {
    const done = await perform(tx, city, by, acts, act);
    if (!done.ok) return done;
  }
  await tell(
    tx,
    city,
    act.askedByUserId,
    given.release ? 'people.second-person-released' : 'people.second-person-refused',
  );
  if (given.release) await tell(tx, city, act.concernsUserId, 'people.second-person-done-to-you');
  return ok({ ...act, decision, decisionReason: reason, decidedByUserId: by.userId, decidedAt: now });
}

/** Does the act as the person who asked, if they still hold the post. */
async function perform(tx: Tx, city: City, by: Actor, acts: ReleasedActs, act: WaitingAct) {
  const { askedByUserId, askedByPostId } = act;
  const asker = askedByPostId === null ? null : await actorFor(tx, city, askedByUserId, askedByPostId);
  if (asker === undefined) return refuse({ kind: 'asker-left' });
  const run = acts[act.kind];
  if (run === undefined) throw new Error(`nothing does what was asked as ${act.kind}`);
  return run(tx, city, {
    asker,
    releaser: by,
    act,
    detail: { ...plain(act.facts), releasedBy: by.userId, waitingAct: act.id },
  });
}

function entryFor(action: string, act: WaitingAct, detail: ActFacts): Omit<AuditEntry, 'actor'> {
  return { action, objectKind: 'waiting-act', objectId: act.id, detail: { kind: act.kind, ...plain(detail) } };
}

/** Facts as the audit keeps them. */
export function plain(facts: ActFacts): ActFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !WORDS.has(name)));
}

/** A line into the inbox of every post a person holds. */
export async function tell(tx: Tx, city: City, userId: Uuid | null, kind: string): Promise<void> {
  if (userId === null) return;
  const postIds = (await holdingsOfUser(tx, userId, todayIn(city))).map((holding) => holding.postId);
  await notify(tx, city, { postIds, kind, matterId: null });
}

/** The posts whose holders may release: of the act's own division, or of the nearest above that has one. */
async function releasersOf(q: Queryable, act: WaitingAct): Promise<readonly Uuid[]> {
  for (let code: string | undefined = act.divisionCode; code !== undefined; code = await superiorDivision(q, code)) {
    const posts: Post[] = [];
    for (const role of act.releasers) posts.push(...(await postsFor(q, role, code)));
    if (posts.length > 0) return posts.map((post) => post.id);
  }
  return [];
}
