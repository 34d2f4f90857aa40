/** Instants and local dates against the platform's own calendar, far from its time zone. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMs,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  epochMs,
  firstDayOfMonth,
  instant,
  instantOfEpochMs,
  isInstant,
  isLocalDate,
  isMonth,
  lastDayOfMonth,
  localDate,
  localDateOf,
  localTimeOf,
  type Month,
  monthAfter,
  monthOfWeek,
  startOfLocalDate,
  weekday,
  weekOf,
  yearOf,
} from './time.ts';

const MS_PER_DAY = 86_400_000;
const anyDay = fc.integer({ min: Date.UTC(1900, 0, 1) / MS_PER_DAY, max: Date.UTC(2200, 0, 1) / MS_PER_DAY });
const anyMs = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2200, 0, 1) });

describe('a local date', () => {
  it('agrees with the platform for every day of three centuries it is asked about', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const iso = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
        expect(dateOfDayNumber(day)).toBe(iso);
        expect(dayNumber(localDate(iso))).toBe(day);
        expect(weekday(localDate(iso))).toBe(new Date(day * MS_PER_DAY).getUTCDay() || 7);
        expect(yearOf(localDate(iso))).toBe(new Date(day * MS_PER_DAY).getUTCFullYear());
      }),
      { numRuns: 2000 },
    );
  });

  it('compares as text as it does in time', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 9999 }), (day, later) => {
        const date = dateOfDayNumber(day);
        expect(addDays(date, later) > date).toBe(true);
        expect(daysBetween(date, addDays(date, later))).toBe(later);
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2025-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-01',
    '26-01-01',
    '2026/01/01',
    '2026-01-01T',
    '',
  ])('is not %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it.each(['2024-02-29', '2000-02-29', '1900-02-28', '2026-12-31'])('is %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it('has a week that begins on Monday', () => {
    expect(weekOf(localDate('2026-03-01'))).toBe('2026-02-23');
    expect(weekOf(localDate('2026-03-02'))).toBe('2026-03-02');
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = weekOf(dateOfDayNumber(day));
        expect(weekday(monday)).toBe(1);
        expect(daysBetween(monday, dateOfDayNumber(day))).toBeLessThan(7);
      }),
    );
  });
});

describe('an instant', () => {
  it('agrees with the platform', () => {
    fc.assert(
      fc.property(anyMs, fc.integer({ min: -1e10, max: 1e10 }), (ms, by) => {
        const at = instantOfEpochMs(ms);
        expect(at).toBe(new Date(ms).toISOString());
        expect(epochMs(at)).toBe(ms);
        expect(isInstant(at)).toBe(true);
        expect(addMs(at, by)).toBe(new Date(ms + by).toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  it('lies on the date and at the time the wall clock in Shangqiu shows', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(anyMs, (ms) => {
        const at = instantOfEpochMs(ms);
        expect(`${localDateOf(at)} ${localTimeOf(at)}`).toBe(format.format(new Date(ms)));
      }),
    );
  });

  it('is already tomorrow in Shangqiu at half past four in the afternoon of UTC', () => {
    const at = instant('2026-10-07T16:30:00.000Z');
    expect(localDateOf(at)).toBe('2026-10-08');
    expect(localTimeOf(at)).toBe('00:30');
    expect(startOfLocalDate(localDate('2026-10-08'))).toBe('2026-10-07T16:00:00.000Z');
  });

  it.each(['2026-01-01', '2026-01-01T00:00:00Z', '2026-02-30T00:00:00.000Z', '2026-01-01T00:00:00.000+08:00', ''])(
    'is not %j',
    (text) => {
      expect(isInstant(text)).toBe(false);
      expect(() => instant(text)).toThrow(RangeError);
    },
  );
});

describe('a month of whole weeks', () => {
  it.each([
    ['2026-03-01', '2026-02'],
    ['2026-03-02', '2026-03'],
    ['2026-03-29', '2026-03'],
    ['2026-03-30', '2026-04'],
    ['2026-12-31', '2026-12'],
    ['2027-01-03', '2026-12'],
    ['2027-01-04', '2027-01'],
  ])('holds %s in %s', (day, month) => {
    expect(monthOfWeek(localDate(day))).toBe(month);
  });

  it('is four or five weeks, follows the one before without a gap, and holds its own days', () => {
    fc.assert(
      fc.property(anyDay.map(dateOfDayNumber), (day) => {
        const month = monthOfWeek(day);
        expect(isMonth(month)).toBe(true);
        const [first, last] = [firstDayOfMonth(month), lastDayOfMonth(month)];
        expect(weekday(first)).toBe(1);
        expect([28, 35]).toContain(daysBetween(first, last) + 1);
        expect(first <= day && day <= last).toBe(true);
        expect(firstDayOfMonth(monthAfter(month))).toBe(addDays(last, 1));
      }),
    );
    expect(monthAfter('2026-12' as Month)).toBe('2027-01');
    expect(isMonth('2026-13')).toBe(false);
  });
});
