/** Server of the console's browser tests: the whole program on its own demo city, removed afterwards. */

import { rmSync } from 'node:fs';
import { serveUntilSignal } from '../../src/main.ts';
import { readConfig } from '../../src/platform/config.ts';
import { tickingOutside } from '../harness/today.ts';
import { CONSOLE_DATA, CONSOLE_PORT } from './console-world.ts';

rmSync(CONSOLE_DATA, { recursive: true, force: true });
process.exitCode = await serveUntilSignal(
  readConfig({
    MASHANG_MODE: 'demo',
    HOST: '127.0.0.1',
    PORT: String(CONSOLE_PORT),
    DATA_DIR: CONSOLE_DATA,
    // An identity provider that does not answer: sign-in goes on beside it.
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'mashang',
    OIDC_CLIENT_SECRET: 'of no use',
  }),
  tickingOutside,
);
rmSync(CONSOLE_DATA, { recursive: true, force: true });
