/** Chart library: the parts in use, in a chunk of their own. */

import type { EChartsOption } from 'echarts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Draws a chart. @returns a function that removes it */
export function drawChart(place: HTMLElement, option: EChartsOption): () => void {
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption({ animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches, ...option });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(place);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
