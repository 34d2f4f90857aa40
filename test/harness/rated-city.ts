/**
 * A simulated city whose windows are reviewed as people review, with fraud planted in it: what the fraud signs are
 * tuned and measured on. The same seed gives the same city. It is a model, and no more true than what is written here.
 */

import { type Chance, chanceOf } from '../../src/demo/chance.ts';
import type { FoundFraudSign, Others, Rated, RatedWeek } from '../../src/reviews/fraud-signs/model.ts';
import { type Fraud, plantIn } from './rated-fraud.ts';
import {
  DAY,
  eveningOf,
  homeOf,
  minuteOf,
  normal,
  OPENS,
  poisson,
  reviewOf,
  type SimHall,
  type SimWindow,
} from './rated-people.ts';

const HALLS = 10;
const WEEKS = 16;
/** Weeks before anything is planted or judged: a past to compare with. */
const PAST = 4;
const TEMPERS = {
  excellent: [0.9, 0.07, 0.02, 0.006, 0.004],
  good: [0.72, 0.2, 0.06, 0.012, 0.008],
  ordinary: [0.52, 0.3, 0.15, 0.018, 0.012],
  weak: [0.32, 0.32, 0.27, 0.055, 0.035],
} as const;
/** What honest thing happened that looks a little like fraud. */
export type Honest = 'nothing' | 'group' | 'steady' | 'errands' | 'late' | 'incident' | 'crowd';

export type Planted = Fraud & Readonly<{ /** It has gone on for as long as it does. */ isWhole: boolean }>;

export type Observation = Readonly<{
  planted: Planted | null;
  honest: Honest;
  reviews: number;
  found: readonly FoundFraudSign[];
}>;

type Draft = { window: SimWindow; reviews: Rated[]; complaints: number; honest: Honest; planted: Planted | null };
type Past = { reviews: number; best: number; bad: number; complaints: number; cleanReviews: number; cleanBest: number };

/**
 * @param plant how often a window-week is tampered with, and how; null: an honest city
 * @returns one observation a window and week from the fifth week on
 */
export function rateCity(
  seed: number,
  plant: Readonly<{ share: number; frauds: readonly Fraud[] }> | null,
  look: (week: RatedWeek) => readonly FoundFraudSign[],
): readonly Observation[] {
  const chance = chanceOf(seed);
  const windows = build(chance);
  const past = windows.map((): Past[] => []);
  const running = new Map<SimWindow, Readonly<{ fraud: Fraud; from: number }>>();
  const seen: Observation[] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const season = 0.6 + 0.8 * chance.next();
    const days = chance.next() < 0.1 ? 2 : 5;
    const drafts = windows.map((window) => draftOf(chance, window, week, { season, days }));
    if (plant !== null && week >= PAST) for (const draft of drafts) tamper(chance, draft, week, plant, running);
    for (const draft of drafts) draft.reviews.sort((a, b) => a.minute - b.minute);
    const city = pastOf(past.flat());
    const halls = hallsOf(drafts);
    for (const [index, draft] of drafts.entries()) {
      const own = past[index] ?? [];
      const { rated, record } = ratedOf(draft, halls.get(draft.window.hall) ?? [], own, city);
      const found = look(rated);
      const under = new Set(found.flatMap((sign) => sign.under));
      const clean = draft.reviews.filter((_, place) => !under.has(place));
      own.push({ ...record, cleanReviews: clean.length, cleanBest: bestOf(clean) });
      const judged = week >= PAST && (draft.planted === null || draft.planted.isWhole);
      if (judged && draft.reviews.length > 0) {
        seen.push({ planted: draft.planted, honest: draft.honest, reviews: draft.reviews.length, found });
      }
    }
  }
  return seen;
}

function build(chance: Chance): readonly SimWindow[] {
  return Array.from({ length: HALLS }, (_, index) => {
    const hall: SimHall = {
      name: `hall ${index}`,
      wifi: index % 2 === 0 ? 0.25 + 0.3 * chance.next() : 0,
      // One hall's written hours are wrong: a tenth of its visitors come while it is said to be closed.
      misses: index === 3 ? 0.1 : 0,
      lateWeeks: new Set([chance.whole(WEEKS)]),
    };
    const count = index === 0 ? 60 : 6 + chance.whole(30);
    return Array.from({ length: count }, (_each, at): SimWindow => {
      const temper = chance.weighted([5, 35, 45, 15]);
      return {
        id: `${hall.name} window ${at}`,
        hall,
        temper: TEMPERS[(['excellent', 'good', 'ordinary', 'weak'] as const)[temper] ?? 'ordinary'],
        usual: Math.min(90, 0.5 + 4 * Math.exp(1.15 * normal(chance))),
        wifi: hall.wifi * (0.5 + chance.next()),
        errands: chance.next() < 0.04 ? `errands ${chance.whole(1e9)}` : null,
      };
    });
  }).flat();
}

function draftOf(
  chance: Chance,
  window: SimWindow,
  week: number,
  about: Readonly<{ season: number; days: number }>,
): Draft {
  const draft: Draft = { window, reviews: [], complaints: 0, honest: 'nothing', planted: null };
  const count = poisson(chance, (window.usual * about.season * about.days) / 5);
  const isIncident = chance.next() < 0.005;
  const temper = isIncident ? [0.2, 0.24, 0.26, 0.17, 0.13] : window.temper;
  for (let visit = 0; visit < count; visit += 1) {
    const isLate = chance.next() < 0.025;
    const minute = isLate ? eveningOf(chance, about.days) : minuteOf(chance, about.days);
    const afterHours = isLate || chance.next() < window.hall.misses;
    draft.reviews.push({ ...reviewOf(chance, window, temper, minute), afterHours, ...(isLate ? homeOf(chance) : {}) });
  }
  draft.complaints = poisson(chance, 0.006 * count + (isIncident ? 1.5 : 0));
  if (isIncident) draft.honest = 'incident';
  happen(chance, draft, week, about.days);
  return draft;
}

