/**
 * The suite's day: the only file that asks the machine for the time, so that no outcome depends on day, hour or machine.
 * `MASHANG_TEST_TODAY=2026-12-31T15:59:00Z npm test` runs everything on that day.
 */

import type { Outside } from '../../src/kernel/ids.ts';
import { addMs, epochMs, type Instant, instant } from '../../src/kernel/time.ts';
import { realOutside } from '../../src/platform/http/outside.ts';

export const SETTING = 'MASHANG_TEST_TODAY';
/** When the run began, by the machine: what one process of it started, another goes on with. */
const BEGAN = 'MASHANG_TEST_BEGAN';

/** A Tuesday morning in Shangqiu: 10:00 on 2026-03-03, a working day in a published year. For tests that name dates. */
export const MORNING = instant('2026-03-03T02:00:00.000Z');
/**
 * 10:00 on a Thursday in the last month of the published years, in the first week of a month: the examples of this day
 * show every state a screen can have, dates that may still move and a finished month with reviews that weigh less among them.
 */
export const SHOWING = instant('2026-12-03T02:00:00.000Z');

/** Whether somebody asked for a day. */
export function isNamed(): boolean {
  return (process.env[SETTING] ?? '') !== '';
}

/** @param usually the day where nobody named another */
export function today(usually: Instant = MORNING): Instant {
  return isNamed() ? readDay(process.env[SETTING] ?? '') : usually;
}

/** @throws RangeError when the text is neither `2026-12-31` nor `2026-12-31T15:59:00Z`. */
export function readDay(text: string): Instant {
  const [, date, time = 'T02:00', seconds = ':00', ms = '.000'] =
    /^(\d{4}-\d{2}-\d{2})(?:(T\d{2}:\d{2})(:\d{2})?(\.\d{3})?Z)?$/.exec(text) ?? [];
  const read = `${date}${time}${seconds}${ms}Z`;
  try {
    return instant(read);
  } catch {
    throw new RangeError(`${SETTING}: "${text}" is no day; expected one like 2026-12-31 or 2026-12-31T15:59:00Z`);
  }
}

/** How a run on this day is asked for. */
export function commandFor(day: Instant, files = ''): string {
  return `${SETTING}=${day} ${files === '' ? 'npm test' : `npx vitest run ${files}`}`;
}

/** How far the servers and browsers of this run are from the machine's clock. */
export function shiftMs(): number {
  process.env[BEGAN] ??= realOutside.now();
  return epochMs(today(SHOWING)) - epochMs(process.env[BEGAN] as Instant);
}

/** For programs that are tested as a whole: their clock ticks as the machine's, from today on. */
export const tickingOutside: Outside = { ...realOutside, now: () => addMs(realOutside.now(), shiftMs()) };

/** What a program started by a test needs to live on the same day. */
export function dayOfChildren(): Readonly<Record<string, string>> {
  shiftMs();
  const keys = [SETTING, BEGAN].filter((key) => process.env[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [key, process.env[key] ?? '']));
}
