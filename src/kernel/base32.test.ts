/** Crockford base32: encoding and decoding again, and the characters people mistype. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE32_ALPHABET, decodeBase32, encodeBase32, normalBase32 } from './base32.ts';

const text = new TextEncoder();

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'CR'],
    ['fo', 'CSQG'],
    ['foo', 'CSQPY'],
    ['foob', 'CSQPYRG'],
    ['fooba', 'CSQPYRK1'],
    ['foobar', 'CSQPYRK1E8'],
  ])('writes %j as %s', (plain, coded) => {
    expect(encodeBase32(text.encode(plain))).toBe(coded);
    expect(decodeBase32(coded)).toEqual(text.encode(plain));
  });

  it('gives every sequence of bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const coded = encodeBase32(bytes);
        expect(coded).toMatch(/^[0-9A-HJKMNP-TV-Z]*$/);
        expect(decodeBase32(coded)).toEqual(bytes);
      }),
    );
  });

  it('cuts after the wanted number of characters, which are the start of the whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 40 }), fc.nat(8), (bytes, length) => {
        expect(encodeBase32(bytes, length)).toBe(encodeBase32(bytes).slice(0, length));
      }),
    );
  });

  it('refuses to make characters from bytes that are not there', () => {
    expect(() => encodeBase32(new Uint8Array(1), 3)).toThrow(RangeError);
  });

  it('has no letter that is read as another', () => {
    expect(BASE32_ALPHABET).toHaveLength(32);
    expect(BASE32_ALPHABET).not.toMatch(/[ILOU]/);
  });

  it('puts right what people type', () => {
    expect(normalBase32(' o1il-abcd e ')).toBe('0111ABCDE');
    expect(normalBase32('U')).toBeUndefined();
    expect(normalBase32('ABC!')).toBeUndefined();
    expect(normalBase32('码')).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const coded = encodeBase32(bytes);
        expect(normalBase32(coded.toLowerCase())).toBe(coded);
      }),
    );
  });

  it('does not decode what is not normal', () => {
    expect(decodeBase32('cr')).toBeUndefined();
    expect(decodeBase32('C!')).toBeUndefined();
  });
});
