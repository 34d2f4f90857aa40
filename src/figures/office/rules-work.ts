/** From counts of assignments to the lines of a table of units or handlers; pure. */

import { placesAmong } from '../methods/rules-groups.ts';
import { portionOf, type Satisfaction } from '../methods/rules-interval.ts';
import type { WorkLine, WorkShare } from './model-work.ts';

type Counts = WorkLine['counts'];

export const NO_WORK: Counts = {
  received: 0,
  redone: 0,
  signed: 0,
  signedInTime: 0,
  ended: 0,
  endedInTime: 0,
  overdue: 0,
  returned: 0,
  sentBack: 0,
  extended: 0,
  suspended: 0,
  reopened: 0,
  resolved: 0,
  partly: 0,
  notResolved: 0,
  noVerdict: 0,
  downward: 0,
};
const COUNTS = Object.keys(NO_WORK) as (keyof Counts)[];

export function plusWork(a: Counts, b: Counts): Counts {
  return Object.fromEntries(COUNTS.map((count) => [count, a[count] + b[count]])) as Counts;
}

export function sharesOf(counts: Counts): Readonly<Record<WorkShare, Satisfaction>> {
  const { received, signed, signedInTime, ended, endedInTime, returned, downward } = counts;
  const judged = counts.resolved + counts.partly + counts.notResolved;
  return {
    signedInTime: portionOf(signedInTime, signed),
    endedInTime: portionOf(endedInTime, ended),
    // Who gave no verdict may think otherwise.
    resolved: portionOf(counts.resolved, judged, counts.noVerdict),
    returned: portionOf(returned, received),
    downward: portionOf(downward, received),
    noVerdict: portionOf(counts.noVerdict, judged + counts.noVerdict),
    notResolved: portionOf(counts.notResolved, judged),
  };
}

/** A matter of discipline weighs more than any other, a fault of service less: to be moved down makes it easier. */
export type WeightOf = (category: string) => number | undefined;

export function isDownward({ from, to }: Readonly<{ from: string; to: string }>, weightOf: WeightOf): boolean {
  const [before, after] = [weightOf(from), weightOf(to)];
  return before !== undefined && after !== undefined && after < before;
}

export function weightOfCategory({
  discipline,
  serviceFault,
}: Readonly<{ discipline: boolean; serviceFault: boolean }>) {
  if (discipline) return 2;
  return serviceFault ? 0 : 1;
}

/** In groups where two can be told apart, in the order they came in; one alone, as a unit reads itself, is first of nothing. */
export function placed(lines: readonly WorkLine[]): readonly WorkLine[] {
  const resolved = lines.map(({ shares }) => shares.resolved);
  if (resolved.filter(({ kind }) => kind === 'enough').length < 2) return lines;
  const places = placesAmong(resolved);
  return lines.map((line, index) => ({ ...line, place: places[index] ?? null }));
}
