/**
 * Backup and restore of a city: one snapshot, one COPY file a table, a manifest with hashes. Never the keys.
 *
 * The embedded server ships no pg_dump, and a restore that can check itself is worth more than a dump that cannot.
 */

import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import type { Keys } from '../keys.ts';

const manifestSchema = z.object({
  format: z.literal(1),
  city: z.string(),
  name: z.string(),
  mode: z.enum(['demo', 'production']),
  at: z.string(),
  /** Fingerprint of the key file without which this backup cannot be read. */
  keysPrint: z.string(),
  /** The newest seal at the time; a restored city must hold it. */
  lastSeal: z.object({ number: z.int(), size: z.int(), root: z.string() }).nullable(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), bytes: z.int(), sha256: z.string() }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;

export class BackupRefused extends Error {}

const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';
/** Prefix of what is signed, so that the signature cannot pass for that of a seal. */
const SIGNED_AS = 'mashang-backup-v1\n';
/** Tables the migrations fill themselves; the manifest carries what matters of them. */
const NOT_COPIED = new Set(['platform_migration', 'platform_city']);

export type BackupOrder = Readonly<{
  owner: pg.PoolConfig;
  schema: string;
  /** Target folder; must not exist yet, or be empty. */
  folder: string;
  keys: Keys;
  lastSeal: Manifest['lastSeal'];
  now: () => string;
}>;

/** @returns the manifest, written last: a folder without one is no backup. @throws BackupRefused */
export async function writeBackup({ owner, schema, folder, keys, lastSeal, now }: BackupOrder): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new BackupRefused(`${folder} is not empty; expected a new folder`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return withClient(owner, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const city = await client.query<{ code: string; name: string; mode: 'demo' | 'production' }>(
      'select code, name, mode from platform_city',
    );
    const row = city.rows[0];
    if (row === undefined) throw new BackupRefused('the database holds no city');
    const migrations = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from platform_migration order by name',
    );
    const tables: Manifest['tables'] = [];
    for (const table of await tablesInOrder(client, schema)) {
      tables.push(await writeTable(client, table, folder));
    }
    await client.query('commit');
    const manifest: Manifest = {
      format: 1,
      city: row.code,
      name: row.name,
      mode: row.mode,
      at: now(),
      keysPrint: keys.print,
      lastSeal,
      migrations: migrations.rows,
      tables,
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    writeSynced(path.join(folder, SIGNATURE), `${keys.seal.sign(signedBytes(text)).toString('base64')}\n`);
    writeSynced(path.join(folder, MANIFEST), text);
    return manifest;
  });
}

/**
 * Reads the manifest, checks it against the city's own keys and every file against it. Touches no database.
 * @throws BackupRefused naming the first thing that is not as written.
 */
export async function checkBackup(folder: string, keys: Keys | undefined): Promise<Manifest> {
  const file = path.join(folder, MANIFEST);
  const signature = path.join(folder, SIGNATURE);
  if (!existsSync(file) || !existsSync(signature)) {
    throw new BackupRefused(`${folder} holds no ${MANIFEST} with ${SIGNATURE}; it is no backup, or was not finished`);
  }
  const text = readFileSync(file, 'utf8');
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new BackupRefused(`${file} is not a manifest of this program`);
  if (keys?.print !== parsed.data.keysPrint) {
    throw new BackupRefused(
      `KEYS_DIR: expected the key file of the city this backup was made of, without which its sealed words cannot be read; ${keys === undefined ? 'there is none' : 'there is another one'}`,
    );
  }
  if (!keys.seal.signed(signedBytes(text), Buffer.from(readFileSync(signature, 'utf8'), 'base64'))) {
    throw new BackupRefused(`${file} is not as it was written: the city's signature does not fit it`);
  }
  for (const table of parsed.data.tables) {
    const name = path.join(folder, `${table.name}.copy`);
    if (!existsSync(name)) throw new BackupRefused(`${name} is missing`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(name), hash);
    if (hash.digest('hex') !== table.sha256) throw new BackupRefused(`${name} is not as it was written`);
  }
  return parsed.data;
}

