/** Use cases of units: making, renaming, moving, merging, splitting; every change has its day and former facts are kept. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { enqueue } from '../../platform/outbox.ts';
import { sqlState, type Tx, UNIQUE_VIOLATION } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem, Unit } from '../model.ts';
import {
  changeUnit,
  insertSuccessor,
  insertUnit,
  livingUnitNamed,
  lockUnit,
  subordinatesOf,
  unitById,
} from '../store.ts';
import { moveSharedViews } from '../views/store-views.ts';
import { audit, keeps, todayIn } from './actions-acting.ts';
import { divisionByCode } from './store-divisions.ts';
import { movePost, postsInUnit } from './store-posts.ts';

export type NewUnit = Readonly<{
  /** Id chosen by the sender of the form; the same id again gives the same unit. */
  id: Uuid;
  name: string;
  divisionCode: string;
  parentId: Uuid | null;
  from: LocalDate;
}>;

export async function createUnit(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: NewUnit,
): Promise<Result<Unit, PeopleProblem>> {
  const known = await unitById(tx, input.id);
  if (known !== undefined) {
    const same =
      known.name === input.name && known.divisionCode === input.divisionCode && known.parentId === input.parentId;
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  if ((await divisionByCode(tx, input.divisionCode)) === undefined) return refuse({ kind: 'division-not-found' });
  if (!(await keeps(tx, by, input.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (input.from > todayIn(city)) return refuse({ kind: 'date-out-of-order' });
  if (input.parentId !== null) {
    const parent = await unitById(tx, input.parentId);
    if (parent === undefined) return refuse({ kind: 'unit-not-found' });
    if (parent.validTo !== null) return refuse({ kind: 'unit-ended' });
  }
  const unit: Unit = {
    id: input.id,
    name: input.name,
    divisionCode: input.divisionCode,
    parentId: input.parentId,
    validFrom: input.from,
    validTo: null,
    sinceOn: input.from,
    version: 1,
  };
  if (await livingUnitNamed(tx, unit.divisionCode, unit.name)) return refuse({ kind: 'name-taken' });
  const saved = await orNameTaken(() => insertUnit(tx, unit));
  if (!saved.ok) return saved;
  await audit(tx, city, entryFor(by, 'people.create-unit', unit.id));
  return ok(unit);
}

export type UnitChange = Readonly<{
  unitId: Uuid;
  name: string;
  parentId: Uuid | null;
  on: LocalDate;
  /** The version the keeper saw. */
  version: number;
}>;

/** A new name or a new place in the tree from a day on; the former facts stay in the record. */
export async function renameUnit(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: UnitChange,
): Promise<Result<Unit, PeopleProblem>> {
  const found = await livingAndMine(tx, by, input.unitId);
  if (!found.ok) return found;
  const unit = found.value;
  if (unit.name === input.name && unit.parentId === input.parentId) return ok(unit);
  if (unit.version !== input.version) return refuse({ kind: 'changed-meanwhile' });
  if (input.on < unit.sinceOn || input.on > todayIn(city)) return refuse({ kind: 'date-out-of-order' });
  if (input.parentId !== null) {
    const parent = await parentProblem(tx, unit.id, input.parentId);
    if (parent !== undefined) return refuse(parent);
  }
  if (unit.name !== input.name && (await livingUnitNamed(tx, unit.divisionCode, input.name))) {
    return refuse({ kind: 'name-taken' });
  }
  const facts = { name: input.name, parentId: input.parentId, validTo: null };
  const saved = await orNameTaken(() => changeUnit(tx, unit, facts, record(city, by, input.on)));
  if (!saved.ok) return saved;
  await audit(tx, city, entryFor(by, 'people.change-unit', unit.id));
  return ok({ ...unit, name: input.name, parentId: input.parentId, sinceOn: input.on, version: unit.version + 1 });
}

export type Merger = Readonly<{ unitIds: readonly Uuid[]; into: NewUnit }>;

/**
 * Several units become one new one on `into.from`. Their posts go on in it under their own ids (and with them the work and
 * the holders), units below move to it, and whoever asks for the old ones is led to it.
 */
export async function mergeUnits(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Merger,
): Promise<Result<Unit, PeopleProblem>> {
  const known = await unitById(tx, input.into.id);
  if (known !== undefined) return known.name === input.into.name ? ok(known) : refuse({ kind: 'submission-reused' });
  const ending: Unit[] = [];
  for (const unitId of [...new Set(input.unitIds)].sort()) {
    const found = await livingAndMine(tx, by, unitId);
    if (!found.ok) return found;
    if (input.into.from < found.value.sinceOn) return refuse({ kind: 'date-out-of-order' });
    ending.push(found.value);
  }
  if (ending.length === 0) return refuse({ kind: 'unit-not-found' });
  if (ending.some((unit) => unit.id === input.into.parentId)) return refuse({ kind: 'units-in-a-circle' });
  const lower = new Map<Uuid, readonly Unit[]>();
  for (const unit of ending) lower.set(unit.id, await subordinatesOf(tx, unit.id));
  for (const unit of ending) {
    const facts = { name: unit.name, parentId: unit.parentId, validTo: input.into.from };
    await changeUnit(tx, unit, facts, record(city, by, input.into.from));
  }
  const made = await createUnit(tx, city, by, input.into);
  if (!made.ok) return made;
  const gone = new Set(ending.map((unit) => unit.id));
  for (const unit of ending) {
    await insertSuccessor(tx, { unitId: unit.id, successorId: made.value.id, on: input.into.from, main: true });
    await moveAllPosts(tx, city, by, unit.id, () => made.value.id, input.into.from);
    await moveSharedViews(tx, unit.id, made.value.id);
    for (const below of (lower.get(unit.id) ?? []).filter((candidate) => !gone.has(candidate.id))) {
      await moveBelow(tx, city, by, below, made.value.id, input.into.from);
    }
    await announce(tx, city, unit.id, made.value.id);
    await audit(tx, city, entryFor(by, 'people.merge-unit', unit.id));
  }
  return made;
}

export type Split = Readonly<{
  unitId: Uuid;
  /** The first is the main successor: posts and units below that are not named go there. */
  into: readonly NewUnit[];
  postsTo: Readonly<Record<string, Uuid>>;
  on: LocalDate;
}>;

/** One unit becomes several on a day. */
export async function splitUnit(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Split,
): Promise<Result<readonly Unit[], PeopleProblem>> {
  const [first] = input.into;
  if (first === undefined) return refuse({ kind: 'unit-not-found' });
  const known = await unitById(tx, first.id);
  if (known !== undefined) return known.name === first.name ? ok([known]) : refuse({ kind: 'submission-reused' });
  const found = await livingAndMine(tx, by, input.unitId);
  if (!found.ok) return found;
  const unit = found.value;
  if (input.on < unit.sinceOn || input.on > todayIn(city)) return refuse({ kind: 'date-out-of-order' });
  if (input.into.some((part) => part.parentId === unit.id)) return refuse({ kind: 'units-in-a-circle' });
  const ids = new Set(input.into.map((part) => part.id));
  if (Object.values(input.postsTo).some((target) => !ids.has(target))) return refuse({ kind: 'unit-not-found' });
  const below = await subordinatesOf(tx, unit.id);
  const facts = { name: unit.name, parentId: unit.parentId, validTo: input.on };
  await changeUnit(tx, unit, facts, record(city, by, input.on));
  const parts: Unit[] = [];
  for (const part of input.into) {
    const made = await createUnit(tx, city, by, { ...part, from: input.on });
    if (!made.ok) return made;
    parts.push(made.value);
    await insertSuccessor(tx, {
      unitId: unit.id,
      successorId: made.value.id,
      on: input.on,
      main: made.value.id === first.id,
    });
  }
  await moveAllPosts(tx, city, by, unit.id, (postId) => input.postsTo[postId] ?? first.id, input.on);
  for (const child of below) await moveBelow(tx, city, by, child, first.id, input.on);
  await moveSharedViews(tx, unit.id, first.id);
  await announce(tx, city, unit.id, first.id);
  await audit(tx, city, entryFor(by, 'people.split-unit', unit.id));
  return ok(parts);
}

async function livingAndMine(tx: Tx, by: Actor | null, unitId: Uuid): Promise<Result<Unit, PeopleProblem>> {
  const unit = await lockUnit(tx, unitId);
  if (unit === undefined) return refuse({ kind: 'unit-not-found' });
  if (!(await keeps(tx, by, unit.divisionCode))) return refuse({ kind: 'outside-your-division' });
  if (unit.validTo !== null) return refuse({ kind: 'unit-ended' });
  return ok(unit);
}

async function parentProblem(tx: Tx, unitId: Uuid, parentId: Uuid): Promise<PeopleProblem | undefined> {
  const parent = await unitById(tx, parentId);
  if (parent === undefined) return { kind: 'unit-not-found' };
  if (parent.validTo !== null) return { kind: 'unit-ended' };
  for (let above: Unit | undefined = parent; above !== undefined; ) {
    if (above.id === unitId) return { kind: 'units-in-a-circle' };
    above = above.parentId === null ? undefined : await unitById(tx, above.parentId);
  }
  return undefined;
}

async function moveAllPosts(
  tx: Tx,
  city: City,
  by: Actor | null,
  unitId: Uuid,
  target: (postId: Uuid) => Uuid,
  on: LocalDate,
): Promise<void> {
  for (const post of await postsInUnit(tx, unitId)) await movePost(tx, post, target(post.id), record(city, by, on));
}

async function moveBelow(
  tx: Tx,
  city: City,
  by: Actor | null,
  child: Unit,
  parentId: Uuid,
  on: LocalDate,
): Promise<void> {
  const day = on < child.sinceOn ? child.sinceOn : on;
  await changeUnit(tx, child, { name: child.name, parentId, validTo: null }, record(city, by, day));
}

/** Tells slices that refer to the unit (windows, matters) to use its successor. */
async function announce(tx: Tx, city: City, unitId: Uuid, successorId: Uuid): Promise<void> {
  await enqueue(tx, city, { topic: 'people.unit-ended', payload: { unitId, successorId } });
}

/** Turns a unique violation into `name-taken`: two keepers may choose one name at once. */
async function orNameTaken(write: () => Promise<void>): Promise<Result<undefined, PeopleProblem>> {
  try {
    await write();
    return ok(undefined);
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return refuse({ kind: 'name-taken' });
    throw error;
  }
}

function record(city: City, by: Actor | null, on: LocalDate) {
  return { id: city.outside.uuid(), on, byPost: by?.postId ?? null, at: city.outside.now() };
}

function entryFor(actor: Actor | null, action: string, objectId: Uuid) {
  return { actor, action, objectKind: 'unit', objectId };
}
