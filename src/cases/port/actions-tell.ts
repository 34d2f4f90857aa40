/**
 * Tells platforms what became of their cases. A state is kept when its matter changed; one row of the outbox a platform then
 * carries all that are untold in one body. A platform that is down for an hour loses none, and one that answered twice is
 * told apart by number and sequence.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { standingAfter } from '../../matters/index.ts';
import type { City } from '../../platform/city.ts';
import { enqueue, enqueueOnce, holdMessage, type OutboxHandler } from '../../platform/outbox.ts';
import { type Post, postSigned } from '../../platform/outgoing.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { secretOf } from './actions-secret.ts';
import type { StateTold } from './model.ts';
import { toldAs } from './rules.ts';
import { insertState, markTold, platformOfMatter, stateBefore, untoldStates } from './store.ts';
import { livingPlatform } from './store-platforms.ts';

export const TELL_PLATFORM = 'cases.tell-platform';
/** States of one body at most; what is more follows in the next. */
const MOST_STATES = 500;

const message = (platformId: Uuid) => ({ topic: TELL_PLATFORM, payload: { platformId } });

export async function tellLater(tx: Tx, city: City, platformId: Uuid): Promise<void> {
  await enqueueOnce(tx, city, message(platformId));
}

/** Keeps the state a case came into, where it is another than before. */
export const onCaseChanged: OutboxHandler = async (tx, city, payload) => {
  const matterId = String(payload.matterId) as Uuid;
  const seq = Number(payload.seq);
  const platformId = await platformOfMatter(tx, matterId);
  if (platformId === undefined) return;
  const standing = await standingAfter(tx, matterId, seq);
  if (standing === undefined || standing.lane !== 'ordinary') return;
  const { phase, outcome, dueOn, at } = standing;
  const state: StateTold = { matterId, seq, state: toldAs(phase), outcome, dueOn, at };
  const before = await stateBefore(tx, matterId, seq);
  if (before !== undefined && isSame(before, state)) return;
  if (await insertState(tx, state)) await tellLater(tx, city, platformId);
};

function isSame(one: StateTold, other: StateTold): boolean {
  return one.state === other.state && one.outcome === other.outcome && one.dueOn === other.dueOn;
}

/** Sends what a platform was not told. @param withinMs how long it may take to answer */
export function tellPlatform(withinMs?: number, post: Post = postSigned): OutboxHandler {
  return async (tx, city, payload) => {
    const platformId = String(payload.platformId) as Uuid;
    const platform = await livingPlatform(tx, platformId);
    if (platform === undefined || platform.callbackUrl === null) return;
    const states = await untoldStates(tx, platformId, MOST_STATES);
    if (states.length === 0) return;
    const now = city.outside.now();
    const told = { url: platform.callbackUrl, secret: secretOf(city, platform) };
    await post(told, now, { states: states.map(shown) }, withinMs);
    await markTold(tx, states, now);
    // A state kept while this was under way found this row waiting and made none of its own.
    await holdMessage(tx, message(platformId));
    if ((await untoldStates(tx, platformId, 1)).length > 0) await enqueue(tx, city, message(platformId));
  };
}

/** A state as it is sent. */
function shown({ number, seq, state, outcome, dueOn, at }: StateTold & Readonly<{ number: string }>) {
  return { number, sequence: seq, state, outcome, dueOn, at };
}
