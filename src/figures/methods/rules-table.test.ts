/** Hidden cells of tables; `test/proof/hidden-cells.test.ts` attacks them. */

import { describe, expect, it } from 'vitest';
import { shownTogether } from './rules-table.ts';

type Counts = readonly (readonly number[])[];

const shownTable = (counts: Counts, told: Counts = counts) => shownTogether([{ counts, told }])[0];

describe('a table of counts', () => {
  it('of large ones is shown whole', () => {
    expect(
      shownTable([
        [10, 20],
        [30, 0],
      ]),
    ).toEqual({
      cells: [
        [10, 20],
        [30, 0],
      ],
      monthTotals: [40, 20],
      inTotal: [
        [true, true],
        [true, true],
      ],
      rowTotals: [
        { count: 30, atLeast: false },
        { count: 30, atLeast: false },
      ],
      total: { count: 60, atLeast: false },
    });
  });

  it('hides a second county beside a small one, and leaves both out of their running totals', () => {
    expect(
      shownTable([
        [10, 20, 9],
        [3, 20, 9],
        [50, 20, 9],
      ]),
    ).toEqual({
      cells: [
        [null, 20, 9],
        [null, 20, 9],
        [50, 20, 9],
      ],
      monthTotals: [63, 60, 27],
      inTotal: [
        [false, true, true],
        [false, true, true],
        [true, true, true],
      ],
      rowTotals: [
        { count: 29, atLeast: true },
        { count: 29, atLeast: true },
        { count: 79, atLeast: false },
      ],
      total: { count: 150, atLeast: false },
    });
  });

  it('takes hidden months into the running total once no single one of them can be told', () => {
    const { cells, rowTotals } = shownTable([
      [10, 10],
      [3, 3],
      [12, 12],
    ]);
    expect(cells[1]).toEqual([null, null]);
    expect(rowTotals[1]).toEqual({ count: 6, atLeast: false });
  });

  it('hides the month itself where the whole city had few', () => {
    expect(
      shownTable([
        [2, 10],
        [0, 10],
      ]),
    ).toMatchObject({
      cells: [
        [null, 10],
        [0, 10],
      ],
      monthTotals: [null, 20],
      total: { count: 20, atLeast: true },
    });
  });

  it('of a hundred small ones is settled in a moment', () => {
    const counts = Array.from({ length: 10 }, (_, row) =>
      Array.from({ length: 24 }, (__, month) => (row * 7 + month * 5) % 6),
    );
    const { cells, monthTotals } = shownTable(counts);
    expect(cells.flat().filter((cell) => cell !== null && cell > 0 && cell < 5)).toEqual([]);
    expect(monthTotals.every((total) => total !== null)).toBe(true);
  });

  it('shows noughts: that nobody came tells of nobody', () => {
    expect(
      shownTable([
        [0, 0],
        [0, 7],
      ]).cells,
    ).toEqual([
      [0, 0],
      [0, 7],
    ]);
  });
});

describe('a month that is added to after it was told (security 11)', () => {
  const told = [
    [10, 20],
    [3, 20],
    [50, 20],
  ];
  const plus = (counts: readonly (readonly number[])[], added: readonly (readonly number[])[]) =>
    counts.map((row, r) => row.map((count, m) => count + (added[r]?.[m] ?? 0)));

  it('keeps hidden what was hidden, the cell beside it too, and counts neither in a running total', () => {
    const added = plus(told, [
      [0, 0],
      [5, 0],
      [0, 0],
    ]);
    expect(shownTable(added)).toMatchObject({
      cells: [
        [10, 20],
        [8, 20],
        [50, 20],
      ],
    });
    expect(shownTable(added, told)).toMatchObject({
      cells: [
        [null, 20],
        [null, 20],
        [50, 20],
      ],
      monthTotals: [68, 60],
      rowTotals: [
        { count: 20, atLeast: true },
        { count: 20, atLeast: true },
        { count: 70, atLeast: false },
      ],
    });
  });

  it('hides what is small only now, with another', () => {
    const before = [[10], [0], [50]];
    expect(shownTable([[10], [2], [50]], before).cells).toEqual([[null], [null], [50]]);
  });

  it('takes back the running total that its hidden cells were counted in', () => {
    const small = [
      [10, 10],
      [3, 3],
      [12, 12],
    ];
    const { rowTotals } = shownTable(
      plus(small, [
        [0, 0],
        [5, 0],
        [0, 0],
      ]),
      small,
    );
    expect(rowTotals[1]).toEqual({ count: 0, atLeast: true });
  });
});
