/** Reviews of the province's system in the example city: sent by one with a key, default ratings among them, some corrected. */

import { addDays, type LocalDate } from '../kernel/time.ts';
import { type Calendar, isWorkingDay } from '../law/index.ts';
import { transact } from '../platform/postgres/db.ts';
import { admitSystem, type Grade, type ProvinceReview, recordProvinceReviews } from '../reviews/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Cast } from './people.ts';
import type { DemoWindow } from './registry.ts';
import { must, type PlayStage } from './stage.ts';

const SEED = 3_905;
const SOURCE = '示例·省好差评系统';
const REVIEWS = 320;
const DAYS = 60;
const SHARE_OF_NOBODY = 0.35;
const CORRECTED_EVERY = 40;
const GRADES = [5, 4, 3, 2, 1] as const;
const GRADE_SHARES = [70, 18, 6, 4, 2];
const SERVICES = ['不动产转移登记', '企业设立登记', '社保关系转移', '公积金提取', '居民身份证补领'] as const;
const BAD = ['服务态度', '办事效率', '跑趟次数', '申请材料'] as const;
const CHANNELS = ['PJQ', 'PJQ', 'PJQ', 'QR', 'KIOSK'] as const;

/** Sends them, as at the end of the play. */
export async function bringProvinceReviews(
  stage: PlayStage,
  cast: Cast,
  windows: readonly [DemoWindow, ...DemoWindow[]],
  calendar: Calendar,
): Promise<void> {
  const { city, lastDay } = stage;
  const chance = chanceOf(SEED);
  const days: LocalDate[] = [];
  for (let day = addDays(lastDay, -DAYS); day < lastDay; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  const [first = lastDay, ...rest] = days;
  const reviews = Array.from({ length: REVIEWS }, (_, nth) =>
    aReview(chance, nth, chance.pick(windows), chance.pick([first, ...rest])),
  );
  const corrected = reviews
    .filter((review, nth) => nth % CORRECTED_EVERY === 0 && !review.isDefault)
    .map((review): ProvinceReview => ({ ...review, grade: 3, reasons: [] }));
  await transact(city.db, async (tx) => {
    const asked = { id: city.outside.uuid(), name: SOURCE, sourceSystem: SOURCE, divisionCode: city.code };
    const { system } = must(await admitSystem(tx, city, cast.actor('system-admin', city.code), asked), 'a system');
    await recordProvinceReviews(tx, city, reviews, system.id);
    await recordProvinceReviews(tx, city, corrected, system.id);
  });
}

function aReview(chance: Chance, nth: number, window: DemoWindow, day: LocalDate): ProvinceReview {
  const isDefault = chance.next() < SHARE_OF_NOBODY;
  const grade: Grade = isDefault ? 5 : (GRADES[chance.weighted(GRADE_SHARES)] ?? 5);
  const { divisionCode, unitId, hallId, windowId } = window;
  return {
    sourceSystem: SOURCE,
    number: `SL-${day.replaceAll('-', '')}-${String(nth + 1).padStart(5, '0')}`,
    ...{ divisionCode, unitId, hallId, windowId },
    serviceCode: null,
    service: chance.pick(SERVICES),
    grade,
    reasons: grade <= 2 ? [chance.pick(BAD)] : [],
    isDefault,
    day,
    channel: isDefault ? 'PJQ' : chance.pick(CHANNELS),
  };
}
