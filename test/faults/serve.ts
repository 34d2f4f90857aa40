/** The real program on the suite's day, for tests that kill it. */

import { serveUntilSignal } from '../../src/main.ts';
import { readConfig } from '../../src/platform/config.ts';
import { tickingOutside } from '../harness/today.ts';

process.exitCode = await serveUntilSignal(readConfig(process.env), tickingOutside);
