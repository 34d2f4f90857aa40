/** Keeping the registry of halls and windows: open, change, move, close. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type LocalDate, localDateOf } from '../kernel/time.ts';
import { divisionByCode, type Scope, unitById } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { revokeCodeOf } from './codes/actions-codes.ts';
import { insertPast } from './entities/store-entities.ts';
import type {
  Change,
  Closing,
  Hall,
  HallFacts,
  Opening,
  PlacesProblem,
  Registrar,
  ServiceWindow,
  WindowFacts,
} from './model.ts';
import {
  insertHall,
  insertWindow,
  lockHall,
  lockWindow,
  openHallNamed,
  openWindowCount,
  openWindowNumbered,
  updateHall,
  updateWindow,
} from './store.ts';

type Done<T> = Promise<Result<T, PlacesProblem>>;

export async function openHall(
  tx: Tx,
  city: City,
  by: Registrar,
  opening: Opening<HallFacts & Readonly<{ divisionCode: string }>>,
): Done<Hall> {
  const { submissionId: id, facts } = opening;
  const today = localDateOf(city.outside.now());
  const openedOn = opening.openedOn ?? today;
  if (openedOn > today) return refuse({ kind: 'date-out-of-order' });
  if (!by.divisionCodes.includes(facts.divisionCode)) return refuse({ kind: 'outside-your-division' });
  const division = await divisionByCode(tx, facts.divisionCode);
  if (division === undefined) return refuse({ kind: 'division-not-found' });
  const hall: Hall = {
    ...facts,
    id,
    level: division.level,
    openedOn,
    sinceOn: openedOn,
    closedOn: null,
    version: 1,
  };
  const before = await lockHall(tx, by, id);
  if (before !== undefined) return repeated(before, hall);
  if (!(await unitExists(tx, city, facts.unitId))) return refuse({ kind: 'unit-not-found' });
  const namesake = await openHallNamed(tx, facts.divisionCode, facts.name);
  // The same form was sent twice: the other one was stored in the meantime.
  if (namesake?.id === id) return repeated(namesake, hall);
  if (namesake !== undefined) return refuse({ kind: 'name-taken' });
  await insertHall(tx, hall);
  return ok(hall);
}

/** Changes a hall, never its division: a hall in another township is another hall. */
export async function changeHall(tx: Tx, city: City, by: Registrar, change: Change<HallFacts>): Done<Hall> {
  const now = await lockHall(tx, by, change.id);
  if (now === undefined) return refuse({ kind: 'place-not-found' });
  const changed = { ...now, ...change.facts };
  if (sameFacts(now, changed)) return ok(now);
  const dated = dateChange(city, now, change);
  if (!dated.ok) return dated;
  if (!(await unitExists(tx, city, changed.unitId))) return refuse({ kind: 'unit-not-found' });
  const namesake = await openHallNamed(tx, now.divisionCode, changed.name);
  if (namesake !== undefined && namesake.id !== now.id) return refuse({ kind: 'name-taken' });
  const { name, unitId, address, hours } = now;
  await keepPast(tx, city, by, 'hall', now, dated.value, { name, unitId, address, hours });
  const hall = { ...changed, sinceOn: dated.value, version: now.version + 1 };
  await updateHall(tx, hall);
  return ok(hall);
}

/** Closes a hall; refused while windows are open in it, because somebody must decide about each window's code. */
export async function closeHall(tx: Tx, city: City, by: Registrar, closing: Closing): Done<Hall> {
  const now = await lockHall(tx, by, closing.id);
  if (now === undefined) return refuse({ kind: 'place-not-found' });
  if (now.closedOn !== null) return ok(now);
  const dated = dateChange(city, now, closing);
  if (!dated.ok) return dated;
  const count = await openWindowCount(tx, now.id);
  if (count > 0) return refuse({ kind: 'hall-has-open-windows', count });
  const hall = { ...now, closedOn: dated.value, version: now.version + 1 };
  await updateHall(tx, hall);
  return ok(hall);
}

export async function openWindow(
  tx: Tx,
  city: City,
  by: Registrar,
  opening: Opening<WindowFacts>,
): Done<ServiceWindow> {
  const { submissionId: id, facts } = opening;
  const today = localDateOf(city.outside.now());
  const openedOn = opening.openedOn ?? today;
  const window: ServiceWindow = { ...facts, id, openedOn, sinceOn: openedOn, closedOn: null, version: 1 };
  const before = await lockWindow(tx, by, id);
  if (before !== undefined) return repeated(before, window);
  // The hall's row is locked, so two windows cannot take one number and the hall cannot close meanwhile.
  const hall = await lockHall(tx, by, facts.hallId);
  if (hall === undefined) return refuse({ kind: 'place-not-found' });
  if (hall.closedOn !== null) return refuse({ kind: 'place-closed' });
  if (openedOn > today || openedOn < hall.openedOn) return refuse({ kind: 'date-out-of-order' });
  if (!(await unitExists(tx, city, facts.unitId))) return refuse({ kind: 'unit-not-found' });
  const namesake = await openWindowNumbered(tx, hall.id, facts.number);
  if (namesake?.id === id) return repeated(namesake, window);
  if (namesake !== undefined) return refuse({ kind: 'number-taken' });
  await insertWindow(tx, window);
  return ok(window);
}

