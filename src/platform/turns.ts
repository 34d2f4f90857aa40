/** Turns for heavy work: a few at once, a few more wait in order, the rest are refused at once. */

/**
 * Waits for a turn.
 * @param patient waits however many wait before it: for work that nobody watches
 * @returns gives the turn back; undefined where too many wait already
 */
export type TakeTurn = (patient?: boolean) => Promise<(() => void) | undefined>;

export function turnsOf(most: Readonly<{ atOnce: number; waiting: number }>): TakeTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  const giveBack = (): void => {
    // The longest waiting takes this turn over, so that nobody slips in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (patient = false) => {
    if (running < most.atOnce) running += 1;
    else if (patient || waiting.length < most.waiting) await new Promise<void>((begin) => waiting.push(begin));
    else return undefined;
    return giveBack;
  };
}
