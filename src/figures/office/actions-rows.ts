/** Rows of the open tables. */

import { firstDayOfMonth, lastDayOfMonth, localDateOf, type Month } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { placesAmong } from '../methods/rules-groups.ts';
import type { CountyFigures, MatterFigures, PlaceFigures, PlacesTable, ReviewFigures } from '../model.ts';
import type { Open } from '../open/actions-open.ts';
import type { OpenPlace, OpenRow, OpenTable } from '../open/model-open.ts';
import { countRow, matterRows, paceRows, reviewRows, roughRows, type Span, tensRow } from './rules-rows.ts';

type Timed = Readonly<{ at: Awaited<ReturnType<Open['figures']>>['at']; table: OpenTable }>;

/** The city and its counties, from the first week counted on. */
export async function figuresTable(city: City, open: Open): Promise<Timed> {
  const { at, value: figures } = await open.figures();
  const { value: totals } = await open.totals();
  const first = (await open.months()).value[0]?.month;
  const today = localDateOf(at);
  const now: Span = { from: today, to: today };
  const place = placeOfCity(city);
  const from = first === undefined ? figures.upTo : firstDayOfMonth(first);
  const whole: Span = { from, to: figures.upTo };
  const settled = spanOf(from, figures.monthsTo);
  const counties = figures.counties.flatMap((county) => countyRows(county, now, settled));
  const rows: readonly OpenRow[] = [
    countRow('windows', place, now, totals.windows),
    countRow('coded-enterprises', place, now, totals.codedEnterprises),
    countRow('entities', place, now, totals.entities),
    ...areaRows(place, figures.city, now, whole, settled),
    ...figures.phases
      .filter(({ phase }) => phase !== 'closed')
      .flatMap(({ phase, pace }) => paceRows(place, whole, pace, { phase })),
    ...figures.procedures.flatMap((each) => [
      ...matterRows(place, settled, each, each.procedure),
      ...paceRows(place, whole, each.pace, { phase: 'closed', procedure: each.procedure }),
    ]),
    ...counties,
  ];
  return { at, table: { path: '/open/figures', upTo: figures.upTo, rows } };
}

/** The city month by month, and its counties in every month that is over. */
export async function monthsTable(city: City, open: Open): Promise<Timed> {
  const { at, value: months } = await open.months();
  const { value: byCounty } = await open.countyMonths();
  const place = placeOfCity(city);
  const rows = months.flatMap((each) => {
    const span = { from: firstDayOfMonth(each.month), to: each.over ? lastDayOfMonth(each.month) : byCounty.upTo };
    return [...reviewRows(place, span, each), ...matterRows(place, span, each)];
  });
  const counties = byCounty.counties.flatMap(({ code, name, cells }) =>
    cells.flatMap((cell, column) =>
      cellRows({ kind: 'county', code, name, within: null }, byCounty.months[column], cell),
    ),
  );
  return { at, table: { path: '/open/months', upTo: byCounty.upTo, rows: [...rows, ...counties] } };
}

export async function countyTable(open: Open, county: CountyFigures): Promise<Timed> {
  const { at, value: figures } = await open.figures();
  const { value: byCounty } = await open.countyMonths();
  const { value: halls } = await open.halls();
  const first = byCounty.months[0];
  const place = placeOfCounty(county);
  const today = localDateOf(at);
  const cells = byCounty.counties.find(({ code }) => code === county.code)?.cells ?? [];
  const span = spanOf(first === undefined ? figures.upTo : firstDayOfMonth(first), figures.monthsTo);
  const rows = [
    // Its group is among all counties, which this table lacks.
    ...countyRows({ ...county, place: null }, { from: today, to: today }, span),
    ...cells.flatMap((cell, column) => cellRows(place, byCounty.months[column], cell)),
    ...placeRows('hall', halls, (hall) => hall.countyCode === county.code, county.code),
  ];
  return { at, table: { path: `/open/counties/${county.code}`, upTo: figures.upTo, rows } };
}

export async function monthTable(city: City, open: Open, month: Month): Promise<Timed> {
  const { at, table } = await monthsTable(city, open);
  const from = firstDayOfMonth(month);
  return {
    at,
    table: { ...table, path: `/open/months/${month}`, rows: table.rows.filter((row) => row.from === from) },
  };
}

export async function hallsTable(open: Open): Promise<Timed> {
  const { at, value: halls } = await open.halls();
  const rows = placeRows('hall', halls, () => true, null);
  return { at, table: { path: '/open/halls', upTo: lastDayOfMonth(halls.to), rows } };
}

export async function windowsTable(open: Open): Promise<Timed> {
  const { at, value: windows } = await open.windows();
  const rows = placeRows('window', windows, () => true, null);
  return { at, table: { path: '/open/windows', upTo: lastDayOfMonth(windows.to), rows } };
}

export async function servicesTable(city: City, open: Open): Promise<Timed> {
  const { at, value: services } = await open.services();
  const rows = placeRows('service', services, () => true, city.code);
  return { at, table: { path: '/open/services', upTo: lastDayOfMonth(services.to), rows } };
}

export async function hallTable(open: Open, hallId: string): Promise<Timed> {
  const { at, value: halls } = await open.halls();
  const { value: windows } = await open.windows();
  const rows = [
    ...placeRows('hall', halls, ({ id }) => id === hallId, null),
    ...placeRows('window', windows, (window) => window.hallId === hallId, null),
  ];
  return { at, table: { path: `/open/halls/${hallId}`, upTo: lastDayOfMonth(halls.to), rows } };
}

function placeOfCity(city: City): OpenPlace {
  return { kind: 'city', code: city.code, name: city.name, within: null };
}

function placeOfCounty({ code, name }: Pick<CountyFigures, 'code' | 'name'>): OpenPlace {
  return { kind: 'county', code, name, within: null };
}

function spanOf(from: Span['from'], monthsTo: Month | null): Span {
  return { from, to: monthsTo === null ? from : lastDayOfMonth(monthsTo) };
}

function countyRows(county: CountyFigures, now: Span, span: Span): readonly OpenRow[] {
  return areaRows(placeOfCounty(county), county, now, span, span);
}

/** @param settled span of matters: finished months */
function areaRows(place: OpenPlace, figures: CountyFigures, now: Span, span: Span, settled: Span): readonly OpenRow[] {
  return [
    ...reviewRows(place, span, figures, figures.place),
    ...matterRows(place, settled, figures),
    tensRow('open', place, now, figures.open),
    tensRow('overdue', place, now, figures.overdue),
    ...paceRows(place, span, figures.pace, { phase: 'closed' }),
  ];
}

function cellRows(place: OpenPlace, month: Month | undefined, cell: ReviewFigures & MatterFigures): readonly OpenRow[] {
  if (month === undefined) return [];
  const span = { from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
  return [...reviewRows(place, span, cell), ...matterRows(place, span, cell)];
}

function placeRows(
  kind: 'hall' | 'window' | 'service',
  table: PlacesTable,
  isMeant: (place: PlaceFigures) => boolean,
  within: string | null,
): readonly OpenRow[] {
  const span = { from: firstDayOfMonth(table.from), to: lastDayOfMonth(table.to) };
  const places = table.places.filter(isMeant);
  // Places among those in this table alone.
  const standings = placesAmong(places.map(({ satisfaction }) => satisfaction));
  return places.flatMap((each, index) => {
    const place: OpenPlace = {
      kind,
      code: each.id,
      name: each.name,
      within: within ?? (kind === 'hall' ? each.countyCode : each.hallId),
    };
    return roughRows(place, span, { ...each, place: standings[index] ?? null });
  });
}