/** Loads a checked backup into a migrated, empty city, in one transaction. @throws BackupRefused */
export async function loadBackup(
  owner: pg.PoolConfig,
  schema: string,
  folder: string,
  manifest: Manifest,
): Promise<void> {
  await withClient(owner, async (client) => {
    await refuseOtherProgram(client, manifest);
    await client.query('begin');
    const order = await tablesInOrder(client, schema);
    for (const table of order) {
      const held = await client.query(`select 1 from ${table.name} limit 1`);
      if (held.rowCount !== 0) {
        throw new BackupRefused(`the city is not empty (${table.name} holds rows); restore into a new data folder`);
      }
    }
    const kept = new Map(manifest.tables.map((table) => [table.name, table]));
    for (const table of order) {
      const entry = kept.get(table.name);
      if (entry === undefined) throw new BackupRefused(`the backup holds no ${table.name}`);
      await readTable(client, entry, folder);
    }
    await moveSequencesOn(client, schema);
    await client.query('commit');
  });
}

function signedBytes(manifest: string): Buffer {
  return Buffer.from(SIGNED_AS + manifest, 'utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Table = Readonly<{ name: string; columns: readonly string[] }>;

/** Tables ordered by foreign keys: referenced tables come first. */
async function tablesInOrder(client: pg.ClientBase, schema: string): Promise<readonly Table[]> {
  const found = await client.query<{ name: string; columns: string[]; refers: string[] }>(
    `select c.relname as name,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' order by 1`,
    [schema],
  );
  const waiting = found.rows.filter((table) => !NOT_COPIED.has(table.name));
  const ordered: Table[] = [];
  while (waiting.length > 0) {
    const done = new Set(ordered.map((table) => table.name));
    const next = waiting.findIndex((table) => table.refers.every((name) => done.has(name)));
    const [table] = waiting.splice(next, 1);
    if (next === -1 || table === undefined) throw new Error('tables refer to each other in a circle');
    ordered.push({ name: table.name, columns: table.columns });
  }
  return ordered;
}

async function writeTable(client: pg.ClientBase, table: Table, folder: string): Promise<Manifest['tables'][number]> {
  const file = path.join(folder, `${table.name}.copy`);
  const hash = createHash('sha256');
  let bytes = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const copy = client.query(copyTo(`copy ${table.name} (${columnList(table.columns)}) to stdout`));
  await pipeline(copy, hashing, createWriteStream(file, { mode: 0o600, flush: true }));
  return { name: table.name, columns: [...table.columns], rows: copy.rowCount, bytes, sha256: hash.digest('hex') };
}

async function readTable(client: pg.ClientBase, table: Manifest['tables'][number], folder: string): Promise<void> {
  const copy = client.query(copyFrom(`copy ${table.name} (${columnList(table.columns)}) from stdin`));
  await pipeline(createReadStream(path.join(folder, `${table.name}.copy`)), copy);
  if (copy.rowCount !== table.rows) {
    throw new BackupRefused(`${table.name}: ${copy.rowCount} rows came in, the manifest says ${table.rows}`);
  }
}

async function moveSequencesOn(client: pg.ClientBase, schema: string): Promise<void> {
  const identities = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and a.attidentity <> '' and not a.attisdropped`,
    [schema],
  );
  for (const { table, column } of identities.rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest((select coalesce(max(${column}), 0) from ${table}), 1),
         (select count(*) > 0 from ${table}))`,
      [table, column],
    );
  }
}

async function refuseOtherProgram(client: pg.ClientBase, manifest: Manifest): Promise<void> {
  const mine = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform_migration order by name',
  );
  if (JSON.stringify(mine.rows) !== JSON.stringify(manifest.migrations)) {
    throw new BackupRefused(
      'the backup was made by another version of the program; restore it with that one, then upgrade',
    );
  }
  const city = await client.query<{ code: string; mode: string }>('select code, mode from platform_city');
  const here = city.rows[0];
  if (here?.code !== manifest.city || here.mode !== manifest.mode) {
    throw new BackupRefused(
      `the backup is of the ${manifest.mode} city ${manifest.city}, this is the ${here?.mode ?? 'unknown'} city ${here?.code ?? ''}`,
    );
  }
}

function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

function writeSynced(file: string, text: string): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  const handle = openSync(fresh, 'r');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, file);
}

async function withClient<T>(config: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
