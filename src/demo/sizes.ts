/** How large the examples are: small enough for a first start, or as large as the city itself. */

import type { Sizes as EntitySizes } from './entities.ts';

export const SCALES = ['small', 'source'] as const;
export type Scale = (typeof SCALES)[number];

export type Sizes = Readonly<{
  /** Days up to the present that are played one by one. */
  daysOfPlay: number;
  /** How far before the daily play its halls and an older system's reviews begin. */
  daysOfHistory: number;
  /** Reviews of the older system, and whether they go on until yesterday beside those of the play. */
  reviewsBefore: number;
  reviewsUntilYesterday: boolean;
  departments: Readonly<{ city: number; county: number }>;
  windows: Readonly<{ city: number; county: number; township: number }>;
  /** Townships of a county that have a hall. */
  townships: number;
  /** Firms of a county made one by one; null where the register of the whole city is made. */
  firms: number | null;
  register: EntitySizes | null;
  /** Complaints that their own complainants find resolved, spread over the history; no other complaint ends so. null: left to the plots. */
  resolvedComplaints: number | null;
  /** Every role there is, in the city and in each county. */
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
    everyRole: false,
  },
  // The figures of the source: 2,654 windows, 9,123 enterprises with a code, 854,613 entities, over 230,000 reviews, 220 complaints.
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
    everyRole: true,
  },
};
