/** Numbers and passes of receipts: what they look like, which slips are found, and how wrong ones slow down. */

import { describe, expect, it } from 'vitest';
import {
  parseReceiptNumber,
  parseReceiptPass,
  receiptNumber,
  receiptPass,
  waitAfterWrongPassMs,
} from './rules-receipt.ts';

describe('receipts', () => {
  const bytes = new Uint8Array(32).map((_, index) => (index * 37 + 11) % 256);

  it('have sixteen digits of which the last finds a slip, and a pass that forgives look-alikes', () => {
    const number = receiptNumber(bytes);
    expect(number).toMatch(/^\d{16}$/);
    expect(parseReceiptNumber(number.replace(/(.{4})/g, '$1 '))).toBe(number);
    const slip = `${number.startsWith('1') ? '2' : '1'}${number.slice(1)}`;
    expect(parseReceiptNumber(slip)).toBeUndefined();
    const pass = receiptPass(bytes);
    expect(pass).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(parseReceiptPass(pass.toLowerCase())).toBe(pass);
    expect(parseReceiptPass('oil0O1')).toBe('011001');
  });

  it('slow down, and never for longer than a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 50].map(waitAfterWrongPassMs)).toEqual([0, 0, 2_000, 4_000, 8_000, 900_000]);
  });
});
