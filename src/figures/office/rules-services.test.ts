/** Reviews by service item. */

import { describe, expect, it } from 'vitest';
import { NO_TALLY } from '../screen/rules-lines.ts';
import { talliesByService, UNNAMED } from './rules-services.ts';

const NONE = NO_TALLY.grades;
const window = (windowId: string, grades: object) => {
  const all = { ...NONE, ...grades };
  const content = all[5] + all[4] + all[3];
  const weight = content + all[2] + all[1];
  return { windowId, grades: all, weight, contentWeight: content, squares: weight, served: 100, heard: weight };
};
const items: Readonly<Record<string, readonly string[]>> = { a: ['企业开办'], b: ['企业开办', '企业注销'], c: [] };
const itemsOf = (id: string) => items[id] ?? [];

describe('reviews by service item', () => {
  it('are those of a window that does one thing, and those that were named elsewhere', () => {
    const found = talliesByService(
      [window('a', { 5: 40 }), window('b', { 5: 30, 1: 10 }), window('c', { 4: 5 })],
      [
        { windowId: 'b', service: '企业注销', grades: { ...NONE, 1: 8 } },
        { windowId: 'b', service: '企业开办', grades: { ...NONE, 5: 6 } },
      ],
      itemsOf,
    );
    expect(found.get('企业开办')).toMatchObject({ grades: { ...NONE, 5: 46 }, weight: 46, heard: 40, served: 100 });
    expect(found.get('企业注销')).toMatchObject({ grades: { ...NONE, 1: 8 }, contentWeight: 0, served: null });
    expect(found.get(UNNAMED)).toMatchObject({ grades: { ...NONE, 5: 24, 4: 5, 1: 2 }, weight: 31 });
  });

  it('lose nobody: all lines together are all windows together', () => {
    const found = talliesByService(
      [window('a', { 3: 3 }), window('b', { 2: 9 })],
      [{ windowId: 'b', service: '企业注销', grades: { ...NONE, 2: 4 } }],
      itemsOf,
    );
    expect([...found.values()].reduce((sum, { weight }) => sum + weight, 0)).toBe(12);
  });

  it('are not taken from a window that does one thing only: it speaks for all of them already', () => {
    const found = talliesByService(
      [window('a', { 5: 7 })],
      [{ windowId: 'a', service: '旧事项', grades: { ...NONE, 5: 2 } }],
      itemsOf,
    );
    expect([...found.keys()]).toEqual(['企业开办']);
  });
});
