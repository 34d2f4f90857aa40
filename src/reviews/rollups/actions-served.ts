/** Numbers served, reported month by month from a queue or case system: they tell how many said nothing, and are no rating. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDateOf, type Month } from '../../kernel/time.ts';
import { isWorkingDay, loadCalendar } from '../../law/index.ts';
import { type Actor, audit, type Scope } from '../../people/index.ts';
import { findHall, hallNames, windowAndHall, windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { reviewsAccess } from '../access.ts';
import type { ReviewProblem, ServedLine } from '../model.ts';
import { isReportable, monthsTouchedBy, servedInWeeksOf } from './rules-served.ts';
import { setProgress } from './store-rollups.ts';
import {
  type PlaceReport,
  putReports,
  reportsIn,
  reportsOf,
  type ServedInWeeks,
  type ServedPlace,
  setHallsServed,
  setWindowsServed,
} from './store-served.ts';

export type ServedReport = Readonly<{
  /** A window, or a hall that reports for all its windows together. */
  placeId: Uuid;
  month: string;
  served: number;
}>;

/** Reporter and divisions; `actor` is null for the examples. */
type By = Pick<Scope, 'divisionCodes'> & Readonly<{ actor: Actor | null }>;

/** Records all reports or none. @param reports each place and month once */
export async function recordServed(
  tx: Tx,
  city: City,
  by: By,
  reports: readonly ServedReport[],
): Promise<Result<null, ReviewProblem>> {
  const now = city.outside.now();
  const places = new Map<Uuid, ServedPlace>();
  const accepted: PlaceReport[] = [];
  for (const { placeId, month, served } of reports) {
    if (!isReportable(month, localDateOf(now))) return refuse({ kind: 'month-not-over' });
    const place = places.get(placeId) ?? (await placeOf(tx, placeId, by));
    if (place === undefined) return refuse({ kind: 'served-place-not-found' });
    places.set(placeId, place);
    accepted.push({ place, month, served });
  }
  await putReports(tx, accepted, { post: by.actor?.postId ?? null, at: now });
  const spread = await spreadOver(tx, accepted);
  await setWindowsServed(
    tx,
    spread.filter(({ place }) => place.kind === 'window'),
  );
  await setHallsServed(
    tx,
    spread.filter(({ place }) => place.kind === 'hall'),
  );
  await setProgress(tx);
  const [first, ...more] = accepted;
  await audit(tx, city, {
    actor: by.actor,
    action: reviewsAccess.recordServed.action,
    objectKind: 'served-report',
    objectId: more.length === 0 ? (first?.place.id ?? null) : null,
    detail:
      more.length === 0 ? { month: first?.month ?? '', served: first?.served ?? 0 } : { reports: accepted.length },
  });
  return ok(null);
}

/** Spreads reports over every month of whole weeks they change. */
async function spreadOver(tx: Tx, reports: readonly PlaceReport[]): Promise<readonly ServedInWeeks[]> {
  const calendar = await loadCalendar(tx);
  const places = new Map(reports.map(({ place }) => [place.id, place]));
  const known = await reportsOf(tx, [...places.keys()]);
  const touched = new Map<Uuid, Set<Month>>();
  for (const { place, month } of reports) {
    const months = touched.get(place.id) ?? new Set();
    for (const each of monthsTouchedBy(month)) months.add(each);
    touched.set(place.id, months);
  }
  return [...places.values()].flatMap((place) =>
    [...(touched.get(place.id) ?? [])].map((month) => ({
      place,
      month,
      served: servedInWeeksOf(month, known.get(place.id) ?? new Map(), (day) => isWorkingDay(calendar, day)),
    })),
  );
}

async function placeOf(tx: Tx, id: Uuid, by: By): Promise<ServedPlace | undefined> {
  const found = await windowAndHall(tx, id);
  if (found !== undefined) {
    const { hall, window } = found;
    if (!by.divisionCodes.includes(hall.divisionCode)) return undefined;
    return { kind: 'window', id, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
  }
  const hall = await findHall(tx, by, id);
  if (hall === undefined) return undefined;
  return { kind: 'hall', id, hallId: id, divisionCode: hall.divisionCode, unitId: hall.unitId };
}

/** Reports of a month with names, a hall's own number before those of its windows. */
export async function servedLines(q: Queryable, scope: Scope, month: Month): Promise<readonly ServedLine[]> {
  const reports = await reportsIn(q, scope, month);
  const ids = reports.map(({ placeId }) => placeId);
  const [windows, halls] = await Promise.all([windowNames(q, ids), hallNames(q, ids)]);
  const lines = reports.map(({ placeId, served }): ServedLine => {
    const window = windows.get(placeId);
    return {
      hallName: window?.hallName ?? halls.get(placeId) ?? '',
      windowName: window === undefined ? null : `${window.number} ${window.name}`,
      month,
      served,
    };
  });
  const orderOf = (line: ServedLine) => `${line.hallName} ${line.windowName ?? ''}`;
  return lines.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
