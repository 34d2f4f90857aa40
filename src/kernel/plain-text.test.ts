/** The normal form of text: what it removes, what it replaces, and what it leaves alone. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, plainText } from './plain-text.ts';
import { searchForm } from './search-text.ts';
import { codeOf, textOf } from './spelling.ts';

const everyCodePoint = function* (): Generator<string> {
  for (let code = 0; code <= 0x10ffff; code += 1) yield String.fromCodePoint(code);
};
const NAMED: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
];

describe('plain text', () => {
  it('has no character that is unseen (F17)', () => {
    for (const [from, to] of NAMED) {
      for (let code = from; code <= to; code += 1) {
        expect(plainText(`商${String.fromCodePoint(code)}丘`), code.toString(16)).toBe('商丘');
      }
    }
    expect(plainText('\u202A91411402MA4T040287\u202C')).toBe('91411402MA4T040287');
    expect(plainText('葛\u{E0100}城')).toBe('葛城');
  });

  it('has the characters that radicals stand for (F18)', () => {
    expect(plainText('⼤⽔⽤⾏⼼⼝')).toBe('大水用行心口');
    expect(plainText('⻢⻔⻓⻋⻩⻦⼾⾭')).toBe('马门长车黄鸟户青');
    for (let code = 0x2f00; code <= 0x2fd5; code += 1) {
      expect(plainText(String.fromCharCode(code))).toMatch(/^\p{Unified_Ideograph}$/u);
    }
  });

  it('leaves what may be meant', () => {
    for (const text of ['１（甲）　Ａ', 'ﬁ①㈱', '豈㐂𠀀𬱖', 'a\tb\r\nc', '\u00A0', '😀', 'é', 'e\u0301']) {
      expect(plainText(text)).toBe(text);
    }
  });

  it('ends lines one way, and a Braille blank is a blank', () => {
    expect(plainText('a\vb\fc\u0085d\u2028e\u2029f')).toBe('a\nb\nc\nd\ne\nf');
    expect(plainText('张\u2800三')).toBe('张 三');
  });

  it('has no half of a pair and no zero character (F26)', () => {
    expect(plainText('甲\uD83D乙\0')).toBe('甲\uFFFD乙');
    expect(plainText('\uDE00\uD83D')).toBe('\uFFFD\uFFFD');
    expect(plainText('\uD83D\u200B\uDE00')).toBe('\uFFFD\uFFFD');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain.includes('\0')).toBe(false);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });

  it('is seen to for every character there is, not only the usual ones', () => {
    // `plainText` returns most texts at once, untouched; half a surrogate pair in front forces the full replacement, whose
    // result must be the same.
    for (const char of everyCodePoint()) {
      if (char.isWellFormed() && plainText(char) !== plainText(`\uD800${char}`).slice(1)) {
        throw new Error(`U+${char.codePointAt(0)?.toString(16)}`);
      }
    }
  });

  it.each([
    '',
    ' \t\n',
    '\u200B',
    '\u2800',
    '\u3164',
    '\u200B\u2800 \u3164\u3000',
    '\u0301',
    '\u{E0100}',
    '\u202E\u2066',
  ])('that shows nothing is blank: %j (F28)', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['。', '1', 'x\u200B', '😀', '\uE000', '\uD83D', '张'])('that shows something is not: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('the same form', () => {
  it('is that of cells, codes and what is looked for', () => {
    expect(textOf('\u2067⻢ 记\u2069\uFE0F')).toBe('马 记');
    expect(codeOf('\u202A９１411402MA4T040287\u202C')).toBe('91411402MA4T040287');
    expect(searchForm('⻢\u200E记')).toBe('马记');
  });
});
