/** Data of a division's wall screen: the rooms' figures, few and large; small cells are hidden, because people pass. */

import { addDays, lastDayOfMonth, localDateOf, type Month, monthOfWeek, weekOf } from '../../kernel/time.ts';
import { matterCategories } from '../../law/index.ts';
import { type Closing, closingsSince, type Glance, glance, mayGlance } from '../../matters/index.ts';
import type { Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { reviewsBetween } from '../../reviews/index.ts';
import { LEAST_FOR_SHARE, LEAST_SHOWN } from '../methods/rules-interval.ts';
import { type Areas, areasOf } from '../office/actions-areas.ts';
import { officeFigures } from '../office/actions-office.ts';
import { officePace } from '../office/actions-pace.ts';
import type { FigureTable } from '../office/model-office.ts';
import { monthsBefore } from '../office/rules-months.ts';
import { groupsIn } from '../office/rules-pick.ts';
import { inTens, suppress, suppressTotal } from '../rules.ts';
import type { Screen, ScreenLine, ScreenMatters } from './model-screen.ts';
import { latestOf } from './rules-latest.ts';

/** Most lines legible from a distance. */
const MOST_LINES = 11;
const MOST_LATEST = 6;
const TREND_MONTHS = 13;
const A_YEAR = 365;
const LATELY = 30;

export async function bigScreen(city: City, scope: Reader): Promise<Screen> {
  const at = city.outside.now();
  const day = localDateOf(at);
  const areas = await areasOf(city);
  const reached = areas.list.filter(({ code }) => scope.divisionCodes.includes(code));
  const by = reached.length > 1 ? 'county' : 'hall';
  const [table, today, week] = await Promise.all([
    officeFigures(city.db, city, scope, { by }),
    reviewsBetween(city.db, scope, { from: day, to: day }),
    reviewsBetween(city.db, scope, { from: weekOf(day), to: day }),
  ]);
  const running = monthOfWeek(table.upTo);
  const [trend, open] = await Promise.all([
    officeFigures(city.db, city, scope, { by: 'month', from: monthsBefore(running, TREND_MONTHS - 1), to: running }),
    glance(city.db, scope, day),
  ]);
  return {
    at,
    area: areaOf(city, areas, scope),
    today: { day, reviews: inTens(today) },
    week: { reviews: inTens(week) },
    months: { from: table.from, to: table.to },
    satisfaction: table.whole.satisfaction,
    groups: groupsIn(table.lines),
    by,
    lines: by === 'county' ? countyLines(areas, reached, table, open, mayGlance(scope)) : hallLines(table),
    trend: trend.lines.map(({ key, reviews, satisfaction }) => ({
      month: key as Month,
      over: lastDayOfMonth(key as Month) <= table.upTo,
      reviews: suppressTotal(reviews),
      satisfaction,
    })),
    matters: mayGlance(scope) ? await mattersOf(city, scope, areas, open) : null,
  };
}

function areaOf(city: City, areas: Areas, { actor }: Reader): Screen['area'] {
  if (actor.divisionCode === city.code) return { code: city.code, name: city.name };
  const code = areas.codeOf(actor.divisionCode);
  return { code, name: areas.list.find((area) => area.code === code)?.name ?? city.name };
}

/** Lines of all counties within reach, empty ones too. */
function countyLines(
  areas: Areas,
  reached: Areas['list'],
  table: FigureTable,
  open: readonly Glance[],
  mayGlance: boolean,
): readonly ScreenLine[] {
  const known = new Map(table.lines.map((line) => [line.key, line]));
  const sumOf = (code: string, of: (each: Glance) => number) =>
    open.filter((each) => areas.codeOf(each.divisionCode) === code).reduce((sum, each) => sum + of(each), 0);
  const opens = suppress(reached.map(({ code }) => sumOf(code, (each) => each.open)));
  const overdues = suppress(reached.map(({ code }) => sumOf(code, (each) => each.overdue)));
  const reviews = suppress(reached.map(({ code }) => known.get(code)?.reviews ?? 0));
  return reached.map(({ code, name }, index) => ({
    key: code,
    name,
    reviews: reviews[index] ?? null,
    // A hidden count hides the share beside it.
    satisfaction: reviews[index] == null ? NOTHING_SAID : (known.get(code)?.satisfaction ?? NOTHING_SAID),
    place: reviews[index] == null ? null : (known.get(code)?.place ?? null),
    matters: mayGlance ? { open: opens[index] ?? null, overdue: overdues[index] ?? null } : null,
  }));
}

const NOTHING_SAID = { kind: 'not-enough-data', reviews: null, needs: LEAST_FOR_SHARE } as const;

/** Halls with the most reviews, by name. */
function hallLines({ lines }: FigureTable): readonly ScreenLine[] {
  const spokenOf = [...lines].sort((a, b) => b.reviews - a.reviews).slice(0, MOST_LINES);
  return lines
    .filter((line) => spokenOf.includes(line))
    .map(({ key, name, reviews, satisfaction, place }) => ({
      key,
      name,
      reviews: suppressTotal(reviews),
      satisfaction,
      place,
      matters: null,
    }));
}

async function mattersOf(city: City, scope: Reader, areas: Areas, open: readonly Glance[]): Promise<ScreenMatters> {
  const day = localDateOf(city.outside.now());
  const [year, pace, names] = await Promise.all([
    closingsSince(city.db, scope, addDays(day, -A_YEAR)),
    officePace(city.db, city, scope, { by: 'procedure', phase: 'closed', from: addDays(day, -A_YEAR), to: day }),
    categoryNames(city),
  ]);
  const sum = (of: (each: Glance) => number) => suppressTotal(open.reduce((all, each) => all + of(each), 0));
  const lately = year.filter(({ closedOn }) => closedOn > addDays(day, -LATELY));
  const closed = (of: (each: Closing) => boolean) =>
    suppressTotal(lately.filter(of).reduce((all, { matters }) => all + matters, 0));
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
      category: categoryCode === null ? null : (names.get(categoryCode) ?? null),
    })),
  };
}

async function categoryNames(city: City) {
  const on = localDateOf(city.outside.now());
  return new Map((await matterCategories(city.db, on)).map(({ code, name }) => [code, name]));
}
