/** How failures slow a sign-in down, and how long a session lives; pure. */

import { addMs, epochMs, type Instant } from '../kernel/time.ts';

export const SESSION_IDLE_MS = 30 * 60_000;
export const SESSION_ABSOLUTE_MS = 12 * 3_600_000;
/** Time to enter the second factor. */
export const SECOND_FACTOR_MS = 5 * 60_000;
export const LINK_MS = 3 * 86_400_000;
/** `last_seen_at` is written at most this often: reading must not become writing. */
export const SEEN_EVERY_MS = 60_000;

/** Failures on one account: the first two cost nothing, then each doubles the wait, then a quarter of an hour. */
const FREE_FAILURES = 2;
const FIRST_WAIT_MS = 2_000;
const LOCK_AFTER = 8;
const LOCK_MS = 15 * 60_000;
/** A whole hall sits behind one address: only a flood of failures slows it, and briefly. */
const ADDRESS_FAILURES = 60;
const ADDRESS_WAIT_MS = 60_000;
/** Failures older than this are forgotten. */
const FAILURE_WINDOW_MS = 60 * 60_000;
const ADDRESS_WINDOW_MS = 10 * 60_000;

export type Failures = Readonly<{ failures: number; firstAt: Instant; blockedUntil: Instant | null }>;

/** Whole seconds still to wait; 0 when a try is allowed. */
export function waitSeconds(now: Instant, failures: Failures | undefined): number {
  if (failures?.blockedUntil == null) return 0;
  return Math.max(0, Math.ceil((epochMs(failures.blockedUntil) - epochMs(now)) / 1000));
}

/** The record after one more failure. */
export function afterFailure(kind: 'account' | 'address', now: Instant, before: Failures | undefined): Failures {
  const windowMs = kind === 'account' ? FAILURE_WINDOW_MS : ADDRESS_WINDOW_MS;
  const stale = before === undefined || epochMs(now) - epochMs(before.firstAt) > windowMs;
  // A lock that runs past the window still counts from its beginning.
  const still = before?.blockedUntil != null && before.blockedUntil > now;
  const failures = stale && !still ? 1 : (before?.failures ?? 0) + 1;
  const firstAt = stale && !still ? now : (before?.firstAt ?? now);
  const waitMs = kind === 'account' ? accountWaitMs(failures) : failures >= ADDRESS_FAILURES ? ADDRESS_WAIT_MS : 0;
  return { failures, firstAt, blockedUntil: waitMs === 0 ? null : addMs(now, waitMs) };
}

function accountWaitMs(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  if (failures >= LOCK_AFTER) return LOCK_MS;
  return FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES - 1);
}
