/** Types of the wall screen: present figures of a division, fit to be seen by anybody. */

import type { Instant, LocalDate, Month } from '../../kernel/time.ts';
import type { Place } from '../methods/rules-groups.ts';
import type { Pace } from '../methods/rules-survival.ts';
import type { Shown, ShownShare } from '../model.ts';
import type { Latest } from './rules-latest.ts';

export type ScreenLine = Readonly<{
  key: string;
  name: string;
  /** Of a hall to the ten below, and its share to the whole percent. */
  reviews: Shown;
  satisfaction: ShownShare;
  place: Place | null;
  /** null beside a hall: matters are counted by county. */
  matters: Readonly<{ open: Shown; overdue: Shown }> | null;
}>;

export type ScreenMatters = Readonly<{
  /** These run: to the ten below, null where fewer than ten. */
  open: Shown;
  dueSoon: Shown;
  overdue: Shown;
  /** Pace of those received in the last year, from receipt to closing. */
  pace: Pick<Pace, 'half' | 'ninety'> | null;
  /** Closed in the last thirty days, and resolved among them; to the ten below too. */
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
  satisfaction: ShownShare;
  groups: number;
  by: 'county' | 'hall';
  lines: readonly ScreenLine[];
  trend: readonly Readonly<{ month: Month; over: boolean; reviews: Shown; satisfaction: ShownShare }>[];
  /** null: the role is shown no matters. */
  matters: ScreenMatters | null;
}>;
