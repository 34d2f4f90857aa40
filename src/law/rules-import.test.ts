/** Import of a year's table: pasted tables, right and wrong, and the difference they make. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../kernel/time.ts';
import { shippedCalendar, shippedYears } from './calendar/shipped-calendar.ts';
import type { CalendarDay } from './model.ts';
import { deadline } from './rules.ts';
import { calendarChanges, parseCalendarYear, withYear } from './rules-import.ts';

const d = localDate;
const papers = ['国办发明电〔2026〕0号'];
const off = (date: string, name = '春节') => ({ name, date, isOffDay: true });
const FEW = Array.from({ length: 11 }, (_, i) => off(`2027-02-${String(i + 5).padStart(2, '0')}`));
const month = (first: string, days: number) => Array.from({ length: days }, (_, i) => off(addDays(d(first), i)));
const DECEMBER = month('2026-12-01', 31);
const NOVEMBER = month('2026-11-01', 30);
const SATURDAYS = Array.from({ length: 12 }, (_, i) => ({
  name: '调休',
  date: addDays(d('2027-03-06'), 7 * i),
  isOffDay: false,
}));
const json = (value: object, year: number | null = null) => ({ text: JSON.stringify(value), year, papers: [] });
const faultsOf = (given: Parameters<typeof parseCalendarYear>[0]) => {
  const parsed = parseCalendarYear(given);
  return parsed.ok ? [] : parsed.problem.faults.map(({ at, fault }) => `${at}: ${fault}`);
};

describe('a pasted table', () => {
  it.each(shippedYears.map((table) => [table.year, table] as const))(
    'of %i is read back as it was written',
    (_, table) => {
      const parsed = parseCalendarYear(json({ $schema: 'x', ...table }));
      expect(parsed).toEqual({ ok: true, value: table });
    },
  );

  it('means the same as JSON and as csv, with or without titles, in Chinese or English', () => {
    const days: CalendarDay[] = [
      ...FEW.map((day) => ({ ...day, date: d(day.date) })),
      { name: '春节', date: d('2027-02-20'), isOffDay: false },
    ];
    const expected = parseCalendarYear(json({ year: 2027, papers, days }));
    expect(expected.ok).toBe(true);
    for (const [titles, offWord, workWord, comma, end] of [
      ['', '休', '班', ',', '\n'],
      ['日期,名称,类型\n', '放假', '上班', ',', '\r\n'],
      ['\uFEFFdate\tname\tisOffDay\n', 'true', 'false', '\t', '\n'],
    ] as const) {
      const lines = days.map(({ date, name, isOffDay }) => [date, name, isOffDay ? offWord : workWord].join(comma));
      expect(parseCalendarYear({ text: titles + lines.join(end) + end, year: 2027, papers })).toEqual(expected);
    }
  });

  it.each([
    ['no JSON', { text: '{"year": 2027,', year: null, papers }, ['text: not-json-or-csv']],
    ['JSON without days', json({ year: 2027, papers }), ['text: not-json-or-csv']],
    ['csv without a year', { text: '2027-01-01,元旦,休', year: null, papers }, ['text: not-json-or-csv']],
    ['prose', { text: '一、元旦:放假', year: 2027, papers }, ['text: not-json-or-csv']],
    ['an empty table', json({ year: 2027, papers, days: [] }), ['days: no-days']],
    ['a table cut short', json({ year: 2027, papers, days: FEW.slice(1) }), ['days: no-days']],
    [
      'December without a working day (security 9)',
      json({ year: 2026, papers, days: DECEMBER }),
      ['days: not-worked-in-exchange'],
    ],
    [
      'two months off (security 9)',
      json({ year: 2026, papers, days: [...DECEMBER, ...NOVEMBER] }),
      ['days: too-many-days-off'],
    ],
    [
      'weekends worked for nothing (security 9)',
      json({ year: 2027, papers, days: [...FEW, ...SATURDAYS] }),
      ['days: not-worked-in-exchange'],
    ],
    ['no paper', json({ year: 2027, papers: [], days: FEW }), ['papers: paper-missing']],
    ['another year than asked for', json({ year: 2027, papers, days: FEW }, 2028), ['year: date-outside-year']],
    ['a year far away', json({ year: 1984, papers, days: [] }), ['year: year-out-of-range']],
    [
      'a date that is not real',
      json({ year: 2027, papers, days: [...FEW, off('2027-02-30')] }),
      ['days.11: date-not-real'],
    ],
    [
      'a date of another year',
      json({ year: 2027, papers, days: [...FEW, off('2028-01-01')] }),
      ['days.11: date-outside-year'],
    ],
    [
      'a date too long before',
      json({ year: 2027, papers, days: [...FEW, off('2026-11-30')] }),
      ['days.11: date-outside-year'],
    ],
    ['one date twice', json({ year: 2027, papers, days: [...FEW, off('2027-02-05')] }), ['days.11: date-twice']],
    [
      'a day without a name',
      json({ year: 2027, papers, days: [...FEW, off('2027-05-01', ' ')] }),
      ['days.11: name-missing'],
    ],
    [
      'a day of no kind',
      json({ year: 2027, papers, days: [...FEW, { name: '元旦', date: '2027-01-01' }] }),
      ['days.11: day-kind-unknown'],
    ],
    ['no day at all', json({ year: 2027, papers, days: [...FEW, null] }), ['days.11: date-not-real']],
    [
      'a csv line of another kind',
      { text: '日期,名称,类型\n2027-01-01,元旦,也许', year: 2027, papers },
      ['line 2: day-kind-unknown'],
    ],
  ])('with %s is refused, naming the place', (_, given, faults) => {
    expect(faultsOf(given)).toEqual(faults);
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `{${text}`),
        ),
        fc.option(fc.integer()),
        (text, year) => {
          parseCalendarYear({ text, year, papers });
        },
      ),
    );
  });
});

describe('the difference', () => {
  it('is empty for the table that is there', () => {
    for (const table of shippedYears) {
      expect(calendarChanges(shippedCalendar, withYear(shippedCalendar, 'same', table))).toEqual([]);
    }
  });

  it('names each date that becomes another kind of day', () => {
    const table = shippedYears.find(({ year }) => year === 2026);
    const days = (table?.days ?? []).filter(({ date }) => date !== '2026-10-10');
    const moved = withYear(shippedCalendar, 'moved', {
      year: 2026,
      papers,
      days: [...days, { date: d('2026-10-09'), name: '国庆节', isOffDay: true }],
    });
    expect(
      calendarChanges(shippedCalendar, moved).map(({ date, before, after }) => [date, before.kind, after.kind]),
    ).toEqual([
      ['2026-10-09', 'working', 'holiday'],
      ['2026-10-10', 'make-up', 'weekend'],
    ]);
  });

  it('makes firm what was provisional', () => {
    const five = { amount: 5, unit: 'working-day' } as const;
    const next = withYear(shippedCalendar, 'next', {
      year: 2027,
      papers,
      days: [{ date: d('2027-01-01'), name: '元旦', isOffDay: true }],
    });
    expect(deadline(shippedCalendar, d('2026-12-28'), five)).toEqual({ dueOn: '2027-01-05', provisional: true });
    expect(deadline(next, d('2026-12-28'), five)).toEqual({ dueOn: '2027-01-05', provisional: false });
  });
});
