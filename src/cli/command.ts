/** Type of a command of `mashang`, and the context it runs in. */

import type { ParseArgsOptionsConfig } from 'node:util';
import type { Outside } from '../kernel/ids.ts';
import type { Config } from '../platform/config.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';

export type Command = Readonly<{
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Arguments after the name, such as `list | issue --window ID`. */
  usage: string;
  examples: readonly string[];
  options: ParseArgsOptionsConfig;
  /** @returns the exit code. */
  run: (context: CommandContext) => Promise<number>;
}>;

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export type CommandContext = Readonly<{
  values: Values;
  positionals: readonly string[];
  /** `--json` was given: print one JSON value and nothing else. */
  json: boolean;
  config: () => Config;
  outside: Outside;
  /** Opens the city, which the program closes when the command ends. `migrate: false` changes nothing. */
  openCity: (options?: Readonly<{ migrate?: boolean }>) => Promise<OpenCity>;
  print: (text: string) => void;
}>;

/** Exit codes, the same for every command. */
export const EXIT = {
  done: 0,
  /** The command ran and found something not in order (damage, a fault). */
  notInOrder: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The command was refused (configuration, rules, a running program). */
  refused: 3,
} as const;

/** A refusal with a message for the person at the terminal. */
export class CommandRefused extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.refused) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws CommandRefused naming the option. */
export function requiredOption(values: Values, name: string): string {
  const value = textOption(values, name);
  if (value === undefined) throw new CommandRefused(`--${name} is missing; see --help`, EXIT.usage);
  return value;
}
