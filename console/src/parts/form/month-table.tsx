/** A month as a table of weeks, Monday first; its user fills the days. */

import type { ReactNode } from 'react';
import { useWords } from '../../words/index.ts';
import { weeksOfMonth } from '../dates.ts';
import './month.css';

export function MonthTable(props: {
  /** Month, as 2026-11. */
  month: string;
  caption?: string;
  /** Content of a day; days of other months are empty. */
  day: (date: string) => ReactNode;
}) {
  const t = useWords();
  return (
    <table className="month">
      {props.caption === undefined ? null : <caption>{props.caption}</caption>}
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
        {weeksOfMonth(`${props.month}-01`).map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (date.startsWith(props.month) ? props.day(date) : <td key={date} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
