/** Shares and moves of work: the table of docs/figures/work.md is read here. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { portionOf } from '../methods/rules-interval.ts';
import type { WorkLine } from './model-work.ts';
import { isDownward, NO_WORK, placed, plusWork, sharesOf, weightOfCategory } from './rules-work.ts';

const PAGE = path.join(import.meta.dirname, '../../../docs/figures/work.md');
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

function rowsOfPage(): readonly (readonly string[])[] {
  const after = readFileSync(PAGE, 'utf8').split('## 示例')[1] ?? '';
  const rows = [...after.matchAll(/^\| (\d+) \| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gmu)];
  return rows.map((row) => row.slice(1));
}

describe('a share of what was done', () => {
  it.each(rowsOfPage())('of %s, %s: %s', (of, part, share, low, high) => {
    const found = portionOf(Number(part), Number(of));
    const said = found.kind === 'enough' ? [found.share, found.low, found.high].map(percent) : ['数据不足', '–', '–'];
    expect(said).toEqual([share, low, high]);
  });

  it('reads the whole table', () => {
    expect(rowsOfPage()).toHaveLength(3);
  });

  it('of the resolved is widened by those who gave no verdict, and by nobody else', () => {
    const counts = { ...NO_WORK, resolved: 40, notResolved: 20 };
    const [all, some] = [sharesOf(counts).resolved, sharesOf({ ...counts, noVerdict: 60 }).resolved];
    if (all.kind !== 'enough' || some.kind !== 'enough') throw new Error('there is enough');
    expect(some.share).toBe(all.share);
    expect(some.low).toBeLessThan(all.low);
    expect(some.high).toBeGreaterThan(all.high);
  });
});

const DISCIPLINE = weightOfCategory({ discipline: true, serviceFault: false });
const OTHER = weightOfCategory({ discipline: false, serviceFault: false });
const SERVICE = weightOfCategory({ discipline: false, serviceFault: true });
const weights: Readonly<Record<string, number>> = { DISCIPLINE, OTHER, SERVICE };

it.each([
  ['DISCIPLINE', 'OTHER', true],
  ['DISCIPLINE', 'SERVICE', true],
  ['OTHER', 'SERVICE', true],
  ['SERVICE', 'OTHER', false],
  ['OTHER', 'DISCIPLINE', false],
  ['OTHER', 'OTHER', false],
  ['OTHER', 'GONE', false],
] as const)('from %s to %s is downward: %s', (from, to, expected) => {
  expect(isDownward({ from, to }, (code) => weights[code])).toBe(expected);
});

describe('the order of units', () => {
  const line = (key: string, resolved: number, notResolved: number): WorkLine => {
    const counts = plusWork(NO_WORK, { ...NO_WORK, resolved, notResolved });
    return { key, name: key, unitName: null, area: null, counts, shares: sharesOf(counts), windows: null, place: null };
  };

  it('says of one alone, as a unit reads itself, neither group nor rank', () => {
    const alone = placed([line('a', 40, 20), line('b', 2, 1)]);
    expect(alone.map(({ shares, place }) => [shares.resolved.kind, place])).toEqual([
      ['enough', null],
      ['not-enough-data', null],
    ]);
  });

  it('is that of their names, in one group where intervals overlap and in two where they cannot', () => {
    const close = placed([line('a', 40, 20), line('b', 44, 16)]);
    expect(close.map(({ key, place }) => [key, place?.group])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    const apart = placed([line('a', 10, 190), line('b', 190, 10), line('c', 1, 0)]);
    expect(apart.map(({ key, place }) => [key, place?.group])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', undefined],
    ]);
  });
});
