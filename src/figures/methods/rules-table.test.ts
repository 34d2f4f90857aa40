/** What a table shows, and that nobody who kept every earlier edition of it can tell a hidden cell. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShownTable, shownTable } from './rules-table.ts';

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

/** Small worlds, so that everything they could be can be tried. */
const aWorld = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, months]) =>
  fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 })), { minLength: months, maxLength: months }),
    {
      minLength: rows,
      maxLength: rows,
    },
  ),
);

/** All editions up to the last month: what somebody who kept them knows. */
function editionsOf(counts: readonly (readonly number[])[]): readonly ShownTable[] {
  const months = counts[0]?.length ?? 0;
  return Array.from({ length: months }, (_, last) => shownTable(counts.map((row) => row.slice(0, last + 1))));
}

/** Whether the counts could stand behind these pages: every shown figure agrees; what is hidden is at least one. */
function agrees(counts: readonly (readonly number[])[], editions: readonly ShownTable[]): boolean {
  return editions.every((edition, last) =>
    agreesWith(
      counts.map((row) => row.slice(0, last + 1)),
      edition,
    ),
  );
}

function agreesWith(known: readonly (readonly number[])[], edition: ShownTable): boolean {
  const sums = (known[0] ?? []).map((_, month) => known.reduce((sum, row) => sum + (row[month] ?? 0), 0));
  const cellsAgree = [...known, sums].every((row, index) =>
    row.every((count, month) => {
      const shown = index < known.length ? edition.cells[index]?.[month] : edition.monthTotals[month];
      return shown === null ? count >= 1 : shown === count;
    }),
  );
  const totalsAgree = [...known, sums].every((row, index) => {
    const shown = index < known.length ? edition.rowTotals[index] : edition.total;
    const all = row.reduce((sum, count) => sum + count, 0);
    return shown === undefined || (shown.atLeast ? all >= shown.count : all === shown.count);
  });
  return cellsAgree && totalsAgree;
}

/** Every table that could stand behind the pages, hidden cells up to twelve. */
function possible(counts: readonly (readonly number[])[], editions: readonly ShownTable[]): number[][][] {
  const last = editions.at(-1);
  const free = counts.flatMap((row, r) =>
    row.flatMap((_, m) => (last?.cells[r]?.[m] === null ? [[r, m] as const] : [])),
  );
  const found: number[][][] = [];
  const attempt = counts.map((row) => [...row]);
  const totals = Array.from({ length: attempt[0]?.length ?? 0 }, (_, m) => last?.monthTotals[m] ?? null);
  const go = (index: number): void => {
    const cell = free[index];
    if (cell === undefined) {
      if (agrees(attempt, editions)) found.push(attempt.map((row) => [...row]));
      return;
    }
    const [r, m] = cell;
    // A month whose total is known leaves its last hidden cell no choice.
    const isLastOfMonth = !free.slice(index + 1).some(([, month]) => month === m);
    const total = totals[m] ?? null;
    const others = attempt.reduce((sum, row, at) => (at === r ? sum : sum + (row[m] ?? 0)), 0);
    const choices = isLastOfMonth && total !== null ? [total - others] : Array.from({ length: 12 }, (_, n) => n + 1);
    for (const value of choices) {
      if (value < 1) continue;
      (attempt[r] as number[])[m] = value;
      go(index + 1);
    }
    (attempt[r] as number[])[m] = counts[r]?.[m] ?? 0;
  };
  // Cells of one month stand together, so that its total prunes early.
  free.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  go(0);
  return found;
}

describe('whoever kept every edition', () => {
  it('finds for each hidden cell that it may be five or more', () => {
    fc.assert(
      fc.property(aWorld, (counts) => {
        const editions = editionsOf(counts);
        const last = editions.at(-1) as ShownTable;
        const hidden = last.cells.flatMap((row, r) =>
          row.flatMap((cell, m) => (cell === null ? [[r, m] as const] : [])),
        );
        if (hidden.length === 0 || hidden.length > 6) return;
        const worlds = possible(counts, editions);
        expect(worlds.length).toBeGreaterThan(0);
        for (const [r, m] of hidden) expect(worlds.some((world) => (world[r]?.[m] ?? 0) >= 5)).toBe(true);
        for (const [m, total] of last.monthTotals.entries()) {
          const could = (world: number[][]) => world.reduce((sum, row) => sum + (row[m] ?? 0), 0) >= 5;
          if (total === null) expect(worlds.some(could)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('would find one out where a county’s total were simply shown', () => {
    const counts = [
      [10, 20],
      [3, 20],
      [50, 20],
    ];
    const careless = editionsOf(counts).map((edition, last) => ({
      ...edition,
      rowTotals: counts.map((row) => ({ count: row.slice(0, last + 1).reduce((a, b) => a + b, 0), atLeast: false })),
    }));
    expect(possible(counts, careless).map((world) => world[1]?.[0])).toEqual([3]);
  });

  it('never sees a later edition show what an earlier one hid, or count it otherwise', () => {
    fc.assert(
      fc.property(aWorld, (counts) => {
        const editions = editionsOf(counts);
        for (const [index, edition] of editions.entries()) {
          const next = editions[index + 1];
          if (next === undefined) continue;
          expect(next.cells.map((row) => row.slice(0, index + 1))).toEqual(edition.cells);
          expect(next.monthTotals.slice(0, index + 1)).toEqual(edition.monthTotals);
        }
      }),
    );
  });

  it('is shown nothing that is not so', () => {
    fc.assert(
      fc.property(aWorld, (counts) => {
        expect(agrees(counts, editionsOf(counts))).toBe(true);
      }),
    );
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

  const withAdditions = aWorld.chain((counts) =>
    fc.tuple(
      fc.constant(counts),
      fc.array(
        fc.array(fc.constantFrom(0, 0, 1, 5), { minLength: counts[0]?.length ?? 0, maxLength: counts[0]?.length ?? 0 }),
        { minLength: counts.length, maxLength: counts.length },
      ),
    ),
  );

  it('tells no hidden cell to whoever added to it and kept every edition', () => {
    fc.assert(
      fc.property(withAdditions, ([counts, added]) => {
        const editions = editionsOf(counts);
        const first = editions.at(-1) as ShownTable;
        const hidden = first.cells.flatMap((row, r) =>
          row.flatMap((cell, m) => (cell === null ? [[r, m] as const] : [])),
        );
        if (hidden.length === 0 || hidden.length > 6) return;
        const later = shownTable(plus(counts, added), counts);
        const worlds = possible(counts, editions).filter((world) => agreesWith(plus(world, added), later));
        for (const [r, m] of hidden) expect(worlds.some((world) => (world[r]?.[m] ?? 0) >= 5)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('would tell one where only the counts of today were looked at', () => {
    const added = plus(told, [[], [5], []]);
    const worlds = possible(told, editionsOf(told)).filter((world) =>
      agreesWith(plus(world, [[], [5], []]), shownTable(added)),
    );
    expect(new Set(worlds.map((world) => world[1]?.[0]))).toEqual(new Set([3]));
  });
});
