/**
 * Measures how much planted fraud is found in simulated cities, and how often the honest are suspected. The rules were tuned
 * on seeds 1 to 14 and are measured here on others. The page says the same figures, or this test fails.
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Observation, rateCity } from '../../../test/harness/rated-city.ts';
import { ALL_FRAUDS, FRAUDS, type FraudKind, STRENGTHS } from '../../../test/harness/rated-fraud.ts';
import { tableUnder } from '../../../test/harness/rules-pages.ts';
import type { FraudSignKind } from './model.ts';
import { fraudSignsIn } from './rules.ts';

const HELD_OUT = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110] as const;
/** Cities with more big windows: some fraud is possible at those alone. */
const HELD_OUT_BIG = [201, 202, 203, 204, 205, 206] as const;
const OF_BIG = ['grades', 'mismatch'] as const;

const OWN: Readonly<Record<FraudKind, FraudSignKind>> = {
  burst: 'burst',
  network: 'own-network',
  device: 'own-network',
  'after-hours': 'after-hours',
  spacing: 'uniform',
  grades: 'uniform',
  mismatch: 'mismatch',
};

let seen: readonly Observation[];
let big: readonly Observation[];

beforeAll(() => {
  const run = (seeds: readonly number[], share: number, frauds: typeof ALL_FRAUDS) =>
    seeds.flatMap((seed) => rateCity(seed, { share, frauds }, fraudSignsIn));
  seen = run(HELD_OUT, 0.05, ALL_FRAUDS);
  big = run(
    HELD_OUT_BIG,
    0.1,
    ALL_FRAUDS.filter(({ kind }) => kind === 'grades' || kind === 'mismatch'),
  );
}, 120_000);

/** Share of frauds found by the fraud sign of their own kind; found by another does not count. */
function recall(kind: FraudKind, strengths: readonly string[] = STRENGTHS): { planted: number; found: number } {
  const among = (OF_BIG as readonly string[]).includes(kind) ? big : seen;
  const planted = among.filter((each) => each.planted?.kind === kind && strengths.includes(each.planted.strength));
  return {
    planted: planted.length,
    found: planted.filter((each) => each.found.some((s) => s.kind === OWN[kind])).length,
  };
}

function alarms(honest: readonly Observation[]): { weeks: number; alarms: number } {
  return { weeks: honest.length, alarms: honest.filter(({ found }) => found.length > 0).length };
}

describe('of what was planted at a strength worth the trouble', () => {
  it('at least 95 % are found by the sign of their kind, at most 1 % of honest weeks are suspected', () => {
    const all = FRAUDS.map((kind) => recall(kind, ['strong', 'gross']));
    const planted = all.reduce((sum, each) => sum + each.planted, 0);
    const found = all.reduce((sum, each) => sum + each.found, 0);
    expect(planted).toBeGreaterThan(500);
    expect(found / planted).toBeGreaterThanOrEqual(0.95);
    const honest = alarms([...seen, ...big].filter((each) => each.planted === null));
    expect(honest.weeks).toBeGreaterThan(20_000);
    expect(honest.alarms / honest.weeks).toBeLessThanOrEqual(0.01);
  });

  // Best grades alone, spread over the week like honest ones, differ from a simply good window only when they are many.
  it.each(FRAUDS.filter((kind) => kind !== 'grades'))('of %s alone too', (kind) => {
    const { planted, found } = recall(kind, ['strong', 'gross']);
    expect(planted).toBeGreaterThan(40);
    expect(found / planted).toBeGreaterThanOrEqual(0.95);
  });

  it('nothing like it is found where nothing is looked at: the measure can fail', () => {
    const blind = rateCity(HELD_OUT[0], { share: 0.05, frauds: ALL_FRAUDS }, () => []);
    expect(blind.some(({ planted }) => planted !== null)).toBe(true);
    expect(blind.every(({ found }) => found.length === 0)).toBe(true);
  });
});

describe('honest weeks', () => {
  it('are suspected no more often when a bus came, a hall stayed open late or somebody did errands', () => {
    for (const honest of ['group', 'steady', 'late', 'errands', 'crowd', 'incident'] as const) {
      const weeks = seen.filter((each) => each.planted === null && each.honest === honest);
      expect(weeks.length, honest).toBeGreaterThan(50);
      expect(alarms(weeks).alarms / weeks.length, honest).toBeLessThanOrEqual(0.02);
    }
  });
});

describe('the page', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/figures/fraud-signs.md'), 'utf8');
  const said = (heading: string) =>
    tableUnder(page, heading).map((row) =>
      Object.values(row).map((cell) => /[a-z-]+$/.exec(cell.replace(/`$/, ''))?.[0] ?? cell),
    );

  it('says how much of each kind and strength is found', () => {
    const measured = FRAUDS.map((kind) => [
      kind,
      ...STRENGTHS.map((strength) => {
        const { planted, found } = recall(kind, [strength]);
        return `${found}/${planted}`;
      }),
    ]);
    expect(said('## 找得到多少')).toEqual(measured);
    const worth = FRAUDS.map((kind) => recall(kind, ['strong', 'gross']));
    const sum = (of: 'planted' | 'found') => worth.reduce((total, each) => total + each[of], 0);
    expect(page).toContain(`${sum('found')}/${sum('planted')}`);
  });

  it('says how often the honest are suspected', () => {
    const measured = (['nothing', 'group', 'steady', 'errands', 'late', 'incident', 'crowd'] as const).map((honest) => {
      const { weeks, alarms: count } = alarms(seen.filter((each) => each.planted === null && each.honest === honest));
      return [honest, String(weeks), String(count)];
    });
    expect(said('## 冤枉多少')).toEqual(measured);
  });
});
