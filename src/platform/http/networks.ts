/** Networks of addresses, coarse enough that hundreds of people share one; nothing finer is ever marked. */

import { isIPv4, isIPv6 } from 'node:net';

/**
 * The sender by address: an IPv4 address, or an IPv6 network, whose holder has as many addresses as they
 * like; null for this machine itself.
 */
export function senderOf(address: string): string | null {
  const network = networkOf(address);
  return network !== null && address.includes('.') ? address : network;
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
