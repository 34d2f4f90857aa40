/** Words of the rules, and a deadline explained in them. */

import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/time.ts';
import { shippedCalendar, shippedYears } from './calendar/shipped-calendar.ts';
import { dayWords, explanationLines } from './explain-lines.ts';
import { explainDeadline, runsOf } from './rules-explain.ts';
import { holidayName, lawProblemTitles, lawWords } from './words.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the words', () => {
  it('fill the same places in both languages', () => {
    for (const key of Object.keys(lawWords.zh) as (keyof typeof lawWords.zh)[]) {
      expect(placeholders(lawWords.en[key]), key).toEqual(placeholders(lawWords.zh[key]));
      expect(lawWords.en[key]).not.toMatch(/[\u4e00-\u9fff]/);
    }
    for (const { zh, en } of Object.values(lawProblemTitles)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('name every holiday that comes each year in English', () => {
    const recent = shippedYears.filter(({ year }) => year >= 2016).flatMap(({ days }) => days);
    for (const { name } of recent) expect(holidayName(name, 'en')).not.toMatch(/[\u4e00-\u9fff]/);
    expect(holidayName('国庆节、中秋节', 'en')).toBe('National Day, Mid-Autumn Festival');
    expect(holidayName('国庆节', 'zh')).toBe('国庆节');
  });
});

describe('a deadline in words', () => {
  it('names the year whose table is missing', () => {
    const explained = explainDeadline(shippedCalendar, localDate('2026-12-29'), { amount: 3, unit: 'working-day' });
    expect(explanationLines(explained, 'zh').certainty).toContain('2027 年');
  });

  it('gives runs of like days with their first and last', () => {
    const { days } = explainDeadline(shippedCalendar, localDate('2026-09-30'), { amount: 5, unit: 'working-day' });
    expect(runsOf(days).map(({ from, to, days: length, role, name }) => [from, to, length, role, name])).toEqual([
      ['2026-10-01', '2026-10-07', 7, 'skipped', '国庆节'],
      ['2026-10-08', '2026-10-09', 2, 'counted', null],
      ['2026-10-10', '2026-10-10', 1, 'counted', '国庆节'],
      ['2026-10-11', '2026-10-11', 1, 'skipped', null],
      ['2026-10-12', '2026-10-13', 2, 'counted', null],
    ]);
    expect(runsOf([])).toEqual([]);
  });

  it('says of a day in an unpublished year what is assumed, and of a weekend that it is one', () => {
    const fact = { name: null, published: false };
    expect(dayWords({ ...fact, kind: 'working' }, 'zh')).toContain('尚未公布');
    expect(dayWords({ ...fact, kind: 'weekend' }, 'zh')).toBe('周末');
    expect(dayWords({ kind: 'make-up', name: '元旦', published: false }, 'zh')).toBe('元旦调休，上班');
  });
});
