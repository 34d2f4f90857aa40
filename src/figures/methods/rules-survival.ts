/**
 * Waiting times with those still waiting counted: E. L. Kaplan and P. Meier, JASA 53 (1958) 457–481. A mean over finished
 * matters would call a city quick that leaves its hard ones lying. `docs/figures/pace.md` explains it.
 */

import { Z95 } from '../../kernel/statistics.ts';

/** Matters that reached it after `days`, or were last seen waiting then. */
export type Waited = Readonly<{ days: number; reached: boolean; matters: number }>;

/** Part that had reached it by the end of a day, with its interval on the log-log scale, which stays inside 0 and 1. */
export type Step = Readonly<{ days: number; share: number; low: number; high: number }>;

/** Day of a quantile; null where it was not reached. */
export type Quantile = Readonly<{ days: number | null; low: number | null; high: number | null }>;

export type Pace = Readonly<{
  matters: number;
  reached: number;
  waiting: number;
  half: Quantile;
  ninety: Quantile;
  steps: readonly Step[];
}>;

export function paceOf(waits: readonly Waited[]): Pace {
  const days = [...new Set(waits.map((wait) => wait.days))].sort((a, b) => a - b);
  const at = new Map<number, { reached: number; gone: number }>(days.map((day) => [day, { reached: 0, gone: 0 }]));
  for (const { days: day, reached, matters } of waits) {
    const here = at.get(day);
    if (here === undefined) continue;
    if (reached) here.reached += matters;
    else here.gone += matters;
  }
  const matters = waits.reduce((sum, wait) => sum + wait.matters, 0);
  const steps: Step[] = [];
  let atRisk = matters;
  let waiting = 1;
  // Greenwood's sum; infinite once nobody waits any more.
  let spread = 0;
  for (const day of days) {
    const { reached, gone } = at.get(day) ?? { reached: 0, gone: 0 };
    if (reached > 0) {
      waiting *= 1 - reached / atRisk;
      spread += reached / (atRisk * (atRisk - reached));
      steps.push({ days: day, share: 1 - waiting, ...bounds(waiting, spread) });
    }
    // Those last seen waiting on a day waited through it.
    atRisk -= reached + gone;
  }
  const reached = waits.reduce((sum, wait) => sum + (wait.reached ? wait.matters : 0), 0);
  return {
    matters,
    reached,
    waiting: matters - reached,
    half: quantile(steps, 0.5),
    ninety: quantile(steps, 0.9),
    steps,
  };
}

function bounds(waiting: number, spread: number): Readonly<{ low: number; high: number }> {
  if (waiting <= 0) return { low: 1, high: 1 };
  if (waiting >= 1) return { low: 0, high: 0 };
  const half = (Z95 * Math.sqrt(spread)) / Math.abs(Math.log(waiting));
  // waiting ** exp(±half): the upper end of waiting is the lower end of having reached it.
  return { low: 1 - waiting ** Math.exp(-half), high: 1 - waiting ** Math.exp(half) };
}

/** The first day by which the part had reached it; its interval by the bounds of the curve (R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29–41). */
function quantile(steps: readonly Step[], part: number): Quantile {
  const first = (of: (step: Step) => number): number | null =>
    steps.find((step) => of(step) >= part - TINY)?.days ?? null;
  return { days: first((step) => step.share), low: first((step) => step.high), high: first((step) => step.low) };
}

/** Tolerance: products of fractions miss a half by a hair. */
const TINY = 1e-12;
