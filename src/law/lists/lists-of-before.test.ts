/** A data folder of before lists had versions: each list is its first version, in the order and the words it had. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { localDate } from '../../kernel/time.ts';
import { transact } from '../../platform/postgres/db.ts';
import { rolesOf } from '../../platform/postgres/migrate.ts';
import { seedLaw } from '../actions.ts';
import { startingList } from './categories.ts';
import { CATEGORY_KINDS } from './model.ts';
import { categoriesInForce } from './reads-lists.ts';
import { categoryLists } from './store-lists.ts';

const FOLDER = path.join(import.meta.dirname, '../../../migrations');
const migration = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');

let city: TestCity;
beforeAll(async () => {
  city = await testCity({ at: MORNING });
});
afterAll(() => city.close());

it('keeps every list a city had', async () => {
  const before = /create table law_category \([\s\S]*?\n\);/.exec(migration('0002-law.sql'))?.[0];
  if (before === undefined) throw new Error('no table of before');
  // The list of call-backs came with a later program: a city of before may not have it yet.
  const had = CATEGORY_KINDS.filter((kind) => kind !== 'call-back-question');
  await city.asOwner(async (owner) => {
    await owner.query('drop table law_category_list');
    await owner.query(before);
    for (const kind of had) {
      for (const [position, each] of startingList(kind).entries()) {
        const { code, name, serviceFault, discipline, evidence, basis, verified } = each;
        await owner.query(
          `insert into law_category (kind, code, effective_from, position, name_zh, name_en, service_fault, discipline,
             evidence_zh, evidence_en, basis, verified, at)
           values ($1, $2, '2020-04-30', $3, $4, $5, $6, $7, $8, $9, $10, $11, '2026-01-01T00:00:00Z')`,
          [
            ...[kind, code, position, name.zh, name.en, serviceFault, discipline],
            ...[evidence?.zh ?? null, evidence?.en ?? null, basis, verified],
          ],
        );
      }
    }
    await owner.query(migration('202611302137-law-category-lists.sql').replaceAll(':app', rolesOf(city.code).app));
  });
  const lists = await categoryLists(city.db, CATEGORY_KINDS);
  expect(lists.map(({ kind }) => kind).sort()).toEqual([...had].sort());
  for (const { kind, version, effectiveFrom, categories, byUserId } of lists) {
    expect([version, effectiveFrom, byUserId]).toEqual(['1', '2020-04-30', null]);
    expect(categories).toEqual(startingList(kind));
  }
  await transact(city.db, (tx) => seedLaw(tx, city));
  expect(await categoryLists(city.db, CATEGORY_KINDS)).toHaveLength(CATEGORY_KINDS.length);
  expect(await categoriesInForce(city.db, 'call-back-question', localDate('2026-03-03'))).toHaveLength(3);
});
