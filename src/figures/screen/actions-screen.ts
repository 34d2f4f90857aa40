/** Data of a division's wall screen: what the public is told, and what runs, in tens; people pass. */

import {
  addDays,
  type LocalDate,
  lastDayOfMonth,
  localDateOf,
  type Month,
  monthOfWeek,
  weekOf,
} from '../../kernel/time.ts';
import { matterCategories } from '../../law/index.ts';
import { type Closing, closingsSince, type Glance, glance, mayGlance } from '../../matters/index.ts';
import type { Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { reviewsBetween } from '../../reviews/index.ts';
import { placesAmong } from '../methods/rules-groups.ts';
import { LEAST_SHOWN } from '../methods/rules-interval.ts';
import { roughly, shareOf } from '../methods/rules-shown.ts';
import type { PlaceFigures, PlacesTable } from '../model.ts';
import type { Areas } from '../office/actions-areas.ts';
import { officeFigures } from '../office/actions-office.ts';
import { officePace } from '../office/actions-pace.ts';
import { finishedMonths, monthsBefore } from '../office/rules-months.ts';
import type { CityTables } from '../open/actions-tables.ts';
import { inTens, tensTogether } from '../rules.ts';
import { satisfactionIn, toldMonths, toldOver } from './actions-months.ts';
import type { Screen, ScreenLine, ScreenMatters } from './model-screen.ts';
import { latestOf } from './rules-latest.ts';

/** Most lines legible from a distance. */
const MOST_LINES = 11;
const MOST_LATEST = 6;
const TREND_MONTHS = 13;
const A_YEAR = 365;
const LATELY = 30;

/** What is told of months and halls, asked for once a minute at most, however many walls there are. */
export type Told = Readonly<{ tables: () => Promise<CityTables>; halls: () => Promise<PlacesTable> }>;

export async function bigScreen(city: City, scope: Reader, told: Told): Promise<Screen> {
  const at = city.outside.now();
  const day = localDateOf(at);
  const tables = await told.tables();
  const { areas } = tables;
  const reached = areas.list.filter(({ code }) => scope.divisionCodes.includes(code));
  const by = reached.length > 1 ? 'county' : 'hall';
  const [months, today, week, open] = await Promise.all([
    monthsOf(city, scope, tables),
    reviewsBetween(city.db, scope, { from: day, to: day }),
    reviewsBetween(city.db, scope, { from: weekOf(day), to: day }),
    glance(city.db, scope, day),
  ]);
  const lines =
    by === 'county'
      ? countyLines(tables, reached, mayGlance(scope) ? open : null)
      : hallLines(await told.halls(), new Set(await hallsReached(city, scope)));
  return {
    at,
    area: areaOf(city, areas, scope),
    today: { day, reviews: inTens(today) },
    week: { reviews: inTens(week) },
    months: finishedMonths(tables.upTo),
    ...months,
    groups: lines.reduce((most, { place }) => Math.max(most, place?.group ?? 0), 0),
    by,
    lines,
    matters: mayGlance(scope) ? await mattersOf(city, scope, areas, open) : null,
  };
}

/** Of the city or a county what is told of it; of a township, which is told of nowhere, tens and whole percents. */
async function monthsOf(
  city: City,
  scope: Reader,
  tables: CityTables,
): Promise<Pick<Screen, 'satisfaction' | 'trend'>> {
  const year = finishedMonths(tables.upTo);
  const { divisionCode } = scope.actor;
  const row = divisionCode === city.code ? null : tables.areas.list.findIndex(({ code }) => code === divisionCode);
  if (row === -1) return monthsOfTownship(city, scope, tables.upTo);
  const months = toldMonths(tables, row);
  return {
    satisfaction: toldOver(months, year).satisfaction,
    trend: months.slice(-TREND_MONTHS).map((each) => ({
      month: each.month,
      over: each.over,
      reviews: each.reviews,
      satisfaction: satisfactionIn(each, row),
    })),
  };
}

async function monthsOfTownship(city: City, scope: Reader, upTo: LocalDate) {
  const running = monthOfWeek(upTo);
  const span = { from: monthsBefore(running, TREND_MONTHS - 1), to: running };
  const [year, trend] = await Promise.all([
    officeFigures(city.db, city, scope, { by: 'month' }),
    officeFigures(city.db, city, scope, { by: 'month', ...span }),
  ]);
  return {
    satisfaction: roughly(shareOf(year.whole.satisfaction)),
    trend: trend.lines.map(({ key, reviews, satisfaction }) => ({
      month: key as Month,
      over: lastDayOfMonth(key as Month) <= upTo,
      reviews: inTens(reviews),
      satisfaction: roughly(shareOf(satisfaction)),
    })),
  };
}

async function hallsReached(city: City, scope: Reader): Promise<readonly string[]> {
  return (await officeFigures(city.db, city, scope, { by: 'hall' })).lines.map(({ key }) => key);
}

function areaOf(city: City, areas: Areas, { actor }: Reader): Screen['area'] {
  if (actor.divisionCode === city.code) return { code: city.code, name: city.name };
  const code = areas.codeOf(actor.divisionCode);
  return { code, name: areas.list.find((area) => area.code === code)?.name ?? city.name };
}

/** Lines of all counties within reach, empty ones too. */
function countyLines(
  tables: CityTables,
  reached: Areas['list'],
  open: readonly Glance[] | null,
): readonly ScreenLine[] {
  const { areas, upTo } = tables;
  const tens = (of: (each: Glance) => number) =>
    tensTogether(
      reached.map(({ code }) =>
        (open ?? []).reduce((sum, each) => (areas.codeOf(each.divisionCode) === code ? sum + of(each) : sum), 0),
      ),
    ).parts;
  const opens = tens((each) => each.open);
  const overdues = tens((each) => each.overdue);
  const told = reached.map(({ code }) => {
    const row = areas.list.findIndex((area) => area.code === code);
    return toldOver(toldMonths(tables, row), finishedMonths(upTo));
  });
  const places = placesAmong(told.map(({ satisfaction }) => satisfaction));
  return reached.map(({ code, name }, index) => ({
    key: code,
    name,
    reviews: told[index]?.reviews ?? null,
    satisfaction: told[index]?.satisfaction ?? { kind: 'not-enough-data' },
    place: places[index] ?? null,
    matters: open === null ? null : { open: opens[index] ?? null, overdue: overdues[index] ?? null },
  }));
}

/** Those most spoken of, in the order of their names. */
function hallLines({ places: halls }: PlacesTable, reached: ReadonlySet<string>): readonly ScreenLine[] {
  const mine = halls.filter(({ id }) => reached.has(id));
  const about = (hall: PlaceFigures) => hall.reviewsAbout ?? 0;
  const spokenOf = [...mine].sort((a, b) => about(b) - about(a)).slice(0, MOST_LINES);
  const lines = mine.filter((hall) => spokenOf.includes(hall));
  const places = placesAmong(lines.map(({ satisfaction }) => satisfaction));
  return lines.map(({ id, name, reviewsAbout, satisfaction }, index) => ({
    key: id,
    name,
    reviews: reviewsAbout,
    satisfaction,
    place: places[index] ?? null,
    matters: null,
  }));
}

async function mattersOf(city: City, scope: Reader, areas: Areas, open: readonly Glance[]): Promise<ScreenMatters> {
  const day = localDateOf(city.outside.now());
  const [year, pace, stood] = await Promise.all([
    closingsSince(city.db, scope, addDays(day, -A_YEAR)),
    officePace(city.db, city, scope, { by: 'procedure', phase: 'closed', from: addDays(day, -A_YEAR), to: day }),
    matterCategories(city.db),
  ]);
  const sum = (of: (each: Glance) => number) => inTens(open.reduce((all, each) => all + of(each), 0));
  const lately = year.filter(({ closedOn }) => closedOn > addDays(day, -LATELY));
  const closed = (of: (each: Closing) => boolean) =>
    inTens(lately.filter(of).reduce((all, { matters }) => all + matters, 0));
  const countyName = new Map(areas.list.map(({ code, name }) => [code, name]));
  const { half, ninety, reached } = pace.whole;
  return {
    open: sum((each) => each.open),
    dueSoon: sum((each) => each.dueSoon),
    overdue: sum((each) => each.overdue),
    pace: reached < LEAST_SHOWN ? null : { half, ninety },
    closed: closed(() => true),
    resolved: closed(({ outcome }) => outcome === 'resolved'),
    latest: latestOf(year, areas.codeOf, MOST_LATEST).map(({ countyCode, categoryCode, ...each }) => ({
      ...each,
      county: countyName.get(countyCode) ?? '',
      category: categoryCode === null ? null : (stood(categoryCode, each.closedOn)?.name ?? null),
    })),
  };
}
