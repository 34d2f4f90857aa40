/** Hidden cells of the public tables, attacked over every edition of both tables together. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agrees,
  type Counts,
  couldBe,
  type Edition,
  editionsOf,
  firstMonths,
  hiddenCells,
  monthsOf,
  plus,
  settle,
  TooManyTries,
  toldBy,
  type World,
} from './onlooker.ts';

/** More hidden cells take too long to try. */
const MOST_HIDDEN = 8;

/** Settled apart, as two tables were that know nothing of each other. */
const apart = (world: World): Edition => world.flatMap((counts) => settle([counts]));

/** Each month's matters by county and kind of work at once; the tables are their margins. */
const aPage = fc
  .record({
    rows: fc.integer({ min: 1, max: 4 }),
    kinds: fc.integer({ min: 1, max: 3 }),
    months: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ rows, kinds, months }) => {
    const each = fc.constantFrom(0, 0, 1, 1, 1, 2, 3, 5);
    const month = fc.array(fc.array(each, { minLength: kinds, maxLength: kinds }), {
      minLength: rows,
      maxLength: rows,
    });
    return fc.array(month, { minLength: months, maxLength: months });
  })
  .map((cube) => {
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    const [first = []] = cube;
    return [
      first.map((_, row) => cube.map((month) => sum(month[row] ?? []))),
      (first[0] ?? []).map((_, kind) => cube.map((month) => sum(month.map((cells) => cells[kind] ?? 0)))),
    ] as const satisfies World;
  });
/** Reviews are counted in one table. */
const oneTable = aPage.map(([counties]): World => [counties]);
const tables = fc.oneof(aPage as fc.Arbitrary<World>, oneTable);

/** The strongest onlooker: while a month ran it was told all of it. */
const totalsOf = (world: World) =>
  Array.from({ length: monthsOf(world) }, (_, month) =>
    (world[0] ?? []).reduce((sum, row) => sum + (row[month] ?? 0), 0),
  );

/** Leaves out a world that takes too long, as those with too many hidden cells; another takes its place. */
function triedWhole(look: () => void): void {
  try {
    look();
  } catch (error) {
    if (!(error instanceof TooManyTries)) throw error;
    fc.pre(false);
  }
}

const canBeTried = (edition: Edition) => {
  const hidden = hiddenCells(edition).length;
  return hidden > 0 && hidden <= MOST_HIDDEN;
};

describe('whoever kept every edition of both tables', () => {
  const counties: Counts = [
    [20, 1],
    [30, 1],
    [20, 1],
    [9, 1],
    [9, 1],
  ];
  const kinds: Counts = [[88, 5]];

  it('would count out five counties of one each, were the tables settled apart', () => {
    const editions = editionsOf([counties, kinds], apart);
    expect(editions.at(-1)?.[0]?.monthTotals).toEqual([88, null]);
    expect(toldBy([counties, kinds], { editions })).toHaveLength(5);
    expect(toldBy([kinds, counties], { editions: editions.map((each) => each.toReversed()) })).toHaveLength(5);
  });

  it.each([
    ['counties are few', [counties, kinds]],
    ['kinds of work are few', [kinds, counties]],
  ])('is not told them where %s: the other table hides a cell as well', (_, world: World) => {
    const editions = editionsOf(world);
    const last = editions.at(-1) ?? [];
    expect(last.map(({ monthTotals }) => monthTotals)).toEqual([
      [88, null],
      [88, null],
    ]);
    expect(last.map(({ total }) => total)).toEqual([
      { count: 88, atLeast: true },
      { count: 88, atLeast: true },
    ]);
    expect(hiddenCells(last)).toHaveLength(6);
    expect(toldBy(world, { editions, least: totalsOf(world) })).toEqual([]);
  });

  it('hides no more than one other cell in the table that had nothing to hide', () => {
    const [, large] = settle([
      counties,
      [
        [50, 0],
        [30, 5],
        [8, 0],
      ],
    ]);
    expect(large?.cells).toEqual([
      [50, 0],
      [30, null],
      [8, 0],
    ]);
  });

  it('finds for each hidden cell that it may be five or more', () => {
    let totalsHidden = 0;
    fc.assert(
      fc.property(tables, (world) => {
        const editions = editionsOf(world);
        const last = editions.at(-1) ?? [];
        if (!canBeTried(last)) return;
        const sums = totalsOf(world);
        if (last.length === 2 && last[0]?.monthTotals.some((total, m) => total === null && (sums[m] ?? 0) >= 5))
          totalsHidden += 1;
        triedWhole(() => {
          expect(couldBe({ editions, could: () => true }), 'what is so could be so').toBe(true);
          expect(toldBy(world, { editions, least: sums })).toEqual([]);
        });
      }),
      { numRuns: 400 },
    );
    expect(totalsHidden, 'worlds in which one table made the other hide').toBeGreaterThan(0);
  });

  it('would find some told where tables are settled apart', () => {
    const isKept = fc.check(
      fc.property(aPage, (world) => {
        const editions = editionsOf(world, apart);
        if (!canBeTried(editions.at(-1) ?? [])) return;
        triedWhole(() => expect(toldBy(world, { editions })).toEqual([]));
      }),
      { numRuns: 2000 },
    );
    expect(isKept.failed).toBe(true);
  });

  it('would find one out where a county’s total were simply shown', () => {
    const world = [
      [
        [10, 20],
        [3, 20],
        [50, 20],
      ],
    ];
    const careless = editionsOf(world).map((edition, last) =>
      edition.map((shown, table) => ({
        ...shown,
        rowTotals: (firstMonths(world, last + 1)[table] ?? []).map((row) => ({
          count: row.reduce((a, b) => a + b, 0),
          atLeast: false,
        })),
      })),
    );
    expect(toldBy(world, { editions: careless })).toEqual(['table 0 row 1 month 0']);
  });

  it('never sees a later edition show what an earlier one hid, or count it otherwise', () => {
    fc.assert(
      fc.property(tables, (world) => {
        const editions = editionsOf(world);
        for (const [index, edition] of editions.entries()) {
          for (const [table, next] of (editions[index + 1] ?? []).entries()) {
            expect(next.cells.map((row) => row.slice(0, index + 1))).toEqual(edition[table]?.cells);
            expect(next.monthTotals.slice(0, index + 1)).toEqual(edition[table]?.monthTotals);
          }
        }
      }),
    );
  });

  it('is shown nothing that is not so, and one total by both tables', () => {
    fc.assert(
      fc.property(tables, (world) => {
        for (const [last, edition] of editionsOf(world).entries()) {
          expect(agrees(firstMonths(world, last + 1), edition)).toBe(true);
          for (const { monthTotals, total } of edition) {
            expect({ monthTotals, total }).toEqual({ monthTotals: edition[0]?.monthTotals, total: edition[0]?.total });
          }
        }
      }),
    );
  });
});

