/** Planted fraud of each kind at several strengths, as done by hand: extra reviews at a window, nearly all the best. */

import type { Chance } from '../../src/demo/chance.ts';
import type { Rated } from '../../src/reviews/fraud-signs/model.ts';
import type { Grade } from '../../src/reviews/model.ts';
import { DAY, eveningOf, minuteOf, reviewOf, type SimWindow } from './rated-people.ts';

/** Kinds planted; `network` and `device` give the fraud sign of one's own, `spacing` and `grades` the uniform one. */
export const FRAUDS = ['burst', 'network', 'device', 'after-hours', 'spacing', 'grades', 'mismatch'] as const;
export type FraudKind = (typeof FRAUDS)[number];

export type Fraud = Readonly<{
  kind: FraudKind;
  strength: (typeof STRENGTHS)[number];
  /** Reviews added, at least; for `mismatch` the complaints that come in over four weeks. */
  count: number;
  /** And at least so many for each honest one. */
  perHonest: number;
  /** Only at windows with so many reviews in an ordinary week. */
  leastUsual: number;
  /** How long it goes on. */
  weeks: number;
}>;

/** From what nobody would bother to do to what nobody could overlook. */
export const STRENGTHS = ['slight', 'moderate', 'strong', 'gross'] as const;
const EXTRA = {
  slight: { count: 6, perHonest: 0.15 },
  moderate: { count: 12, perHonest: 0.5 },
  strong: { count: 20, perHonest: 1 },
  gross: { count: 40, perHonest: 2 },
} as const;
const COMPLAINTS = { slight: 2, moderate: 3, strong: 4, gross: 8 } as const;

export const ALL_FRAUDS: readonly Fraud[] = FRAUDS.flatMap((kind) =>
  STRENGTHS.map((strength): Fraud => {
    if (kind === 'mismatch') {
      return { kind, strength, count: COMPLAINTS[strength], perHonest: 0, leastUsual: 10, weeks: 4 };
    }
    return { kind, strength, ...EXTRA[strength], leastUsual: kind === 'grades' ? 10 : 0, weeks: 1 };
  }),
);

type Draft = { window: SimWindow; reviews: Rated[]; complaints: number };

/** Adds the planted reviews (or takes the honest grades away) in place. */
export function plantIn(chance: Chance, draft: Draft, { kind, count, perHonest, weeks }: Fraud, turn: number): void {
  const { window, reviews } = draft;
  const add = Math.max(count, Math.ceil(perHonest * reviews.length));
  const fake = (minute: number, more: Partial<Rated> = {}) =>
    reviews.push({ ...reviewOf(chance, window, window.temper, minute), grade: bestOrNext(chance), ...more });
  if (kind === 'burst') {
    const [from, length] = [minuteOf(chance, 5), 10 + chance.whole(31)];
    for (let left = add; left > 0; left -= 1) fake(from + chance.whole(length));
  } else if (kind === 'network' || kind === 'device') {
    const own = { network: `behind ${window.id}`, ...(kind === 'device' ? { device: 'the clerk' } : {}) };
    for (let left = add; left > 0; left -= 1) fake(minuteOf(chance, 5), own);
  } else if (kind === 'after-hours') {
    for (let left = add; left > 0; left -= 1) fake(eveningOf(chance, 5), { afterHours: true });
  } else if (kind === 'spacing') {
    const gap = 4 + chance.whole(9);
    // As many as fit into a day of the hall, then the next day.
    const aDay = Math.floor(450 / gap);
    for (let index = 0; index < add; index += 1) {
      const day = Math.floor(index / aDay) % 5;
      fake(day * DAY + 9 * 60 + (index % aDay) * gap + chance.whole(2));
    }
  } else if (kind === 'grades') {
    for (const [index, review] of reviews.entries()) reviews[index] = { ...review, grade: 5 };
    for (let left = add; left > 0; left -= 1) fake(minuteOf(chance, 5), { grade: 5 });
  } else {
    // Whoever is not content is talked out of the grade; some of them complain.
    for (const [index, review] of reviews.entries()) reviews[index] = { ...review, grade: 5 };
    draft.complaints = Math.floor((count * (turn + 1)) / weeks) - Math.floor((count * turn) / weeks);
  }
}

function bestOrNext(chance: Chance): Grade {
  return chance.next() < 0.95 ? 5 : 4;
}
