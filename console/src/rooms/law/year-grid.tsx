/** A year of the working calendar: twelve months, days off and make-up days told apart by colour and mark. */

import type { CalendarEdition } from '../../api/types.ts';
import { weekday } from '../../parts/dates.ts';
import { MonthTable } from '../../parts/form/month-table.tsx';
import { useWords, type Words } from '../../words/index.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export function YearGrid(props: { year: CalendarEdition }) {
  const t = useWords();
  const named = new Map(props.year.days.map((day) => [day.date, day]));
  return (
    <div className="year">
      {MONTHS.map((month) => (
        <MonthTable
          key={month}
          month={`${props.year.year}-${String(month).padStart(2, '0')}`}
          caption={t('month.title', { year: props.year.year, month })}
          day={(date) => <Day key={date} date={date} named={named} t={t} />}
        />
      ))}
    </div>
  );
}

type Named = ReadonlyMap<string, CalendarEdition['days'][number]>;

function Day(props: { date: string; named: Named; t: Words }) {
  const { date, t } = props;
  const day = props.named.get(date);
  const number = Number(date.slice(8));
  if (day !== undefined) {
    const kind = day.isOffDay ? 'holiday' : 'make-up';
    return (
      <td className={`month-${kind}`} title={`${date} ${day.name} ${t(`day.${kind}`)}`}>
        {number}
        <span className="visually-hidden">{`${day.name} ${t(`day.${kind}`)}`}</span>
      </td>
    );
  }
  const rest = weekday(date) === 0 || weekday(date) === 6;
  return <td className={rest ? 'month-weekend' : ''}>{number}</td>;
}
