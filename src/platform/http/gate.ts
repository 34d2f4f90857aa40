/** Lets a few through at a time and a few wait; who would have to wait too long is told so at once. */

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
        // Whoever ends hands their place on, so that nobody slips in between.
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