describe('whoever also reads what is counted over several months: halls, and the wall', () => {
  const world: World = [
    [
      [3, 50],
      [40, 40],
      [100, 30],
    ],
  ];
  type Sums = (world: World, edition: Edition) => readonly number[];
  const ten = (count: number) => count - (count % 10);
  /** Each county has one hall, told in tens over the months that are counted; the wall says the same sum as it is. */
  const sums =
    (isCounted: (cell: number | null | undefined) => boolean, rounded: (count: number) => number): Sums =>
    (tried, edition) =>
      tried.flatMap((table, t) =>
        table.map((row, r) =>
          rounded(row.reduce((all, count, m) => (isCounted(edition[t]?.cells[r]?.[m]) ? all + count : all), 0)),
        ),
      );
  const attack = (of: World, outlet: Sums) => {
    const editions = editionsOf(of);
    const said = editions.map((edition, last) => outlet(firstMonths(of, last + 1), edition).join());
    const known = (tried: World) =>
      editions.every((edition, last) => outlet(firstMonths(tried, last + 1), edition).join() === said[last]);
    return toldBy(of, { editions, least: totalsOf(of), known });
  };
  const all = () => true;
  const told = (cell: number | null | undefined) => cell !== null;

  it('would be told hidden cells, were all months counted, in tens or as they are', () => {
    // The second county’s hall says that it was forty at least, so that of the hundred and forty-three few are left.
    expect(attack(world, sums(all, ten))).toEqual(['table 0 row 0 month 0']);
    expect(
      attack(
        world,
        sums(all, (count) => count),
      ),
    ).toContain('table 0 row 0 month 0');
  });

  it('is told none where the months that are told are counted and no others', () => {
    expect(
      attack(
        world,
        sums(told, (count) => count),
      ),
    ).toEqual([]);
    fc.assert(
      fc.property(oneTable, (drawn) => {
        if (!canBeTried(settle(drawn))) return;
        for (const said of [ten, (count: number) => count]) {
          triedWhole(() => expect(attack(drawn, sums(told, said))).toEqual([]));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a month that is added to after it was told (security 11)', () => {
  /** What was added, by county and kind at once: the same in both tables. */
  const withAdditions = tables.chain((world) =>
    fc.tuple(
      fc.constant(world),
      fc
        .array(
          fc.record({
            row: fc.nat({ max: (world[0]?.length ?? 1) - 1 }),
            kind: fc.nat({ max: Math.max(0, (world[1]?.length ?? 1) - 1) }),
            month: fc.nat({ max: monthsOf(world) - 1 }),
            count: fc.constantFrom(1, 5),
          }),
          { minLength: 1, maxLength: 3 },
        )
        .map(
          (list): World =>
            world.map((table, t) =>
              table.map((row, r) =>
                row.map((_, m) =>
                  list
                    .filter((each) => each.month === m && (t === 0 ? each.row : each.kind) === r)
                    .reduce((sum, { count }) => sum + count, 0),
                ),
              ),
            ),
        ),
    ),
  );

  it('tells no hidden cell to whoever added to it and kept every edition', () => {
    fc.assert(
      fc.property(withAdditions, ([world, added]) => {
        const editions = editionsOf(world);
        if (!canBeTried(editions.at(-1) ?? [])) return;
        const later = settle(plus(world, added), world);
        const known = (tried: World) => agrees(plus(tried, added), later);
        triedWhole(() => expect(toldBy(world, { editions, least: totalsOf(world), known })).toEqual([]));
      }),
      { numRuns: 400 },
    );
  });

  it('hides in both tables what was hidden in either', () => {
    fc.assert(
      fc.property(withAdditions, ([world, added]) => {
        const first = hiddenCells(settle(world));
        expect(hiddenCells(settle(plus(world, added), world))).toEqual(expect.arrayContaining([...first]));
      }),
    );
  });

  it('would tell one where only the counts of today were looked at', () => {
    const told = [
      [
        [10, 20],
        [3, 20],
        [50, 20],
      ],
    ];
    const added = [[[], [5], []]];
    const known = (tried: World) => agrees(plus(tried, added), settle(plus(told, added)));
    expect(toldBy(told, { editions: editionsOf(told), known })).toEqual(['table 0 row 1 month 0']);
  });
});
