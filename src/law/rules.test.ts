/** Counting of days against the tables of docs/rules, against a naive loop over days, and as properties. */

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitOf, rulesPage, tableUnder } from '../../test/harness/rules-pages.ts';
import { addDays, dateOfDayNumber, dayNumber, type LocalDate, localDate, weekday } from '../kernel/time.ts';
import { shippedCalendar as calendar, shippedYears } from './calendar/shipped-calendar.ts';
import type { Calendar, CalendarYear, Limit } from './model.ts';
import {
  dayFact,
  daysOfUnitBetween,
  deadline,
  extendDeadline,
  isWorkingDay,
  makeCalendar,
  recountDeadline,
  resumeClock,
  stopClock,
} from './rules.ts';
import { explainDeadline } from './rules-explain.ts';

const d = localDate;
const wd = (amount: number): Limit => ({ amount, unit: 'working-day' });
const cd = (amount: number): Limit => ({ amount, unit: 'calendar-day' });

/** The definition, day by day. */
function naive(of: Calendar, from: LocalDate, limit: Limit): LocalDate {
  let date = from;
  if (limit.unit === 'calendar-day' || limit.amount === 0) {
    date = addDays(from, limit.amount);
    while (!isWorkingDay(of, date)) date = addDays(date, 1);
    return date;
  }
  for (let left = limit.amount; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(of, date)) left -= 1;
  }
  return date;
}

const anyDate = fc
  .integer({ min: dayNumber(d('2004-01-01')), max: dayNumber(d('2030-12-31')) })
  .map((day) => dateOfDayNumber(day));
const anyUnit = fc.constantFrom('working-day', 'calendar-day');
const anyLimit = fc.record({ amount: fc.integer({ min: 1, max: 400 }), unit: anyUnit });
/** Arbitrary calendars: any day may be off or worked, so that no assumption about holidays can pass. */
const anyCalendar = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.boolean(), fc.constantFrom(2024, 2025, 2026)), {
    maxLength: 120,
  })
  .map((picks) => {
    const years = [2024, 2025, 2026].map((year): CalendarYear => {
      const days = new Map(
        picks
          .filter(([, , of]) => of === year)
          .map(([offset, isOffDay]) => [addDays(d(`${year}-01-01`), offset), isOffDay]),
      );
      return { year, papers: [], days: [...days].map(([date, isOffDay]) => ({ date, name: '节', isOffDay })) };
    });
    return makeCalendar('made up', years);
  });

