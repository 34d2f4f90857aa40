/** Fraud sign of the own network or device: one gives too large a part, as the staff's own would. */

import { binomialAtLeast, poissonAtLeast, wilson } from '../../kernel/statistics.ts';
import type { FoundFraudSign, Others, Rated, RatedWeek } from './model.ts';
import { ALARM } from './rules-tail.ts';

/** Prior share of one network, worth six reviews: the hall's Wi-Fi may carry a third of the visitors. */
const PRIOR_SHARE = 0.3;
const PRIOR_REVIEWS = 6;
/** Factor by which windows of one hall may differ, in reach of the Wi-Fi and in who comes. */
const DIFFERENCE = 1.3;
const LEAST_SHARE = 0.1;
/** Harmless reviews a week from one device at one window: who does errands for others comes back. */
const ERRANDS = 2;

/**
 * Networks: the count is binomial, with no larger a share than the network has at the hall's other windows (Wilson's upper
 * end, and a third more, nearly). Devices: the count is Poisson. Both times the number of marks that were tried (Bonferroni).
 */
export function ownNetworkIn(week: RatedWeek): FoundFraudSign | null {
  const found = [...networksIn(week), ...devicesIn(week.reviews)].sort((a, b) => a.tail - b.tail);
  const [worst] = found;
  if (worst === undefined) return null;
  const under = new Set(found.flatMap((each) => each.under));
  return { ...worst, under: [...under].sort((a, b) => a - b) };
}

function networksIn({ reviews, others }: RatedWeek): readonly FoundFraudSign[] {
  const places = placesBy(reviews, ({ network }) => network);
  const of = sum(places);
  return [...places].flatMap(([network, under]): FoundFraudSign[] => {
    const share = mostAt(others, network);
    const tail = places.size * binomialAtLeast(under.length, of, share);
    const seen = { what: 'network', count: under.length, of, expected: of * share, minutes: null } as const;
    return tail <= ALARM ? [{ kind: 'own-network', tail, seen, under }] : [];
  });
}

function mostAt({ known, networks }: Others, network: string): number {
  const all = known + PRIOR_REVIEWS;
  const share = ((networks.get(network) ?? 0) + PRIOR_SHARE * PRIOR_REVIEWS) / all;
  return Math.min(1, Math.max(LEAST_SHARE, DIFFERENCE * wilson(share, all).high));
}

function devicesIn(reviews: readonly Rated[]): readonly FoundFraudSign[] {
  const places = placesBy(reviews, ({ device }) => device);
  const of = sum(places);
  return [...places].flatMap(([, under]): FoundFraudSign[] => {
    const tail = places.size * poissonAtLeast(under.length, ERRANDS);
    const seen = { what: 'device', count: under.length, of, expected: ERRANDS, minutes: null } as const;
    return tail <= ALARM ? [{ kind: 'own-network', tail, seen, under }] : [];
  });
}

function placesBy(reviews: readonly Rated[], mark: (review: Rated) => string | null): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, review] of reviews.entries()) {
    const of = mark(review);
    if (of === null) continue;
    const known = places.get(of);
    if (known === undefined) places.set(of, [index]);
    else known.push(index);
  }
  return places;
}

function sum(places: ReadonlyMap<string, readonly number[]>): number {
  return [...places.values()].reduce((all, { length }) => all + length, 0);
}
