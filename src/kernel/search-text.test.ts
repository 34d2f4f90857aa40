/** Forms of a text for searching: spellings that must find each other. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, containing, excerptAt, markIn, pairsOf, searchForm } from './search-text.ts';

describe('the form for searching', () => {
  it.each([
    ['ＡＢＣ（集团）有限公司', 'abc(集团)有限公司'],
    [' 睢阳区　古宋 街道 ', '睢阳区古宋街道'],
    ['９１４１', '9141'],
    ['', ''],
  ])('of %j is %j', (text, form) => expect(searchForm(text)).toBe(form));

  it('is its own form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchForm(searchForm(text))).toBe(searchForm(text));
      }),
    );
  });
});

describe('pairs', () => {
  it('are all neighbours, each once, by whole characters', () => {
    expect(pairsOf('有限有限公')).toEqual(['有限', '限有', '限公']);
    expect(pairsOf('𠮷野家')).toEqual(['𠮷野', '野家']);
    expect(pairsOf('一')).toEqual([]);
  });

  it('of a part are pairs of the whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, part, after) => {
        const whole = new Set(pairsOf(before + part + after));
        for (const pair of pairsOf(part)) expect(whole.has(pair)).toBe(true);
      }),
    );
  });
});

it('patterns take what was typed literally', () => {
  expect(containing('5%_\\')).toBe('%5\\%\\_\\\\%');
  expect(beginning('a_')).toBe('a\\_%');
});

describe('what was typed', () => {
  it.each([
    ['睢阳区 古宋街道', '区古', { from: 2, length: 3 }],
    ['（ＡＢＣ）集团', 'abc)', { from: 1, length: 4 }],
    ['𠮷野家', '野', { from: 1, length: 1 }],
    ['古宋街道', '街区', null],
    ['古宋街道', ' ', null],
  ])('in %j is marked for %j', (text, typed, mark) => expect(markIn(text, typed)).toEqual(mark));

  it('is marked wherever it stands, by characters whose form holds it', () => {
    const plain = fc.string({ unit: fc.constantFrom('甲', '乙', 'A', 'b', ' ', '（', '𠮷', '\n') });
    fc.assert(
      fc.property(plain, plain, plain, (before, typed, after) => {
        fc.pre(searchForm(typed) !== '');
        const text = before + typed + after;
        const mark = markIn(text, typed);
        const marked = [...text].slice(mark?.from, (mark?.from ?? 0) + (mark?.length ?? 0)).join('');
        expect(searchForm(marked)).toBe(searchForm(typed));
      }),
    );
  });

  it('is shown with a little round it, and marked there', () => {
    const text = `${'前'.repeat(50)}材料\n 收下${'后'.repeat(50)}`;
    const { text: shown, mark } = excerptAt(text, '材料收下', { before: 3, after: 3 });
    expect(shown).toBe('…前前前材料 收下后后后…');
    expect([...shown].slice(mark?.from, (mark?.from ?? 0) + (mark?.length ?? 0)).join('')).toBe('材料 收下');
    expect(excerptAt('材料收下', '没有', { before: 2, after: 2 })).toEqual({ text: '材料…', mark: null });
    expect(excerptAt('材料收下', '材料', { before: 9, after: 9 })).toEqual({
      text: '材料收下',
      mark: { from: 0, length: 2 },
    });
  });
});