describe('the published tables', () => {
  it('covers every year from 2007 to 2026 with a paper and a source', () => {
    expect(shippedYears.map(({ year }) => year)).toEqual(Array.from({ length: 20 }, (_, i) => 2007 + i));
    for (const { papers, days } of shippedYears) {
      expect(papers.every((paper) => paper.startsWith('https://www.gov.cn/'))).toBe(true);
      expect(papers.length).toBeGreaterThan(0);
      expect(days.length).toBeGreaterThan(25);
      expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
    }
  });

  it('has the working days of 2026 in every month', () => {
    const months = Array.from({ length: 12 }, (_, i) => {
      const from = addDays(d(`2026-${String(i + 1).padStart(2, '0')}-01`), -1);
      const next = i === 11 ? d('2027-01-01') : d(`2026-${String(i + 2).padStart(2, '0')}-01`);
      return daysOfUnitBetween(calendar, from, addDays(next, -1), 'working-day');
    });
    expect(months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  it('counts 248 working days in 2026 and reaches each of them', () => {
    const listed: LocalDate[] = [];
    for (let date = d('2026-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
      if (isWorkingDay(calendar, date)) listed.push(date);
    }
    expect(listed).toHaveLength(248);
    listed.forEach((date, i) => {
      expect(deadline(calendar, d('2025-12-31'), wd(i + 1))).toEqual({ dueOn: date, provisional: false });
    });
  });

  it('knows what each kind of day is, with the name of its holiday', () => {
    expect(dayFact(calendar, d('2026-10-01'))).toEqual({ kind: 'holiday', name: '国庆节', published: true });
    expect(dayFact(calendar, d('2026-10-10'))).toEqual({ kind: 'make-up', name: '国庆节', published: true });
    expect(dayFact(calendar, d('2026-10-11'))).toEqual({ kind: 'weekend', name: null, published: true });
    expect(dayFact(calendar, d('2026-10-08'))).toEqual({ kind: 'working', name: null, published: true });
    expect(dayFact(calendar, d('2027-01-01'))).toEqual({ kind: 'holiday', name: '元旦', published: false });
    expect(dayFact(calendar, d('2027-01-04'))).toEqual({ kind: 'working', name: null, published: false });
    expect(dayFact(calendar, d('2018-12-29'))).toEqual({ kind: 'make-up', name: '元旦', published: true });
  });

  it('leaves out what the law fixes by date with a table and without one, unless the table names that very day', () => {
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
    for (const year of [2027, 2031, 2099]) {
      for (const day of fixed) expect(isWorkingDay(calendar, d(`${year}-${day}`)), `${year}-${day}`).toBe(false);
      expect(dayFact(calendar, d(`${year}-10-02`))).toMatchObject({ kind: 'holiday', published: false });
    }
    // Friday 2031-05-02 is a holiday by law, Friday 2031-05-09 is not.
    expect(isWorkingDay(calendar, d('2031-05-09'))).toBe(true);
    // Before 2025 the law fixed other days: an unpublished year then has weekends only.
    expect(isWorkingDay(makeCalendar('none', []), d('2024-10-01'))).toBe(true);
    const silent = makeCalendar('x', [{ year: 2031, papers: [], days: [] }]);
    expect(isWorkingDay(silent, d('2031-05-02'))).toBe(false);
    const named = { date: d('2031-05-02'), name: '劳动节', isOffDay: false };
    expect(isWorkingDay(makeCalendar('x', [{ year: 2031, papers: [], days: [named] }]), d('2031-05-02'))).toBe(true);
  });

  it('follows the later table where two speak of one date', () => {
    const december = makeCalendar('x', [
      { year: 2030, papers: [], days: [{ date: d('2029-12-31'), name: '元旦', isOffDay: true }] },
      { year: 2029, papers: [], days: [{ date: d('2029-12-31'), name: '元旦', isOffDay: false }] },
    ]);
    expect(isWorkingDay(december, d('2029-12-31'))).toBe(false);
  });

  it('refuses two tables of one year', () => {
    const year = { year: 2030, papers: [], days: [] };
    expect(() => makeCalendar('x', [year, year])).toThrow(RangeError);
  });
});

describe('a deadline', () => {
  const examples = tableUnder(rulesPage('deadlines'), '## 工作日示例');
  it.each(examples)('is as docs/rules/deadlines.md works it out: $起算日 + $期限 → $届满日', (row) => {
    const due = deadline(calendar, d(row.起算日 ?? ''), limitOf(row.期限));
    expect(due).toEqual({ dueOn: row.届满日, provisional: row.状态 === '暂定' });
  });

  it('reads a table of examples that is not empty', () => {
    expect(examples.length).toBeGreaterThanOrEqual(20);
  });

  it('equals the walk over days on the published tables', () => {
    fc.assert(
      fc.property(anyDate, anyLimit, (from, limit) => {
        expect(deadline(calendar, from, limit).dueOn).toBe(naive(calendar, from, limit));
      }),
      { numRuns: 2000 },
    );
  });

  it('equals the walk over days on calendars nobody published', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyLimit, (made, from, limit) => {
        expect(deadline(made, from, limit).dueOn).toBe(naive(made, from, limit));
      }),
      { numRuns: 1000 },
    );
  });

  it('never falls on a rest day and always lies after the start', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyLimit, (made, from, limit) => {
        const { dueOn } = deadline(made, from, limit);
        expect(isWorkingDay(made, dueOn)).toBe(true);
        expect(dueOn > from).toBe(true);
      }),
    );
  });

  it('is never earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyLimit, fc.nat(40), fc.nat(40), (made, from, limit, days, more) => {
        const { dueOn } = deadline(made, from, limit);
        expect(deadline(made, addDays(from, days), limit).dueOn >= dueOn).toBe(true);
        expect(deadline(made, from, { ...limit, amount: limit.amount + more }).dueOn >= dueOn).toBe(true);
      }),
    );
  });

  it('in working days is undone by counting back', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 400 }), (made, from, amount) => {
        expect(daysOfUnitBetween(made, from, deadline(made, from, wd(amount)).dueOn, 'working-day')).toBe(amount);
      }),
    );
  });

  it('is provisional exactly when a day that decided lies in a year without a table', () => {
    fc.assert(
      fc.property(anyDate, anyLimit, (from, limit) => {
        const { dueOn, provisional } = deadline(calendar, from, limit);
        const first = limit.unit === 'working-day' ? addDays(from, 1) : addDays(from, limit.amount);
        let unpublished = false;
        for (let date = first; date <= dueOn; date = addDays(date, 1)) {
          if (!dayFact(calendar, date).published) unpublished = true;
        }
        expect(provisional).toBe(unpublished);
      }),
    );
  });

  it('becomes firm when the missing table is published', () => {
    expect(deadline(calendar, d('2026-12-29'), wd(3))).toEqual({ dueOn: '2027-01-04', provisional: true });
    const next = makeCalendar('next', [
      ...shippedYears,
      {
        year: 2027,
        papers: ['x'],
        days: ['01', '02', '03'].map((day) => ({ date: d(`2027-01-${day}`), name: '元旦', isOffDay: true })),
      },
    ]);
    expect(deadline(next, d('2026-12-29'), wd(3))).toEqual({ dueOn: '2027-01-04', provisional: false });
  });

  it.each([-1, 1.5, Number.NaN, 100_000])('refuses %s as an amount of days', (amount) => {
    expect(() => deadline(calendar, d('2026-01-01'), wd(amount))).toThrow(RangeError);
  });
});

