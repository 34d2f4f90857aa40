/** So many at once; so many more wait, first come first served; the others are sent away. */

import { SheetRefused } from './model.ts';

/** Waits for a turn. @returns gives the turn back. @throws SheetRefused where too many wait already */
export type TakeTurn = () => Promise<() => void>;

export function turnsOf(most: number, mostWaiting: number): TakeTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  const giveBack = (): void => {
    // Whoever waits longest takes this turn over.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async () => {
    if (running < most) running += 1;
    else if (waiting.length < mostWaiting) await new Promise<void>((begin) => waiting.push(begin));
    else throw new SheetRefused({ kind: 'sheets-busy' });
    return giveBack;
  };
}
