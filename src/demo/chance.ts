/** Seeded random numbers: the same seed gives the same example city. Never for secrets. */

export type Chance = Readonly<{
  /** 0 ≤ x < 1 */
  next: () => number;
  /** A whole number from 0 up to but not including `below`. */
  whole: (below: number) => number;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  /** An index, drawn by weight. */
  weighted: (weights: readonly number[]) => number;
}>;

/** The generator Mulberry32, with 32 bits of state. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    pick: (from) => from[whole(from.length)] ?? from[0],
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
  };
}

/** Draws indexes by weight, each by binary search: two thousand windows take a quarter of a million draws. */
export function pickerOf(weights: readonly number[]): (chance: Chance) => number {
  const upTo: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    upTo.push(sum);
  }
  return (chance) => {
    const wanted = chance.next() * sum;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** `pickerOf` that gives the values instead of indexes. */
export function choosing<T>(from: readonly (readonly [T, number])[]): (chance: Chance) => T {
  const pick = pickerOf(from.map(([, weight]) => weight));
  return (chance) => {
    const found = from[pick(chance)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found[0];
  };
}
