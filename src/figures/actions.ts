/** Computes the public figures from the front doors of reviews and matters. */

import { type LocalDate, localDateOf } from '../kernel/time.ts';
import { type DivisionMatters, mattersByDivision } from '../matters/index.ts';
import { type Division, divisionTree } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type Grade, type GradeCounts, lastFullWeekEnd, reviewsByDivision, satisfactionOf } from '../reviews/index.ts';
import type { CountyFigures, PublicFigures, ShownShare } from './model.ts';
import { median, suppress, suppressTotal } from './rules.ts';

type Raw = {
  code: string;
  name: string;
  grades: Record<Grade, number>;
  matters: Omit<DivisionMatters, 'divisionCode'>;
};

export async function publicFigures(city: City): Promise<PublicFigures> {
  const at = city.outside.now();
  const today = localDateOf(at);
  const upTo = lastFullWeekEnd(today);
  const raws = await gather(city, upTo, today);
  const whole = sum(city, raws);
  const hidden = {
    received: suppress(raws.map((raw) => raw.matters.received)),
    open: suppress(raws.map((raw) => raw.matters.open)),
    overdue: suppress(raws.map((raw) => raw.matters.overdue)),
    closed: suppress(raws.map((raw) => raw.matters.closed)),
    resolved: suppress(raws.map((raw) => raw.matters.resolved)),
    reviews: suppress(raws.map((raw) => totalOf(raw.grades))),
  };
  const counties = raws.map((raw, index): CountyFigures => {
    const shown = (cells: readonly (number | null)[]): number | null => cells[index] ?? null;
    return {
      code: raw.code,
      name: raw.name,
      reviews: shown(hidden.reviews),
      satisfaction: shown(hidden.reviews) === null ? { kind: 'not-enough-data' } : shareOf(raw.grades),
      received: shown(hidden.received),
      open: shown(hidden.open),
      overdue: shown(hidden.overdue),
      closed: shown(hidden.closed),
      resolved: shown(hidden.resolved),
      medianDaysToClose: shown(hidden.closed) === null ? null : median(raw.matters.daysToClose),
    };
  });
  return {
    upTo,
    at,
    city: {
      code: whole.code,
      name: whole.name,
      reviews: suppressTotal(totalOf(whole.grades)),
      satisfaction: shareOf(whole.grades),
      received: suppressTotal(whole.matters.received),
      open: suppressTotal(whole.matters.open),
      overdue: suppressTotal(whole.matters.overdue),
      closed: suppressTotal(whole.matters.closed),
      resolved: suppressTotal(whole.matters.resolved),
      medianDaysToClose: median(whole.matters.daysToClose),
    },
    counties,
  };
}

async function gather(city: City, upTo: LocalDate, today: LocalDate): Promise<Raw[]> {
  const divisions = await divisionTree(city.db);
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const raws = new Map<string, Raw>();
  const rawOf = (divisionCode: string): Raw => {
    const place = countyOf(byCode, divisionCode);
    const code = place?.code ?? city.code;
    const known = raws.get(code);
    if (known !== undefined) return known;
    // What belongs to no county is the city's own halls.
    const name = place === undefined || place.level === 'city' ? `${city.name}本级` : place.name;
    const fresh: Raw = { code, name, grades: noGrades(), matters: noMatters() };
    raws.set(code, fresh);
    return fresh;
  };
  // Every county has its row, so that an empty one is seen to be empty.
  for (const division of divisions) if (division.level !== 'township') rawOf(division.code);
  for (const row of await reviewsByDivision(city.db, upTo)) rawOf(row.divisionCode).grades[row.grade] += row.reviews;
  for (const row of await mattersByDivision(city.db, upTo, today)) {
    const raw = rawOf(row.divisionCode);
    raw.matters = add(raw.matters, row);
  }
  return [...raws.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function countyOf(byCode: ReadonlyMap<string, Division>, code: string): Division | undefined {
  const division = byCode.get(code);
  return division?.level === 'township' && division.parentCode !== null ? byCode.get(division.parentCode) : division;
}

function sum(city: City, raws: readonly Raw[]): Raw {
  const whole: Raw = { code: city.code, name: city.name, grades: noGrades(), matters: noMatters() };
  for (const raw of raws) {
    for (const grade of [5, 4, 3, 2, 1] as const) whole.grades[grade] += raw.grades[grade];
    whole.matters = add(whole.matters, raw.matters);
  }
  return whole;
}

function shareOf(grades: GradeCounts): ShownShare {
  const satisfaction = satisfactionOf(grades);
  return satisfaction.kind === 'enough'
    ? { kind: 'enough', share: satisfaction.share, low: satisfaction.low, high: satisfaction.high }
    : { kind: 'not-enough-data' };
}

function add(a: Raw['matters'], b: Raw['matters']): Raw['matters'] {
  return {
    received: a.received + b.received,
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    closed: a.closed + b.closed,
    resolved: a.resolved + b.resolved,
    daysToClose: [...a.daysToClose, ...b.daysToClose],
  };
}

function noGrades(): Record<Grade, number> {
  return { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
}

function noMatters(): Raw['matters'] {
  return { received: 0, open: 0, overdue: 0, closed: 0, resolved: 0, daysToClose: [] };
}

function totalOf(grades: GradeCounts): number {
  return grades[5] + grades[4] + grades[3] + grades[2] + grades[1];
}
