/** Statements that are parsed and planned once a connection. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { type Db, inTransaction, preparedOn, type Tx, transact } from './db.ts';

let city: TestCity;

beforeAll(async () => {
  city = await testCity();
});
afterAll(async () => {
  await city.close();
});

const asked = async (tx: Tx, text: string) => {
  const { rows } = await sql<{ plans: number }>`select (generic_plans + custom_plans)::integer as plans
    from pg_prepared_statements where statement = ${text}`.execute(tx);
  return rows.map(({ plans }) => plans);
};
const sum = (tx: Tx, a: number, b: number) => sql<{ n: number }>`select ${a}::integer + ${b} as n`.execute(tx);
const SUM = 'select $1::integer + $2 as n';

describe('a transaction on prepared statements', () => {
  it('parses a statement once and gives it other values each time', async () => {
    await transact(preparedOn(city.db), async (tx) => {
      const before = (await asked(tx, SUM))[0] ?? 0;
      expect((await sum(tx, 1, 2)).rows).toEqual([{ n: 3 }]);
      expect((await sum(tx, 20, 2)).rows).toEqual([{ n: 22 }]);
      expect(await asked(tx, SUM)).toEqual([before + 2]);
    });
  });

  it('is none elsewhere', async () => {
    await transact(city.db, async (tx) => {
      const other = 'select $1::integer * $2 as n';
      await sql`select ${3}::integer * ${4} as n`.execute(tx);
      expect(await asked(tx, other)).toEqual([]);
    });
  });

  it('is rolled back like any other, and goes on after a statement that failed', async () => {
    const counted = () =>
      transact(preparedOn(city.db), async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*)::integer as n from platform_outbox
          where topic = ${'prepared-test'}`.execute(tx);
        return rows[0]?.n;
      });
    const now = city.clock.now();
    const kept = (tx: Tx) =>
      sql`insert into platform_outbox (id, topic, payload, created_at, available_at, attempts)
        values (${city.outside.uuid()}, ${'prepared-test'}, ${'{}'}, ${now}, ${now}, 0)`.execute(tx);
    await inTransaction(preparedOn(city.db), async (tx) => {
      await kept(tx);
      return refuse('changed my mind');
    });
    expect(await counted()).toBe(0);
    const divided = (by: number) =>
      inTransaction(preparedOn(city.db), async (tx) => {
        await kept(tx);
        await sql`select ${1}::integer / ${by}::integer`.execute(tx);
        return ok(null);
      });
    await expect(divided(0)).rejects.toThrow('division by zero');
    expect(await counted()).toBe(0);
    expect(await divided(1)).toEqual(ok(null));
    expect(await counted()).toBe(1);
  });

  it('goes on after what a statement reads was made wider by the next version of the program', async () => {
    const wide = () =>
      transact(preparedOn(city.db), async (tx) => (await sql`select * from wide where a = ${1}`.execute(tx)).rows);
    await city.asOwner(async (owner) => {
      await owner.query('create table wide as select 1 as a');
      await owner.query(`grant select on wide to ${city.connection('app').user}`);
    });
    expect(await wide()).toEqual([{ a: 1 }]);
    await city.asOwner((owner) => owner.query('alter table wide add column b integer'));
    await expect(wide()).rejects.toThrow('cached plan must not change result type');
    expect(await wide()).toEqual([{ a: 1, b: null }]);
  });

  it('gives no two statements one name, in whichever process: a pooler may share their connections', async () => {
    const kept = (db: Db) =>
      transact(db, async (tx) => {
        const { rows } = await sql<{ name: string; statement: string }>`
          select name, statement from pg_prepared_statements where name <> ${''}`.execute(tx);
        return rows;
      });
    vi.resetModules();
    const other = await import('./db.ts');
    const database = other.openDatabase(city.connection('app'));
    const db = other.preparedOn(database.db);
    await other.transact(db, (tx) => sql`select ${3}::integer - ${4} as n`.execute(tx));
    const [here, there] = [await kept(preparedOn(city.db)), await kept(db)];
    await database.close();
    expect(Math.min(here.length, there.length)).toBeGreaterThan(1);
    const names = new Set([...here, ...there].map(({ name }) => name));
    expect(names.size).toBe(new Set([...here, ...there].map(({ statement }) => statement)).size);
  });

  it('answers a text past the names it keeps', async () => {
    await transact(preparedOn(city.db), async (tx) => {
      for (let more = 0; more < 230; more += 1) {
        const { rows } = await sql<{ n: number }>`select ${more}::integer as n, ${sql.lit(more)} as other`.execute(tx);
        expect(rows[0]?.n).toBe(more);
      }
      const { rows } = await sql<{ n: number }>`select count(*)::integer as n from pg_prepared_statements`.execute(tx);
      expect(rows[0]?.n).toBeLessThanOrEqual(200);
    });
  });
});
