/** Sign-off (审签) of a unit: switched on and off by its head, and who may sign what its people write. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import type { Actor, PeopleProblem, PostHolder, Scope, SignOffView } from '../model.ts';
import { peopleAt } from '../own-unit/actions-own-unit.ts';
import { audit, todayIn } from '../registry/actions-acting.ts';
import { isHandling, isOneOfTwo } from '../rules.ts';
import { unitById } from '../store.ts';
import { beginSignOff, endSignOff, hasSignOff, signOffSpells } from './store-sign-off.ts';

export async function signOffView(q: Queryable, city: City, scope: Scope): Promise<SignOffView> {
  const { unitId } = scope.actor;
  const spells = await signOffSpells(q, scope);
  const signers = await headsOf(q, unitId, todayIn(city));
  return { on: spells.some(({ until }) => until === null), spells, signers: signers.map((each) => each.displayName) };
}

/** Switches it for the actor’s unit; the same again changes nothing. On only where whoever writes has another to sign. */
export async function switchSignOff(
  tx: Tx,
  city: City,
  actor: Actor,
  on: boolean,
): Promise<Result<null, PeopleProblem>> {
  const at = city.outside.now();
  const { unitId, userId: byUser } = actor;
  if (on) {
    const writers = await peopleAt(tx, [unitId], isHandling, localDateOf(at));
    const signers = await headsOf(tx, unitId, localDateOf(at));
    if (!isOneOfTwo(idsOf(writers), idsOf(signers))) return refuse({ kind: 'nobody-else-signs' });
  }
  const switched = { unitId, at, byUser };
  const done = on ? await beginSignOff(tx, city.outside.uuid(), switched) : await endSignOff(tx, switched);
  if (!done) return ok(null);
  const { action } = peopleAccess.keepSignOff;
  await audit(tx, city, { actor, action, objectKind: 'unit', objectId: unitId, detail: { signOff: on } });
  return ok(null);
}

/**
 * Who may sign off what leaves a unit: whoever may act today as its head, or as the head of a unit above it. Null where the
 * unit has no sign-off.
 */
export async function signersOf(q: Queryable, unitId: Uuid, on: LocalDate): Promise<readonly Uuid[] | null> {
  if (!(await hasSignOff(q, unitId))) return null;
  return idsOf(await headsOf(q, unitId, on));
}

/** Whoever may act as head of a unit, or of one above it. */
async function headsOf(q: Queryable, unitId: Uuid, on: LocalDate): Promise<readonly PostHolder[]> {
  return peopleAt(q, await withAbove(q, unitId), (role) => role === 'unit-head', on);
}

function idsOf(people: readonly PostHolder[]): readonly Uuid[] {
  return people.map(({ userId }) => userId);
}

async function withAbove(q: Queryable, unitId: Uuid): Promise<readonly Uuid[]> {
  const units: Uuid[] = [];
  for (let id: Uuid | null = unitId; id !== null && !units.includes(id); ) {
    units.push(id);
    const unit: Awaited<ReturnType<typeof unitById>> = await unitById(q, id);
    id = unit?.parentId ?? null;
  }
  return units;
}
