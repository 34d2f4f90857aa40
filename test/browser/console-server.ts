/** Server of the console's browser tests: the whole program on its own demo city, removed afterwards. */

import { rmSync } from 'node:fs';
import { serveUntilSignal } from '../../src/main.ts';
import { readConfig } from '../../src/platform/config.ts';
import { tickingOutside } from '../harness/today.ts';
import { CONSOLE_DATA, CONSOLE_PORT } from './console-world.ts';

rmSync(CONSOLE_DATA, { recursive: true, force: true });
process.exitCode = await serveUntilSignal(
  readConfig({ MASHANG_MODE: 'demo', HOST: '127.0.0.1', PORT: String(CONSOLE_PORT), DATA_DIR: CONSOLE_DATA }),
  tickingOutside,
);
rmSync(CONSOLE_DATA, { recursive: true, force: true });
