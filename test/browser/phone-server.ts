/**
 * The phone pages on a city of their own, for the browser tests: a database that goes away, the suite's day, and two
 * addresses that only this server has: `/test/window` and `/test/entity` put up a new code and say which.
 */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { figuresRoutes } from '../../src/figures/index.ts';
import { ownMatter, registerTrackPages } from '../../src/matters/index.ts';
import { open311Problem, open311Routes } from '../../src/open311/index.ts';
import { registerPeopleGuard } from '../../src/people/index.ts';
import type { City } from '../../src/platform/city.ts';
import { buildServer } from '../../src/platform/http/http.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { freshKeys } from '../../src/platform/keys.ts';
import { createLog } from '../../src/platform/log.ts';
import { pageProblem } from '../../src/platform/pages/pages.tsx';
import { openDatabase } from '../../src/platform/postgres/db.ts';
import { ensureCity, migrate, readMigrations, rolesOf } from '../../src/platform/postgres/migrate.ts';
import { SUPERUSER, startPostgres } from '../../src/platform/postgres/postgres.ts';
import { recordRoutes } from '../../src/record/index.ts';
import { reviewKept, reviewsRoutes } from '../../src/reviews/index.ts';
import { phoneTown } from '../harness/phone.ts';
import { tickingOutside } from '../harness/today.ts';

const PORT = Number(process.env.PHONE_TEST_PORT);
const CITY = '411400';
const DATABASE = 'phones';

const dataDir = mkdtempSync(path.join('/tmp', 'mashang-phones-'));
chmodSync(dataDir, 0o711);
const roles = rolesOf(CITY);
const server = await startPostgres({
  dataDir,
  binDir: process.env.PG_BIN_DIR,
  roles: [roles.owner, roles.app],
  durable: false,
});
await as(SUPERUSER, 'postgres', (admin) => admin.query(`create database ${DATABASE}`));
await as(SUPERUSER, DATABASE, (admin) => ensureCity(admin, roles));
await as(roles.owner, DATABASE, (owner) =>
  migrate(owner, roles, readMigrations(path.join(import.meta.dirname, '../../migrations')), tickingOutside.now),
);
const database = openDatabase(server.connection(roles.app, DATABASE));
const city: City = {
  code: CITY,
  name: '商丘市',
  hotline: '12345',
  db: database.db,
  keys: freshKeys(),
  outside: tickingOutside,
};
const town = await phoneTown(city);

const publicUrl = new URL(`http://127.0.0.1:${PORT}`);
const app = await buildServer({
  publicUrl,
  // As after a start without an address: phones come by another one than this.
  addressGuessed: true,
  hotline: city.hotline,
  uuid: tickingOutside.uuid,
  logger: createLog({ level: 'error' }),
  metrics: createMetrics(),
  pageProblem,
  protocols: [{ prefix: '/open311/', problem: open311Problem }],
});
registerPeopleGuard(app, { city, publicUrl, secondFactorNeeded: false });
reviewsRoutes(app, { city, publicUrl });
registerTrackPages(app, { city, publicUrl, alsoKept: reviewKept, sms: 'port' });
recordRoutes(app, { city, ownStream: ownMatter(city) });
open311Routes(app, { city, publicUrl, isTest: true });
figuresRoutes(app, { city });
app.get('/test/window', { config: { access: 'public' } }, () => town.window('不动产登记'));
app.get('/test/entity', { config: { access: 'public' } }, () => town.entity());
await app.listen({ host: '0.0.0.0', port: PORT });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void app
      .close()
      .then(() => database.close())
      .then(() => server.stop())
      .finally(() => {
        rmSync(dataDir, { recursive: true, force: true });
        process.exit(0);
      });
  });
}

async function as(role: string, name: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(server.connection(role, name));
  await client.connect();
  await work(client);
  await client.end();
}
