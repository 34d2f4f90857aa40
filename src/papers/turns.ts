/** So many pieces of work at once; the others wait, first come first served. */

export function turnsOf(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits longest takes this turn over.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
