/** Chart of the months on dark: reviews as bars, satisfaction as a line on its band. */

import type { EChartsOption } from 'echarts';
import type { BigScreen } from '../../api/types.ts';

const SOFT = '#a9bccb';
const GRID = '#263a4c';
const BARS = '#34506a';
const BAND = '#3f78ad';
const LINE = '#8cc4f5';

/** @param letter height of the letter in pixels */
export function trendOption(trend: BigScreen['trend'], letter: number): EChartsOption {
  const known = (of: (ends: { share: number; low: number; high: number }) => number) =>
    trend.map(({ satisfaction }) => (satisfaction.kind === 'enough' ? of(satisfaction) : null));
  const lows = known(({ low }) => low).flatMap((low) => (low === null ? [] : [low]));
  const from = Math.max(0, Math.floor(Math.min(0.9, ...lows) * 10) / 10);
  const label = { color: SOFT, fontSize: Math.round(letter * 0.8) };
  return {
    animation: false,
    grid: { left: letter * 2.8, right: letter * 3.4, top: letter * 0.6, bottom: letter * 1.5 },
    xAxis: {
      type: 'category',
      // `26-03`, without the century.
      data: trend.map(({ month }) => month.slice(2)),
      axisLine: { lineStyle: { color: GRID } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: [
      {
        type: 'value',
        min: from,
        max: 1,
        interval: (1 - from) / 2,
        axisLabel: { ...label, formatter: (value: number) => `${Math.round(value * 100)}%` },
        splitLine: { lineStyle: { color: GRID } },
      },
      {
        type: 'value',
        splitNumber: 2,
        // Bars keep to the lower half, below the line.
        max: ({ max }) => Math.max(10, max * 2),
        axisLabel: { ...label, showMaxLabel: false },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        type: 'bar',
        yAxisIndex: 1,
        data: trend.map(({ reviews }) => reviews ?? 0),
        color: BARS,
        barMaxWidth: letter * 1.4,
        silent: true,
      },
      // The band lies between its lower end, which is not drawn, and its upper.
      {
        type: 'line',
        stack: 'band',
        data: known(({ low }) => low),
        symbol: 'none',
        lineStyle: { opacity: 0 },
        silent: true,
      },
      {
        type: 'line',
        stack: 'band',
        data: known(({ low, high }) => high - low),
        symbol: 'none',
        lineStyle: { opacity: 0 },
        areaStyle: { color: BAND, opacity: 0.45 },
        silent: true,
      },
      {
        type: 'line',
        data: known(({ share }) => share),
        color: LINE,
        symbol: 'circle',
        symbolSize: letter * 0.3,
        lineStyle: { width: Math.max(2, letter * 0.12) },
        silent: true,
      },
    ],
  };
}
