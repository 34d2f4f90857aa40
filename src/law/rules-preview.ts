/** Preview of a new version of a procedure: what changes, with worked examples on days that are hard to count; pure. */

import { addDays, type LocalDate, localDate, yearOf } from '../kernel/time.ts';
import type { Calendar, Deadline, LegalLimit, ProcedureTerms } from './model.ts';
import { dayFact, deadline, isWorkingDay } from './rules.ts';
import { limitsOf } from './rules-terms.ts';

export type LimitExample = Readonly<{
  /** Day the count starts from, itself not counted. */
  from: LocalDate;
  why: 'first-day' | 'before-holiday' | 'end-of-year';
  before: Deadline | null;
  after: Deadline | null;
}>;
export type LimitChange = Readonly<{
  name: string;
  before: LegalLimit | null;
  after: LegalLimit | null;
  /** Empty where only the basis or its mark changed. */
  examples: readonly LimitExample[];
}>;
export type OtherChange = Readonly<{ name: string; before: string; after: string }>;

const OTHERS = [
  'redosBeforeUphold',
  'refusalNeedsApproval',
  'refusalRecord',
  'appeals',
  'respondentMayHandle',
] as const;

/** Limits that differ, in the order of the terms, each with worked examples on the sample days. */
export function limitChanges(
  calendar: Calendar,
  from: LocalDate,
  before: ProcedureTerms,
  after: ProcedureTerms,
): readonly LimitChange[] {
  const byName = (terms: ProcedureTerms) => new Map(limitsOf(terms).map(({ name, limit }) => [name, limit] as const));
  const [old, fresh] = [byName(before), byName(after)];
  const days = sampleDays(calendar, from);
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) =>
    changeOf(calendar, days, name, old.get(name) ?? null, fresh.get(name) ?? null),
  );
}

/** The difference of one limit outside every procedure; empty where nothing differs. */
export function oneLimitChange(
  calendar: Calendar,
  from: LocalDate,
  name: string,
  before: LegalLimit,
  after: LegalLimit,
): readonly LimitChange[] {
  return changeOf(calendar, sampleDays(calendar, from), name, before, after);
}

function changeOf(
  calendar: Calendar,
  days: ReturnType<typeof sampleDays>,
  name: string,
  before: LegalLimit | null,
  after: LegalLimit | null,
): readonly LimitChange[] {
  if (sameLimit(before, after) && before?.basis === after?.basis && before?.verified === after?.verified) return [];
  const count = (limit: LegalLimit | null, day: LocalDate) => (limit === null ? null : deadline(calendar, day, limit));
  const examples = sameLimit(before, after)
    ? []
    : days.map(({ day, why }) => ({ from: day, why, before: count(before, day), after: count(after, day) }));
  return [{ name, before, after, examples }];
}

function sameLimit(a: LegalLimit | null, b: LegalLimit | null): boolean {
  return a?.amount === b?.amount && a?.unit === b?.unit;
}

/** Terms other than limits that differ. */
export function otherChanges(before: ProcedureTerms, after: ProcedureTerms): readonly OtherChange[] {
  const plain = OTHERS.map((name) => ({
    name: name as string,
    before: String(before[name]),
    after: String(after[name]),
  }));
  const extension = (['times', 'approver'] as const).map((part) => ({
    name: `extension.${part}`,
    before: String(before.extension?.[part] ?? ''),
    after: String(after.extension?.[part] ?? ''),
  }));
  const rerouting = {
    name: 'rerouting.times',
    before: String(before.rerouting?.times ?? ''),
    after: String(after.rerouting?.times ?? ''),
  };
  return [...plain, ...extension, rerouting].filter((change) => change.before !== change.after);
}

/** The first day, the last working day before the next holiday, and the last working day of that year; each day once. */
function sampleDays(
  calendar: Calendar,
  from: LocalDate,
): readonly Readonly<{ day: LocalDate; why: LimitExample['why'] }>[] {
  const holiday = [...calendar.named.values()]
    .filter(({ date, isOffDay }) => isOffDay && date > from && dayFact(calendar, date).kind === 'holiday')
    .map(({ date }) => date)
    .sort()[0];
  const days = [
    { day: from, why: 'first-day' as const },
    ...(holiday === undefined ? [] : [{ day: workingDayBefore(calendar, holiday), why: 'before-holiday' as const }]),
    { day: workingDayBefore(calendar, localDate(`${yearOf(from) + 1}-01-01`)), why: 'end-of-year' as const },
  ].filter(({ day }) => day >= from);
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index);
}

function workingDayBefore(calendar: Calendar, date: LocalDate): LocalDate {
  let day = addDays(date, -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}
