/** Telling people what waits, at noon of the next day: a moment after whatever a test did, whatever its own hour. */

import { addDays, instantOfLocal, localDateOf } from '../../src/kernel/time.ts';
import { hiddenFromInbox } from '../../src/matters/index.ts';
import { tellWhatWaits } from '../../src/people/telling/actions-tell.ts';
import type { City } from '../../src/platform/city.ts';

export const ALL_OPEN = { mail: true, sms: true, messenger: true };

/** @returns how many people are told */
export function tellTomorrow(city: City): Promise<number> {
  const noon = instantOfLocal(addDays(localDateOf(city.outside.now()), 1), '12:00');
  return tellWhatWaits({ ...city, outside: { ...city.outside, now: () => noon } }, hiddenFromInbox, ALL_OPEN);
}
