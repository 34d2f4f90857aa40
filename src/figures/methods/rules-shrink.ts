/**
 * Shrinkage: a share of few reviews says little, so it is drawn towards the mean of its hall or county, the more the fewer
 * spoke. Beta-binomial empirical Bayes; the members' likeness is estimated by moments: J. C. Kleinman, JASA 68 (1973) 46–54;
 * on why it errs less: B. Efron and C. Morris, JASA 70 (1975) 311–319.
 */

export type Observed = Readonly<{ weight: number; contentWeight: number }>;

export type Kin = Readonly<{
  /** Share over all members. */
  mean: number;
  /** Reviews the mean counts as; infinite where members differ no more than by chance. */
  strength: number;
}>;

/** Fewest members for an estimate of their likeness. */
const LEAST_MEMBERS = 3;
/** Strength without an estimate: the least number a share is stated for. */
const STRENGTH_UNKNOWN = 30;
/** Smallest strength, of members very unlike one another. */
const LEAST_STRENGTH = 2;

/** @returns null where nobody spoke. */
export function kinOf(members: readonly Observed[]): Kin | null {
  const heard = members.filter(({ weight }) => weight > 0);
  const total = sum(heard, ({ weight }) => weight);
  if (total === 0) return null;
  const mean = sum(heard, ({ contentWeight }) => contentWeight) / total;
  if (heard.length < LEAST_MEMBERS) return { mean, strength: STRENGTH_UNKNOWN };
  const chance = mean * (1 - mean);
  if (chance === 0) return { mean, strength: Number.POSITIVE_INFINITY };
  const scatter = sum(heard, ({ weight, contentWeight }) => weight * (contentWeight / weight - mean) ** 2);
  const freedom = heard.length - 1;
  const spread = total - sum(heard, ({ weight }) => weight * weight) / total - freedom;
  const likeness = (scatter - chance * freedom) / (chance * spread);
  if (!(spread > 0) || likeness <= 0) return { mean, strength: Number.POSITIVE_INFINITY };
  return { mean, strength: Math.max(LEAST_STRENGTH, 1 / Math.min(1, likeness) - 1) };
}

/** The share drawn towards its kin. @returns null where there is nothing to draw. */
export function drawn(observed: Observed, kin: Kin | null): number | null {
  if (kin === null) return null;
  if (kin.strength === Number.POSITIVE_INFINITY) return kin.mean;
  return (observed.contentWeight + kin.strength * kin.mean) / (observed.weight + kin.strength);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
