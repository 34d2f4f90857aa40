/** Heavy work takes turns: a few at a time, a few waiting, the rest told at once. */

import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

describe('a gate', () => {
  it('runs as many at once as it says, lets as many wait, and refuses the next', async () => {
    const gate = createGate({ atOnce: 2, waiting: 1 });
    const ends: (() => void)[] = [];
    const begun: string[] = [];
    const work = (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    };
    const first = gate.run(work('first'));
    const second = gate.run(work('second'));
    const third = gate.run(work('third'));
    expect(await gate.run(work('fourth'))).toBeUndefined();
    expect(begun).toEqual(['first', 'second']);
    ends[0]?.();
    expect(await first).toBe('first');
    await new Promise(setImmediate);
    expect(begun).toEqual(['first', 'second', 'third']);
    for (const end of ends) end();
    expect(await Promise.all([second, third])).toEqual(['second', 'third']);
  });

  it('gives a place back when the work fails', async () => {
    const gate = createGate({ atOnce: 1, waiting: 0 });
    await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.run(async () => 'next')).toBe('next');
  });
});
