/** Plot of months on public pages. */

import { monthInWords } from '../../platform/pages/page-dates.ts';
import type { Reader } from '../../platform/pages/pages.tsx';
import type { MonthFigures } from '../model.ts';
import { axisFrom, sayFor } from './pages-parts.tsx';

/** Most labels that do not touch. */
const MOST_MARKS = 4;

/** Shares by month with intervals; the table below has the numbers. */
export function MonthPlot({ reader, months }: Readonly<{ reader: Reader; months: readonly MonthFigures[] }>) {
  const say = sayFor(reader.lang);
  const known = months.filter(({ satisfaction }) => satisfaction.kind === 'enough');
  if (known.length < 2) return null;
  const from = axisFrom(months.map(({ satisfaction }) => satisfaction));
  const [width, height, left, bottom] = [360, 150, 38, 20];
  const step = (width - left) / months.length;
  const x = (index: number): number => Math.round(left + step * (index + 0.5));
  const y = (share: number): number => Math.round(8 + ((1 - share) / (1 - from)) * (height - bottom - 8));
  const every = Math.ceil(months.length / MOST_MARKS);
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('open.month.chart')}>
      {[from, (1 + from) / 2, 1].map((mark) => (
        <g key={mark}>
          <path d={`M${left} ${y(mark)}H${width}`} stroke="currentColor" stroke-opacity=".2" />
          <text x="0" y={y(mark) + 4}>{`${Math.round(mark * 100)}%`}</text>
        </g>
      ))}
      {months.map(({ month, satisfaction }, index) => (
        <g key={month}>
          {satisfaction.kind === 'enough' ? (
            <>
              <path
                d={`M${x(index)} ${y(satisfaction.low)}V${y(satisfaction.high)}`}
                stroke="var(--mark)"
                stroke-width="5"
                stroke-opacity=".55"
              />
              <circle cx={x(index)} cy={y(satisfaction.share)} r="4" fill="currentColor" />
            </>
          ) : null}
          {index % every === 0 ? (
            <text x={x(index)} y={height - 5} text-anchor="middle">
              {monthInWords(reader.lang, month)}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}
