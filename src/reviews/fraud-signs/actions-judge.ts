/** Judges weeks for fraud signs, once each, and marks floods while they run. */

import type { Uuid } from '../../kernel/ids.ts';
import {
  addDays,
  addMs,
  epochMs,
  type LocalDate,
  localDateOf,
  startOfLocalDate,
  weekday,
  weekOf,
} from '../../kernel/time.ts';
import { type Calendar, isWorkingDay, loadCalendar } from '../../law/index.ts';
import { hallHours, type OpenHours, openHoursOf } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { MOST_PER_CODE_IN_TEN_MINUTES } from '../../platform/http/pressure.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import { MARKS_KEPT_DAYS } from '../scan/marks.ts';
import type { Others, Rated, RatedWeek } from './model.ts';
import { combinationsOf, FRAUD_RULES_VERSION, fraudSignsIn } from './rules.ts';
import {
  acceptedComplaints,
  floodedWindows,
  type JudgedWindow,
  type OwnReview,
  ownReviewsOf,
  type PastWeeks,
  pastWeeksOf,
  putFraudSigns,
  setJudged,
  wasJudged,
  weighWeek,
} from './store.ts';

const MS_PER_MINUTE = 60_000;
const DAY_MS = 86_400_000;
/** Before opening people wait in front of the plaque, and after closing those inside are still served. */
const GRACE_MINUTES = 60;
const FLOOD_MINUTES = 10;

/**
 * Finds the fraud signs of a counted week and weighs the week by them. A week is judged while its marks exist; afterwards the
 * findings stay, and only weigh again when it is counted anew.
 * @param windowIds null: every window
 */
export async function judgeWeek(tx: Tx, city: City, week: LocalDate, windowIds: readonly Uuid[] | null): Promise<void> {
  const now = city.outside.now();
  const marksGo = addMs(startOfLocalDate(week), MARKS_KEPT_DAYS * DAY_MS);
  if (now < marksGo || !(await wasJudged(tx, week))) {
    const all = await ratedWeeks(tx, week);
    const asked = windowIds === null ? all : all.filter(({ windowId }) => windowIds.includes(windowId));
    const judged = asked.map((window): JudgedWindow => {
      const signs = fraudSignsIn(window.week);
      const named = signs.map((sign) => ({ ...sign, id: city.outside.uuid() }));
      return { ...window, signs: named, under: combinationsOf(window.week, signs) };
    });
    const about = { week, ruleVersion: FRAUD_RULES_VERSION, at: now };
    await putFraudSigns(
      tx,
      { ...about, windowIds },
      judged.filter(({ signs }) => signs.length > 0),
    );
    await setJudged(tx, { ...about, lookedAt: all.length });
  }
  await weighWeek(tx, week, windowIds);
}

/**
 * Marks a flood while it runs: the window's week gets the fraud sign of a burst at once, with its reviews so far. When the
 * week is over it is judged like any other. @returns how many windows were marked
 */
export async function markFloods(city: City): Promise<number> {
  const now = city.outside.now();
  return transact(city.db, async (tx) => {
    const week = weekOf(localDateOf(now));
    const since = addMs(now, -FLOOD_MINUTES * MS_PER_MINUTE);
    const windowIds = await floodedWindows(tx, { since, week, least: MOST_PER_CODE_IN_TEN_MINUTES });
    if (windowIds.length === 0) return 0;
    const flooded = (await ratedWeeks(tx, week)).filter(({ windowId }) => windowIds.includes(windowId));
    const marked = flooded.flatMap((window): readonly JudgedWindow[] => {
      const signs = fraudSignsIn(window.week).filter(({ kind }) => kind === 'burst');
      const named = signs.map((sign) => ({ ...sign, id: city.outside.uuid() }));
      return signs.length === 0 ? [] : [{ ...window, signs: named, under: combinationsOf(window.week, signs) }];
    });
    const about = { week, ruleVersion: FRAUD_RULES_VERSION, at: now };
    await putFraudSigns(tx, { ...about, windowIds: marked.map(({ windowId }) => windowId) }, marked);
    return marked.length;
  });
}

type Place = Readonly<{ windowId: Uuid; unitId: Uuid; hallId: Uuid; divisionCode: string }>;

