/** Use cases of retention rules and legal holds; shortening a time or lifting a hold takes two persons. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addDays } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem, RetentionRule } from '../model.ts';
import { audit, todayIn } from '../registry/actions-acting.ts';
import { releasersOf } from '../rules.ts';
import { askSecondPerson } from '../waiting/actions-waiting.ts';
import type { WaitingAct } from '../waiting/model-waiting.ts';
import type { Release, ReleasedAct } from '../waiting/released-act.ts';
import {
  insertHold,
  type KeptRule,
  type LegalHold,
  liftHold,
  retentionRuleOn,
  retentionRules,
  saveRetentionRule,
  standingHold,
} from './store-keeping.ts';

export const CHANGE_RETENTION = 'people.change-retention';
export const LIFT_HOLD = 'people.lift-hold';
const LEAST_REASON = 5;
/** Between the release of a shorter rule and the first record it takes: time to see it and to take it back. */
const SHORTER_AFTER_DAYS = 7;

export type RetentionChange = Readonly<{ kind: string; keepDays: number; basis: string; verified: boolean }>;

/** The rule in force, if this person may set another one of these days. Rules hold for the whole city, as who sets them. */
async function ruleToChange(
  tx: Tx,
  city: City,
  by: Actor,
  input: RetentionChange,
): Promise<Result<KeptRule, PeopleProblem>> {
  if (by.divisionCode !== city.code) return refuse({ kind: 'outside-your-division' });
  const before = await retentionRuleOn(tx, input.kind, todayIn(city));
  if (before === undefined) return refuse({ kind: 'retention-kind-unknown' });
  const { leastDays } = before;
  if (leastDays !== null && input.keepDays < leastDays) return refuse({ kind: 'retention-too-short', leastDays });
  return ok(before);
}

/**
 * A new rule, never below the least time. A longer one holds from today on. A shorter one destroys what cannot be brought
 * back: a second person releases it, and it begins some days later. So is a basis confirmed by another than who wrote it.
 */
export async function changeRetention(
  tx: Tx,
  city: City,
  by: Actor,
  input: RetentionChange,
  release?: Release,
): Promise<Result<RetentionRule, PeopleProblem>> {
  const found = await ruleToChange(tx, city, by, input);
  if (!found.ok) return found;
  const before = found.value;
  const shorter = input.keepDays < before.keepDays;
  const confirms = input.verified && !(before.verified && input.basis === before.basis);
  if (release === undefined && (shorter || confirms)) return refuse({ kind: 'second-person-needed' });
  const today = todayIn(city);
  const fromOn = shorter ? addDays(today, SHORTER_AFTER_DAYS) : today;
  const rule: KeptRule = { ...input, leastDays: before.leastDays, fromOn };
  // A rule that would begin later would undo this one and is removed.
  const later = (await retentionRules(tx)).filter((each) => each.kind === input.kind && each.fromOn > fromOn);
  for (const each of [rule, ...later.map((other) => ({ ...rule, fromOn: other.fromOn }))]) {
    await saveRetentionRule(tx, each, { postId: by.postId, at: city.outside.now() });
  }
  await audit(tx, city, {
    actor: by,
    action: CHANGE_RETENTION,
    objectKind: 'retention-rule',
    objectId: input.kind,
    detail: { keepDays: input.keepDays, before: before.keepDays, from: fromOn, ...release?.detail },
  });
  return ok(rule);
}

export async function askToChangeRetention(
  tx: Tx,
  city: City,
  by: Actor,
  input: RetentionChange,
): Promise<Result<WaitingAct, PeopleProblem>> {
  const found = await ruleToChange(tx, city, by, input);
  if (!found.ok) return found;
  const { kind, keepDays, basis, verified } = input;
  const before = found.value.keepDays;
  const startsAfterDays = keepDays < before ? SHORTER_AFTER_DAYS : 0;
  const act = await askSecondPerson(tx, city, by, {
    kind: CHANGE_RETENTION,
    objectId: kind,
    divisionCode: city.code,
    releasers: releasersOf(by.role, []),
    facts: { record: kind, before, keepDays, startsAfterDays, verified, basis },
    given: { ...input },
    concernsUserId: null,
  });
  return ok(act);
}

export const retentionReleased: ReleasedAct = async (tx, city, release) => {
  const { asker, act } = release;
  if (asker === null) throw new Error('a retention rule is changed by a person');
  const input = act.given as RetentionChange;
  const found = await ruleToChange(tx, city, asker, input);
  if (!found.ok) return found;
  if (found.value.keepDays !== act.facts['before']) return refuse({ kind: 'changed-meanwhile' });
  return changeRetention(tx, city, asker, input, release);
};

/** Stops the disposal of one object, or of a whole kind with `*`, until it is lifted. */
export async function placeHold(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ id: Uuid; kind: string; objectId: string; reason: string }>,
): Promise<Result<LegalHold, PeopleProblem>> {
  if (by !== null && by.divisionCode !== city.code) return refuse({ kind: 'outside-your-division' });
  if (input.reason.trim().length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const hold: LegalHold = { ...input, reason: input.reason.trim(), placedAt: city.outside.now(), liftedAt: null };
  await insertHold(tx, hold, by?.postId ?? null);
  await audit(tx, city, { actor: by, action: 'people.place-hold', objectKind: input.kind, objectId: input.objectId });
  return ok(hold);
}

/** Asks to lift a hold. What it kept is deleted with the next run, so one person alone never lifts it. */
export async function askToLiftHold(
  tx: Tx,
  city: City,
  by: Actor,
  id: Uuid,
): Promise<Result<WaitingAct, PeopleProblem>> {
  if (by.divisionCode !== city.code) return refuse({ kind: 'outside-your-division' });
  const hold = await standingHold(tx, id);
  if (hold === undefined) return refuse({ kind: 'hold-not-found' });
  const act = await askSecondPerson(tx, city, by, {
    kind: LIFT_HOLD,
    objectId: id,
    divisionCode: city.code,
    releasers: releasersOf(by.role, []),
    facts: { record: hold.kind, object: hold.objectId, reason: hold.reason },
    given: { id },
    concernsUserId: null,
  });
  return ok(act);
}

export const liftReleased: ReleasedAct = async (tx, city, { asker, act, detail }) => {
  if (asker === null) throw new Error('a hold is lifted by a person');
  const id = act.given['id'] as Uuid;
  if (!(await liftHold(tx, id, asker.postId, city.outside.now()))) return refuse({ kind: 'hold-not-found' });
  const [action, objectKind, outcome] = [LIFT_HOLD, 'hold', 'done'] as const;
  await audit(tx, city, { actor: asker, action, objectKind, objectId: id, outcome, detail });
  return ok(undefined);
};
