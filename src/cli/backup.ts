/** `mashang backup` and `mashang restore`: both end with a verification. */

import path from 'node:path';
import { keysExist, openKeys } from '../platform/keys.ts';
import { BackupRefused, checkBackup, loadBackup, type Manifest, writeBackup } from '../platform/postgres/backup.ts';
import { inSnapshot } from '../platform/postgres/db.ts';
import { rolesOf } from '../platform/postgres/migrate.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';
import { lockForServing } from '../platform/postgres/serve-lock.ts';
import { latestSeal } from '../record/index.ts';
import { verifyCity } from '../wiring.ts';
import { type Command, type CommandContext, CommandRefused, EXIT } from './command.ts';
import { linesOf } from './verify.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write one consistent copy of the city into a new folder (never the keys)',
  usage: 'FOLDER [--json]',
  examples: ['backup /backups/2026-11-24'],
  options: {},
  run: async (context) => {
    const folder = folderOf(context);
    const open = await context.openCity({ migrate: false });
    return refusing(async () => {
      // Read before the snapshot is taken, so that the copy holds at least this seal.
      const seal = await latestSeal(open.city.db);
      const manifest = await writeBackup({
        owner: open.connection('owner'),
        schema: rolesOf(open.city.code).schema,
        folder,
        keys: open.city.keys,
        lastSeal: seal === null ? null : { number: seal.number, size: seal.size, root: seal.root },
        now: open.city.outside.now,
      });
      return report(context, open, folder, manifest);
    });
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'load a backup into an empty city (a new DATA_DIR), then verify it',
  usage: 'FOLDER [--json]',
  examples: ['restore /backups/2026-11-24   # with DATA_DIR naming a new folder, KEYS_DIR the old keys'],
  options: {},
  run: async (context) => {
    const folder = folderOf(context);
    return refusing(async () => {
      const config = context.config();
      // Checked before the city is opened, so that a damaged backup leaves no half-made city behind.
      const manifest = await checkBackup(folder, keysExist(config) ? openKeys(config) : undefined);
      const unlock = config.databaseUrl === undefined ? lockForServing(config.dataDir) : () => undefined;
      try {
        const open = await context.openCity();
        await loadBackup(open.connection('owner'), rolesOf(open.city.code).schema, folder, manifest);
        return await report(context, open, folder, manifest);
      } finally {
        unlock();
      }
    });
  },
};

function folderOf({ positionals }: CommandContext): string {
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new CommandRefused('expected one folder; see --help', EXIT.usage);
  // `npm run` changes to the checkout; INIT_CWD is where the command was typed.
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
}

async function report(
  { json, print }: CommandContext,
  { city }: OpenCity,
  folder: string,
  manifest: Manifest,
): Promise<number> {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const verified = await inSnapshot(city.db, (tx) => verifyCity(tx, city, { files: true }));
  const sealed = (verified.lastSeal?.number ?? 0) >= (manifest.lastSeal?.number ?? 0);
  const inOrder = verified.ok && sealed;
  if (json) {
    print(JSON.stringify({ folder, tables: manifest.tables.length, rows, verified: inOrder, report: verified }));
  } else {
    print(`${rows} rows of ${manifest.tables.length} tables: ${folder}`);
    for (const line of linesOf(verified)) print(line);
    if (!sealed) print(`NOT IN ORDER: seal no. ${manifest.lastSeal?.number ?? '?'} is missing`);
  }
  return inOrder ? EXIT.done : EXIT.notInOrder;
}

async function refusing(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupRefused) throw new CommandRefused(error.message);
    throw error;
  }
}
