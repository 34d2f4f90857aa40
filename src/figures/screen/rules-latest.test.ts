/** Matters closed last, on the wall screen. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/time.ts';
import type { Closing } from '../../matters/index.ts';
import { LEAST_SHOWN } from '../methods/rules-interval.ts';
import { latestOf } from './rules-latest.ts';

const closing = (divisionCode: string, categoryCode: string | null, matters: number, day = '2026-03-02'): Closing => ({
  divisionCode,
  categoryCode,
  closedOn: localDate(day),
  outcome: 'resolved',
  matters,
});
const same = (code: string) => code.slice(0, 6);

describe('the matters closed last', () => {
  it('name county and category where five are alike, townships counted with their county', () => {
    const year = [closing('411402', 'slow', 2), closing('411402101', 'slow', 3)];
    expect(latestOf(year, same, 3)).toEqual([
      { countyCode: '411402', categoryCode: 'slow', closedOn: '2026-03-02', outcome: 'resolved' },
      { countyCode: '411402', categoryCode: 'slow', closedOn: '2026-03-02', outcome: 'resolved' },
      { countyCode: '411402', categoryCode: 'slow', closedOn: '2026-03-02', outcome: 'resolved' },
    ]);
  });

  it('name the county alone where its category is rare, and nothing where the county is', () => {
    const year = [closing('411402', 'rare', 1), closing('411403', 'slow', 4), closing('411402', 'slow', 4)];
    expect(latestOf(year, same, 9).map(({ countyCode, categoryCode }) => [countyCode, categoryCode])).toEqual(
      Array.from({ length: 5 }, () => ['411402', null]),
    );
  });

  it('never name what fewer than five are alike in', () => {
    const closings = fc.array(
      fc.record({
        divisionCode: fc.constantFrom('411402', '411403', '411421'),
        categoryCode: fc.constantFrom('slow', 'rude', 'costly', null),
        matters: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(closings, (drawn) => {
        const year = drawn.map((each) => closing(each.divisionCode, each.categoryCode, each.matters));
        const count = (isMeant: (each: Closing) => boolean) =>
          year.filter(isMeant).reduce((sum, { matters }) => sum + matters, 0);
        for (const { countyCode, categoryCode } of latestOf(year, same, 99)) {
          expect(
            count(
              (each) =>
                each.divisionCode === countyCode && (categoryCode === null || each.categoryCode === categoryCode),
            ),
          ).toBeGreaterThanOrEqual(LEAST_SHOWN);
        }
      }),
    );
  });
});
