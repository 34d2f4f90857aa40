/** Kaplan–Meier against a published example, and what must hold for any waits. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf, type Waited } from './rules-survival.ts';

const wait = (days: number, reached: boolean, matters = 1): Waited => ({ days, reached, matters });

describe('times to a phase', () => {
  it('agree with a published example', () => {
    // Freireich et al., Blood 21 (1963) 699–716, weeks of remission under 6-MP; + is still in remission.
    const seen = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
    const pace = paceOf(seen.map((week) => wait(Number.parseInt(week, 10), !week.endsWith('+'))));
    expect(pace).toMatchObject({ matters: 21, reached: 9, waiting: 12 });
    expect(pace.steps.map(({ days, share }) => [days, Number((1 - share).toFixed(3))])).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ]);
    // As survival packages give with conf.type = log-log: median 23, from 13, upper end not reached.
    expect(pace.half).toEqual({ days: 23, low: 13, high: null });
    expect(pace.ninety.days).toBeNull();
    const sixth = pace.steps[0];
    expect([1 - (sixth?.high ?? 0), 1 - (sixth?.low ?? 0)].map((x) => Number(x.toFixed(3)))).toEqual([0.62, 0.952]);
  });

  it('count those who wait: a city that leaves half of its matters lying has no ninety in a hundred', () => {
    const pace = paceOf([wait(3, true, 50), wait(200, false, 50)]);
    expect(pace.half.days).toBe(3);
    expect(pace.ninety.days).toBeNull();
  });

  it('of nothing are nothing, of everything at once are that day', () => {
    expect(paceOf([])).toMatchObject({ matters: 0, half: { days: null }, steps: [] });
    expect(paceOf([wait(0, true, 9)]).half).toEqual({ days: 0, low: 0, high: 0 });
  });

  const waits = fc.array(
    fc.record({ days: fc.nat(90), reached: fc.boolean(), matters: fc.integer({ min: 1, max: 20 }) }),
    { minLength: 1, maxLength: 40 },
  );

  it('only rise, inside their interval, and are plain shares where nobody waits', () => {
    fc.assert(
      fc.property(waits, (seen) => {
        let before = 0;
        for (const { share, low, high } of paceOf(seen).steps) {
          expect(share).toBeGreaterThanOrEqual(before);
          expect(low).toBeLessThanOrEqual(share + 1e-9);
          expect(high).toBeGreaterThanOrEqual(share - 1e-9);
          before = share;
        }
        const done = seen.map((each) => ({ ...each, reached: true }));
        const all = done.reduce((sum, each) => sum + each.matters, 0);
        for (const { days, share } of paceOf(done).steps) {
          const by = done.filter((each) => each.days <= days).reduce((sum, each) => sum + each.matters, 0);
          expect(share).toBeCloseTo(by / all, 9);
        }
      }),
    );
  });

  it('are never made quicker by somebody who still waits', () => {
    fc.assert(
      fc.property(waits, fc.nat(90), (seen, days) => {
        const [before, after] = [paceOf(seen), paceOf([...seen, wait(days, false)])];
        const [a, b] = [before.half.days ?? Number.POSITIVE_INFINITY, after.half.days ?? Number.POSITIVE_INFINITY];
        expect(b).toBeGreaterThanOrEqual(a);
      }),
    );
  });
});
