/**
 * Marks of networks and devices, which only tell whether two reviews of one week share one. Each is an HMAC under a key of
 * the week, so that weeks cannot be joined, and is deleted after nine days. The address itself is never stored, logged or
 * passed on.
 */

import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { networkOf } from '../../platform/http/networks.ts';

export const MARKS_KEPT_DAYS = 9;

const MARK_HEX = 32;

export function networkMark(city: City, week: LocalDate, address: string): string | null {
  const network = networkOf(address);
  return network === null ? null : markOf(city, week, 'network', network);
}

/** @param deviceHash hash of the random token in the browser */
export function deviceMark(city: City, week: LocalDate, deviceHash: string | null): string | null {
  return deviceHash === null ? null : markOf(city, week, 'device', deviceHash);
}

function markOf(city: City, week: LocalDate, what: 'network' | 'device', of: string): string {
  return createHmac('sha256', keyOf(city.keys, week)).update(`${what}/${of}`).digest('hex').slice(0, MARK_HEX);
}

/** The last key, remembered: every scan and tap of a week needs it. */
const lastKeys = new WeakMap<City['keys'], Readonly<{ week: LocalDate; key: KeyObject }>>();

function keyOf(keys: City['keys'], week: LocalDate): KeyObject {
  const last = lastKeys.get(keys);
  if (last?.week === week) return last.key;
  const key = createSecretKey(keys.hmac('codes', 'review-mark/', week));
  lastKeys.set(keys, { week, key });
  return key;
}
