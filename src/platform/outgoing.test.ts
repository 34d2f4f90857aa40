/** Addresses another program may be told at: https, or http to this machine alone. */

import { describe, expect, it } from 'vitest';
import { readAddress } from './outgoing.ts';

describe('an address', () => {
  it.each([
    ['https://pt.example.gov.cn/told', 'https://pt.example.gov.cn/told'],
    ['http://127.0.0.1:8123/told', 'http://127.0.0.1:8123/told'],
    ['http://localhost/', 'http://localhost/'],
    ['http://[::1]:80/a', 'http://[::1]/a'],
  ])('%s is told at', (typed, kept) => {
    expect(readAddress(typed)).toBe(kept);
  });

  it.each([
    ...['', 'told', 'http://example.org/', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'javascript:alert(1)'],
    ...['https://a:b@example.org/', 'https://example.org/#a', 'http://127.0.0.1.example.org/', 'http://127.0.0.2/'],
    `https://example.org/${'x'.repeat(400)}`,
  ])('%s is none', (typed) => {
    expect(readAddress(typed)).toBeUndefined();
  });
});
