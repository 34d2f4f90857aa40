/** Reading a year's table as the State Council's notice is commonly kept (JSON or csv), and what it would change. */

import { ok, type Result, refuse } from '../kernel/result.ts';
import { isLocalDate, weekday } from '../kernel/time.ts';
import type { Calendar, CalendarChange, CalendarDay, CalendarFault, CalendarYear, LawProblem } from './model.ts';
import { dayFact, makeCalendar } from './rules.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
/** Fewest days off: eleven statutory holidays stand in every notice since 2008; a table with fewer was cut short. */
const LEAST_OFF_DAYS = 11;
/** Most days off between Monday and Friday that are believed: no year had more than nineteen. */
const MOST_OFF_WEEKDAYS = 35;
/** Most days off that are not worked at a weekend: thirteen are given by law, a few more in a rare year. */
const MOST_NOT_EXCHANGED = 16;
const SATURDAY = 6;
const LONGEST_NAME = 60;
const MOST_PROBLEMS = 50;

const OFF_WORDS = new Set(['true', '1', '休', '放假', 'off']);
const WORKED_WORDS = new Set(['false', '0', '班', '上班', 'work']);

export function isDayKind(text: string): boolean {
  return OFF_WORDS.has(text.toLowerCase()) || WORKED_WORDS.has(text.toLowerCase());
}

export type CalendarText = Readonly<{
  /** `{"year", "papers", "days": [{"name", "date", "isOffDay"}]}`, or csv lines of date, name, 休 or 班. */
  text: string;
  /** Year of the table; needed for csv. JSON may state it itself, then both must agree. */
  year: number | null;
  papers: readonly string[];
}>;

type Fault = Readonly<{ at: string; fault: CalendarFault }>;
type RawDay = Readonly<{ at: string; date: string; name: string; isOffDay: boolean | null }>;
type Malformed = Extract<LawProblem, { kind: 'calendar-malformed' }>;

export function parseCalendarYear(given: CalendarText): Result<CalendarYear, Malformed> {
  const read = given.text.trimStart().startsWith('{') ? readJson(given) : readCsv(given);
  if (read === null) return malformed([{ at: 'text', fault: 'not-json-or-csv' }]);
  const { year, papers, days } = read;
  const faults: Fault[] = [];
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    faults.push({ at: 'year', fault: 'year-out-of-range' });
  }
  if (given.year !== null && given.year !== year) faults.push({ at: 'year', fault: 'date-outside-year' });
  if (papers.length === 0 || papers.some((paper) => paper.trim() === '')) {
    faults.push({ at: 'papers', fault: 'paper-missing' });
  }
  const seen = new Set<string>();
  const good: CalendarDay[] = [];
  for (const day of days) {
    const fault = faultOf(day, year, seen);
    seen.add(day.date);
    if (fault !== null) faults.push({ at: day.at, fault });
    else if (isLocalDate(day.date)) good.push({ date: day.date, name: day.name, isOffDay: day.isOffDay === true });
  }
  if (faults.length === 0 && good.filter(({ isOffDay }) => isOffDay).length < LEAST_OFF_DAYS) {
    faults.push({ at: 'days', fault: 'no-days' });
  }
  if (faults.length === 0) faults.push(...implausible(good));
  if (faults.length > 0) return malformed(faults);
  return ok({ year, papers, days: good.sort((a, b) => (a.date < b.date ? -1 : 1)) });
}

function faultOf(day: RawDay, year: number, seen: ReadonlySet<string>): CalendarFault | null {
  if (!isLocalDate(day.date)) return 'date-not-real';
  // A notice may move a Saturday of the December before, but nothing earlier.
  if (day.date < `${year - 1}-12-01` || day.date > `${year}-12-31`) return 'date-outside-year';
  if (seen.has(day.date)) return 'date-twice';
  if (day.name === '' || day.name.length > LONGEST_NAME) return 'name-missing';
  return day.isOffDay === null ? 'day-kind-unknown' : null;
}

/** Faults of a table that is no notice of the State Council: it would stop deadlines for weeks or count every weekend. */
function implausible(days: readonly CalendarDay[]): readonly Fault[] {
  const onWeekday = ({ date }: CalendarDay) => weekday(date) < SATURDAY;
  const off = days.filter((day) => day.isOffDay && onWeekday(day)).length;
  const worked = days.filter((day) => !day.isOffDay && !onWeekday(day)).length;
  if (off > MOST_OFF_WEEKDAYS) return [{ at: 'days', fault: 'too-many-days-off' }];
  const balanced = off - worked <= MOST_NOT_EXCHANGED && worked <= off;
  return balanced ? [] : [{ at: 'days', fault: 'not-worked-in-exchange' }];
}

type Read = Readonly<{ year: number; papers: readonly string[]; days: readonly RawDay[] }>;

function readJson(given: CalendarText): Read | null {
  let value: unknown;
  try {
    value = JSON.parse(given.text);
  } catch {
    return null;
  }
  const { year, papers, days } = value as Readonly<Record<string, unknown>>;
  if (typeof year !== 'number' || !Array.isArray(days)) return null;
  const ownPapers = Array.isArray(papers) ? papers.filter((paper) => typeof paper === 'string') : [];
  return {
    year,
    papers: ownPapers.length > 0 ? ownPapers : given.papers,
    days: days.map((day: unknown, i) => {
      const { date, name, isOffDay } = (day ?? {}) as Readonly<Record<string, unknown>>;
      return {
        at: `days.${i}`,
        date: typeof date === 'string' ? date : '',
        name: typeof name === 'string' ? name.trim() : '',
        isOffDay: typeof isOffDay === 'boolean' ? isOffDay : null,
      };
    }),
  };
}

function readCsv(given: CalendarText): Read | null {
  if (given.year === null) return null;
  const lines = given.text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ at: `line ${i + 1}`, cells: line.split(/[,\t，]/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first] = lines;
  const hasTitles = first !== undefined && !/\d/.test(first.cells[0] ?? '');
  const rows = hasTitles ? lines.slice(1) : lines;
  if (rows.length === 0 || rows.every(({ cells }) => cells.length < 3)) return null;
  return {
    year: given.year,
    papers: given.papers,
    days: rows.map(({ at, cells: [date = '', name = '', kind = ''] }) => ({
      at,
      date,
      name,
      isOffDay: OFF_WORDS.has(kind.toLowerCase()) ? true : WORKED_WORDS.has(kind.toLowerCase()) ? false : null,
    })),
  };
}

function malformed(faults: readonly Fault[]): Result<never, Malformed> {
  return refuse({ kind: 'calendar-malformed', faults: faults.slice(0, MOST_PROBLEMS) });
}

/** The calendar with one year's table added or replaced. */
export function withYear(calendar: Calendar, edition: string, table: CalendarYear): Calendar {
  return makeCalendar(edition, [...calendar.years.filter(({ year }) => year !== table.year), table]);
}

/** Dates whose kind of day or holiday differs, in order. */
export function calendarChanges(before: Calendar, after: Calendar): readonly CalendarChange[] {
  const dates = new Set([...before.named.keys(), ...after.named.keys()]);
  return [...dates]
    .sort()
    .map((date) => ({ date, before: dayFact(before, date), after: dayFact(after, date) }))
    .filter((change) => change.before.kind !== change.after.kind || change.before.name !== change.after.name);
}
