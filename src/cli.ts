/** Command line: finds the command, reads its options, opens what it needs, closes it again. */

import { parseArgs } from 'node:util';
import { backupCommand, restoreCommand } from './cli/backup.ts';
import { codesCommand } from './cli/codes.ts';
import { type Command, type CommandContext, CommandRefused, EXIT } from './cli/command.ts';
import { deadlineCommand } from './cli/deadline.ts';
import { demoCommand } from './cli/demo.ts';
import { doctorCommand } from './cli/doctor.ts';
import { figuresCommand } from './cli/figures.ts';
import { importCommand } from './cli/import.ts';
import { migrateCommand } from './cli/migrate.ts';
import { plaquesCommand } from './cli/plaques.ts';
import { serveCommand } from './cli/serve.ts';
import { userCommand } from './cli/user.ts';
import { verifyCommand } from './cli/verify.ts';
import { DemoRefused } from './demo/index.ts';
import type { Outside } from './kernel/ids.ts';
import { projectAgain } from './matters/index.ts';
import { BadConfig, type Config, readConfig } from './platform/config.ts';
import { realOutside } from './platform/http/outside.ts';
import { lanAddress } from './platform/http/own-address.ts';
import { KeysUnusable } from './platform/keys.ts';
import { MigrationRefused } from './platform/postgres/migrate.ts';
import { CityRefused, type OpenCity, openCity } from './platform/postgres/open-city.ts';
import { PostgresUnavailable } from './platform/postgres/postgres.ts';
import { AlreadyServing } from './platform/postgres/serve-lock.ts';

const COMMANDS: readonly Command[] = [
  serveCommand,
  migrateCommand,
  demoCommand,
  codesCommand,
  plaquesCommand,
  userCommand,
  importCommand,
  deadlineCommand,
  figuresCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];

/** Runs one command. @returns the exit code. */
export async function runCli(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  outside: Outside,
): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(overview());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    console.error(`mashang: no command "${name}"\n\n${overview()}`);
    return EXIT.usage;
  }
  if (rest.includes('--help')) {
    console.log(helpOf(command));
    return EXIT.done;
  }
  return runCommand(command, rest, env, outside);
}

async function runCommand(
  command: Command,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  outside: Outside,
): Promise<number> {
  const opened: OpenCity[] = [];
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    let config: Config | undefined;
    const readOnce = (): Config => {
      config ??= readConfig(env, lanAddress());
      return config;
    };
    const context: CommandContext = {
      values,
      positionals,
      json: values['json'] === true,
      config: readOnce,
      outside,
      openCity: async (options = {}) => {
        const city = await openCity(readOnce(), { outside, migrate: options.migrate ?? true });
        opened.push(city);
        if (city.applied.length > 0) await projectAgain(city.city);
        return city;
      },
      print: (text) => console.log(text),
    };
    return await command.run(context);
  } catch (error) {
    return explain(command, error);
  } finally {
    for (const city of opened) await city.close();
  }
}

function explain(command: Command, error: unknown): number {
  if (error instanceof CommandRefused) {
    console.error(`mashang ${command.name}: ${error.message}`);
    return error.exitCode;
  }
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) {
    console.error(`mashang ${command.name}: ${(error as Error).message}\n\n${helpOf(command)}`);
    return EXIT.usage;
  }
  const refusals = [
    BadConfig,
    DemoRefused,
    AlreadyServing,
    CityRefused,
    MigrationRefused,
    PostgresUnavailable,
    KeysUnusable,
  ];
  if (refusals.some((refusal) => error instanceof refusal)) {
    console.error(`mashang ${command.name}: ${(error as Error).message}`);
    return EXIT.refused;
  }
  throw error;
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    'mashang <command> [options]',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    '`mashang <command> --help` explains one. `--json` prints one JSON value.',
    'Exit codes: 0 done, 1 looked at and not in order, 2 called wrongly, 3 refused.',
  ].join('\n');
}

function helpOf(command: Command): string {
  return [
    `mashang ${command.name} ${command.usage}`,
    '',
    `  ${command.summary}`,
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${asTyped(example)}`),
  ].join('\n');
}

/** An example as it is typed: environment settings stand before the program, as a shell wants them. */
function asTyped(example: string): string {
  const [settings = ''] = /^(?:[A-Z_]+=\S+ )*/.exec(example) ?? [];
  return `${settings}npm run mashang -- ${example.slice(settings.length)}`;
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  process.exitCode = await runCli(process.argv.slice(2), process.env, realOutside);
}
