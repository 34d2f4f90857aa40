/** Registering very many entities at once: every row judged, none kept when one is refused. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { type World, world } from '../../../test/harness/world.ts';
import { usccCheck } from '../../kernel/uscc.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { entitiesByUscc, type NewEntity, type Registrar, registerEntities, registrarOf } from '../index.ts';

const usccOf = (n: number): string => {
  const first17 = `91411402${String(n).padStart(9, '0')}`;
  return first17 + usccCheck(first17);
};

const entity = (n: number, other: Partial<NewEntity> = {}): NewEntity => ({
  uscc: usccOf(n),
  name: `示例企业${n}`,
  kind: 'enterprise',
  divisionCode: '411402',
  townshipCode: null,
  status: 'active',
  siShang: false,
  openedOn: null,
  ...other,
});

async function* of(...rows: readonly NewEntity[]): AsyncGenerator<NewEntity> {
  yield* rows;
}

describe('registering many entities', () => {
  let city: TestCity;
  let people: World;
  let by: Registrar;
  beforeAll(async () => {
    city = await testCity({ at: MORNING });
    people = await world(city);
    by = registrarOf(await people.scope('dispatcher', await people.unit('测试局', '411402'), '411402'));
  });
  afterAll(() => city.close());

  const register = (...rows: readonly NewEntity[]) =>
    inTransaction(city.db, (tx) => registerEntities(tx, city, by, of(...rows)));

  it('takes more than fit into one statement', async () => {
    const many = Array.from({ length: 5_003 }, (_, n) => entity(n));
    expect(await register(...many)).toEqual({ ok: true, value: 5_003 });
    const [last] = await entitiesByUscc(city.db, [usccOf(5_002)]);
    expect(last).toMatchObject({ name: '示例企业5002', version: 1, sinceOn: '2026-03-03', closedOn: null });
  });

  it('closes what has ended already', async () => {
    await register(entity(6_000, { status: 'deregistered' }));
    expect((await entitiesByUscc(city.db, [usccOf(6_000)]))[0]).toMatchObject({ closedOn: '2026-03-03' });
  });

  it.each([
    ['a code that is there', entity(1), 'uscc-taken'],
    ['a wrong check character', entity(7_001, { uscc: '91411402000007001A' }), 'uscc-wrong'],
    ['another county', entity(7_002, { divisionCode: '411403' }), 'outside-your-division'],
    ['a township of elsewhere', entity(7_003, { townshipCode: '411403' }), 'township-not-in-division'],
    ['a day to come', entity(7_004, { openedOn: '2026-03-04' as NewEntity['openedOn'] }), 'date-out-of-order'],
  ])('refuses %s, and keeps no other row of it', async (_, bad, kind) => {
    const done = await register(entity(7_000), bad);
    expect(done.ok ? undefined : done.problem.kind).toBe(kind);
    expect(await entitiesByUscc(city.db, [usccOf(7_000)])).toEqual([]);
  });
});
