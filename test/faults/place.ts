/** Place of a program to be killed: its own folders, port and settings for one test, removed at its end. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';
import { type OpenCity, openCity } from '../../src/platform/postgres/open-city.ts';
import { serverPid } from '../../src/platform/postgres/postgres.ts';
import { dayOfChildren, tickingOutside } from '../harness/today.ts';
import { type Env, freePort, type Program, pause, startProgram, untilReady } from './program.ts';

export type Place = Readonly<{
  origin: () => string;
  dataDir: () => string;
  /** The database's process, while it runs. */
  database: () => number | undefined;
  /** With the city opened by the test itself, while no program serves it. */
  inCity: <T>(migrate: boolean, work: (open: OpenCity) => Promise<T>) => Promise<T>;
  start: () => Program;
  /** When the program started last answers. */
  ready: () => Promise<void>;
}>;

/** Called at the top of a test file. */
export function placeToKillIn(): Place {
  let root: string;
  let env: Env;
  let program: Program | undefined;

  const dataDir = () => path.join(root, 'data');
  const database = () => serverPid(path.join(dataDir(), 'postgres'));

  beforeEach(async () => {
    root = mkdtempSync('/tmp/mashang-faults-');
    chmodSync(root, 0o711);
    const port = await freePort();
    const binDir = process.env['PG_BIN_DIR'];
    env = {
      MASHANG_MODE: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir(),
      KEYS_DIR: path.join(root, 'keys'),
      LOG_LEVEL: 'error',
      ...dayOfChildren(),
      ...(binDir === undefined ? {} : { PG_BIN_DIR: binDir }),
    };
  });
  afterEach(async () => {
    program?.child.kill('SIGTERM');
    await program?.ended;
    const left = database();
    if (left !== undefined) process.kill(left, 'SIGQUIT');
    await pause(200);
    rmSync(root, { recursive: true, force: true });
  });

  const origin = () => env['PUBLIC_URL'] ?? '';
  return {
    origin,
    dataDir,
    database,
    inCity: async (migrate, work) => {
      const open = await openCity(readConfig(env), { outside: tickingOutside, migrate });
      try {
        return await work(open);
      } finally {
        await open.close();
      }
    },
    start: () => {
      program = startProgram(env);
      return program;
    },
    ready: async () => {
      if (program !== undefined) await untilReady(origin(), program);
    },
  };
}