describe('an explanation', () => {
  it('ends on the date of the deadline and numbers as many days as the limit has', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyLimit, (made, from, limit) => {
        const { days, deadline: due } = explainDeadline(made, from, limit);
        expect(due).toEqual(deadline(made, from, limit));
        expect(days.at(-1)?.date).toBe(due.dueOn);
        expect(days[0]?.date).toBe(addDays(from, 1));
        const numbered = days.filter(({ nth }) => nth !== null).map(({ nth }) => nth);
        expect(numbered).toEqual(Array.from({ length: limit.amount }, (_, i) => i + 1));
        for (const { kind, role } of days) {
          const rest = kind === 'weekend' || kind === 'holiday';
          if (role === 'skipped' || role === 'rolled-over') expect(rest).toBe(true);
          if (role === 'rolled-to' || limit.unit === 'working-day') expect(rest).toBe(role === 'skipped');
        }
      }),
    );
  });

  it('names the holidays it skips and the day worked in exchange', () => {
    const { days } = explainDeadline(calendar, d('2026-09-30'), wd(3));
    expect(days.map(({ date, role, kind, name, nth }) => [date.slice(5), role, kind, name, nth])).toEqual([
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`10-${day}`, 'skipped', 'holiday', '国庆节', null]),
      ['10-08', 'counted', 'working', null, 1],
      ['10-09', 'counted', 'working', null, 2],
      ['10-10', 'counted', 'make-up', '国庆节', 3],
    ]);
  });

  it('shows the rest days a period of calendar days rolls over', () => {
    const { days } = explainDeadline(calendar, d('2026-09-20'), cd(15));
    expect(days.slice(-4).map(({ date, role, nth }) => [date, role, nth])).toEqual([
      ['2026-10-05', 'counted', 15],
      ['2026-10-06', 'rolled-over', null],
      ['2026-10-07', 'rolled-over', null],
      ['2026-10-08', 'rolled-to', null],
    ]);
  });
});

