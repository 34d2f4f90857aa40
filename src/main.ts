/** Composition root of the serving program: opens the city, serves it, and ends cleanly. */

import { buildApp } from './app.ts';
import { printBanner } from './banner.ts';
import { loadDemoOnce } from './demo/index.ts';
import { BadConfig, type Config, readConfig } from './platform/config.ts';
import { startJobs } from './platform/jobs.ts';
import { KeysUnusable } from './platform/keys.ts';
import { createLog } from './platform/log.ts';
import { sinkMailer, smtpMailer } from './platform/mail.ts';
import { createMetrics } from './platform/metrics.ts';
import { MigrationRefused } from './platform/migrate.ts';
import { CityRefused, openCity } from './platform/open-city.ts';
import { realOutside } from './platform/outside.ts';
import { PostgresUnavailable } from './platform/postgres.ts';
import { AlreadyServing, lockForServing } from './platform/serve-lock.ts';
import { seedCity } from './seed.ts';
import { endOfDay, jobsOf } from './wiring.ts';

const NODE_MAJOR = 24;
const DRAIN_WITHIN_MS = 15_000;

export type Serving = Readonly<{ address: string; stop: () => Promise<void> }>;

/** Starts everything and answers; `stop` drains requests and jobs, then closes the database. */
export async function serve(config: Config): Promise<Serving> {
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const unlock = config.databaseUrl === undefined ? lockForServing(config.dataDir) : () => undefined;
  try {
    const open = await openCity(config, {
      outside: realOutside,
      migrate: true,
      onEvent: (event) => log.warn(event),
    });
    open.embedded?.watch();
    await seedCity(open.city);
    const accounts =
      config.mode === 'demo' ? await loadDemoOnce(open.city, { dataDir: config.dataDir, endOfDay }) : undefined;
    const mailer = config.smtpUrl === undefined ? sinkMailer(log) : smtpMailer(config.smtpUrl, config.mailFrom);
    const app = await buildApp({ city: open.city, config, log, metrics });
    const address = await app.listen({ host: config.host, port: config.port });
    const jobs = startJobs(open.city, jobsOf({ log, metrics }), metrics, log);
    printBanner({ config, city: open.city, accounts });
    return {
      address,
      stop: async () => {
        await jobs.stop();
        await app.close();
        mailer.close();
        // A server this program adopted is its own to end too: it is the one serving from this folder.
        await open.database.close();
        await open.embedded?.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** What `npm start` and `mashang serve` run until a signal comes. @returns the exit code. */
export async function serveUntilSignal(config: Config): Promise<number> {
  const serving = await serve(config);
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  console.log(
    `\n${signal === 'SIGINT' ? '正在结束…' : '收到结束信号,正在结束…'} Ending cleanly; press Ctrl-C again to end at once.`,
  );
  process.once('SIGINT', () => process.exit(130));
  const late = setTimeout(() => process.exit(1), DRAIN_WITHIN_MS);
  late.unref();
  await serving.stop();
  return 0;
}

/** Refusals the operator can act on are one clear message; anything else is a bug with its stack. */
export function messageFor(error: unknown): string | undefined {
  const refusals = [BadConfig, AlreadyServing, CityRefused, MigrationRefused, PostgresUnavailable, KeysUnusable];
  if (refusals.some((refusal) => error instanceof refusal)) return (error as Error).message;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE')
    return `PORT: ${String(port)} is taken by another program; expected a free one, such as PORT=8081`;
  if (code === 'EADDRNOTAVAIL')
    return 'HOST: this machine has no such address; expected 0.0.0.0, 127.0.0.1 or one of its own';
  if (code === 'EACCES') return `PORT: this user may not listen on ${String(port)}; expected one above 1023`;
  return undefined;
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  if (Number(process.versions.node.split('.')[0]) !== NODE_MAJOR) {
    console.error(`Mashang runs on Node ${NODE_MAJOR}; this is ${process.versions.node}. Start it with npm start.`);
    process.exit(1);
  }
  try {
    process.exitCode = await serveUntilSignal(readConfig(process.env));
  } catch (error) {
    const message = messageFor(error);
    if (message === undefined) throw error;
    console.error(message);
    process.exitCode = 3;
  }
}
