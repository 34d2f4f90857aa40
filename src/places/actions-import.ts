/** Importing halls with windows, or entities, from a csv: a dry run says everything, a real run does all or nothing. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { divisionTree, listUnits, type Scope } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type Queryable, sqlState, type Tx, UNIQUE_VIOLATION } from '../platform/db.ts';
import { changeHall, changeWindow, registrarOf, sameFacts } from './actions.ts';
import { changeEntity, isEnded } from './actions-entities.ts';
import type { BusinessEntity, Hall, PlacesProblem, Registrar, ServiceWindow } from './model.ts';
import type { BadCell } from './rules-csv.ts';
import { type Known, planEntities, planWindows, usccsIn, type WindowPlan } from './rules-import.ts';
import { insertHalls, insertWindows, openHalls, openWindowsOf } from './store.ts';
import { entitiesByUscc, insertEntities } from './store-entities.ts';

/** `check` writes nothing; `all` wants every row good; `good` takes the good rows and hands the bad ones back. */
export type ImportMode = 'check' | 'all' | 'good';

export type ImportReport = Readonly<{
  written: boolean;
  created: number;
  changed: number;
  unchanged: number;
  bad: readonly BadCell[];
  /** The bad rows as they came, under their header: to be corrected and imported again. */
  badRowsCsv: string;
}>;

export type ImportProblem = PlacesProblem | Readonly<{ kind: 'import-has-bad-rows'; report: ImportReport }>;

type Import = Readonly<{ csv: string; mode: ImportMode }>;

export async function importWindows(
  tx: Tx,
  city: City,
  scope: Scope,
  { csv, mode }: Import,
): Promise<Result<ImportReport, ImportProblem>> {
  const halls = (await openHalls(tx)).filter((hall) => scope.divisionCodes.includes(hall.divisionCode));
  const windows = await openWindowsOf(
    tx,
    halls.map((hall) => hall.id),
  );
  const plan = planWindows(csv, await whatIsKnown(tx, city, scope), { halls, windows });
  const steps = windowSteps(plan);
  const report = { ...steps.counts, bad: plan.bad, badRowsCsv: plan.badRowsCsv };
  if (mode === 'check') return ok({ ...report, written: false });
  if (mode === 'all' && plan.bad.length > 0) {
    return refuse({ kind: 'import-has-bad-rows', report: { ...report, written: false } });
  }
  const done = await clashing(() => writeWindows(tx, city, registrarOf(scope), plan));
  return done.ok ? ok({ ...report, written: true }) : done;
}

export async function importEntities(
  tx: Tx,
  city: City,
  scope: Scope,
  { csv, mode }: Import,
): Promise<Result<ImportReport, ImportProblem>> {
  const registered = await entitiesByUscc(tx, usccsIn(csv));
  const plan = planEntities(csv, await whatIsKnown(tx, city, scope), registered);
  const created = plan.entities.filter((entity) => entity.before === null);
  const changed = plan.entities.filter(
    ({ before, facts }) => before !== null && !sameFacts(pick(before, facts), facts),
  );
  const report = {
    created: created.length,
    changed: changed.length,
    unchanged: plan.entities.length - created.length - changed.length,
    bad: plan.bad,
    badRowsCsv: plan.badRowsCsv,
  };
  if (mode === 'check') return ok({ ...report, written: false });
  if (mode === 'all' && plan.bad.length > 0) {
    return refuse({ kind: 'import-has-bad-rows', report: { ...report, written: false } });
  }
  const today = localDateOf(city.outside.now());
  const done = await clashing(async () => {
    await insertEntities(
      tx,
      created.map(
        ({ uscc, openedOn, facts }): BusinessEntity => ({
          ...facts,
          id: city.outside.uuid(),
          uscc,
          openedOn,
          sinceOn: today,
          closedOn: isEnded(facts.status) ? today : null,
          version: 1,
        }),
      ),
    );
    for (const { before, facts } of changed) {
      if (before === null) continue;
      const change = { id: before.id, version: before.version, facts };
      const result = await changeEntity(tx, city, registrarOf(scope), change);
      if (!result.ok) return result;
    }
    return ok(null);
  });
  return done.ok ? ok({ ...report, written: true }) : done;
}

async function whatIsKnown(q: Queryable, city: City, scope: Scope): Promise<Known> {
  return {
    today: localDateOf(city.outside.now()),
    divisions: await divisionTree(q),
    reach: new Set(scope.divisionCodes),
    units: await listUnits(q, scope, { within: 'city' }),
  };
}

function windowSteps(plan: WindowPlan) {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const { before, facts } of [...plan.halls.values(), ...plan.windows]) {
    if (before === null) counts.created += 1;
    else if (sameFacts(pick(before, facts), facts)) counts.unchanged += 1;
    else counts.changed += 1;
  }
  return { counts };
}

async function writeWindows(tx: Tx, city: City, by: Registrar, plan: WindowPlan): Promise<Result<null, PlacesProblem>> {
  const today = localDateOf(city.outside.now());
  const fresh = () => ({
    id: city.outside.uuid(),
    openedOn: today,
    sinceOn: today,
    closedOn: null,
    version: 1,
  });
  const hallIds = new Map<string, Uuid>();
  const newHalls: Hall[] = [];
  for (const [key, { before, divisionCode, level, facts }] of plan.halls) {
    if (before === null) {
      const hall = { ...facts, ...fresh(), divisionCode, level };
      newHalls.push(hall);
      hallIds.set(key, hall.id);
      continue;
    }
    hallIds.set(key, before.id);
    const changed = await changeHall(tx, city, by, { id: before.id, version: before.version, facts });
    if (!changed.ok) return changed;
  }
  await insertHalls(tx, newHalls);
  const newWindows: ServiceWindow[] = [];
  for (const { before, hallKey, facts } of plan.windows) {
    const hallId = hallIds.get(hallKey);
    if (hallId === undefined) throw new Error('a planned window has a planned hall');
    if (before === null) newWindows.push({ ...facts, ...fresh(), hallId });
    else {
      const change = { id: before.id, version: before.version, facts: { ...facts, hallId } };
      const changed = await changeWindow(tx, city, by, change);
      if (!changed.ok) return changed;
    }
  }
  await insertWindows(tx, newWindows);
  return ok(null);
}

/** Somebody registered the same place between our looking and our writing: nothing is written, the caller looks again. */
async function clashing(work: () => Promise<Result<null, PlacesProblem>>): Promise<Result<null, PlacesProblem>> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return refuse({ kind: 'changed-meanwhile' });
    throw error;
  }
}

/** Those members of the first that the second has. */
function pick(whole: object, like: object): object {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in like));
}
