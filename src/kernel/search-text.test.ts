/** Forms of a text for searching: spellings that must find each other. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, containing, pairsOf, searchForm } from './search-text.ts';

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
