/** Sizes of the examples: small for a first start, or the city's real ones. */

import type { Sizes as EntitySizes } from './entities.ts';

export const SCALES = ['small', 'source'] as const;
export type Scale = (typeof SCALES)[number];

/** Cases of the province: closed, open, and letters sent about open ones. */
export type CaseCounts = Readonly<{ closed: number; open: number; letters: number }>;

export type Sizes = Readonly<{
  /** Days played one by one, up to the present. */
  daysOfPlay: number;
  daysOfHistory: number;
  /** Reviews of the older system, and whether they go on beside the play's. */
  reviewsBefore: number;
  reviewsUntilYesterday: boolean;
  departments: Readonly<{ city: number; county: number }>;
  windows: Readonly<{ city: number; county: number; township: number }>;
  townships: number;
  /** Firms of a county; null where the whole city's register is made. */
  firms: number | null;
  register: EntitySizes | null;
  /** Complaints resolved by their complainants over the history, and no others; null: left to the plots. */
  resolvedComplaints: number | null;
  cases: CaseCounts;
  /** Every role in the city and in each county. */
  everyRole: boolean;
}>;

const TWELVE_WEEKS = 84;
const TWENTY_MONTHS = 608;

export const SIZES: Readonly<Record<Scale, Sizes>> = {
  small: {
    daysOfPlay: TWELVE_WEEKS,
    daysOfHistory: 182,
    reviewsBefore: 4000,
    reviewsUntilYesterday: false,
    departments: { city: 8, county: 4 },
    windows: { city: 56, county: 20, township: 4 },
    townships: 2,
    firms: 3,
    register: null,
    resolvedComplaints: null,
    cases: { closed: 3, open: 3, letters: 1 },
    everyRole: false,
  },
  // The figures of the source: 2,654 windows, 9,123 enterprises with a code, 854,613 entities, over 230,000 reviews, 220 complaints,
  // 66 cases of the province with 4 letters.
  source: {
    daysOfPlay: TWELVE_WEEKS,
    daysOfHistory: TWENTY_MONTHS - TWELVE_WEEKS,
    reviewsBefore: 233_000,
    reviewsUntilYesterday: true,
    departments: { city: 24, county: 16 },
    // 262 + 10 × 80 + 199 × 8
    windows: { city: 262, county: 80, township: 8 },
    townships: Number.POSITIVE_INFINITY,
    firms: null,
    register: { living: 854_613, ended: 9000, coded: 9123, siShang: 2600 },
    resolvedComplaints: 220,
    cases: { closed: 59, open: 7, letters: 4 },
    everyRole: true,
  },
};
