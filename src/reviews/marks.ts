/**
 * What is kept of where a review came from: two marks that only tell whether two reviews of one week share a network or a
 * device. Each is an HMAC under a key of the week, so that weeks cannot be joined, and goes after nine days. The address itself
 * ends here: it is never stored, logged or passed on.
 */

import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { LocalDate } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';

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
  const key = city.keys.hmac('codes', 'review-mark/', week);
  return createHmac('sha256', key).update(`${what}/${of}`).digest('hex').slice(0, MARK_HEX);
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one; null for this machine itself (nothing stands in front of us). */
export function networkOf(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) {
    const [a = '', b = '', c = ''] = mapped.split('.');
    return a === '127' ? null : `${a}.${b}.${c}`;
  }
  const plain = address.split('%')[0] ?? '';
  if (!isIPv6(plain) || plain === '::1') return null;
  const [head = '', tail] = plain.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...gap, ...back].map((group) => Number.parseInt(group, 16).toString(16));
  return groups.slice(0, 3).join(':');
}
