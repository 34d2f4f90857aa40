/** Heavy work takes turns: a few at a time, a few waiting, the rest told at once. */

import { describe, expect, it } from 'vitest';
import { turnsOf } from './turns.ts';

describe('turns', () => {
  it('let as many run at once as they say, as many wait in order, and refuse the next', async () => {
    const take = turnsOf({ atOnce: 2, waiting: 2 });
    const begun: string[] = [];
    const asked = (name: string, patient = false) =>
      take(patient).then((giveBack) => {
        if (giveBack !== undefined) begun.push(name);
        return giveBack;
      });
    const first = await asked('first');
    const second = await asked('second');
    const third = asked('third');
    const fourth = asked('fourth');
    expect(await asked('fifth')).toBeUndefined();
    const patient = asked('patient', true);
    expect(begun).toEqual(['first', 'second']);
    first?.();
    const giveBackThird = await third;
    expect(begun).toEqual(['first', 'second', 'third']);
    second?.();
    giveBackThird?.();
    const ends = [await fourth, await patient];
    expect(begun).toEqual(['first', 'second', 'third', 'fourth', 'patient']);
    for (const giveBack of ends) giveBack?.();
    expect(await asked('afterwards')).toBeDefined();
    expect(await asked('beside it')).toBeDefined();
  });

  it('are handed over, so that nobody slips in between', async () => {
    const take = turnsOf({ atOnce: 1, waiting: 1 });
    const first = await take();
    const order: string[] = [];
    const waits = take().then((giveBack) => {
      order.push('waited');
      return giveBack;
    });
    first?.();
    const late = take().then((giveBack) => {
      order.push('came later');
      return giveBack;
    });
    (await waits)?.();
    expect(await late).toBeDefined();
    expect(order).toEqual(['waited', 'came later']);
  });
});
