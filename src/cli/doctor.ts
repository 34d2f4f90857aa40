/** `mashang doctor`: shows versions, addresses, calendar years, pending migrations and health, and changes nothing. */

import { readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { phoneOrigin } from '../banner.ts';
import { localDateOf, yearOf } from '../kernel/time.ts';
import { loadCalendar } from '../law/index.ts';
import { type Config, HOME_FOLDER } from '../platform/config.ts';
import { waitingInOutbox } from '../platform/outbox.ts';
import { type OpenCity, pendingOf } from '../platform/postgres/open-city.ts';
import { servingPid } from '../platform/postgres/serve-lock.ts';
import { keysInUse } from '../platform/wrapped.ts';
import { wrapped } from '../wiring.ts';
import { type Command, EXIT } from './command.ts';

const LEAST_FREE_BYTES = 1_000_000_000;
/** Holidays of a year are published in November of the one before. */
const PUBLISHED_FROM_MONTH = 12;

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'say what runs here and whether it is in order',
  usage: '[--json] [--show-secrets]',
  examples: ['doctor', 'doctor --json', 'doctor --json --show-secrets   # with the address of the database'],
  options: { 'show-secrets': { type: 'boolean' } },
  run: async ({ config: read, openCity, values, json, print }) => {
    const config = read();
    const open = await openCity({ migrate: false });
    const secrets = values['show-secrets'] === true ? { databaseUrl: databaseUrlOf(config, open) } : {};
    const facts = { ...factsOf(config), ...secrets, ...(await stateOf(config, open)) };
    if (json) print(JSON.stringify(facts));
    else for (const [name, value] of Object.entries(facts)) print(`${name.padEnd(18)} ${textOf(value)}`);
    return facts.inOrder ? EXIT.done : EXIT.notInOrder;
  },
};

function factsOf(config: Config) {
  const manifest = JSON.parse(readFileSync(path.join(HOME_FOLDER, 'package.json'), 'utf8')) as { version: string };
  const phone = phoneOrigin(config);
  const embedded = config.databaseUrl === undefined;
  return {
    version: manifest.version,
    node: process.versions.node,
    mode: config.mode,
    city: config.cityCode,
    publicUrl: config.publicUrl.origin,
    phones: 'origin' in phone ? phone.origin : phone.whyNot,
    listens: `${config.host}:${config.port}`,
    database: embedded ? 'embedded' : 'server',
    dataDir: embedded ? config.dataDir : null,
    keysDir: config.keysDir,
  };
}

/** Address for `psql` and `pgbench`; the embedded server answers there while the program runs. */
function databaseUrlOf(config: Config, open: OpenCity): string {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const { user, host = '', port, database } = open.connection('owner');
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

async function stateOf(config: Config, open: OpenCity) {
  const pendingMigrations = await pendingOf(open);
  const server = await open.database.pool.query<{ version: string; bytes: number }>(
    "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes",
  );
  // A pending migration's tables do not exist yet.
  const migrated = pendingMigrations.length === 0;
  const calendar = migrated ? await loadCalendar(open.city.db) : undefined;
  const calendarYears = calendar?.years.map(({ year }) => year) ?? [];
  const inUse = migrated ? await keysInUse(open.city.db, wrapped) : undefined;
  const freeBytes = config.databaseUrl === undefined ? freeIn(config.dataDir) : null;
  const today = localDateOf(open.city.outside.now());
  const wanted = [yearOf(today), ...(Number(today.slice(5, 7)) >= PUBLISHED_FROM_MONTH ? [yearOf(today) + 1] : [])];
  const faults = [
    ...(migrated ? [] : [`${pendingMigrations.length} migrations are pending; run mashang migrate`]),
    ...(migrated ? wanted : [])
      .filter((year) => !calendarYears.includes(year))
      .map((year) => `the calendar of ${year} is missing; import it in the console`),
    ...[...(inUse ?? [])]
      .filter(([key]) => !open.city.keys.vault.ids.includes(key))
      .map(([key, n]) => `${n} sealed records need the key ${key}, which is not in the key file; put it back`),
    ...(freeBytes !== null && freeBytes < LEAST_FREE_BYTES ? ['less than 1 GB is free where the data lie'] : []),
  ];
  return {
    postgresql: server.rows[0]?.version ?? '',
    servingProcess: config.databaseUrl === undefined ? (servingPid(config.dataDir) ?? null) : null,
    databaseBytes: server.rows[0]?.bytes ?? 0,
    freeBytes,
    calendarYears,
    pendingMigrations,
    vaultKeysInUse: inUse === undefined ? null : [...inUse.keys()].sort(),
    outboxWaiting: migrated ? await waitingInOutbox(open.city.db) : null,
    inOrder: faults.length === 0,
    faults,
  };
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function textOf(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return '–';
  if (Array.isArray(value)) return value.length > 2 && value.every(Number.isInteger) ? spans(value) : value.join(', ');
  return String(value);
}

/** 2007, 2008, …, 2026 as 2007–2026. */
function spans(years: readonly number[]): string {
  const parts: [from: number, to: number][] = [];
  for (const year of years) {
    const last = parts.at(-1);
    if (last?.[1] === year - 1) last[1] = year;
    else parts.push([year, year]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
