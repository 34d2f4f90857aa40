/** Turns for heavy work: so many at once, so many more wait in order, the others are refused unless they are patient. */

import { SheetRefused } from './model.ts';

/**
 * Waits for a turn.
 * @param patient waits however many wait before it: for work that nobody watches
 * @returns gives the turn back. @throws SheetRefused where too many wait already
 */
export type TakeTurn = (patient?: boolean) => Promise<() => void>;

export function turnsOf(most: number, mostWaiting: number): TakeTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  const giveBack = (): void => {
    // The longest waiting takes this turn over.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (patient = false) => {
    if (running < most) running += 1;
    else if (patient || waiting.length < mostWaiting) await new Promise<void>((begin) => waiting.push(begin));
    else throw new SheetRefused({ kind: 'sheets-busy' });
    return giveBack;
  };
}
