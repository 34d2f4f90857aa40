/** One year of the working calendar: twelve months, days off and days worked in exchange told apart by colour and mark. */

import type { CalendarEdition } from '../../api/types.ts';
import { weekday, weeksOfMonth } from '../../parts/dates.ts';
import { useWords, type Words } from '../../words/index.ts';
import '../../parts/form/month.css';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export function YearGrid(props: { year: CalendarEdition }) {
  const t = useWords();
  const named = new Map(props.year.days.map((day) => [day.date, day]));
  return (
    <div className="year">
      {MONTHS.map((month) => (
        <Month key={month} year={props.year.year} month={month} named={named} t={t} />
      ))}
    </div>
  );
}

type Named = ReadonlyMap<string, CalendarEdition['days'][number]>;

function Month(props: { year: number; month: number; named: Named; t: Words }) {
  const { year, month, named, t } = props;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const title = t('month.title', { year, month });
  return (
    <table className="month">
      <caption>{title}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 0].map((n) => (
            <th key={n} scope="col">
              {t(`weekday.${n}` as 'weekday.0')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(first).map((row) => (
          <tr key={row[0]}>
            {row.map((date) =>
              date.slice(0, 7) === first.slice(0, 7) ? (
                <Day key={date} date={date} named={named} t={t} />
              ) : (
                <td key={date} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
