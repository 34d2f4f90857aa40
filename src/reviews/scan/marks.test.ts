/** Marks tell whether two reviews of one week share a network or a device, and nothing more. */

import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { networkOf } from '../../platform/http/networks.ts';
import { freshKeys } from '../../platform/keys.ts';
import { deviceMark, networkMark } from './marks.ts';

const city = { keys: freshKeys() } as unknown as City;
const WEEK = localDate('2026-03-02');

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.200', '203.0.113'],
    ['2001:db8:1234:5678::1', '2001:db8:1234'],
    ['2001:0DB8:1234::', '2001:db8:1234'],
    ['2001:db8::1', '2001:db8:0'],
    ['fe80::1%eth0', 'fe80:0:0'],
    ['127.0.0.1', null],
    ['::1', null],
    ['', null],
    ['not an address', null],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a mark', () => {
  const mark = (address: string, week = WEEK, of = city) => networkMark(of, week, address);

  it('is the same for one network in one week', () => {
    expect(mark('203.0.113.7')).toBe(mark('203.0.113.99'));
    expect(mark('203.0.113.7')).not.toBe(mark('203.0.114.7'));
  });

  it('joins no two weeks, no network with a device, and nothing without the key file', () => {
    expect(mark('203.0.113.7')).not.toBe(mark('203.0.113.7', localDate('2026-03-09')));
    expect(deviceMark(city, WEEK, '203.0.113')).not.toBe(mark('203.0.113.7'));
    expect(mark('203.0.113.7', WEEK, { keys: freshKeys() } as unknown as City)).not.toBe(mark('203.0.113.7'));
    expect(deviceMark(city, WEEK, null)).toBeNull();
  });

  it('shows nothing of the address', () => {
    expect(mark('203.0.113.7')).toMatch(/^[0-9a-f]{32}$/);
  });
});
