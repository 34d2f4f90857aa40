/**
 * What is kept of where a review came from: two marks that only tell whether two reviews of one week share a network or a
 * device. Each is an HMAC under a key of the week, so that weeks cannot be joined, and goes after nine days. The address itself
 * ends here: it is never stored, logged or passed on.
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

/** @param deviceHash the hash of the random token its browser keeps */
export function deviceMark(city: City, week: LocalDate, deviceHash: string | null): string | null {
  return deviceHash === null ? null : markOf(city, week, 'device', deviceHash);
}

function markOf(city: City, week: LocalDate, what: 'network' | 'device', of: string): string {
  return createHmac('sha256', keyOf(city.keys, week)).update(`${what}/${of}`).digest('hex').slice(0, MARK_HEX);
}

/** Every scan and tap of a week needs the same key. */
const lastKeys = new WeakMap<City['keys'], Readonly<{ week: LocalDate; key: KeyObject }>>();

function keyOf(keys: City['keys'], week: LocalDate): KeyObject {
  const last = lastKeys.get(keys);
  if (last?.week === week) return last.key;
  const key = createSecretKey(keys.hmac('codes', 'review-mark/', week));
  lastKeys.set(keys, { week, key });
  return key;
}
