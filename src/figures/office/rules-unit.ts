/**
 * Disclosure control for a unit's own windows. The unit knows which bad reviews became matters and in which week; so nothing
 * here may tell at which window one of few was given: no split by grade below five bad ones (none looks like four), no sum
 * over what is not split, and the share in steps, over blocks of four weeks, with up to four bad ones all alike.
 */

import { addDays, daysBetween, type LocalDate, localDate } from '../../kernel/time.ts';
import type { GradeCounts, WindowWeeks } from '../../reviews/index.ts';
import { LEAST_FOR_SHARE, LEAST_SHOWN } from '../methods/rules-interval.ts';
import { inTens } from '../rules.ts';
import type { UnitBlock, UnitWeek } from './model-office.ts';

const BLOCK_DAYS = 28;
/** Monday from which blocks are counted, so that they stay the same whenever one looks. */
const FIRST_BLOCK = localDate('2024-01-01');
const STEP_PERCENT = 5;

/** Weeks, newest first; one of fewer than five keeps its place without figures. */
export function unitWeeksOf(weeks: WindowWeeks['weeks']): readonly UnitWeek[] {
  return [...weeks]
    .sort((a, b) => (a.weekOf < b.weekOf ? 1 : -1))
    .map(({ weekOf, grades }) => {
      const reviews = reviewsIn(grades);
      if (reviews < LEAST_SHOWN) return { weekOf, reviews: null, counts: null };
      return { weekOf, reviews, counts: grades[1] + grades[2] < LEAST_SHOWN ? null : grades };
    });
}

/** Sum of the weeks split by grade: one over others would give them away by subtraction. */
export function sumOfWeeks(weeks: readonly UnitWeek[]): GradeCounts | null {
  const split = weeks.flatMap(({ counts }) => (counts === null ? [] : [counts]));
  return split.length === 0 ? null : split.reduce(plus);
}

/** Blocks of four weeks within the days asked for, newest first, that have a share. */
export function unitBlocksOf(
  weeks: WindowWeeks['weeks'],
  { from, to }: Readonly<{ from: LocalDate; to: LocalDate }>,
): readonly UnitBlock[] {
  const sums = new Map<LocalDate, GradeCounts>();
  for (const { weekOf, grades } of weeks) {
    const start = addDays(FIRST_BLOCK, Math.floor(daysBetween(FIRST_BLOCK, weekOf) / BLOCK_DAYS) * BLOCK_DAYS);
    const before = sums.get(start);
    sums.set(start, before === undefined ? grades : plus(before, grades));
  }
  return [...sums]
    .map(([start, grades]) => ({ from: start, to: addDays(start, BLOCK_DAYS - 1), ...blunted(grades) }))
    .filter((block) => from <= block.from && block.to <= to && block.reviewsAbout >= LEAST_FOR_SHARE)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
}

function blunted(grades: GradeCounts): Pick<UnitBlock, 'reviewsAbout' | 'satisfiedAtLeast'> {
  const reviews = reviewsIn(grades);
  const content = Math.min(reviews - grades[1] - grades[2], reviews - (LEAST_SHOWN - 1));
  const steps = Math.floor((100 * content) / reviews / STEP_PERCENT);
  // To the ten below: subtracting the shown weeks, an exact count would tell how many spoke in a hidden one.
  return { reviewsAbout: inTens(reviews) ?? 0, satisfiedAtLeast: Math.max(steps, 0) * STEP_PERCENT };
}

function reviewsIn(grades: GradeCounts): number {
  return grades[5] + grades[4] + grades[3] + grades[2] + grades[1];
}

function plus(a: GradeCounts, b: GradeCounts): GradeCounts {
  return { 5: a[5] + b[5], 4: a[4] + b[4], 3: a[3] + b[3], 2: a[2] + b[2], 1: a[1] + b[1] };
}
