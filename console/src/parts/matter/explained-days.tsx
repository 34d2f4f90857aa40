/** A deadline day by day: a small calendar of counted and skipped days with their holidays. */

import type { ExplainedDay, Explanation } from '../../api/types.ts';
import { useWords, type Words } from '../../words/index.ts';
import { addDays, weekday } from '../dates.ts';
import './explained-days.css';

export function ExplainedDays(props: { explanation: Omit<Explanation, 'calendarEdition'> }) {
  const t = useWords();
  const { from, limit, dueOn, provisional, days } = props.explanation;
  const weeks = weeksOf(from, days);
  return (
    <div className="days">
      <p>
        {t('deadline.rule', {
          from,
          limit: t(`limit.${limit.unit}`, { amount: limit.amount }),
          dueOn,
        })}
      </p>
      {provisional ? <p className="days-provisional">{t('deadline.provisional.help')}</p> : null}
      <div className="days-scroll">
        <table>
          <thead>
            <tr>
              <td />
              {[1, 2, 3, 4, 5, 6, 0].map((n) => (
                <th key={n} scope="col">
                  {t(`weekday.${n}` as 'weekday.0')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.monday}>
                <th scope="row">{week.monday.slice(5, 7).replace(/^0/, '')}</th>
                {week.days.map((day) => (
                  <DayCell key={day.date} day={day.fact} date={day.date} from={from} dueOn={dueOn} t={t} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Skipped days={days} t={t} />
    </div>
  );
}

function DayCell(props: { day: ExplainedDay | undefined; date: string; from: string; dueOn: string; t: Words }) {
  const { day, date, from, dueOn, t } = props;
  const number = Number(date.slice(8));
  if (date === from) {
    return (
      <td className="day day-start" title={`${date} ${t('day.start')}`}>
        {number}
      </td>
    );
  }
  if (day === undefined) return <td className="day day-outside">{number}</td>;
  const due = date === dueOn;
  const role = due ? t('day.due') : t(`day.${day.role}`);
  return (
    <td
      className={`day day-${day.role}${due ? ' day-due' : ''} day-is-${day.kind}`}
      title={`${date} ${t(`day.${day.kind}`)}${day.name === null ? '' : ` ${day.name}`} · ${role}`}
    >
      {number}
      {day.nth === null ? null : <sub aria-hidden="true">{day.nth}</sub>}
      <span className="visually-hidden">{role}</span>
    </td>
  );
}

/** Skipped holidays and make-up days by name, which people ask about first. */
function Skipped(props: { days: readonly ExplainedDay[]; t: Words }) {
  const groups = new Map<string, string[]>();
  for (const day of props.days) {
    if (day.name === null) continue;
    const key = props.t('day.named', { name: day.name, kind: props.t(`day.${day.kind}`) });
    groups.set(key, [...(groups.get(key) ?? []), day.date.slice(5)]);
  }
  if (groups.size === 0) return null;
  return (
    <ul className="days-names">
      {[...groups].map(([name, dates]) => (
        <li key={name}>
          {name}
          {props.t('colon')}
          {dates.length > 2 ? `${dates[0]} – ${dates[dates.length - 1]}` : dates.join('、')}
        </li>
      ))}
    </ul>
  );
}

type Week = Readonly<{ monday: string; days: readonly Readonly<{ date: string; fact: ExplainedDay | undefined }>[] }>;

function weeksOf(from: string, days: readonly ExplainedDay[]): readonly Week[] {
  const facts = new Map(days.map((day) => [day.date, day]));
  const last = days[days.length - 1]?.date ?? from;
  const weeks: Week[] = [];
  for (let monday = addDays(from, -((weekday(from) + 6) % 7)); monday <= last; monday = addDays(monday, 7)) {
    const dates = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n));
    weeks.push({ monday, days: dates.map((date) => ({ date, fact: facts.get(date) })) });
  }
  return weeks;
}
