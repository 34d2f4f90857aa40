/** Tables of figures for the offices of a division: by county, hall, window, service item or month. */

import type { Uuid } from '../../kernel/ids.ts';
import { firstDayOfMonth, lastDayOfMonth, type Month } from '../../kernel/time.ts';
import { type Scope, unitNames } from '../../people/index.ts';
import { hallNames, serviceItemsOf, windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { hallMonths, type Months, namedServices, windowTallies } from '../../reviews/index.ts';
import { countedUpTo, takenOverUntil } from '../open/actions-tables.ts';
import { linesOf, NO_TALLY, plusTally, type Tallied } from '../screen/rules-lines.ts';
import { type Areas, areasOf } from './actions-areas.ts';
import type { FiguresBy, FigureTable } from './model-office.ts';
import { finishedMonths, takenOver } from './rules-months.ts';
import { talliesByService, UNNAMED } from './rules-services.ts';

export type FiguresAsked = Readonly<{
  by: FiguresBy;
  from?: Month | undefined;
  to?: Month | undefined;
  divisionCode?: string | undefined;
  hallId?: Uuid | undefined;
}>;

export async function officeFigures(q: Queryable, city: City, scope: Scope, asked: FiguresAsked): Promise<FigureTable> {
  const upTo = await countedUpTo(city);
  const usual = finishedMonths(upTo);
  const months = { from: asked.from ?? usual.from, to: asked.to ?? usual.to };
  const areas = await areasOf(city);
  const inReach = withinAsked(areas, asked);
  const tallied = await talliedBy(q, scope, asked.by, { months, areas, inReach });
  const before = await takenOverUntil(city, upTo);
  const span = (month: Month | null) => ({
    from: firstDayOfMonth(month ?? months.from),
    to: lastDayOfMonth(month ?? months.to),
  });
  const lines = linesOf(tallied, {
    ofTime: asked.by === 'month',
    takenOver: (month) => takenOver(span(month), before),
  });
  return { by: asked.by, ...months, upTo, ...lines };
}

type At = Readonly<{ divisionCode: string; hallId: Uuid | null }>;
type Frame = Readonly<{ months: Months; areas: Areas; inReach: (at: At) => boolean }>;

/** A county named means it and its townships. */
function withinAsked(areas: Areas, { divisionCode, hallId }: FiguresAsked) {
  return (at: At): boolean =>
    (hallId === undefined || at.hallId === hallId) &&
    (divisionCode === undefined || at.divisionCode === divisionCode || areas.codeOf(at.divisionCode) === divisionCode);
}

function talliedBy(q: Queryable, scope: Scope, by: FiguresBy, frame: Frame): Promise<readonly Tallied[]> {
  switch (by) {
    case 'window':
      return byWindow(q, scope, frame);
    case 'service':
      return byService(q, scope, frame);
    case 'county':
    case 'hall':
    case 'month':
      return byHallMonths(q, scope, by, frame);
  }
}

async function byHallMonths(
  q: Queryable,
  scope: Scope,
  by: 'county' | 'hall' | 'month',
  { months, areas, inReach }: Frame,
): Promise<readonly Tallied[]> {
  const rows = (await hallMonths(q, scope, months)).filter(inReach);
  const countyName = new Map(areas.list.map(({ code, name }) => [code, name]));
  const halls =
    by === 'hall' ? await hallNames(q, [...new Set(rows.map(({ hallId }) => hallId))]) : new Map<Uuid, string>();
  const lines = new Map<string, Tallied>();
  for (const row of rows) {
    const county = areas.codeOf(row.divisionCode);
    const key = by === 'county' ? county : by === 'hall' ? row.hallId : row.month;
    const before = lines.get(key);
    lines.set(key, {
      key,
      name:
        by === 'county'
          ? (countyName.get(county) ?? county)
          : by === 'hall'
            ? (halls.get(row.hallId) ?? '')
            : row.month,
      hallName: null,
      countyName: by === 'hall' ? (countyName.get(county) ?? '') : null,
      unitName: null,
      kin: by === 'hall' ? county : '',
      order: by === 'hall' ? `${county} ${halls.get(row.hallId) ?? ''}` : key,
      tally: plusTally(before?.tally ?? NO_TALLY, row),
    });
  }
  return [...lines.values()];
}

async function byWindow(q: Queryable, scope: Scope, { months, areas, inReach }: Frame): Promise<readonly Tallied[]> {
  const rows = (await windowTallies(q, scope, months)).filter(inReach);
  const [names, units] = await Promise.all([
    windowNames(q, [...new Set(rows.map(({ windowId }) => windowId))]),
    unitNames(
      q,
      rows.map(({ unitId }) => unitId),
    ),
  ]);
  const countyName = new Map(areas.list.map(({ code, name }) => [code, name]));
  return rows.map((row) => {
    const name = names.get(row.windowId);
    const county = areas.codeOf(row.divisionCode);
    const called = name === undefined ? '' : `${name.number} ${name.name}`;
    return {
      key: `${row.windowId}/${row.unitId}`,
      name: called,
      hallName: name?.hallName ?? '',
      countyName: countyName.get(county) ?? '',
      unitName: units.get(row.unitId) ?? '',
      kin: row.hallId,
      order: `${county} ${name?.hallName ?? ''} ${called}`,
      tally: row,
    };
  });
}

async function byService(q: Queryable, scope: Scope, { months, inReach }: Frame): Promise<readonly Tallied[]> {
  const [windows, named] = await Promise.all([windowTallies(q, scope, months), namedServices(q, scope, months)]);
  const names = await windowNames(q, [...new Set(windows.map(({ windowId }) => windowId))]);
  const found = talliesByService(windows.filter(inReach), named, (id) =>
    serviceItemsOf(names.get(id as Uuid)?.services ?? ''),
  );
  return [...found].map(([service, tally]) => ({
    key: service,
    name: service,
    hallName: null,
    countyName: null,
    unitName: null,
    kin: '',
    order: service === UNNAMED ? LAST : service,
    tally,
  }));
}

const LAST = '\uffff';
