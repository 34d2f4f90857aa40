/** `mashang doctor`: versions, addresses, calendar years, pending migrations, health. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localDateOf, yearOf } from '../kernel/time.ts';
import { loadCalendar } from '../law/index.ts';
import { HOME_FOLDER } from '../platform/config.ts';
import { pendingOf } from '../platform/open-city.ts';
import { waitingInOutbox } from '../platform/outbox.ts';
import { realOutside } from '../platform/outside.ts';
import { type Command, EXIT } from './command.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'say what runs here and whether it is in order',
  usage: '[--json] [--show-secrets]',
  examples: ['doctor', 'doctor --json', 'doctor --json --show-secrets   # with the address of the database'],
  options: { 'show-secrets': { type: 'boolean' } },
  run: async ({ config: read, openCity, values, json, print }) => {
    const config = read();
    const open = await openCity({ migrate: false });
    const pending = await pendingOf(open);
    const server = await open.database.pool.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const calendar = await loadCalendar(open.city.db);
    const years = [...calendar.years.keys()].sort((a, b) => a - b);
    const thisYear = yearOf(localDateOf(realOutside.now()));
    const faults = [
      ...(pending.length > 0 ? [`${pending.length} migrations are pending; run mashang migrate`] : []),
      ...(years.includes(thisYear) ? [] : [`the calendar of ${thisYear} is missing; import it in the console`]),
    ];
    const facts = {
      version: (JSON.parse(readFileSync(path.join(HOME_FOLDER, 'package.json'), 'utf8')) as { version: string })
        .version,
      node: process.versions.node,
      postgresql: server.rows[0]?.version ?? '',
      mode: config.mode,
      city: config.cityCode,
      publicUrl: config.publicUrl.origin,
      listens: `${config.host}:${config.port}`,
      dataDir: config.databaseUrl === undefined ? config.dataDir : null,
      keysDir: config.keysDir,
      database: config.databaseUrl === undefined ? 'embedded' : 'server',
      ...(values['show-secrets'] === true && config.databaseUrl !== undefined
        ? { databaseUrl: config.databaseUrl }
        : {}),
      calendarYears: years,
      pendingMigrations: pending,
      outboxWaiting: await waitingInOutbox(open.city.db),
      inOrder: faults.length === 0,
      faults,
    };
    if (json) print(JSON.stringify(facts));
    else {
      for (const [name, value] of Object.entries(facts)) {
        print(`${name.padEnd(18)} ${Array.isArray(value) ? value.join(', ') || '–' : String(value)}`);
      }
    }
    return facts.inOrder ? EXIT.done : EXIT.notInOrder;
  },
};
