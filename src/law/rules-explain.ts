/** Explanation of a deadline: the period day by day, so that both sides can count it again on a paper calendar. */

import { addDays, type LocalDate } from '../kernel/time.ts';
import type { Calendar, DayFact, DayRole, ExplainedDay, Explanation, Limit } from './model.ts';
import { dayFact, deadline } from './rules.ts';

/** The date `deadline` gives, with every day after `from` up to it and how it counted. */
export function explainDeadline(calendar: Calendar, from: LocalDate, limit: Limit): Explanation {
  const due = deadline(calendar, from, limit);
  const days: ExplainedDay[] = [];
  let counted = 0;
  for (let date = addDays(from, 1); date <= due.dueOn; date = addDays(date, 1)) {
    const fact = dayFact(calendar, date);
    const role = roleOf(fact, limit, counted);
    if (role === 'counted') counted += 1;
    days.push({ ...fact, date, role, nth: role === 'counted' ? counted : null });
  }
  return { from, limit, deadline: due, days };
}

function roleOf(fact: DayFact, limit: Limit, countedBefore: number): DayRole {
  const rest = fact.kind === 'weekend' || fact.kind === 'holiday';
  if (countedBefore === limit.amount) return rest ? 'rolled-over' : 'rolled-to';
  if (limit.unit === 'working-day' && rest) return 'skipped';
  return 'counted';
}

/** Consecutive days that counted the same way for the same reason; a small screen shows these instead of every day. */
export type DayRun = Readonly<Omit<ExplainedDay, 'date' | 'nth'> & { from: LocalDate; to: LocalDate; days: number }>;

export function runsOf(days: readonly ExplainedDay[]): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const { date, nth: _, ...what } of days) {
    const last = runs.at(-1);
    if (last !== undefined && sameThing(last, what)) runs[runs.length - 1] = { ...last, to: date, days: last.days + 1 };
    else runs.push({ ...what, from: date, to: date, days: 1 });
  }
  return runs;
}

function sameThing(a: Omit<ExplainedDay, 'date' | 'nth'>, b: Omit<ExplainedDay, 'date' | 'nth'>): boolean {
  return a.role === b.role && a.kind === b.kind && a.name === b.name && a.published === b.published;
}
