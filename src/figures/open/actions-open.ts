/** Sources of public pages and files, each computed once a minute at most. */

import type { Instant } from '../../kernel/time.ts';
import { type RegisterTotals, registerTotals } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { latestSeal, type SealStamp } from '../../record/index.ts';
import { publicCountyMonths, publicFigures, publicMonths } from '../actions.ts';
import type { CountyMonths, MonthFigures, PlacesTable, PublicFigures } from '../model.ts';
import { publicHalls, publicServices, publicWindows } from '../office/actions-places.ts';
import { keeping } from './kept.ts';

const A_MINUTE_MS = 60_000;
/** Milliseconds between counts of the register: a million rows are not counted every minute. */
const TOTALS_MS = 10 * A_MINUTE_MS;

type Kept<T> = () => Promise<Readonly<{ at: Instant; value: T }>>;

export type Open = Readonly<{
  figures: Kept<PublicFigures>;
  months: Kept<readonly MonthFigures[]>;
  countyMonths: Kept<CountyMonths>;
  halls: Kept<PlacesTable>;
  windows: Kept<PlacesTable>;
  services: Kept<PlacesTable>;
  totals: Kept<RegisterTotals>;
  seal: Kept<SealStamp | null>;
}>;

export function openOf(city: City): Open {
  const { now } = city.outside;
  const kept = <T>(compute: () => Promise<T>, keepMs = A_MINUTE_MS): Kept<T> => keeping(now, keepMs, compute);
  return {
    figures: kept(() => publicFigures(city)),
    months: kept(() => publicMonths(city)),
    countyMonths: kept(() => publicCountyMonths(city)),
    halls: kept(() => publicHalls(city)),
    windows: kept(() => publicWindows(city)),
    services: kept(() => publicServices(city)),
    totals: kept(() => registerTotals(city.db), TOTALS_MS),
    seal: kept(() => latestSeal(city.db)),
  };
}