/** What honest people do together: a bus comes, a morning runs like a clock, a hall stays open, somebody does errands. */
function happen(chance: Chance, draft: Draft, week: number, days: number): void {
  const { window, reviews } = draft;
  const add = (minute: number, more: Partial<Rated> = {}) =>
    reviews.push({ ...reviewOf(chance, window, window.temper, minute), ...more });
  if (chance.next() < 0.02) {
    draft.honest = 'group';
    let minute = minuteOf(chance, days);
    for (let person = 4 + chance.whole(12); person > 0; person -= 1) {
      minute += chance.whole(6);
      if (chance.next() < 0.6) add(minute);
    }
  }
  if (chance.next() < 0.01) {
    draft.honest = 'steady';
    let minute = chance.whole(days) * DAY + OPENS + chance.whole(120);
    const service = 5 + chance.whole(10);
    for (let person = 6 + chance.whole(10); person > 0; person -= 1) {
      minute += Math.max(1, Math.round(service * (1 + 0.35 * normal(chance))));
      add(minute);
    }
  }
  if (window.errands !== null) {
    const times = poisson(chance, 2.5);
    if (times > 0) draft.honest = 'errands';
    for (let time = 0; time < times; time += 1) add(minuteOf(chance, days), { device: window.errands });
  }
  if (window.hall.lateWeeks.has(week)) {
    draft.honest = 'late';
    for (let left = poisson(chance, 0.15 * window.usual); left > 0; left -= 1) {
      add(2 * DAY + 17 * 60 + 30 + chance.whole(150), { afterHours: true });
    }
  }
  if (chance.next() < 0.005) {
    // The last days of a subsidy: three times as many as ever.
    draft.honest = 'crowd';
    for (let more = poisson(chance, 2 * window.usual); more > 0; more -= 1) add(minuteOf(chance, Math.min(2, days)));
  }
}

function tamper(
  chance: Chance,
  draft: Draft,
  week: number,
  plant: Readonly<{ share: number; frauds: readonly Fraud[] }>,
  running: Map<SimWindow, Readonly<{ fraud: Fraud; from: number }>>,
): void {
  const { window } = draft;
  const under = running.get(window);
  if (under !== undefined && under.from + under.fraud.weeks > week) {
    const turn = week - under.from;
    plantIn(chance, draft, under.fraud, turn);
    draft.planted = { ...under.fraud, isWhole: turn === under.fraud.weeks - 1 };
    return;
  }
  const fitting = plant.frauds.filter(({ leastUsual }) => window.usual >= leastUsual);
  const fraud = fitting[chance.whole(fitting.length)];
  if (fraud === undefined || chance.next() >= plant.share) return;
  running.set(window, { fraud, from: week });
  plantIn(chance, draft, fraud, 0);
  draft.planted = { ...fraud, isWhole: fraud.weeks === 1 };
}

function ratedOf(draft: Draft, hall: readonly Rated[], own: readonly Past[], city: Past) {
  const { reviews, complaints } = draft;
  const record = { reviews: reviews.length, best: bestOf(reviews), bad: badOf(reviews), complaints };
  const lately = pastOf([...own.slice(-3), { ...record, cleanReviews: 0, cleanBest: 0 }]);
  const year = own.slice(-12);
  const before = {
    weeks: year.length,
    reviews: year.reduce((sum, each) => sum + each.cleanReviews, 0),
    best: year.reduce((sum, each) => sum + each.cleanBest, 0),
  };
  const rated: RatedWeek = { reviews, before, others: othersOf(hall, reviews), lately, city };
  return { rated, record };
}

/** What the windows of a hall have together in a week. */
function hallsOf(drafts: readonly Draft[]): ReadonlyMap<SimHall, readonly Rated[]> {
  const halls = new Map<SimHall, Rated[]>();
  for (const { window, reviews } of drafts) {
    const known = halls.get(window.hall);
    if (known === undefined) halls.set(window.hall, [...reviews]);
    else known.push(...reviews);
  }
  return halls;
}

function othersOf(hall: readonly Rated[], own: readonly Rated[]): Others {
  const networks = new Map<string, number>();
  const add = (reviews: readonly Rated[], by: number) => {
    for (const { network } of reviews) if (network !== null) networks.set(network, (networks.get(network) ?? 0) + by);
  };
  add(hall, 1);
  add(own, -1);
  const late = (reviews: readonly Rated[]) => reviews.filter((each) => each.afterHours).length;
  const known = [...networks.values()].reduce((sum, count) => sum + count, 0);
  return { reviews: hall.length - own.length, afterHours: late(hall) - late(own), known, networks };
}

function pastOf(weeks: readonly Past[]): Past {
  const sum = (of: (past: Past) => number) => weeks.reduce((all, past) => all + of(past), 0);
  return {
    reviews: sum((past) => past.reviews),
    best: sum((past) => past.best),
    bad: sum((past) => past.bad),
    complaints: sum((past) => past.complaints),
    cleanReviews: sum((past) => past.cleanReviews),
    cleanBest: sum((past) => past.cleanBest),
  };
}

function bestOf(reviews: readonly Rated[]): number {
  return reviews.filter(({ grade }) => grade === 5).length;
}

function badOf(reviews: readonly Rated[]): number {
  return reviews.filter(({ grade }) => grade <= 2).length;
}
