/** The page of reported figures lists exactly what the program counts. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { tableUnder } from '../../../test/harness/rules-pages.ts';
import { countKept } from '../../platform/postgres/kept-figure.ts';
import { sourceFigures } from './actions-source.ts';
import { REPORTED } from './source-list.ts';

const PAGE = path.resolve(import.meta.dirname, '../../../docs/figures/source.md');

describe('the figures the city has reported', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await testCity();
  });
  afterAll(() => city.close());

  it('stand on their page, each as it is counted or as not yet kept', async () => {
    const { figures, notYetKept } = await sourceFigures(city.db);
    const written = tableUnder(readFileSync(PAGE, 'utf8'), '## 数什么');
    const counted = new Set(figures.map(({ key }) => key));
    expect(written).toEqual(
      REPORTED.map(({ key, unit, counts }) => ({
        键: key,
        单位: unit,
        数什么: counts.zh,
        'What it counts': counts.en,
        现在: counted.has(key) ? '能数' : '尚未记录',
      })),
    );
    expect(figures.length + notYetKept.length).toBe(new Set(REPORTED.map(({ key }) => key)).size);
  });

  it('are nought in an empty city, not missing', async () => {
    const { figures } = await sourceFigures(city.db);
    expect(figures.map(({ value }) => value)).toEqual(figures.map(() => 0));
    expect(figures.length).toBeGreaterThan(4);
  });

  it('have queries that run as they are printed: one that takes parameters is refused', async () => {
    const wanting = { key: 'some', query: sql<{ value: number }>`select ${1}::integer as value` };
    await expect(countKept(city.db, wanting)).rejects.toThrow('takes parameters');
  });
});
