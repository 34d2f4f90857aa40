/** Gate for heavy work: a few at once, a few waiting, the rest refused at once. */

export type Gate = Readonly<{
  /** Runs the work when its turn comes; undefined when too many wait already. */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}>;

export function createGate(most: Readonly<{ atOnce: number; waiting: number }>): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    run: async (work) => {
      if (running >= most.atOnce) {
        if (waiting.length >= most.waiting) return undefined;
        // The place is handed over directly, so that nobody slips in between.
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
