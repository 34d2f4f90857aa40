/**
 * Signs of rating fraud at one window in one week: `docs/figures/fraud-signs.md` says in words what each looks at, what a
 * simulated city shows of it and what it does not. Whoever changes a rule or a figure in it raises the version.
 */

import { GRADES, type Grade, type GradeCounts } from '../model.ts';
import { type FoundSign, type RatedWeek, SIGN_KINDS, type SignKind } from './model-signs.ts';
import { burstIn } from './rules-sign-burst.ts';
import { afterHoursIn } from './rules-sign-hours.ts';
import { mismatchIn } from './rules-sign-mismatch.ts';
import { ownNetworkIn } from './rules-sign-own.ts';
import { LEAST_UNDER_SIGN } from './rules-sign-tail.ts';
import { uniformIn } from './rules-sign-uniform.ts';

export const SIGN_RULES_VERSION = 1;

const LOOKS: Readonly<Record<SignKind, (week: RatedWeek) => FoundSign | null>> = {
  burst: burstIn,
  'own-network': ownNetworkIn,
  'after-hours': afterHoursIn,
  uniform: uniformIn,
  mismatch: mismatchIn,
};

/** At most one sign of each kind. */
export function signsIn(week: RatedWeek): readonly FoundSign[] {
  if (week.reviews.length < LEAST_UNDER_SIGN) return [];
  return SIGN_KINDS.flatMap((kind) => {
    const found = LOOKS[kind](week);
    return found === null || found.under.length < LEAST_UNDER_SIGN ? [] : [found];
  });
}

/** Reviews under the same signs, by grade: all that is kept of who lay under what. */
export type UnderSigns = Readonly<{ signs: readonly SignKind[]; counts: GradeCounts }>;

export function combinationsOf(week: RatedWeek, found: readonly FoundSign[]): readonly UnderSigns[] {
  const combinations = new Map<string, { signs: readonly SignKind[]; counts: Record<Grade, number> }>();
  for (const [index, { grade }] of week.reviews.entries()) {
    const signs = found.filter(({ under }) => under.includes(index)).map(({ kind }) => kind);
    if (signs.length === 0) continue;
    const known = combinations.get(signs.join()) ?? { signs, counts: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 } };
    known.counts[grade] += 1;
    combinations.set(signs.join(), known);
  }
  return [...combinations.values()];
}

/**
 * The weight of reviews under these signs: that of the heaviest sign alone. Signs see the same deed from several sides; taking
 * one after the other off would count it several times.
 */
export function weightUnder(signs: readonly SignKind[], weights: ReadonlyMap<SignKind, number>): number {
  return Math.min(1, ...signs.map((kind) => weights.get(kind) ?? 1));
}

/** What the weights make of a week: the sums that figures are made of. */
export function weighed(
  counts: GradeCounts,
  under: readonly UnderSigns[],
  weights: ReadonlyMap<SignKind, number>,
): Readonly<{ weight: number; contentWeight: number; squares: number }> {
  const sums = {
    weight: sumOf(counts, GRADES),
    contentWeight: sumOf(counts, [5, 4, 3]),
    squares: sumOf(counts, GRADES),
  };
  for (const each of under) {
    const weight = weightUnder(each.signs, weights);
    sums.weight -= sumOf(each.counts, GRADES) * (1 - weight);
    sums.contentWeight -= sumOf(each.counts, [5, 4, 3]) * (1 - weight);
    sums.squares -= sumOf(each.counts, GRADES) * (1 - weight * weight);
  }
  return sums;
}

function sumOf(counts: GradeCounts, grades: readonly Grade[]): number {
  return grades.reduce((sum, grade) => sum + counts[grade], 0);
}
