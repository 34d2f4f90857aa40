/** A share with its interval, drawn: a dot on a line that shows how sure it is. */

import { useWords } from '../words/index.ts';

const WIDTH = 160;
const HEIGHT = 18;

export function IntervalBar(props: { share: number; low: number; high: number }) {
  const t = useWords();
  const text = t('reviews.intervalText', {
    share: percent(props.share),
    low: percent(props.low),
    high: percent(props.high),
  });
  const x = (share: number): number => Math.round(share * WIDTH);
  return (
    <span className="interval">
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={text}>
        <title>{text}</title>
        <rect x={0} y={7} width={WIDTH} height={4} rx={2} fill="#e3e8ed" />
        <rect
          x={x(props.low)}
          y={5}
          width={Math.max(2, x(props.high) - x(props.low))}
          height={8}
          rx={3}
          fill="#8db6df"
        />
        <circle cx={Math.min(WIDTH - 5, Math.max(5, x(props.share)))} cy={9} r={5} fill="#0f5aa8" />
      </svg>
      <span className="figures">
        {percent(props.share)} <span className="muted">({`${percent(props.low)}–${percent(props.high)}`})</span>
      </span>
    </span>
  );
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
