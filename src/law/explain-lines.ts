/** A deadline in words: one line for the date, one for whether it is firm, one for each day. */

import { weekday, yearOf } from '../kernel/time.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { DayFact, ExplainedDay, Explanation } from './model.ts';
import { holidayName, lawWords } from './words.ts';

export type ExplanationLines = Readonly<{ due: string; from: string; certainty: string; days: readonly string[] }>;

export function explanationLines(explanation: Explanation, lang: Lang): ExplanationLines {
  const say = speak(lawWords, lang);
  const { from, limit, deadline, days } = explanation;
  const unknown = days.find(({ published }) => !published);
  return {
    due: say('law.deadline.due', { date: deadline.dueOn, weekday: say(`law.weekday.${weekdayDigit(deadline.dueOn)}`) }),
    from: say('law.deadline.from', { date: from, limit: say(`law.limit.${limit.unit}`, { amount: limit.amount }) }),
    certainty: deadline.provisional
      ? say('law.deadline.provisional', { year: yearOf(unknown?.date ?? deadline.dueOn) })
      : say('law.deadline.firm'),
    days: days.map((day) => dayLine(day, lang)),
  };
}

/** The kind of a day in words: `国庆节放假`, `周末`, `Spring Festival holiday`; also that its year has no table. */
export function dayWords(fact: DayFact, lang: Lang): string {
  const say = speak(lawWords, lang);
  const what = say(`law.day.${fact.kind}`, { name: fact.name === null ? '' : holidayName(fact.name, lang) });
  return fact.published || fact.name !== null || fact.kind === 'weekend' ? what : say('law.day.unpublished');
}

function dayLine(day: ExplainedDay, lang: Lang): string {
  const say = speak(lawWords, lang);
  const role = day.nth === null ? say(`law.role.${day.role}`) : say('law.day.nth', { nth: day.nth });
  const date = `${day.date} ${say(`law.weekday.${weekdayDigit(day.date)}`)}`;
  return `${date}  ${dayWords(day, lang)}  ${role}`;
}

function weekdayDigit(date: ExplainedDay['date']): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return weekday(date) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}
