/** Test city: its own migrated, empty database, a clock that stands until told, real randomness. */

import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addMs, type Instant, instant } from '../../src/kernel/time.ts';
import type { City } from '../../src/platform/city.ts';
import { freshKeys } from '../../src/platform/keys.ts';
import { openDatabase } from '../../src/platform/postgres/db.ts';
import { rolesOf } from '../../src/platform/postgres/migrate.ts';
import { SUPERUSER } from '../../src/platform/postgres/postgres.ts';
import { TEMPLATE, TEST_CITY } from '../global-setup.ts';
import { today } from './today.ts';

export type TestClock = Readonly<{
  now: () => Instant;
  set: (to: string) => void;
  advance: (by: Readonly<{ days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }>) => void;
}>;

export type TestCity = City &
  Readonly<{
    clock: TestClock;
    /** A client of the schema's owner, who may do what the application may not: for planting corruption. */
    asOwner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
    /** What a second process of this city would connect with. */
    connection: (role: 'owner' | 'app') => pg.PoolConfig;
    close: () => Promise<void>;
  }>;

export function testClock(start: string = today()): TestClock {
  let at = instant(start);
  return {
    now: () => at,
    set: (to) => {
      at = instant(to);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) => {
      at = addMs(at, (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms);
    },
  };
}

export async function testCity(options: Readonly<{ at?: string }> = {}): Promise<TestCity> {
  const host = inject('sockets');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(host, (admin) => cloneTemplate(admin, name));
  const roles = rolesOf(TEST_CITY);
  const connection = (role: 'owner' | 'app'): pg.PoolConfig => ({
    host,
    port: 5432,
    user: roles[role],
    database: name,
  });
  const database = openDatabase({ ...connection('app'), max: 5 });
  const clock = testClock(options.at);
  return {
    code: TEST_CITY,
    name: '商丘市',
    hotline: '12345',
    db: database.db,
    keys: freshKeys(),
    outside: { now: clock.now, uuid: () => randomUUID() as Uuid, randomBytes: (length) => randomBytes(length) },
    clock,
    connection,
    asOwner: async (work) => {
      const client = new pg.Client(connection('owner'));
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    close: async () => {
      await database.close();
      await onServer(host, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

/** Two clones of one template at once refuse each other; the loser tries again. */
async function cloneTemplate(admin: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function onServer(host: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ host, port: 5432, user: SUPERUSER, database: 'postgres' });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
