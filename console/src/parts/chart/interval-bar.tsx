/** Bar of a share: a dot; a dark interval for chance; a light one for everybody served, the silent included. */

import { useWords } from '../../words/index.ts';
import './chart.css';

const WIDTH = 160;
const HEIGHT = 18;
const THICK = 8;

export type Interval = Readonly<{
  share: number;
  low: number;
  high: number;
  spoken?: Readonly<{ low: number; high: number }>;
}>;

/** @param props.from share at the left end, the same for a table */
export function IntervalBar(props: Interval & { soft?: boolean; from?: number }) {
  const t = useWords();
  const { share, low, high, spoken, from = 0 } = props;
  const text = t('reviews.intervalText', { share: percent(share), low: percent(low), high: percent(high) });
  const x = (part: number): number => Math.round((Math.max(0, part - from) / (1 - from)) * WIDTH);
  const bar = (ends: Readonly<{ low: number; high: number }>, fill: string) => (
    <rect
      x={x(ends.low)}
      y={(HEIGHT - THICK) / 2}
      width={Math.max(2, x(ends.high) - x(ends.low))}
      height={THICK}
      rx={3}
      fill={fill}
    />
  );
  return (
    <span className={props.soft === true ? 'interval interval-soft' : 'interval'}>
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={text}>
        <title>{text}</title>
        <rect x={0} y={7} width={WIDTH} height={4} rx={2} fill="#e3e8ed" />
        {bar({ low, high }, '#b9d2ea')}
        {spoken === undefined ? null : bar(spoken, '#6d9fd0')}
        <circle cx={Math.min(WIDTH - 5, Math.max(5, x(share)))} cy={HEIGHT / 2} r={5} fill="#0f5aa8" />
      </svg>
      <span className="figures">
        {percent(share)} <span className="muted">({`${percent(low)}–${percent(high)}`})</span>
      </span>
    </span>
  );
}

/** Left end for these intervals: the ten below the lowest, so that differences show. */
export function leastOf(intervals: readonly (Interval | null)[]): number {
  const lows = intervals.flatMap((interval) => (interval === null ? [] : [interval.low]));
  return Math.max(0, Math.floor((Math.min(0.9, ...lows) + 1e-9) * 10) / 10);
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
