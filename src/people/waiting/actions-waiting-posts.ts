/** Acts about posts that need a second person: who holds them since when, until when, and whether they go on. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem } from '../model.ts';
import { todayIn } from '../registry/actions-acting.ts';
import {
  ABOLISH_POST,
  abolishPost,
  factsOf,
  GIVE_POST,
  givePost,
  type HoldsCheck,
  type NewHolding,
  TAKE_POST,
  takePost,
} from '../registry/actions-posts.ts';
import { holdersOf } from '../registry/store-acting.ts';
import { holdingById } from '../registry/store-holdings.ts';
import { postById } from '../registry/store-posts.ts';
import { releasersOf } from '../rules.ts';
import { askSecondPerson } from './actions-waiting.ts';
import type { WaitingAct } from './model-waiting.ts';
import type { ReleasedAct } from './released-act.ts';

type Asked = Promise<Result<WaitingAct, PeopleProblem>>;

export async function askToGivePost(tx: Tx, city: City, by: Actor, input: NewHolding): Asked {
  const post = await postById(tx, input.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  const act = await askSecondPerson(tx, city, by, {
    kind: GIVE_POST,
    objectId: `${input.userId} ${post.id}`,
    divisionCode: post.divisionCode,
    releasers: releasersOf(by.role, [post.role]),
    facts: { user: input.userId, ...factsOf(post), from: input.from },
    given: { ...input },
    concernsUserId: input.userId,
  });
  return ok(act);
}

export const giveReleased: ReleasedAct = (tx, city, release) =>
  givePost(tx, city, release.asker, release.act.given as NewHolding, release);

export async function askToTakePost(
  tx: Tx,
  city: City,
  by: Actor,
  input: Readonly<{ holdingId: Uuid; on: LocalDate }>,
): Asked {
  const holding = await holdingById(tx, input.holdingId);
  const post = holding === undefined ? undefined : await postById(tx, holding.postId);
  if (holding === undefined || post === undefined) return refuse({ kind: 'holding-not-found' });
  const { userId: user, fromOn: from, untilOn: before } = holding;
  const act = await askSecondPerson(tx, city, by, {
    kind: TAKE_POST,
    objectId: holding.id,
    divisionCode: post.divisionCode,
    releasers: releasersOf(by.role, [post.role]),
    facts: { user, ...factsOf(post), from, until: input.on, before },
    given: { ...input, before },
    concernsUserId: user,
  });
  return ok(act);
}

export const takeReleased: ReleasedAct = async (tx, city, release) => {
  const { before, ...input } = release.act.given as Readonly<{
    holdingId: Uuid;
    on: LocalDate;
    before: LocalDate | null;
  }>;
  const holding = await holdingById(tx, input.holdingId);
  if (holding?.untilOn !== before) return refuse({ kind: 'changed-meanwhile' });
  return takePost(tx, city, release.asker, input, release);
};

export async function askToAbolishPost(
  tx: Tx,
  city: City,
  by: Actor,
  input: Readonly<{ postId: Uuid; on: LocalDate }>,
): Asked {
  const post = await postById(tx, input.postId);
  if (post === undefined) return refuse({ kind: 'post-not-found' });
  const holders = await heldBy(tx, city, post.id);
  const [holder] = holders;
  const act = await askSecondPerson(tx, city, by, {
    kind: ABOLISH_POST,
    objectId: post.id,
    divisionCode: post.divisionCode,
    releasers: releasersOf(by.role, [post.role]),
    facts: { ...factsOf(post), until: input.on, user: holder ?? null },
    given: { ...input, holders },
    concernsUserId: holder ?? null,
  });
  return ok(act);
}

/** Abolishes a post on release; older requests name the first holder only. */
export const abolishReleased =
  (holds: HoldsCheck): ReleasedAct =>
  async (tx, city, release) => {
    const { act, asker, releaser } = release;
    const { holders: told, ...input } = act.given as Readonly<{
      postId: Uuid;
      on: LocalDate;
      holders?: readonly Uuid[];
    }>;
    const holders = await heldBy(tx, city, input.postId);
    if (holders.includes(releaser.userId)) return refuse({ kind: 'not-yourself' });
    const then = told ?? (act.concernsUserId === null ? [] : [act.concernsUserId]);
    if ([...holders].sort().join() !== [...then].sort().join()) return refuse({ kind: 'changed-meanwhile' });
    return abolishPost(tx, city, asker, input, holds, release);
  };

function heldBy(q: Queryable, city: City, postId: Uuid): Promise<readonly Uuid[]> {
  return holdersOf(q, postId, todayIn(city));
}
