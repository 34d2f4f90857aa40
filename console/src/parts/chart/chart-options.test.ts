/** Options of charts. */

import { expect, it } from 'vitest';
import { overTime } from './chart-options.ts';

it('a share over time names its lines and both axes (C28)', () => {
  const labels = { count: '评价', share: '满意率', low: '下限', high: '上限' };
  const option = overTime([{ at: '2026-11', count: 40, share: 0.9, low: 0.8, high: 0.95 }], labels);
  expect(option).toMatchObject({
    legend: { data: Object.values(labels) },
    yAxis: [{ name: labels.share }, { name: labels.count }],
  });
});
