/** A city sealed before the record had a room of its own opens, verifies byte for byte, and its seals go on. */

import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { loadMatter, saveProjection } from '../../src/matters/acts/store.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { migrate, readMigrations, rolesOf } from '../../src/platform/postgres/migrate.ts';
import { type Heads, headsFrom } from '../../src/record/api-seals.ts';
import { verifyCity } from '../../src/wiring.ts';
import { TEST_CITY } from '../global-setup.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { damage, seal } from './sealed-city.ts';

type Row = Readonly<Record<string, unknown>>;
type Sample = Readonly<{
  sealSecret: readonly [Readonly<{ id: string; secret: string }>];
  heads: Heads['heads'];
  tables: Readonly<Record<string, readonly Row[]>>;
}>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROOM_MADE = '202611300125-record-room';
const sample = JSON.parse(readFileSync(path.join(ROOT, 'test/fixtures/sealed/city-of-matters.json'), 'utf8')) as Sample;

const EVERYTHING = `
  do $$ declare thing text; begin
    for thing in select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
      loop execute format('drop table %I cascade', thing); end loop;
    for thing in select proname from pg_proc where pronamespace = current_schema()::regnamespace
      loop execute format('drop function %I cascade', thing); end loop;
  end $$`;

function sealKey(city: TestCity): TestCity['keys']['seal'] {
  const der = Buffer.from(sample.sealSecret[0].secret, 'base64');
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = Buffer.from(String(createPublicKey(secret).export({ format: 'jwk' }).x), 'base64url');
  return { ...city.keys.seal, publicKey, publicKeys: [publicKey], sign: (bytes) => sign(null, bytes, secret) };
}

/** The database as it was then with the sample's rows in it, taken through every later migration. */
async function openedAgain(): Promise<TestCity> {
  const city = await testCity({ at: '2026-03-03T02:40:00.000Z' });
  const migrations = readMigrations(path.join(ROOT, 'migrations'));
  await city.asOwner(async (owner) => {
    const to = (list: typeof migrations) => migrate(owner, rolesOf(TEST_CITY), list, city.outside.now);
    await owner.query(EVERYTHING);
    await to(migrations.filter(({ name }) => name < ROOM_MADE));
    for (const [table, rows] of Object.entries(sample.tables)) {
      const fill = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`;
      await owner.query(fill, [JSON.stringify(rows)]);
    }
    await owner.query(`insert into platform_job (name, last_started_at) values ('matters.seal-events', $1)`, [
      city.outside.now(),
    ]);
    expect(await to(migrations)).toContain(ROOM_MADE);
  });
  return { ...city, keys: { ...city.keys, seal: sealKey(city) } };
}

describe('a city sealed before the record had a room', () => {
  let city: TestCity;
  const rowsOf = (table: string) =>
    city.asOwner(async (owner) => (await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)).rows);
  beforeAll(async () => {
    city = await openedAgain();
    // What stands beside the log is folded again from it, as the log itself is all that must be kept.
    const ids = new Set((sample.tables['matters_event'] ?? []).map((row) => row['matter_id'] as Uuid));
    await transact(city.db, async (tx) => {
      for (const id of ids) {
        const loaded = await loadMatter(tx, id);
        if (loaded !== undefined) await saveProjection(tx, loaded.state, loaded.log);
      }
    });
  }, 60_000);
  afterAll(() => city.close());

  it('holds every row as it was, of the kind that all were', async () => {
    const renamed = ({ matter_id, ...rest }: Row): Row =>
      matter_id === undefined ? rest : { ...rest, stream_id: matter_id };
    for (const [table, before] of Object.entries(sample.tables)) {
      const kind = table === 'matters_event' ? { kind: 'matter' } : {};
      const now = (await rowsOf(table.replace('matters_', 'record_'))).map(({ row }) => row);
      const then = before.map((row) => ({ ...renamed(row), ...kind }));
      expect(now.length, table).toBeGreaterThan(0);
      expect(now, table).toHaveLength(then.length);
      expect(now, table).toEqual(expect.arrayContaining(then));
    }
  });

  it('verifies, folds, and gives the heads that were kept outside', async () => {
    const report = await verifyCity(city.db, city, { kept: sample.heads });
    expect(report).toMatchObject({
      ok: true,
      broken: [],
      counted: { streams: { matter: 2 }, events: 8, leaves: 24, seals: 3, keptSeals: 3 },
      unsealed: { events: 1 },
    });
    expect((await headsFrom(city.db, city.code, 1)).heads).toEqual(sample.heads);
  });

  it('goes on sealing in its turns: the next seal names the last of them and takes what was not sealed yet', async () => {
    const jobs = (await rowsOf('platform_job')).map(({ row }) => row['name']);
    expect(jobs).toEqual(['record.seal-events']);
    expect((await seal(city)).events).toBe(1);
    const [, , , next] = (await headsFrom(city.db, city.code, 1)).heads;
    expect(next?.statement).toMatchObject({ number: 4, size: 32, key: sample.heads[2]?.statement.key });
    const report = await verifyCity(city.db, city, { kept: sample.heads });
    expect(report).toMatchObject({ ok: true, broken: [], unsealed: { events: 0 } });
  });

  it('still guards what it holds, and would say so if one byte had become another', async () => {
    await expect(city.asOwner((owner) => owner.query('delete from record_event'))).rejects.toMatchObject({
      code: '55000',
    });
    await damage(city, [[`update record_event set at = at + interval '1 millisecond' where seq = 1`]]);
    const { broken } = await verifyCity(city.db, city);
    expect(broken.map(({ kind }) => kind)).toEqual(['event-changed', 'event-changed']);
  });
});
