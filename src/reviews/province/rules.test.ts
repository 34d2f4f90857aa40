/** The page of the port of reviews, what leaves, and what is recognised as ours. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../kernel/ids.ts';
import { localDate, type Month } from '../../kernel/time.ts';
import type { GradeCounts } from '../model.ts';
import { leavingPage, sentReview } from './api-port.ts';
import { CHANNELS } from './model.ts';
import { PROVINCE_COLUMNS } from './model-columns.ts';
import { leavingGroups, type WindowWeek } from './rules-leaving.ts';
import { isOurs, ourNumber, ourSystem } from './rules-ours.ts';
import { leavingSheet } from './sheets.ts';
import { provinceProblemTitles } from './words.ts';

const CITY = '411400';
const MONTH = '2026-01' as Month;

describe('the page of the port', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/review-port.md'), 'utf8');
  const [, coming = '', leaving = ''] = page.split(/^## (?:收评价|报评价)$/m);
  const column = (text: string, head: string, at = 1): string[] => {
    const [, table = ''] = text.split(head);
    const rows = (table.split('\n\n', 1)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
    return rows.slice(1).map((line) => (line.split('|')[at] ?? '').trim().replaceAll('`', ''));
  };
  const MEMBERS = '| 成员 | 表头 | 必填 | 内容 |';
  const example = (text: string): unknown => JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '');

  it('has the members of a review, their columns, and which are needed', () => {
    expect(column(coming, MEMBERS)).toEqual(Object.keys(sentReview.shape));
    expect(column(coming, MEMBERS)).toEqual(PROVINCE_COLUMNS.map(({ key }) => key));
    expect(column(coming, MEMBERS, 2)).toEqual(PROVINCE_COLUMNS.map(({ said }) => said.zh));
    const needed = column(coming, MEMBERS, 3).map((said) => said === '是');
    expect(needed).toEqual(Object.values(sentReview.shape).map((of) => !of.safeParse(undefined).success));
    expect(needed).toEqual(PROVINCE_COLUMNS.map(({ required }) => required));
  });

  it('has examples that are taken and given', () => {
    expect(sentReview.safeParse(example(coming)).error).toBeUndefined();
    expect(leavingPage.safeParse(example(leaving)).error).toBeUndefined();
  });

  it('has every channel and every refusal', () => {
    expect(column(coming, '| 渠道 | 意思 |')).toEqual([...CHANNELS]);
    const own = Object.keys(provinceProblemTitles).filter((kind) => !/system|found/.test(kind));
    expect(column(coming, '| 状态码 | 种类 | 意思 |', 2).sort()).toEqual([...own, 'invalid-input', 'too-many'].sort());
  });

  it('has the members of what leaves, and the headings of its sheet', () => {
    const head = '| 成员 | 表头 | 内容 |';
    const [line] = (example(leaving) as { items: object[] }).items;
    expect(column(leaving, head)).toEqual(Object.keys(line ?? {}));
    const headings: readonly string[] = leavingSheet.columns.map(({ zh }) => zh);
    const said = column(leaving, head, 2).filter((each) => each !== '' && !each.includes('…'));
    expect(headings).toEqual(expect.arrayContaining(said));
  });
});

describe('what is ours', () => {
  it('is known by its name in any spelling, and by its number under any name', () => {
    const number = ourNumber(CITY, { month: '2026-01', seq: 7 });
    expect(isOurs(CITY, ourSystem(CITY), 'whatever')).toBe(true);
    expect(isOurs(CITY, ' Ｍashang－411400', 'x')).toBe(true);
    expect(isOurs(CITY, '省好差评', number)).toBe(true);
    expect(isOurs(CITY, '省好差评', number.toLowerCase())).toBe(true);
    expect(isOurs(CITY, '省好差评', 'MS-1')).toBe(false);
    expect(isOurs(CITY, 'mashang-411500', 'HCP-1')).toBe(false);
  });
});

describe('what leaves', () => {
  const id = (nth: number): Uuid => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}` as Uuid;
  const cell = (nth: number, divisionCode: string, good: number, bad: number): WindowWeek => ({
    weekOf: localDate('2026-01-05'),
    divisionCode,
    unitId: id(nth),
    hallId: id(900),
    windowId: id(nth),
    grades: { 5: good, 4: 0, 3: 0, 2: bad, 1: 0 },
  });
  const bad = (grades: GradeCounts) => grades[1] + grades[2];
  const brief = (cells: readonly WindowWeek[]) =>
    leavingGroups(CITY, MONTH, cells).map(({ place, divisionCode, grades }) => [place, divisionCode, bad(grades)]);

  it('names a window with five bad ones, and the rest by its county', () => {
    expect(brief([cell(1, '411402', 20, 5), cell(2, '411402', 9, 4), cell(3, '411402', 9, 1)])).toEqual([
      ['window', '411402', 5],
      ['county', '411402', 5],
    ]);
  });

  it('gives a window up where the rest would have four', () => {
    expect(brief([cell(1, '411402', 20, 7), cell(2, '411402', 20, 5), cell(3, '411402', 9, 4)])).toEqual([
      ['window', '411402', 7],
      ['county', '411402', 9],
    ]);
  });

  it('tells none apart that has none, for none looks like four', () => {
    expect(brief([cell(1, '411402', 20, 5), cell(2, '411402', 9, 0)])).toEqual([['county', '411402', 5]]);
    expect(brief([cell(1, '411402', 20, 9), cell(2, '411403', 9, 0)])).toEqual([['city', CITY, 9]]);
  });

  it('names every window where none is left over', () => {
    expect(brief([cell(1, '411402', 3, 5), cell(2, '411403', 3, 6)])).toEqual([
      ['window', '411402', 5],
      ['window', '411403', 6],
    ]);
  });

  it('tells nothing of a month in which the city has four', () => {
    expect(brief([cell(1, '411402', 200, 3), cell(2, '411403', 9, 1)])).toEqual([]);
    expect(brief([])).toEqual([]);
  });

  it('has every review once, and never fewer than five bad ones together', () => {
    const cells = fc.array(
      fc.record({
        nth: fc.integer({ min: 1, max: 40 }),
        division: fc.constantFrom('411402', '411403', '411421', '411421001', '411400'),
        good: fc.integer({ min: 0, max: 30 }),
        bad: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(cells, (drawn) => {
        const given = drawn.filter((each) => each.good + each.bad > 0);
        const groups = leavingGroups(
          CITY,
          MONTH,
          given.map((each) => cell(each.nth, each.division, each.good, each.bad)),
        );
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        if (groups.length === 0) return sum(given.map((each) => each.bad)) < 5;
        return (
          groups.every(({ grades }) => bad(grades) >= 5) &&
          sum(groups.map(({ grades }) => bad(grades))) === sum(given.map((each) => each.bad)) &&
          sum(groups.map(({ grades }) => grades[5])) === sum(given.map((each) => each.good))
        );
      }),
    );
  });
});