/** Every window's week with its measures. */
async function ratedWeeks(tx: Tx, week: LocalDate): Promise<readonly (Place & Readonly<{ week: RatedWeek }>)[]> {
  const reviews = await ownReviewsOf(tx, week);
  if (reviews.length === 0) return [];
  const calendar = await loadCalendar(tx);
  const hours = await hallHours(tx, [...new Set(reviews.map(({ hallId }) => hallId))]);
  const windows = new Map<string, Place & { rated: Rated[] }>();
  const halls = new Map<Uuid, Rated[]>();
  for (const review of reviews) {
    const rated = ratedOf(review, week, calendar, openHoursOf(hours.get(review.hallId) ?? ''));
    const key = keyOf(review);
    const window = windows.get(key) ?? { ...placeOf(review), rated: [] };
    window.rated.push(rated);
    windows.set(key, window);
    halls.set(review.hallId, [...(halls.get(review.hallId) ?? []), rated]);
  }
  const measures = await measuresOf(tx, week);
  return [...windows.values()].map(({ rated, ...place }) => ({
    ...place,
    week: { reviews: rated, others: othersOf(halls.get(place.hallId) ?? [], rated), ...measures(place) },
  }));
}

function keyOf({ windowId, unitId }: Pick<Place, 'windowId' | 'unitId'>): string {
  return `${windowId}/${unitId}`;
}

function placeOf({ windowId, unitId, hallId, divisionCode }: OwnReview): Place {
  return { windowId, unitId, hallId, divisionCode };
}

function ratedOf(review: OwnReview, week: LocalDate, calendar: Calendar, hours: OpenHours): Rated {
  const { grade, at, network, device } = review;
  const minute = Math.floor((epochMs(at) - epochMs(startOfLocalDate(week))) / MS_PER_MINUTE);
  return { minute, grade, network, device, afterHours: !isOpenAt(localDateOf(at), minute % 1_440, calendar, hours) };
}

function isOpenAt(day: LocalDate, minute: number, calendar: Calendar, hours: OpenHours): boolean {
  const isOpenDay =
    isWorkingDay(calendar, day) ||
    (weekday(day) === 6 && hours.saturday) ||
    (weekday(day) === 7 && hours.sunday) ||
    (hours.saturday && hours.sunday);
  return isOpenDay && minute >= hours.from - GRACE_MINUTES && minute < hours.to + GRACE_MINUTES;
}

/** The hall's week without the window's own. */
function othersOf(hall: readonly Rated[], own: readonly Rated[]): Others {
  const networks = new Map<string, number>();
  const add = (reviews: readonly Rated[], by: number) => {
    for (const { network } of reviews) if (network !== null) networks.set(network, (networks.get(network) ?? 0) + by);
  };
  add(hall, 1);
  add(own, -1);
  const late = (reviews: readonly Rated[]) => reviews.filter((each) => each.afterHours).length;
  return {
    reviews: hall.length - own.length,
    afterHours: late(hall) - late(own),
    known: [...networks.values()].reduce((sum, count) => sum + count, 0),
    networks,
  };
}

/** Measures for windows: their weeks before, complaints about them, and the whole city. */
async function measuresOf(tx: Tx, week: LocalDate) {
  const to = addDays(week, 6);
  const past = await pastWeeksOf(tx, week);
  const lately = await acceptedComplaints(tx, addDays(week, -21), to);
  const late = new Map(lately.map(({ windowId, received }) => [windowId, received]));
  const complaints = await acceptedComplaints(tx, addDays(week, -84), to);
  const city = {
    bad: past.reduce((sum, { bad }) => sum + bad, 0),
    complaints: complaints.reduce((sum, { received }) => sum + received, 0),
  };
  const known = new Map(past.map((each): [string, PastWeeks] => [keyOf(each), each]));
  return (place: Place): Pick<RatedWeek, 'before' | 'lately' | 'city'> => {
    const own = known.get(keyOf(place));
    return {
      before: own?.before ?? { weeks: 0, reviews: 0, best: 0 },
      lately: { ...(own?.lately ?? { reviews: 0, best: 0, bad: 0 }), complaints: late.get(place.windowId) ?? 0 },
      city,
    };
  };
}
