/** Statistics of figures and fraud signs: Wilson's interval, tails of Poisson and binomial counts as exact sums. */

/** Two-sided 95 % of the normal distribution. */
export const Z95 = 1.959964;

export type Bounds = Readonly<{ low: number; high: number }>;

/**
 * Wilson's score interval of a share: E. B. Wilson, JASA 22 (1927) 209–212; recommended for few observations by Brown, Cai
 * and DasGupta, Statistical Science 16 (2001) 101–133.
 * @param observations need not be whole: weighted observations count by their effective number
 */
export function wilson(share: number, observations: number): Bounds {
  if (observations === Number.POSITIVE_INFINITY) return { low: share, high: share };
  const zz = Z95 * Z95;
  const centre = share + zz / (2 * observations);
  const half = Z95 * Math.sqrt((share * (1 - share)) / observations + zz / (4 * observations * observations));
  const scale = 1 + zz / observations;
  // Near 0 and 1 rounding could put the share itself outside its bounds.
  return {
    low: Math.min(share, Math.max(0, (centre - half) / scale)),
    high: Math.max(share, Math.min(1, (centre + half) / scale)),
  };
}

/** The natural logarithm of n!, by Stirling's series above a small table of exact values. */
export function lnFactorial(n: number): number {
  if (n < SMALL.length) return SMALL[n] ?? 0;
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
}

const SMALL: readonly number[] = Array.from({ length: 32 }, (_, n) => {
  let sum = 0;
  for (let k = 2; k <= n; k += 1) sum += Math.log(k);
  return sum;
});

/** P(X ≥ k) of a Poisson count with that mean. */
export function poissonAtLeast(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  const at = (i: number): number => Math.exp(i * Math.log(mean) - mean - lnFactorial(i));
  let sum = 0;
  if (k <= mean) {
    for (let i = 0; i < k; i += 1) sum += at(i);
    return Math.max(0, 1 - sum);
  }
  // The upper tail is summed directly and not as 1 minus the rest, so that small probabilities keep their digits.
  for (let i = k, term = at(k); term > sum * 1e-15; i += 1, term = at(i)) sum += term;
  return Math.min(1, sum);
}

/** P(X ≥ k) of a binomial count. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  let sum = 0;
  for (let i = n; i >= k; i -= 1) sum += Math.exp(lnBinomial(i, n) + i * Math.log(p) + (n - i) * Math.log1p(-p));
  return Math.min(1, sum);
}

/** P(X ≤ k) of a binomial count. */
export function binomialAtMost(k: number, n: number, p: number): number {
  return binomialAtLeast(n - k, n, 1 - p);
}

function lnBinomial(k: number, n: number): number {
  return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
}
