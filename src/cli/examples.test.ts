/** Every example of a `--help` runs as printed: a shell reads it, and the command takes its options. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { tickingOutside } from '../../test/harness/today.ts';
import { runCli } from '../cli.ts';
import { EXIT } from './command.ts';

/** Environment settings, the program, and its arguments, up to a remark. */
const PRINTED = /^ {2}((?:[A-Z_]+=\S+ )*)npm run \w+ -- ([^#\n]+)/gm;

let folder: string;
const said: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((text) => said.push(String(text)));
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

async function printedBy(args: readonly string[]): Promise<string> {
  said.length = 0;
  expect(await runCli(args, {}, tickingOutside)).toBe(EXIT.done);
  return said.join('\n');
}

it('of every command', { timeout: 60_000 }, async () => {
  const commands = [...(await printedBy(['--help'])).matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name ?? '');
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) {
    const help = await printedBy([command, '--help']);
    const printed = help.slice(help.indexOf('Examples:')).split('\n').slice(1);
    const examples = [...help.matchAll(PRINTED)].map(([, , given = '']) => given.trim());
    expect(examples.length, command).toBe(printed.length);
    for (const example of examples) {
      const args = example.split(/ +/);
      expect(args[0], example).toBe(command);
      // No database answers there: a command that gets so far has taken every option. Files named in examples do not exist here.
      const nowhere = { MASHANG_MODE: 'demo', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', KEYS_DIR: folder };
      said.length = 0;
      const code = await runCli(args, nowhere, tickingOutside);
      const why = said.join('\n');
      if (code === EXIT.usage)
        expect(why, example).toMatch(/there is no|no such file|heads\.json|cannot (?:read|open|write)/i);
    }
  }
});
