/** Composition root of the serving program: opens the city, serves it, and ends cleanly. */

import { buildApp } from './app.ts';
import { printBanner } from './banner.ts';
import { DemoRefused, loadDemoOnce } from './demo/index.ts';
import type { Outside } from './kernel/ids.ts';
import { plaqueIssuer } from './places/index.ts';
import { carriersOf, openChannels, programsOf } from './platform/carriers.ts';
import { BadConfig, type Config, readConfig } from './platform/config.ts';
import { createMetrics } from './platform/http/metrics.ts';
import { realOutside } from './platform/http/outside.ts';
import { lanAddress } from './platform/http/own-address.ts';
import { startJobs } from './platform/jobs.ts';
import { KeysUnusable } from './platform/keys.ts';
import { createLog } from './platform/log.ts';
import { mailerOf } from './platform/mail.ts';
import { MigrationRefused } from './platform/postgres/migrate.ts';
import { CityRefused, openCity } from './platform/postgres/open-city.ts';
import { PostgresUnavailable } from './platform/postgres/postgres.ts';
import { AlreadyServing, lockForServing } from './platform/postgres/serve-lock.ts';
import { seedCity } from './seed.ts';
import { endOfDay, jobsOf } from './wiring.ts';

const NODE_MAJOR = 24;
const DRAIN_WITHIN_MS = 10_000;
const SAME_SIGNAL_MS = 1_000;

export type Serving = Readonly<{ address: string; stop: () => Promise<void> }>;

/** Starts everything; `stop` drains requests and jobs, then closes the database. */
export async function serve(config: Config, outside: Outside): Promise<Serving> {
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  // Closed in reverse order of opening, at the end and when the start fails half-way.
  const opened: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (let last = opened.pop(); last !== undefined; last = opened.pop()) await last();
  };
  try {
    if (config.databaseUrl === undefined) opened.push(lockForServing(config.dataDir));
    const open = await openCity(config, { outside, migrate: true, onEvent: (event) => log.warn(event) });
    // An adopted database server is ended too: this program serves from its folder.
    opened.push(() => open.embedded?.stop());
    opened.push(() => open.database.close());
    open.embedded?.watch();
    await seedCity(open.city);
    const accounts =
      config.mode === 'demo'
        ? await loadDemoOnce(open.city, {
            dataDir: config.dataDir,
            endOfDay,
            issuer: plaqueIssuer(open.city, config),
          })
        : undefined;
    const mailer = mailerOf(config);
    opened.push(() => mailer?.close());
    const app = await buildApp({
      city: open.city,
      config,
      log,
      metrics,
      ...(accounts === undefined ? {} : { accounts }),
    });
    opened.push(() => inTime(app.close(), () => log.warn('requests did not end in time')));
    const address = await app.listen({ host: config.host, port: config.port });
    const jobs = startJobs(
      open.city,
      jobsOf({
        log,
        metrics,
        open: openChannels(config),
        carriers: carriersOf(config),
        post: programsOf(config),
        ...(mailer === undefined ? {} : { mail: { mailer, publicUrl: config.publicUrl } }),
      }),
      metrics,
      log,
    );
    opened.push(() => inTime(jobs.stop(), () => log.warn('jobs did not end in time')));
    printBanner({ config, city: open.city, accounts });
    return { address, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for work to a limit, so that the database is closed cleanly whatever hangs above it. */
async function inTime(work: Promise<unknown>, late: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      late();
      resolve();
    }, DRAIN_WITHIN_MS);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

/** Serves until a signal comes. @returns the exit code */
export async function serveUntilSignal(config: Config, outside: Outside): Promise<number> {
  const signalled = firstSignal();
  const serving = await serve(config, outside);
  await signalled;
  await serving.stop();
  return 0;
}

/**
 * The first signal, listened for before the start so that a Ctrl-C while the examples load ends as cleanly as a later one.
 * npm repeats the terminal's signal, so a second one counts only after a moment.
 */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = (): void => {
      if (first === undefined) {
        first = performance.now();
        console.log('\n正在结束，再按一次 Ctrl-C 立即结束 (ending cleanly; press Ctrl-C again to end at once)');
        resolve();
      } else if (performance.now() - first > SAME_SIGNAL_MS) process.exit(130);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}

/** A clear message for refusals the operator can act on; undefined for a bug, which keeps its stack. */
export function messageFor(error: unknown): string | undefined {
  const refusals = [
    BadConfig,
    DemoRefused,
    AlreadyServing,
    CityRefused,
    MigrationRefused,
    PostgresUnavailable,
    KeysUnusable,
  ];
  if (refusals.some((refusal) => error instanceof refusal)) return (error as Error).message;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE')
    return `PORT: ${String(port)} is taken by another program; expected a free one, such as PORT=8081`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
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
    process.exit(await serveUntilSignal(readConfig(process.env, lanAddress()), realOutside));
  } catch (error) {
    const message = messageFor(error);
    if (message === undefined) throw error;
    console.error(message);
    process.exitCode = 3;
  }
}
