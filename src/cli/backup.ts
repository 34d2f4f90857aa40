/** `mashang backup` and `mashang restore`: both end with a verification. */

import path from 'node:path';
import { verifyCity } from '../matters/index.ts';
import { BackupRefused, checkBackup, loadBackup, writeBackup } from '../platform/backup.ts';
import { inSnapshot } from '../platform/db.ts';
import { rolesOf } from '../platform/migrate.ts';
import type { OpenCity } from '../platform/open-city.ts';
import { realOutside } from '../platform/outside.ts';
import { type Command, type CommandContext, CommandRefused, EXIT } from './command.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write one consistent copy of the city into a new folder (never the keys)',
  usage: 'FOLDER [--json]',
  examples: ['backup /backups/2026-11-24'],
  options: {},
  run: async (context) => {
    const folder = folderOf(context);
    const open = await context.openCity();
    return refusing(async () => {
      const { schema } = rolesOf(open.city.code);
      const manifest = await writeBackup(open.connection('owner'), schema, folder, realOutside.now);
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      return report(context, open, { folder, tables: manifest.tables.length, rows });
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
      // Checked before the city is opened: a damaged backup must not leave a half-made city behind.
      const manifest = await checkBackup(folder);
      const open = await context.openCity();
      await loadBackup(open.connection('owner'), rolesOf(open.city.code).schema, folder, manifest);
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      return report(context, open, { folder, tables: manifest.tables.length, rows });
    });
  },
};

function folderOf({ positionals }: CommandContext): string {
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new CommandRefused('expected one folder; see --help', EXIT.usage);
  return path.resolve(folder);
}

async function report(
  { json, print }: CommandContext,
  open: OpenCity,
  done: Readonly<{ folder: string; tables: number; rows: number }>,
): Promise<number> {
  const verified = await inSnapshot(open.city.db, (tx) => verifyCity(tx, open.city, { kept: [] }));
  if (json) print(JSON.stringify({ ...done, verified: verified.ok, broken: verified.broken }));
  else {
    print(`${done.rows} rows of ${done.tables} tables: ${done.folder}`);
    print(verified.ok ? 'verified: everything is as it was recorded' : 'NOT IN ORDER: run `mashang verify`');
  }
  return verified.ok ? EXIT.done : EXIT.notInOrder;
}

async function refusing(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupRefused) throw new CommandRefused(error.message);
    throw error;
  }
}
