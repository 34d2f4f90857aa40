/** Numbers of other platforms: spellings that are one number, and what is none. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReference } from './reference.ts';

describe('a number of another platform', () => {
  it.each([
    ['豫营商投〔2024〕123号', '豫营商投〔2024〕123号'],
    [' 豫营商投(2024)123号 ', '豫营商投〔2024〕123号'],
    ['豫营商投（2024） 123号', '豫营商投〔2024〕123号'],
    ['hn20240511-0007', 'HN20240511-0007'],
    ['ＨＮ２０２４０５１１－０００７', 'HN20240511-0007'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(readReference(typed)).toBe(kept);
  });

  it.each(['', '123', 'HN 1', 'a@b.cn', '1234;5678', 'x'.repeat(61)])('%s is none', (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });

  it('is read once: what was kept is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 70 }), (typed) => {
        const kept = readReference(typed);
        if (kept !== undefined) expect(readReference(kept)).toBe(kept);
      }),
    );
  });
});
