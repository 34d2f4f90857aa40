/** From a tally to shown figures: shares with their doubt, participation, nothing where hidden. */

import type { ReviewFigures, ShownShare } from '../model.ts';
import {
  type Counted,
  participationOf,
  type Satisfaction,
  satisfactionOf,
  weightedSatisfactionOf,
} from './rules-interval.ts';

const PERCENT = 100;
const ABOUT = 10;

/** @param reviews the count to show; null hides all beside it too */
export function figuresOf(counted: Counted, reviews: number | null, atLeast: boolean): ReviewFigures {
  const participation = participationOf(counted);
  const hidden = reviews === null;
  return {
    reviews,
    atLeast,
    satisfaction: hidden ? { kind: 'not-enough-data' } : shareOf(satisfactionOf(counted)),
    weighted: hidden || !isWeighed(counted) ? null : shareOf(weightedSatisfactionOf(counted)),
    participation: hidden || participation === null ? null : Math.round(participation * 1000) / 1000,
  };
}

/** Whether a fraud sign weighs on any of these reviews. */
export function isWeighed({ reviews, weight }: Counted): boolean {
  return weight < reviews;
}

export function shareOf(satisfaction: Satisfaction): ShownShare {
  if (satisfaction.kind !== 'enough') return { kind: 'not-enough-data' };
  const { share, low, high } = satisfaction;
  return { kind: 'enough', share, low, high };
}

/** Rounds to the whole percent, the interval outwards, so that it never claims more than is so. */
export function roughly(share: ShownShare): ShownShare {
  if (share.kind !== 'enough') return share;
  return {
    kind: 'enough',
    share: Math.round(share.share * PERCENT) / PERCENT,
    low: Math.floor(share.low * PERCENT + TINY) / PERCENT,
    high: Math.ceil(share.high * PERCENT - TINY) / PERCENT,
  };
}

/** Tolerance of rounding: 0.29 × 100 is a little more than 29. */
const TINY = 1e-9;

export function aboutTens(reviews: number): number {
  return Math.floor(reviews / ABOUT) * ABOUT;
}
