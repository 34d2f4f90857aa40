/** Suggestions for a name that is unknown. */

import { describe, expect, it } from 'vitest';
import type { Division, Unit } from '../model.ts';
import { directory } from './rules-directory.ts';

const division = (code: string, name: string) =>
  ({ code, name, level: 'county', parentCode: null }) as unknown as Division;
const unit = (id: string, name: string) => ({ id, name, divisionCode: '411402' }) as unknown as Unit;
const known = directory(
  [division('411402', '梁园区'), division('411403', '睢阳区'), division('411422', '睢县')],
  [unit('1', '国家税务总局商丘市税务局'), unit('2', '梁园区税务局'), unit('3', '商丘市公安局')],
);

describe('a name that is none (C40)', () => {
  it.each([
    ['division', '梁园', ['division-perhaps', '梁园区']],
    ['division', '商丘梁园区管委会', ['division-perhaps', '梁园区']],
    ['division', '睢', ['division-unknown']],
    ['division', '永城市', ['division-unknown']],
    ['unit', '市税务局', ['unit-perhaps', '国家税务总局商丘市税务局']],
    ['unit', '税务局', ['unit-perhaps', '梁园区税务局、国家税务总局商丘市税务局']],
    ['unit', '梁园税务局', ['unit-perhaps', '梁园区税务局']],
    ['unit', '气象局', ['unit-unknown']],
  ] as const)('%s %s: %j', (what, text, said) => {
    expect(known.unknown(what, text)).toEqual(said);
  });
});
