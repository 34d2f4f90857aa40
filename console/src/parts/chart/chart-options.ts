/** Options of charts: a share over time with its interval, and how long matters take. */

import type { EChartsOption, LineSeriesOption } from 'echarts';
import { colours } from '../../theme.ts';

const SOFT = '#dfe4e9';
const INK = '#44515d';
const BAND = '#8db6df';
const BARS = '#c7d3de';

export type Point = Readonly<{ at: string; count: number; share: number | null; low: number; high: number }>;

const percent = (value: number): string => `${Math.round(value * 100)}%`;
const axis = { axisLine: { lineStyle: { color: SOFT } }, axisTick: { show: false }, axisLabel: { color: INK } };
/** Tooltips as text: the content policy forbids styles in HTML. */
const tooltip = { trigger: 'axis', renderMode: 'richText' } as const;

/** Counts as bars, the share as a line on its band, with gaps where too few spoke. */
export function overTime(
  points: readonly Point[],
  labels: Readonly<{ count: string; share: string; low: string; high: string }>,
): EChartsOption {
  const some = (of: (point: Point) => number) => points.map((point) => (point.share === null ? null : of(point)));
  const lows = points.flatMap((point) => (point.share === null ? [] : [point.low]));
  return {
    tooltip: { ...tooltip, valueFormatter: (value) => (typeof value === 'number' ? show(value) : '—') },
    legend: { top: 0, data: [labels.count, labels.share, labels.low, labels.high], textStyle: { color: INK } },
    grid: { left: 56, right: 56, top: 56, bottom: 28 },
    xAxis: { type: 'category', data: points.map(({ at }) => at), ...axis },
    yAxis: [
      {
        type: 'value',
        min: Math.max(0, Math.floor((Math.min(1, ...lows) - 0.05) * 10) / 10),
        max: 1,
        name: labels.share,
        nameTextStyle: { color: INK, align: 'left' },
        axisLabel: { color: INK, formatter: percent },
        splitLine: { lineStyle: { color: SOFT } },
      },
      {
        type: 'value',
        name: labels.count,
        nameTextStyle: { color: INK, align: 'right' },
        minInterval: 1,
        axisLabel: { color: INK },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        name: labels.count,
        type: 'bar',
        yAxisIndex: 1,
        data: points.map(({ count }) => count),
        color: BARS,
        barMaxWidth: 22,
      },
      {
        name: labels.low,
        type: 'line',
        data: some(({ low }) => low),
        color: BAND,
        symbol: 'none',
        lineStyle: { type: 'dashed', width: 1 },
      },
      {
        name: labels.high,
        type: 'line',
        data: some(({ high }) => high),
        color: BAND,
        symbol: 'none',
        lineStyle: { type: 'dashed', width: 1 },
      },
      {
        name: labels.share,
        type: 'line',
        data: some(({ share }) => share ?? 0),
        color: colours.accent,
        symbolSize: 6,
        lineStyle: { width: 2 },
      },
    ],
  };
}

/** Counts are whole; shares lie between nought and one. */
function show(value: number): string {
  return value > 1 || Number.isInteger(value) ? String(value) : `${(value * 100).toFixed(1)}%`;
}

/** Steps of the share that had reached a phase by each day; they end where those still waiting begin. */
export function risingSteps(
  steps: readonly Readonly<{ days: number; share: number; low: number; high: number }>[],
  labels: Readonly<{ reached: string; low: string; high: string; day: string }>,
): EChartsOption {
  const line = (
    name: string,
    of: (step: (typeof steps)[number]) => number,
    color: string,
    dashed: boolean,
  ): LineSeriesOption => ({
    name,
    type: 'line',
    step: 'end',
    symbol: 'none',
    color,
    data: [[0, 0], ...steps.map((step) => [step.days, of(step)])],
    lineStyle: { width: dashed ? 1 : 2, type: dashed ? 'dashed' : 'solid' },
  });
  return {
    tooltip: {
      ...tooltip,
      valueFormatter: (value) => (typeof value === 'number' ? `${(value * 100).toFixed(1)}%` : ''),
    },
    grid: { left: 48, right: 24, top: 16, bottom: 40 },
    xAxis: {
      type: 'value',
      name: labels.day,
      nameLocation: 'middle',
      nameTextStyle: { color: INK },
      nameGap: 26,
      splitLine: { show: false },
      ...axis,
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      axisLabel: { color: INK, formatter: percent },
      splitLine: { lineStyle: { color: SOFT } },
    },
    series: [
      line(labels.low, ({ low }) => low, BAND, true),
      line(labels.high, ({ high }) => high, BAND, true),
      line(labels.reached, ({ share }) => share, colours.accent, false),
    ],
  };
}
