/** Migrations run once however many start, and refuse what they do not know. */

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type Migration, MigrationRefused, migrate, pendingMigrations, rolesOf, statementsOf } from './migrate.ts';

const roles = rolesOf('411400');
const now = (): string => '2026-03-03T02:00:00.000Z';
const extra: Migration = {
  name: '9001-extra',
  sha256: 'a',
  statements: ['create table platform_extra (a int primary key)', 'grant select on platform_extra to :app'],
};

describe('migrations', () => {
  let city: TestCity;
  let known: Migration[];
  beforeEach(async () => {
    city = await testCity();
    known = await city.asOwner(async (owner) =>
      (
        await owner.query<{ name: string; sha256: string }>('select name, sha256 from platform_migration order by name')
      ).rows.map((row) => ({ ...row, statements: [] })),
    );
  });
  afterEach(() => city.close());

  it('are applied by one of several that start together', async () => {
    const clients = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const client = new pg.Client(city.connection('owner'));
        await client.connect();
        return client;
      }),
    );
    const applied = await Promise.all(clients.map((client) => migrate(client, roles, [...known, extra], now)));
    await Promise.all(clients.map((client) => client.end()));
    expect(applied.flat()).toEqual(['9001-extra']);
  });

  it('leave nothing behind when a statement fails', async () => {
    const broken = { ...extra, statements: [...extra.statements, 'create table no primary key'] };
    await city.asOwner(async (owner) => {
      await expect(migrate(owner, roles, [...known, broken], now)).rejects.toThrow();
      expect(await pendingMigrations(owner, [...known, broken])).toEqual(['9001-extra']);
      expect((await owner.query("select to_regclass('platform_extra') as t")).rows[0].t).toBeNull();
    });
  });

  it('refuse a file changed after it was applied, and a database from a newer program', async () => {
    await city.asOwner(async (owner) => {
      const changed = known.map((migration, index) => (index === 0 ? { ...migration, sha256: 'other' } : migration));
      await expect(migrate(owner, roles, changed, now)).rejects.toBeInstanceOf(MigrationRefused);
      await expect(migrate(owner, roles, known.slice(0, -1), now)).rejects.toThrow(/newer program/);
    });
  });

  it('are split at semicolons that end a line, comments left out', () => {
    expect(statementsOf("-- why;\nselect 1;\n\ncreate function f() as 'begin x; end';\n-- end\n")).toEqual([
      'select 1',
      "create function f() as 'begin x; end'",
    ]);
  });
});
