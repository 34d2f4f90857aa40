/** Every kind of record a new city keeps for a time has a name in the console and in the sheet, in both languages. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueOf } from '../../scripts/console-words.ts';
import type { PeopleTables } from '../../src/people/tables.ts';
import { peopleWords } from '../../src/people/words.ts';
import { tablesOf } from '../../src/platform/postgres/db.ts';
import { seedCity } from '../../src/seed.ts';
import { type TestCity, testCity } from '../harness/database.ts';

const [zh, en] = [await catalogueOf('zh'), await catalogueOf('en')];

describe('the kinds of records with a time limit', () => {
  let city: TestCity;
  let kinds: readonly string[];

  beforeAll(async () => {
    city = await testCity();
    await seedCity(city);
    const rules = await tablesOf<PeopleTables>(city.db).selectFrom('people_retention_rule').select('kind').execute();
    kinds = rules.map(({ kind }) => kind);
  });
  afterAll(() => city.close());

  it('are called by name', () => {
    expect(kinds.length).toBeGreaterThan(8);
    for (const kind of kinds) {
      for (const catalogue of [zh, en]) expect(catalogue).toHaveProperty([`retention.kind.${kind}`]);
      for (const words of [peopleWords.zh, peopleWords.en]) expect(words).toHaveProperty([`people.record.${kind}`]);
    }
  });
});
