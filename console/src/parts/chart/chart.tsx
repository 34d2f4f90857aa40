/** A chart; its library is fetched with the first one. A text and a table beside it serve whoever cannot see it. */

import type { EChartsOption } from 'echarts';
import { useEffect, useRef } from 'react';
import './chart.css';

export function Chart(props: { option: EChartsOption; label: string; height?: number }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let end: () => void = () => undefined;
    void import('./chart-library.ts').then(({ drawChart }) => {
      if (gone || place.current === null) return;
      end = drawChart(place.current, props.option);
    });
    return () => {
      gone = true;
      end();
    };
  }, [props.option]);
  return (
    <div ref={place} role="img" aria-label={props.label} className="chart" style={{ height: props.height ?? 260 }} />
  );
}