/** Renames, renumbers, restaffs or moves a window to another hall. Its code stays: the scan page shows the new place. */
export async function changeWindow(
  tx: Tx,
  city: City,
  by: Registrar,
  change: Change<WindowFacts>,
): Done<ServiceWindow> {
  const now = await lockWindow(tx, by, change.id);
  if (now === undefined) return refuse({ kind: 'place-not-found' });
  const changed = { ...now, ...change.facts };
  if (sameFacts(now, changed)) return ok(now);
  const dated = dateChange(city, now, change);
  if (!dated.ok) return dated;
  const hall = await lockHall(tx, by, changed.hallId);
  if (hall === undefined) return refuse({ kind: 'place-not-found' });
  if (hall.closedOn !== null) return refuse({ kind: 'place-closed' });
  if (!(await unitExists(tx, city, changed.unitId))) return refuse({ kind: 'unit-not-found' });
  const namesake = await openWindowNumbered(tx, hall.id, changed.number);
  if (namesake !== undefined && namesake.id !== now.id) return refuse({ kind: 'number-taken' });
  const { hallId, number, name, unitId, services } = now;
  await keepPast(tx, city, by, 'window', now, dated.value, { hallId, number, name, unitId, services });
  const window = { ...changed, sinceOn: dated.value, version: now.version + 1 };
  await updateWindow(tx, window);
  return ok(window);
}

export async function closeWindow(tx: Tx, city: City, by: Registrar, closing: Closing): Done<ServiceWindow> {
  const now = await lockWindow(tx, by, closing.id);
  if (now === undefined) return refuse({ kind: 'place-not-found' });
  if (now.closedOn !== null) return ok(now);
  const dated = dateChange(city, now, closing);
  if (!dated.ok) return dated;
  const window = { ...now, closedOn: dated.value, version: now.version + 1 };
  await updateWindow(tx, window);
  await revokeCodeOf(tx, city, by, { kind: 'window', windowId: now.id }, 'closed');
  return ok(window);
}

export function registrarOf(scope: Scope): Registrar {
  return { postId: scope.actor.postId, divisionCodes: scope.divisionCodes };
}

type Dated = Readonly<{ sinceOn: LocalDate; closedOn: LocalDate | null; version: number }>;

/** The day a change takes effect; never in the future, never before the facts it replaces. */
export function dateChange(
  city: City,
  now: Dated,
  change: Readonly<{ version: number; on?: LocalDate }>,
): Result<LocalDate, PlacesProblem> {
  if (now.closedOn !== null) return refuse({ kind: 'place-closed' });
  if (now.version !== change.version) return refuse({ kind: 'changed-meanwhile' });
  const today = localDateOf(city.outside.now());
  const on = change.on ?? today;
  if (on > today || on < now.sinceOn) return refuse({ kind: 'date-out-of-order' });
  return ok(on);
}

export async function keepPast(
  tx: Tx,
  city: City,
  by: Registrar,
  kind: 'hall' | 'window' | 'entity',
  now: Readonly<{ id: Uuid; sinceOn: LocalDate }>,
  untilOn: LocalDate,
  facts: Readonly<Record<string, string | boolean | null>>,
): Promise<void> {
  await insertPast(tx, {
    id: city.outside.uuid(),
    kind,
    objectId: now.id,
    fromOn: now.sinceOn,
    untilOn,
    facts,
    byPost: by.postId,
    at: city.outside.now(),
  });
}

/** A second request with one submission id gets the first answer, unless it asks for something else. */
export function repeated<T extends object>(before: T, asked: T): Result<T, PlacesProblem> {
  return sameFacts({ ...before, closedOn: null, version: 1 }, { ...asked, closedOn: null, version: 1 })
    ? ok(before)
    : refuse({ kind: 'submission-reused' });
}

export function sameFacts(a: object, b: object): boolean {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);
}

/** A unit that has been dissolved can neither run a hall nor staff a window. */
async function unitExists(q: Queryable, city: City, id: Uuid): Promise<boolean> {
  const unit = await unitById(q, id);
  return unit !== undefined && (unit.validTo === null || localDateOf(city.outside.now()) < unit.validTo);
}
