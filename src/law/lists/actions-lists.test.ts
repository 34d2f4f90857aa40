/** Two lists written at one moment. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { localDate } from '../../kernel/time.ts';
import { inTransaction, type Tx, transact } from '../../platform/postgres/db.ts';
import { seedLaw } from '../actions.ts';
import { addCategoryList } from './actions-lists.ts';
import type { CategoryKind } from './model.ts';
import { categoryLists } from './store-lists.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity({ at: MORNING });
  await transact(city.db, (tx) => seedLaw(tx, city));
});
afterAll(() => city.close());

async function give(tx: Tx, kind: CategoryKind, code: string) {
  const [list] = await categoryLists(tx, [kind]);
  const [any] = list?.categories ?? [];
  if (list === undefined || any === undefined) throw new Error(`no list of ${kind}`);
  const fresh = { ...any, code, name: { zh: '新的一类', en: 'A new kind' }, verified: false };
  const by = { userId: city.outside.uuid(), postId: city.outside.uuid(), submissionId: city.outside.uuid() };
  return addCategoryList(tx, city.outside.now(), by, {
    kind,
    seenVersion: list.version,
    effectiveFrom: localDate('2026-03-04'),
    categories: [...list.categories, fresh],
    reason: '按新规定调整',
  });
}

/** Somebody waits for a name. */
async function isHeldUp(): Promise<boolean> {
  const { rows } = await city.asOwner((owner) =>
    owner.query("select pid from pg_locks where locktype = 'advisory' and not granted"),
  );
  return rows.length > 0;
}

it('never give one code to two', async () => {
  let isDone = false;
  const { second } = await transact(city.db, async (tx) => {
    expect((await give(tx, 'finding', 'ZZ01')).ok).toBe(true);
    const other = inTransaction(city.db, (beside) => give(beside, 'suspension-reason', 'ZZ01')).finally(() => {
      isDone = true;
    });
    while (!isDone && !(await isHeldUp()));
    return { second: other };
  });
  expect(await second).toMatchObject({
    ok: false,
    problem: { kind: 'list-malformed', faults: [{ fault: 'code-of-another-list' }] },
  });
});
