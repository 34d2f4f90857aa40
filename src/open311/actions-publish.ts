/** Weekly publishing: which requests anybody may read, and which published ones have ended. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate, localDateOf, weekOf } from '../kernel/time.ts';
import {
  type Calendar,
  categoriesInForce,
  deadline,
  loadCalendar,
  type ProcedureCode,
  procedureInForce,
} from '../law/index.ts';
import { endedAmong, type ModeratedMatter, moderatedMatters } from '../matters/index.ts';
import { type Division, divisionTree, unitNames } from '../people/index.ts';
import { livingCodesOf, windowNames } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { Candidate, Publishable } from './model.ts';
import { LOOK_BACK_DAYS, publishable, SETTLING_DAYS } from './rules-publish.ts';
import { PROCEDURES_OF_SERVICES, serviceOfMatter, servicesOf } from './rules-services.ts';
import {
  beginBatch,
  endBatch,
  insertPublished,
  type NewPublished,
  publishedAmong,
  publishedMatters,
  setStatus,
} from './store.ts';

/**
 * Publishes for this week, once: run again it does nothing, so that nobody who asks every minute learns when something
 * happened.
 * @returns how many requests were published, null when this week was done.
 */
export async function publishWeek(tx: Tx, city: City): Promise<number | null> {
  const now = city.outside.now();
  const monday = weekOf(localDateOf(now));
  if (!(await beginBatch(tx, monday, now))) return null;
  await refreshStatuses(tx, monday);
  const fresh = await freshRequests(tx, city, monday);
  await insertPublished(tx, fresh);
  await endBatch(tx, monday, fresh.length);
  return fresh.length;
}

/** Refreshes statuses; a closed request may open again when its complainant has it reopened. */
async function refreshStatuses(tx: Tx, monday: LocalDate): Promise<void> {
  const known = await publishedMatters(tx);
  const ended = await endedAmong(
    tx,
    known.map(({ matterId }) => matterId),
  );
  const changed = (status: 'open' | 'closed', isEnded: boolean): readonly Uuid[] =>
    known.flatMap((each) => (each.status === status && ended.has(each.matterId) === isEnded ? [each.matterId] : []));
  await setStatus(tx, changed('open', true), 'closed', monday);
  await setStatus(tx, changed('closed', false), 'open', monday);
}

async function freshRequests(tx: Tx, city: City, monday: LocalDate): Promise<readonly NewPublished[]> {
  const moderated = await moderatedMatters(tx, {
    procedures: PROCEDURES_OF_SERVICES,
    from: addDays(monday, -LOOK_BACK_DAYS),
    upTo: addDays(monday, -SETTLING_DAYS - 1),
  });
  const known = await publishedAmong(
    tx,
    moderated.map(({ matterId }) => matterId),
  );
  const divisions = await divisionTree(tx);
  const services = servicesOf(await categoriesInForce(tx, 'complaint', monday));
  const matters = new Map(moderated.map((matter) => [matter.matterId, matter]));
  const candidates = moderated.flatMap((matter): Candidate[] => {
    const service = serviceOfMatter(services, matter);
    if (service === null || known.has(matter.matterId)) return [];
    const { matterId, receivedOn, windowId, hallId, divisionCode } = matter;
    return [
      { matterId, service: service.code, receivedOn, windowId, hallId, countyCode: countyOf(divisions, divisionCode) },
    ];
  });
  const chosen = publishable(candidates, monday).flatMap((each) => {
    const matter = matters.get(each.candidate.matterId);
    return matter === undefined ? [] : [{ ...each, matter }];
  });
  const names = await placeWords(tx, city, divisions, chosen);
  const calendar = await loadCalendar(tx);
  const expected = new Map<string, LocalDate | null>();
  const ended = await endedAmong(
    tx,
    chosen.map(({ matter }) => matter.matterId),
  );
  const fresh: NewPublished[] = [];
  for (const each of chosen) {
    const key = `${each.matter.procedure}|${each.untilOn}`;
    if (!expected.has(key)) expected.set(key, await latestLawfulDay(tx, calendar, each));
    fresh.push({
      id: city.outside.uuid(),
      matterId: each.matter.matterId,
      serviceCode: each.candidate.service,
      status: ended.has(each.matter.matterId) ? 'closed' : 'open',
      period: each.period,
      fromOn: each.fromOn,
      untilOn: each.untilOn,
      place: each.place,
      ...names(each),
      expectedOn: expected.get(key) ?? null,
      publishedOn: monday,
    });
  }
  return fresh;
}

/**
 * Latest lawful day of an answer, as if the matter had come on the span's last day: computed from published facts alone, so
 * that it tells nothing of the matter's own days.
 */
async function latestLawfulDay(
  q: Queryable,
  calendar: Calendar,
  each: Publishable & Readonly<{ matter: ModeratedMatter }>,
): Promise<LocalDate | null> {
  const { terms } = await procedureInForce(q, each.matter.procedure as ProcedureCode, each.untilOn);
  const accepted = terms.accept === null ? null : deadline(calendar, each.untilOn, terms.accept);
  const handled = deadline(calendar, accepted?.dueOn ?? each.untilOn, terms.handle);
  return handled.provisional || accepted?.provisional === true ? null : handled.dueOn;
}

type Said = Readonly<{ agency: string; address: string; addressId: string | null }>;

/** Names of places, from the most specific to the most general, and who answers for each. */
async function placeWords(
  q: Queryable,
  city: City,
  divisions: readonly Division[],
  chosen: readonly (Publishable & Readonly<{ matter: ModeratedMatter }>)[],
): Promise<(each: Publishable & Readonly<{ matter: ModeratedMatter }>) => Said> {
  const windowIds = [...new Set(chosen.flatMap(({ matter }) => (matter.windowId === null ? [] : [matter.windowId])))];
  const windows = await windowNames(q, windowIds);
  const codes = await livingCodesOf(q, windowIds);
  const units = await unitNames(
    q,
    chosen.flatMap(({ matter }) => matter.respondentUnitId ?? []),
  );
  const names = new Map(divisions.map((division) => [division.code, division.name]));
  return ({ place, candidate, matter }) => {
    const window = matter.windowId === null ? undefined : windows.get(matter.windowId);
    const county = candidate.countyCode === city.code ? city.name : (names.get(candidate.countyCode) ?? city.name);
    const within = county === city.name ? city.name : `${county}，${city.name}`;
    const unit = matter.respondentUnitId === null ? undefined : units.get(matter.respondentUnitId);
    switch (place) {
      case 'window':
        return {
          agency: unit ?? county,
          address: `${window?.name ?? ''}（${window?.number ?? ''}），${window?.hallName ?? ''}，${within}`,
          addressId: matter.windowId === null ? null : (codes.get(matter.windowId) ?? null),
        };
      case 'hall':
        return { agency: county, address: `${window?.hallName ?? ''}，${within}`, addressId: null };
      case 'county':
        return { agency: county, address: within, addressId: null };
      case 'city':
        return { agency: city.name, address: city.name, addressId: null };
    }
  };
}

function countyOf(divisions: readonly Division[], code: string): string {
  const division = divisions.find((each) => each.code === code);
  return division?.level === 'township' && division.parentCode !== null ? division.parentCode : code;
}
