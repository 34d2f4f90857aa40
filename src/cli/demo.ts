/** `mashang demo`: load the example city into an empty demo database. */

import { loadDemoOnce } from '../demo/index.ts';
import { seedCity } from '../seed.ts';
import { endOfDay } from '../wiring.ts';
import { type Command, CommandRefused, EXIT } from './command.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'load the example city (once; `npm start` does it by itself)',
  usage: '[--json]',
  examples: ['demo', 'demo --json'],
  options: {},
  run: async ({ config: read, openCity, json, print }) => {
    const config = read();
    if (config.mode !== 'demo') throw new CommandRefused('MASHANG_MODE is production; examples never meet a real city');
    const { city } = await openCity();
    await seedCity(city);
    const accounts = await loadDemoOnce(city, { dataDir: config.dataDir, endOfDay });
    if (json) print(JSON.stringify(accounts));
    else {
      print(`scan page: ${accounts.scanPath}`);
      for (const { username, password, title } of accounts.shown) print(`${username.padEnd(22)} ${password}  ${title}`);
    }
    return EXIT.done;
  },
};
