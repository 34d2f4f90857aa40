/** Bars of the scans of eight weeks, with the figures as text for whoever cannot see them. */

import { addDays, today, weekday } from '../../parts/dates.ts';
import { useWords } from '../../words/index.ts';
import '../../parts/chart/chart.css';

const WEEKS = 8;
const BAR = 9;
const GAP = 3;
const HEIGHT = 26;

export function WeekBars(props: { weeks: readonly Readonly<{ week: string; scans: number }>[] }) {
  const t = useWords();
  const monday = addDays(today(), -((weekday(today()) + 6) % 7));
  const scansIn = new Map(props.weeks.map(({ week, scans }) => [week, scans]));
  const bars = Array.from({ length: WEEKS }, (_, index) => {
    const week = addDays(monday, -7 * (WEEKS - 1 - index));
    return { week, scans: scansIn.get(week) ?? 0 };
  });
  const most = Math.max(1, ...bars.map(({ scans }) => scans));
  const total = props.weeks.reduce((sum, { scans }) => sum + scans, 0);
  const text = props.weeks
    .map(({ week, scans }) => `${t('plaque.week', { week })} ${t('plaque.times', { count: scans })}`)
    .join('；');
  return (
    <span className="interval">
      <svg width={WEEKS * (BAR + GAP)} height={HEIGHT} role="img" aria-label={text}>
        <title>{text}</title>
        {bars.map(({ week, scans }, index) => {
          const tall = scans === 0 ? 1 : Math.max(3, Math.round((scans / most) * HEIGHT));
          return (
            <rect
              key={week}
              x={index * (BAR + GAP)}
              y={HEIGHT - tall}
              width={BAR}
              height={tall}
              fill={scans === 0 ? '#c9d2da' : '#0f5aa8'}
            />
          );
        })}
      </svg>
      <span className="figures">{t('plaque.times', { count: total })}</span>
    </span>
  );
}
