/** Types of the wall screen: present figures of a division, fit to be seen by anybody. */

import type { Instant, LocalDate, Month } from '../../kernel/time.ts';
import type { Pace } from '../methods/rules-survival.ts';
import type { Shown } from '../model.ts';
import type { FigureLine } from '../office/model-office.ts';
import type { Latest } from './rules-latest.ts';

export type ScreenLine = Pick<FigureLine, 'satisfaction' | 'place'> &
  Readonly<{
    key: string;
    name: string;
    reviews: Shown;
    /** null for a hall: matters are counted by county. */
    matters: Readonly<{ open: Shown; overdue: Shown }> | null;
  }>;

export type ScreenMatters = Readonly<{
  open: Shown;
  dueSoon: Shown;
  overdue: Shown;
  /** Pace of those received in the last year, from receipt to closing. */
  pace: Pick<Pace, 'half' | 'ninety'> | null;
  /** Closed in the last thirty days, and resolved among them. */
  closed: Shown;
  resolved: Shown;
  latest: readonly (Omit<Latest, 'categoryCode' | 'countyCode'> &
    Readonly<{ county: string; category: Readonly<{ zh: string; en: string }> | null }>)[];
}>;

export type Screen = Readonly<{
  at: Instant;
  area: Readonly<{ code: string; name: string }>;
  today: Readonly<{ day: LocalDate; reviews: Shown }>;
  /** Since Monday, today included. */
  week: Readonly<{ reviews: Shown }>;
  months: Readonly<{ from: Month; to: Month }>;
  satisfaction: FigureLine['satisfaction'];
  groups: number;
  by: 'county' | 'hall';
  lines: readonly ScreenLine[];
  trend: readonly (Pick<FigureLine, 'satisfaction'> & Readonly<{ month: Month; over: boolean; reviews: Shown }>)[];
  /** null where the role sees no matters. */
  matters: ScreenMatters | null;
}>;
