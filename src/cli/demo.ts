/** `mashang demo`: load the example city into an empty demo database. */

import { loadDemoOnce, SCALES } from '../demo/index.ts';
import { plaqueIssuer } from '../places/index.ts';
import { settleTables } from '../platform/postgres/open-city.ts';
import { seedCity } from '../seed.ts';
import { endOfDay } from '../wiring.ts';
import { type Command, CommandRefused, EXIT, textOption } from './command.ts';

const TELL_EVERY_MS = 1000;

export const demoCommand: Command = {
  name: 'demo',
  summary: 'load the example city (once; `npm start` loads the small one by itself)',
  usage: '[--scale small|source] [--json]',
  examples: ['demo', 'DATA_DIR=/var/tmp/mashang-source demo --scale source'],
  options: { scale: { type: 'string' } },
  run: async ({ config: read, openCity, values, json, print }) => {
    const config = read();
    if (config.mode !== 'demo') throw new CommandRefused('MASHANG_MODE is production; examples never meet a real city');
    const asked = textOption(values, 'scale');
    const scale = SCALES.find((known) => known === asked);
    if (asked !== undefined && scale === undefined) {
      throw new CommandRefused(`--scale: "${asked}" is unknown; expected ${SCALES.join(' or ')}`, EXIT.usage);
    }
    const open = await openCity();
    await seedCity(open.city);
    const accounts = await loadDemoOnce(open.city, {
      dataDir: config.dataDir,
      endOfDay,
      issuer: plaqueIssuer(open.city, config),
      ...(scale === undefined ? {} : { scale }),
      onProgress: json ? () => undefined : progressOn(process.stderr),
    });
    // Hundreds of thousands of rows came at once: statistics are made now, so that the first visitor does not wait.
    await settleTables(open);
    if (json) print(JSON.stringify(accounts));
    else {
      print(`scan page: ${accounts.scanPath}`);
      for (const { username, password, title } of accounts.shown) print(`${username.padEnd(22)} ${password}  ${title}`);
    }
    return EXIT.done;
  },
};

/** Progress as one line written over on a terminal, elsewhere as a line for each part. */
function progressOn(out: NodeJS.WriteStream): (what: string, done?: number, of?: number) => void {
  const began = performance.now();
  let part = '';
  let told = 0;
  return (what, done, of) => {
    const now = performance.now();
    const begins = what !== part;
    if (!begins && (!out.isTTY || now - told < TELL_EVERY_MS)) return;
    told = now;
    const share = done === undefined || of === undefined || of === 0 ? '' : ` ${Math.floor((100 * done) / of)} %`;
    const line = `${String(Math.round((now - began) / 1000)).padStart(4)} s  ${what}${share}`;
    if (out.isTTY) out.write(`${begins && part !== '' ? '\n' : '\r'}${line}\u001b[K`);
    else out.write(`${line}\n`);
    part = what;
  };
}
