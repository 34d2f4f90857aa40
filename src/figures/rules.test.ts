/** Hiding of small counts: what runs is said in tens, so that no subtraction brings a few back. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, inTens, LEAST_SHOWN, percent, tensTogether } from './rules.ts';

/** All parts that agree with what was said: the ten below, or fewer than ten; `least` is what is known of those not said. */
function* worlds(said: ReturnType<typeof tensTogether>, least: number): Generator<readonly number[]> {
  const from = said.parts.map((part) => part ?? least);
  const to = said.parts.map((part) => (part === null ? 9 : part === 0 ? 0 : part + 9));
  const step = function* (at: number, before: readonly number[]): Generator<readonly number[]> {
    const low = from[at];
    if (low === undefined) {
      const whole = before.reduce((all, part) => all + part, 0);
      if (inTens(whole) === said.whole) yield before;
      return;
    }
    for (let part = low; part <= (to[at] ?? 0); part += 1) yield* step(at + 1, [...before, part]);
  };
  yield* step(0, []);
}

describe('parts of a whole that run', () => {
  it.each([
    [[10, 20, 39], [10, 20, 30], 60],
    [[0, 3, 12], [0, null, 10], 10],
    [[0, 0], [0, 0], 0],
    [[0, 4], [0, null], null],
    // Six of one each: the whole says that none can be five, so the nought beside them is not said either.
    [[1, 1, 1, 1, 1, 1, 0], [null, null, null, null, null, null, null], null],
  ])('of %j say %j and %j', (parts, shown, whole) => {
    expect(tensTogether(parts)).toEqual({ parts: shown, whole });
  });

  it('say of none that it is less than five', () => {
    const few = fc.constantFrom(0, 0, 1, 1, 2, 4, 9, 10, 19);
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 4 }), fc.nat(8), (drawn, ones) => {
        const parts = [...drawn, ...Array<number>(ones).fill(1)];
        const said = tensTogether(parts);
        // Where none is said to be nought, one that is not said may be.
        const least = said.parts.includes(0) ? 1 : 0;
        for (const [index, part] of said.parts.entries()) {
          if (part !== null) continue;
          const most = (said.whole ?? 0) + 9 - said.parts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
          const others = said.parts.filter((each, at) => each === null && at !== index).length;
          expect(most - least * others, JSON.stringify({ parts, said })).toBeGreaterThanOrEqual(LEAST_SHOWN);
        }
      }),
    );
  });

  it('leave for each a world in which it is five or more, tried one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 3, 8, 10, 12, 19), { minLength: 1, maxLength: 4 }), (parts) => {
        const said = tensTogether(parts);
        const all = [...worlds(said, said.parts.includes(0) ? 1 : 0)];
        expect(all.some((world) => world.join() === parts.join())).toBe(true);
        for (const [index, part] of said.parts.entries()) {
          if (part === null) expect(all.some((world) => (world[index] ?? 0) >= LEAST_SHOWN)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never are said as they are, one of them having come or gone', () => {
    fc.assert(
      fc.property(fc.nat(200), (count) => {
        const said = inTens(count);
        expect(said === null ? count < 10 : count - said >= 0 && count - said < 10 && said % 10 === 0).toBe(true);
      }),
    );
  });
});

describe('a line of CSV', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(csvLine(['梁园区', 5, null])).toBe('梁园区,5,\r\n');
    expect(csvLine(['a,"b"', '=1+1', '\n'])).toBe('"a,""b""",\'=1+1,"\n"\r\n');
  });
});

it('a percentage has one decimal, half up', () => {
  expect([percent(0.12345), percent(0.9995), percent(1), percent(0)]).toEqual(['12.3', '100.0', '100.0', '0.0']);
});

it('a running count moves by tens, and is not said below ten (security 20)', () => {
  expect([0, 1, 9, 10, 13, 14, 19, 20].map(inTens)).toEqual([0, null, null, 10, 10, 10, 10, 20]);
});
