/**
 * Fraud signs at one window in one week: `docs/figures/fraud-signs.md` says in words what each looks at, what a
 * simulated city shows of it and what it does not. Whoever changes a rule or a figure in it raises the version.
 */

import { GRADES, type Grade, type GradeCounts } from '../model.ts';
import { type FoundFraudSign, FRAUD_SIGN_KINDS, type FraudSignKind, type RatedWeek } from './model.ts';
import { burstIn } from './rules-burst.ts';
import { afterHoursIn } from './rules-hours.ts';
import { mismatchIn } from './rules-mismatch.ts';
import { ownNetworkIn } from './rules-own.ts';
import { LEAST_UNDER_FRAUD_SIGN } from './rules-tail.ts';
import { uniformIn } from './rules-uniform.ts';

export const FRAUD_RULES_VERSION = 1;

const LOOKS: Readonly<Record<FraudSignKind, (week: RatedWeek) => FoundFraudSign | null>> = {
  burst: burstIn,
  'own-network': ownNetworkIn,
  'after-hours': afterHoursIn,
  uniform: uniformIn,
  mismatch: mismatchIn,
};

/** Fraud signs of a week, at most one of each kind. */
export function fraudSignsIn(week: RatedWeek): readonly FoundFraudSign[] {
  if (week.reviews.length < LEAST_UNDER_FRAUD_SIGN) return [];
  return FRAUD_SIGN_KINDS.flatMap((kind) => {
    const found = LOOKS[kind](week);
    return found === null || found.under.length < LEAST_UNDER_FRAUD_SIGN ? [] : [found];
  });
}

/** Counts by grade of the reviews under one combination of fraud signs: all that is kept of which review lay under what. */
export type UnderFraudSigns = Readonly<{ signs: readonly FraudSignKind[]; counts: GradeCounts }>;

export function combinationsOf(week: RatedWeek, found: readonly FoundFraudSign[]): readonly UnderFraudSigns[] {
  const combinations = new Map<string, { signs: readonly FraudSignKind[]; counts: Record<Grade, number> }>();
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
 * Weight of reviews under these fraud signs: that of the heaviest alone. Fraud signs see the same deed from several sides, and
 * multiplying would count it several times.
 */
export function weightUnder(signs: readonly FraudSignKind[], weights: ReadonlyMap<FraudSignKind, number>): number {
  return Math.min(1, ...signs.map((kind) => weights.get(kind) ?? 1));
}

/** Weighted sums of a week, of which figures are made. */
export function weighed(
  counts: GradeCounts,
  under: readonly UnderFraudSigns[],
  weights: ReadonlyMap<FraudSignKind, number>,
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
