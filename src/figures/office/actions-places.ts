/** Public figures of halls and windows: over the last twelve finished months, rounded, in groups instead of ranks. */

import type { Uuid } from '../../kernel/ids.ts';
import { hallNames, serviceItemsOf, windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { hallMonthsOfAll, type Months, namedServicesOfAll, windowTalliesOfAll } from '../../reviews/index.ts';
import { placesAmong } from '../methods/rules-groups.ts';
import {
  type Counted,
  LEAST_FOR_SHARE,
  NOTHING,
  plus,
  satisfactionOf,
  weightedSatisfactionOf,
} from '../methods/rules-interval.ts';
import { aboutTens, isWeighed, roughly, shareOf } from '../methods/rules-shown.ts';
import type { PlaceFigures, PlacesTable } from '../model.ts';
import { cityTables, countedUpTo, isToldIn } from '../open/actions-tables.ts';
import { countedOf } from '../screen/rules-lines.ts';
import { type Areas, areasOf } from './actions-areas.ts';
import { finishedMonths } from './rules-months.ts';
import { talliesByService, UNNAMED } from './rules-services.ts';

type Line = Readonly<{
  id: string;
  name: string;
  hallId: string;
  hallName: string;
  divisionCode: string;
  counted: Counted;
}>;

export async function publicHalls(city: City): Promise<PlacesTable> {
  const tables = await cityTables(city);
  const months = finishedMonths(tables.upTo);
  const isTold = isToldIn(tables);
  const halls = new Map<Uuid, { divisionCode: string; counted: Counted }>();
  for (const row of await hallMonthsOfAll(city.db, months)) {
    if (!isTold(row.divisionCode, row.month)) continue;
    const before = halls.get(row.hallId)?.counted ?? NOTHING;
    halls.set(row.hallId, { divisionCode: row.divisionCode, counted: plus(before, countedOf(row)) });
  }
  const names = await hallNames(city.db, [...halls.keys()]);
  const lines = [...halls].map(([id, hall]) => ({
    id,
    name: names.get(id) ?? '',
    hallId: id,
    hallName: names.get(id) ?? '',
    ...hall,
  }));
  return tableOf(tables.areas, months, lines);
}

export async function publicWindows(city: City): Promise<PlacesTable> {
  const tables = await cityTables(city);
  const months = finishedMonths(tables.upTo);
  const isTold = isToldIn(tables);
  const untold = (await hallMonthsOfAll(city.db, months)).filter((row) => !isTold(row.divisionCode, row.month));
  const windows = new Map<Uuid, { hallId: Uuid; divisionCode: string; counted: Counted }>();
  // A window that changed hands is one window to its visitors.
  for (const row of await windowTalliesOfAll(city.db, months, untold)) {
    const before = windows.get(row.windowId)?.counted ?? NOTHING;
    windows.set(row.windowId, {
      hallId: row.hallId,
      divisionCode: row.divisionCode,
      counted: plus(before, countedOf(row)),
    });
  }
  const names = await windowNames(city.db, [...windows.keys()]);
  const lines = [...windows].map(([id, window]) => {
    const name = names.get(id);
    return {
      id,
      name: name === undefined ? '' : `${name.number} ${name.name}`,
      hallName: name?.hallName ?? '',
      ...window,
    };
  });
  return tableOf(tables.areas, months, lines);
}

/** Service items of the whole city, each under its name. */
export async function publicServices(city: City): Promise<PlacesTable> {
  const months = finishedMonths(await countedUpTo(city));
  const [windows, named] = await Promise.all([
    windowTalliesOfAll(city.db, months),
    namedServicesOfAll(city.db, months),
  ]);
  const names = await windowNames(city.db, [...new Set(windows.map(({ windowId }) => windowId))]);
  const found = talliesByService(windows, named, (id) => serviceItemsOf(names.get(id as Uuid)?.services ?? ''));
  const lines = [...found]
    .filter(([service]) => service !== UNNAMED)
    .map(([id, tally]) => ({
      id,
      name: id,
      hallId: '',
      hallName: '',
      divisionCode: city.code,
      counted: countedOf(tally),
    }));
  return tableOf(await areasOf(city), months, lines);
}

/** Table by county, hall and name; any other order would be a ranking. */
function tableOf(areas: Areas, months: Months, lines: readonly Line[]): PlacesTable {
  const nameOf = new Map(areas.list.map(({ code, name }) => [code, name]));
  const found = lines.map((line): PlaceFigures => {
    const { counted } = line;
    const countyCode = areas.codeOf(line.divisionCode);
    return {
      id: line.id,
      name: line.name,
      hallId: line.hallId,
      hallName: line.hallName,
      countyCode,
      countyName: nameOf.get(countyCode) ?? '',
      reviewsAbout: counted.reviews < LEAST_FOR_SHARE ? null : aboutTens(counted.reviews),
      satisfaction: roughly(shareOf(satisfactionOf(counted))),
      weighted: isWeighed(counted) ? roughly(shareOf(weightedSatisfactionOf(counted))) : null,
      place: null,
    };
  });
  const keyOf = ({ countyCode, hallName, name }: PlaceFigures) => `${countyCode} ${hallName} ${name}`;
  found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const places = placesAmong(found.map(({ satisfaction }) => satisfaction));
  return { ...months, places: found.map((line, index) => ({ ...line, place: places[index] ?? null })) };
}
