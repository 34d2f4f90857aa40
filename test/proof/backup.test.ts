/** A backup is one moment of the city, says when it was changed, holds no key, and comes back as it was. */

import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli.ts';
import { freshKeys } from '../../src/platform/keys.ts';
import { checkBackup, loadBackup, type Manifest, writeBackup } from '../../src/platform/postgres/backup.ts';
import { claim } from '../../src/platform/postgres/city-claim.ts';
import { latestSeal } from '../../src/record/index.ts';
import { seedCity } from '../../src/seed.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { tickingOutside } from '../harness/today.ts';
import { damage, seal, writeMatter } from './sealed-city.ts';

const SCHEMA = 'c411400';
const AT = '2026-03-03T02:00:00.000Z';

let root: string;
let city: TestCity;
let folder: string;
let manifest: Manifest;

async function claimed(mode: 'demo' | 'production' = 'demo'): Promise<TestCity> {
  const empty = await testCity();
  const { print } = city?.keys ?? empty.keys;
  await empty.asOwner((owner) =>
    claim(owner, { cityCode: '411400', cityName: '商丘市', mode, keysPrint: print, at: AT }),
  );
  return empty;
}

async function backUp(to: string): Promise<Manifest> {
  const head = await latestSeal(city.db);
  return writeBackup({
    owner: city.connection('owner'),
    schema: SCHEMA,
    folder: to,
    keys: city.keys,
    lastSeal: head === null ? null : { number: head.number, size: head.size, root: head.root },
    now: city.outside.now,
  });
}

/** Every row of every table, in an order of its own. */
async function rowsOf(of: TestCity): Promise<Record<string, unknown[]>> {
  return of.asOwner(async (owner) => {
    const rows: Record<string, unknown[]> = {};
    for (const { name } of manifest.tables) {
      rows[name] = (await owner.query(`select t::text as row from ${name} t order by 1`)).rows.map(({ row }) => row);
    }
    return rows;
  });
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'backup-'));
  // As root the database's own uid has to pass through.
  chmodSync(root, 0o711);
  city = await claimed();
  await seedCity(city);
  await writeMatter(city, 5);
  await seal(city);
  await writeMatter(city, 3);
  await seal(city);
  folder = path.join(root, 'kept');
  manifest = await backUp(folder);
});
afterAll(async () => {
  await city.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a backup', () => {
  it('comes back row for row in an empty city, and verifies', async () => {
    const restored = await claimed();
    const checked = await checkBackup(folder, city.keys);
    await loadBackup(restored.connection('owner'), SCHEMA, folder, checked);
    expect(await rowsOf(restored)).toEqual(await rowsOf(city));
    expect((await rowsOf(city))['record_event']).toHaveLength(8);
    const same = { ...restored, keys: city.keys };
    const report = await verifyCity(restored.db, same);
    expect(report.broken).toEqual((await verifyCity(city.db, city)).broken);
    expect(report.lastSeal).toMatchObject({ number: manifest.lastSeal?.number });
    // Writing goes on where it stopped.
    await seal({ ...restored, keys: city.keys });
    await restored.close();
  });

  it('is one moment, whatever is written meanwhile', async () => {
    let writing = true;
    const writer = (async () => {
      for (; writing; ) await writeMatter(city, 1);
    })();
    const moving = await backUp(path.join(root, 'moving'));
    writing = false;
    await writer;
    const restored = await claimed();
    await loadBackup(restored.connection('owner'), SCHEMA, path.join(root, 'moving'), moving);
    const rows = new Map(moving.tables.map((table) => [table.name, table.rows]));
    expect((await restored.asOwner((owner) => owner.query('select 1 from record_event'))).rowCount).toBe(
      rows.get('record_event'),
    );
    await restored.close();
  });

  it('can be read by its owner only, and holds no key', () => {
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o077, name).toBe(0);
    expect(readdirSync(folder).length).toBe(manifest.tables.length + 2);
  });

  it.each([
    ['a changed row', (to: string) => appendFileSync(path.join(to, 'record_event.copy'), 'x'), /record_event\.copy/],
    ['a missing table', (to: string) => rmSync(path.join(to, 'record_seal.copy')), /record_seal\.copy is missing/],
    ['a missing manifest', (to: string) => rmSync(path.join(to, 'manifest.json')), /was not finished/],
    [
      'a manifest made to fit',
      (to: string) => {
        const file = path.join(to, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"rows": 8', '"rows": 7'));
      },
      /signature does not fit/,
    ],
  ])('with %s is refused before anything is loaded', async (_, harm, reason) => {
    const harmed = mkdtempSync(path.join(root, 'harmed-'));
    cpSync(folder, harmed, { recursive: true });
    harm(harmed);
    await expect(checkBackup(harmed, city.keys)).rejects.toThrow(reason);
  });

  it('is refused without the keys of its city', async () => {
    await expect(checkBackup(folder, freshKeys())).rejects.toThrow(/^KEYS_DIR: .* another one$/);
    await expect(checkBackup(folder, undefined)).rejects.toThrow(/^KEYS_DIR: .* there is none$/);
  });

  it('is not loaded over what is there, nor into a city of the other kind', async () => {
    await expect(loadBackup(city.connection('owner'), SCHEMA, folder, manifest)).rejects.toThrow(/not empty/);
    const real = await claimed('production');
    await expect(loadBackup(real.connection('owner'), SCHEMA, folder, manifest)).rejects.toThrow(/production city/);
    await real.close();
  });

  it('is not written over another one', async () => {
    await expect(backUp(folder)).rejects.toThrow(/not empty/);
  });

  it('of a damaged city says so when it is restored', async () => {
    const hurt = await claimed();
    await loadBackup(hurt.connection('owner'), SCHEMA, folder, manifest);
    await damage(hurt, [['delete from record_seal where number = 1']]);
    expect((await verifyCity(hurt.db, { ...hurt, keys: city.keys })).ok).toBe(false);
    await hurt.close();
  });
});

describe('mashang backup and restore', () => {
  it('carry a city from one folder to another, with its keys and not without', { timeout: 120_000 }, async () => {
    const at = (name: string) => path.join(root, name);
    const env = { PG_BIN_DIR: process.env['PG_BIN_DIR'], KEYS_DIR: at('keys') };
    const run = (args: readonly string[], more: Record<string, string>) =>
      runCli(args, { ...env, ...more }, tickingOutside);
    expect(await run(['migrate'], { DATA_DIR: at('first') })).toBe(0);
    expect(await run(['backup', at('copy'), '--json'], { DATA_DIR: at('first') })).toBe(0);
    expect(await run(['restore', at('copy')], { DATA_DIR: at('second'), KEYS_DIR: at('no-keys') })).toBe(3);
    expect(readdirSync(root)).not.toContain('second');
    expect(await run(['restore', at('copy')], { DATA_DIR: at('second') })).toBe(0);
    expect(await run(['verify'], { DATA_DIR: at('second') })).toBe(0);
    const secrets = readFileSync(path.join(at('keys'), 'city-411400.json'), 'utf8').matchAll(/"secret": "([^"]+)"/g);
    const written = readdirSync(at('copy')).map((name) => readFileSync(path.join(at('copy'), name), 'utf8'));
    for (const [, secret] of secrets) expect(written.some((text) => text.includes(secret ?? '?'))).toBe(false);
  });
});
