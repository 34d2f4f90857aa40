/** Chart of a window's weeks. */

import { expect, it } from 'vitest';
import type { Words } from '../../words/index.ts';
import { weeksChart } from './weeks-chart.ts';

it('has a place for a week in which nobody spoke, so that the axis is time (C28)', () => {
  const week = (weekOf: string, five: number) => ({
    weekOf,
    grades: { 5: five, 4: 0, 3: 0, 2: 0, 1: 0 },
    four: { kind: 'not-enough-data' },
  });
  const weeks = [week('2026-11-23', 4), week('2026-11-02', 2)] as unknown as Parameters<typeof weeksChart>[1];
  const words = ((key: string) => key) as unknown as Words;
  expect(weeksChart(words, weeks)).toMatchObject({
    xAxis: { data: ['11-02', '11-09', '11-16', '11-23'] },
    series: expect.arrayContaining([
      expect.objectContaining({ name: 'head.figures-window.reviews', data: [2, 0, 0, 4] }),
    ]),
  });
});
