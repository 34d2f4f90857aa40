import { describe, expect, it } from 'vitest';
import { nextCode } from './category-code.ts';

const CASES: readonly (readonly [last: string, taken: readonly string[], next: string])[] = [
  ['SV06', ['SV01', 'SV06', 'SQ21'], 'SV07'],
  // One that a list had once is not given again.
  ['SV06', ['SV06', 'SV08'], 'SV09'],
  ['SQ21', ['SV06', 'SQ21'], 'SQ22'],
  ['ZZ99', ['ZZ99'], ''],
  ['', [], ''],
  ['sv06', ['SV06'], ''],
];

describe('the code of a new category', () => {
  it.each(CASES)('after %s, of %j, is %j', (last, taken, next) => {
    expect(nextCode(last, taken)).toBe(next);
  });
});
