/** Dated versions of a rule, whatever it rules: which is in force, and from when another may be; pure. */

import { addDays, type Instant, type LocalDate, localDateOf } from '../kernel/time.ts';
import type { LawProblem } from './model.ts';
import type { Dated } from './model-version.ts';

/** In force on a day: of the versions begun, the one with the latest first day; of two with one day the later written. */
export function inForceOn<Version extends Dated>(versions: readonly Version[], on: LocalDate): Version | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= on)
    .reduce<Version | undefined>((best, each) => (best === undefined || isAfter(each, best) ? each : best), undefined);
}

/** The version that takes over after one that begins on `from`; undefined where none was written yet. */
export function nextAfter<Version extends Dated>(versions: readonly Version[], from: LocalDate): Version | undefined {
  const days = versions.flatMap(({ effectiveFrom }) => (effectiveFrom > from ? [effectiveFrom] : [])).sort();
  const [first] = days;
  return first === undefined ? undefined : inForceOn(versions, first);
}

/** A version begins on a later day, so that nothing received before is judged by it. */
export function tooEarly(at: Instant, effectiveFrom: LocalDate): LawProblem | null {
  const earliest = addDays(localDateOf(at), 1);
  return effectiveFrom < earliest ? { kind: 'not-in-the-future', earliest } : null;
}

function isAfter(one: Dated, other: Dated): boolean {
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom > other.effectiveFrom;
  return Number(one.version) > Number(other.version);
}
