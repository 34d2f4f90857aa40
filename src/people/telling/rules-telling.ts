/**
 * Who is told that something waits, by which channel, and when. Telling has fixed moments of the day and counts only what was
 * there before the moment: so what leaves the machine never says when somebody acted. Mail, SMS and messenger go by the same rule.
 */

import { type Instant, instantOfLocal, localDateOf, localTimeOf } from '../../kernel/time.ts';
import type { Quiet, Rhythm, Telling } from './model-telling.ts';

/** On the wall. The first is that of whoever is told once a day. */
export const MOMENTS: readonly string[] = ['08:30', '11:00', '14:30', '17:00'];

/** Without a choice of their own. */
export const USUAL: Telling = {
  byMail: true,
  smsTo: null,
  messengerTo: null,
  rhythm: 'daily',
  quiet: { from: '21:00', until: '08:00' },
  lang: 'zh',
  since: null,
};

export function isQuiet(quiet: Quiet, time: string): boolean {
  if (quiet === null) return false;
  const { from, until } = quiet;
  return from <= until ? from <= time && time < until : time >= from || time < until;
}

/** The moments of a day; those in quiet hours become one, at their end. */
export function momentsOf(quiet: Quiet): readonly string[] {
  const open = MOMENTS.filter((moment) => !isQuiet(quiet, moment));
  if (quiet === null || open.length === MOMENTS.length) return open;
  return [...new Set([...open, quiet.until])].sort();
}

/**
 * `daily`: once a day, of all that waits. `when-new`: the same, and at later moments of what is new since. `daily-if-new`:
 * once a day, of what is new alone.
 */
export type Hearing = Readonly<{ rhythm: Rhythm | 'daily-if-new'; quiet: Quiet; toldAt: Instant | null }>;

/** The moment that is to be served now; undefined when there is none, or it was served. */
export function momentDue({ rhythm, quiet, toldAt }: Hearing, now: Instant): Instant | undefined {
  const [today, time] = [localDateOf(now), localTimeOf(now)];
  if (isQuiet(quiet, time)) return undefined;
  const moments = momentsOf(quiet);
  const passed = (rhythm === 'when-new' ? moments : moments.slice(0, 1)).filter((moment) => moment <= time).at(-1);
  if (passed === undefined) return undefined;
  const moment = instantOfLocal(today, passed);
  if (toldAt === null) return moment;
  const isServed = rhythm === 'when-new' ? toldAt >= moment : localDateOf(toldAt) >= today;
  return isServed ? undefined : moment;
}

/** Of what came at these instants and still waits, what is told at a moment. */
export function toldAtMoment<T extends Readonly<{ at: Instant }>>(
  { rhythm, toldAt }: Hearing,
  moment: Instant,
  waiting: readonly T[],
): readonly T[] {
  const before = waiting.filter(({ at }) => at < moment);
  const isFirst = toldAt === null || localDateOf(toldAt) < localDateOf(moment);
  if (toldAt === null || (isFirst && rhythm !== 'daily-if-new')) return before;
  return before.some(({ at }) => at >= toldAt) ? before : [];
}
