/** Rules of slowing sign-ins after failures, and of the lifetime of sessions; pure. */

import { addMs, epochMs, type Instant } from '../../kernel/time.ts';

export const SESSION_IDLE_MS = 30 * 60_000;
export const SESSION_ABSOLUTE_MS = 12 * 3_600_000;
/** Time to enter the second factor. */
export const SECOND_FACTOR_MS = 5 * 60_000;
export const LINK_MS = 3 * 86_400_000;
/** Time to tell an administrator the code by which the identity provider’s account is linked. */
export const PROVIDER_CODE_MS = 86_400_000;
/** `last_seen_at` is written at most this often: reading must not become writing. */
export const SEEN_EVERY_MS = 60_000;

/** Failures on one account from one place: the first two cost nothing, then each doubles the wait, then a quarter of an hour. */
const FREE_FAILURES = 2;
const FIRST_WAIT_MS = 2_000;
const LOCK_AFTER = 8;
const LOCK_MS = 15 * 60_000;
/** On one account from anywhere: far more than a person mistypes, far fewer than guessing needs. */
const ACCOUNT_FAILURES = 100;
const ACCOUNT_WAIT_MS = 60_000;
/** A whole hall sits behind one address: a flood of failures makes its answers slow, and locks nobody. */
const ADDRESS_FAILURES = 60;
export const SLOW_MS = 1_000;
/** Failures older than this are forgotten. */
const FAILURE_WINDOW_MS = 60 * 60_000;
const ADDRESS_WINDOW_MS = 10 * 60_000;

export type Failures = Readonly<{ failures: number; firstAt: Instant; blockedUntil: Instant | null }>;

/** Whole seconds still to wait; 0 when a try is allowed. */
export function waitSeconds(now: Instant, failures: Failures | undefined): number {
  if (failures?.blockedUntil == null) return 0;
  return Math.max(0, Math.ceil((epochMs(failures.blockedUntil) - epochMs(now)) / 1000));
}

/** `place`: an account as tried from one network or known device; `account`: from anywhere; `address`: a network. */
export type Counted = 'place' | 'account' | 'address';

export function afterFailure(kind: Counted, now: Instant, before: Failures | undefined): Failures {
  const windowMs = kind === 'address' ? ADDRESS_WINDOW_MS : FAILURE_WINDOW_MS;
  const stale = before === undefined || epochMs(now) - epochMs(before.firstAt) > windowMs;
  // While a lock lasts, failures before it still count.
  const still = before?.blockedUntil != null && before.blockedUntil > now;
  const failures = stale && !still ? 1 : (before?.failures ?? 0) + 1;
  const firstAt = stale && !still ? now : (before?.firstAt ?? now);
  const waitMs = waitMsOf(kind, failures);
  return { failures, firstAt, blockedUntil: waitMs === 0 ? null : addMs(now, waitMs) };
}

/** Whether so many failures come from a network that its answers are delayed. */
export function isFlooded(now: Instant, failures: Failures | undefined): boolean {
  if (failures === undefined || failures.failures < ADDRESS_FAILURES) return false;
  return epochMs(now) - epochMs(failures.firstAt) <= ADDRESS_WINDOW_MS;
}

function waitMsOf(kind: Counted, failures: number): number {
  if (kind === 'address') return 0;
  if (kind === 'account') return failures >= ACCOUNT_FAILURES ? ACCOUNT_WAIT_MS : 0;
  if (failures <= FREE_FAILURES) return 0;
  if (failures >= LOCK_AFTER) return LOCK_MS;
  return FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES - 1);
}