describe('a stopped clock', () => {
  it.each(tableUnder(rulesPage('deadlines'), '## 中止与恢复示例'))(
    'goes on as docs/rules/deadlines.md works it out: $原届满日, stopped $中止日, resumed $恢复日',
    (row) => {
      const { unit } = limitOf(`1 个${row.单位}`);
      const stopped = stopClock(calendar, d(row.原届满日 ?? ''), d(row.中止日 ?? ''), unit);
      expect(stopped.remaining).toBe(Number(row.剩余));
      const due = resumeClock(calendar, stopped, d(row.恢复日 ?? ''));
      expect(due).toEqual({ dueOn: row.新届满日, provisional: row.状态 === '暂定' });
    },
  );

  it('gives back exactly the days that were left', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyLimit, fc.nat(60), fc.nat(90), (made, from, limit, run, stood) => {
        const { dueOn } = deadline(made, from, limit);
        const on = addDays(from, run);
        fc.pre(on <= dueOn);
        const stopped = stopClock(made, dueOn, on, limit.unit);
        const resumedOn = addDays(on, stood);
        const due = resumeClock(made, stopped, resumedOn);
        expect(due.dueOn >= dueOn).toBe(true);
        expect(due.dueOn).toBe(naive(made, resumedOn, { amount: stopped.remaining, unit: limit.unit }));
        if (stood === 0) expect(due.dueOn).toBe(dueOn);
      }),
    );
  });

  it('stays overdue when it had run out before it was stopped', () => {
    const stopped = stopClock(calendar, d('2026-09-30'), d('2026-10-05'), 'working-day');
    expect(stopped.remaining).toBeLessThan(0);
    expect(resumeClock(calendar, stopped, d('2026-11-02'))).toEqual({ dueOn: '2026-09-30', provisional: false });
  });

  it('is due on the day of resuming, or the next working day, when it was stopped on its last day', () => {
    const stopped = stopClock(calendar, d('2026-09-30'), d('2026-09-30'), 'working-day');
    expect(stopped.remaining).toBe(0);
    expect(resumeClock(calendar, stopped, d('2026-10-03'))).toEqual({ dueOn: '2026-10-08', provisional: false });
  });

  it('is provisional when it resumes into a year without a table', () => {
    const stopped = stopClock(calendar, d('2026-12-10'), d('2026-12-01'), 'working-day');
    expect(resumeClock(calendar, stopped, d('2026-12-28')).provisional).toBe(true);
  });
});

describe('changes of a date', () => {
  it.each(tableUnder(rulesPage('deadlines'), '## 延期示例'))(
    'prolongs as docs/rules/deadlines.md works it out: $原届满日 + $延长',
    (row) => {
      const due = extendDeadline(calendar, d(row.原届满日 ?? ''), limitOf(row.延长));
      expect(due).toEqual({ dueOn: row.新届满日, provisional: row.状态 === '暂定' });
    },
  );

  it('counts further time from the old due date', () => {
    expect(extendDeadline(calendar, d('2026-10-08'), wd(3)).dueOn).toBe('2026-10-12');
    expect(extendDeadline(calendar, d('2026-10-08'), cd(30)).dueOn).toBe('2026-11-09');
  });

  it('never moves a firm date earlier, and lets a provisional one move either way', () => {
    const [early, late] = [d('2027-01-05'), d('2027-01-07')];
    const counted = (dueOn: LocalDate) => ({ dueOn, provisional: false });
    expect(recountDeadline({ dueOn: late, provisional: false }, counted(early)).dueOn).toBe(late);
    expect(recountDeadline({ dueOn: early, provisional: false }, counted(late)).dueOn).toBe(late);
    expect(recountDeadline({ dueOn: late, provisional: true }, counted(early)).dueOn).toBe(early);
  });
});

describe('the time zone of the machine', () => {
  const program = `
    const { deadline } = await import(${JSON.stringify(path.join(import.meta.dirname, 'rules.ts'))});
    const { shippedCalendar } = await import(${JSON.stringify(path.join(import.meta.dirname, 'calendar/shipped-calendar.ts'))});
    const out = [];
    for (let i = 0; i < 1500; i++) {
      const from = new Date(Date.UTC(2022, 0, 1) + i * 86400000).toISOString().slice(0, 10);
      out.push(deadline(shippedCalendar, from, { amount: 1 + (i % 40), unit: i % 3 ? 'working-day' : 'calendar-day' }));
    }
    process.stdout.write(new Date(2026, 0, 1).getTimezoneOffset() + ' ' + JSON.stringify(out));`;
  const run = (TZ: string) => {
    const text = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    const [offset, out] = [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)];
    return { offset: Number(offset), out };
  };

  it('changes no deadline', () => {
    const shanghai = run('Asia/Shanghai');
    const utc = run('UTC');
    const newYork = run('America/New_York');
    // Proves that three different time zones were tried.
    expect([shanghai.offset, utc.offset, newYork.offset]).toEqual([-480, 0, 300]);
    expect(utc.out).toBe(shanghai.out);
    expect(newYork.out).toBe(shanghai.out);
    expect(weekday(d('2026-10-10'))).toBe(6);
  });
});
