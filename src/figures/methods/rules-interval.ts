/**
 * Satisfaction with its uncertainty; `docs/figures/satisfaction.md` explains it, with sources. Two doubts are kept apart.
 * Chance: few spoke, so Wilson's interval, narrower where many of those served did (finite population). Silence: those who
 * did not speak may think otherwise, by an allowance we set and show.
 */

import { type Bounds, wilson } from '../../kernel/statistics.ts';

/** Fewest reviews for a share: with fewer, the interval is wider than the differences it should show. */
export const LEAST_FOR_SHARE = 30;
/** Smallest count shown: fewer could be guessed by those who were there. */
export const LEAST_SHOWN = 5;
/** Allowance for silence: the silent differ from those who spoke by five points of a hundred at most. Set by us. */
export const SILENCE_ALLOWANCE = 0.05;

/**
 * Reviews counted, each with its weight: 1, or less where a fraud sign lies on it. `squares` is the sum of the squared
 * weights. `served` is how many were served where and when `heard` of these reviews were given; null where nobody said.
 */
export type Counted = Readonly<{
  reviews: number;
  content: number;
  weight: number;
  contentWeight: number;
  squares: number;
  served: number | null;
  heard: number;
}>;

export type Satisfaction =
  | Readonly<{
      kind: 'enough';
      reviews: number;
      share: number;
      /** Bounds for everybody served; tables order by nothing else. */
      low: number;
      high: number;
      /** Bounds by chance alone, of those who spoke. */
      spoken: Bounds;
    }>
  | Readonly<{ kind: 'not-enough-data'; reviews: number | null; needs: number }>;

/** Satisfaction with every review alike. */
export function satisfactionOf(counted: Counted): Satisfaction {
  const { reviews, content } = counted;
  return stated(counted, content / reviews, reviews);
}

/**
 * Satisfaction weighted by fraud signs. Weighted observations count by their effective number, (Σw)²/Σw²: L. Kish, Survey
 * Sampling (1965) § 8.2.
 */
export function weightedSatisfactionOf(counted: Counted): Satisfaction {
  const { weight, contentWeight, squares } = counted;
  if (weight === 0) return { kind: 'not-enough-data', reviews: shownCount(counted.reviews), needs: LEAST_FOR_SHARE };
  return stated(counted, contentWeight / weight, (weight * weight) / squares);
}

function stated(counted: Counted, share: number, effective: number): Satisfaction {
  if (effective < LEAST_FOR_SHARE) {
    return { kind: 'not-enough-data', reviews: shownCount(counted.reviews), needs: LEAST_FOR_SHARE };
  }
  const spokenPart = participationOf(counted);
  const spoken = wilson(share, effective / silentPart(spokenPart));
  return { kind: 'enough', reviews: counted.reviews, share, ...withSilence(spoken, share, spokenPart), spoken };
}

/**
 * Widens by the allowance for those who did not speak, and never past what arithmetic leaves possible: had all the silent
 * been discontent, or all content (C. F. Manski, Partial Identification of Probability Distributions, 2003, ch. 1).
 */
function withSilence(spoken: Bounds, share: number, spokenPart: number | null): Bounds {
  const heard = spokenPart ?? 0;
  const silent = 1 - heard;
  const allowance = SILENCE_ALLOWANCE * silent;
  return {
    low: Math.min(share, Math.max(spoken.low - allowance, heard * share)),
    high: Math.max(share, Math.min(spoken.high + allowance, heard * share + silent)),
  };
}

/**
 * Portion of all that happened, with what chance alone could have made of it. Asked is how somebody works, not what these cases
 * were, so that chance is left even where each is known; the silent widen it by the same allowance. Below the same least
 * number it is not said.
 * @param silent those of whom it is not known
 */
export function portionOf(part: number, of: number, silent = 0): Satisfaction {
  if (of < LEAST_FOR_SHARE) return { kind: 'not-enough-data', reviews: shownCount(of), needs: LEAST_FOR_SHARE };
  const share = part / of;
  const spoken = wilson(share, of);
  const allowance = (SILENCE_ALLOWANCE * silent) / (of + silent);
  const ends = { low: Math.max(0, spoken.low - allowance), high: Math.min(1, spoken.high + allowance) };
  return { kind: 'enough', reviews: of, share, ...ends, spoken };
}

/** Part of the served that did not speak, or is unknown; where all spoke, nothing is left to chance. */
function silentPart(spokenPart: number | null): number {
  return spokenPart === null ? 1 : 1 - spokenPart;
}

/**
 * Participation: the part of those served who spoke, where their number is known; never above one, though a report may be
 * too small. Silence is shown, and never counted as a rating.
 */
export function participationOf(counted: Readonly<{ served: number | null; heard: number }>): number | null {
  const { served, heard } = counted;
  if (served === null || served <= 0) return null;
  return Math.min(1, heard / served);
}

export function shownCount(count: number): number | null {
  return count > 0 && count < LEAST_SHOWN ? null : count;
}

export const NOTHING: Counted = {
  reviews: 0,
  content: 0,
  weight: 0,
  contentWeight: 0,
  squares: 0,
  served: null,
  heard: 0,
};

export function plus(a: Counted, b: Counted): Counted {
  return {
    reviews: a.reviews + b.reviews,
    content: a.content + b.content,
    weight: a.weight + b.weight,
    contentWeight: a.contentWeight + b.contentWeight,
    squares: a.squares + b.squares,
    served: a.served === null ? b.served : a.served + (b.served ?? 0),
    heard: a.heard + b.heard,
  };
}
