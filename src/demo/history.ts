/** Reviews of the examples' older system, from before the play, recorded as a city would bring them in. */

import { addDays, type LocalDate } from '../kernel/time.ts';
import type { Calendar } from '../law/index.ts';
import { transact } from '../platform/postgres/db.ts';
import { type Grade, type RecordedReview, recordReviews } from '../reviews/index.ts';
import { type Chance, chanceOf, pickerOf } from './chance.ts';
import type { DemoWindow } from './registry.ts';
import { bustleOn, minuteOf, shareOut, TEMPERS, type Temper } from './rhythm.ts';
import type { Stage } from './stage.ts';

const SOURCE = '示例·旧评价系统';
const SEED = 230_000;
const TEMPER_SHARES: readonly (readonly [Temper, number])[] = [
  ['good', 0.3],
  ['ordinary', 0.55],
  ['weak', 0.12],
  ['bad', 0.03],
];
const REVIEWS_A_TRANSACTION = 5000;

type Past = Readonly<{ from: LocalDate; to: LocalDate; reviews: number }>;

/** Records them. @returns how many */
export async function bringHistory(
  stage: Stage,
  windows: readonly DemoWindow[],
  calendar: Calendar,
  past: Past,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  let portion: RecordedReview[] = [];
  const bring = async () => {
    const { inserted } = await transact(stage.city.db, (tx) => recordReviews(tx, stage.city, portion));
    done += inserted;
    portion = [];
    onProgress(done);
  };
  for (const review of pastReviews(stage, windows, calendar, past)) {
    portion.push(review);
    if (portion.length === REVIEWS_A_TRANSACTION) await bring();
  }
  if (portion.length > 0) await bring();
  return done;
}

function* pastReviews(
  stage: Stage,
  windows: readonly DemoWindow[],
  calendar: Calendar,
  past: Past,
): Generator<RecordedReview> {
  const chance = chanceOf(SEED);
  const characters = windows.map(() => characterOf(chance));
  const busy = characters.map((character) => character.busy);
  const days: LocalDate[] = [];
  for (let day = past.from; day <= past.to; day = addDays(day, 1)) days.push(day);
  // The codes become known: numbers grow day by day.
  const weights = days.map((day, index) => bustleOn(calendar, day) * (0.6 + (0.8 * index) / days.length));
  const counts = shareOut(past.reviews, weights);
  const pickWindow = pickerOf(busy);
  let mark = 0;
  for (const [index, day] of days.entries()) {
    for (let n = counts[index] ?? 0; n > 0; n -= 1) {
      const at = pickWindow(chance);
      const window = windows[at];
      const character = characters[at];
      if (window === undefined || character === undefined) throw new Error('the example city has no window');
      const { windowId, hallId, unitId, divisionCode } = window;
      mark += 1;
      yield {
        place: { windowId, hallId, unitId, divisionCode },
        grade: (5 - chance.weighted(TEMPERS[character.temper])) as Grade,
        at: stage.at(day, minuteOf(chance)),
        sourceSystem: SOURCE,
        sourceRef: String(mark),
      };
    }
  }
}

/** Character of a window. Busyness is the cube of a random number, about as uneven as in a real hall. */
function characterOf(chance: Chance): Readonly<{ busy: number; temper: Temper }> {
  const busy = 0.15 + 4 * chance.next() ** 3;
  const temper = TEMPER_SHARES[chance.weighted(TEMPER_SHARES.map(([, share]) => share))]?.[0] ?? 'ordinary';
  return { busy, temper };
}
