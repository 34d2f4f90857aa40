/** The program's log: JSON lines without personal data. */

import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Fields that could name a person are cut at the source even if someone passes them by mistake. */
const REDACTED = ['name', 'phone', 'words', 'password', 'cookie', 'authorization', 'pass', 'receipt', 'token', 'ip'];

export function createLog(options: Readonly<{ level: string; destination?: NodeJS.WritableStream }>): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: REDACTED.flatMap((field) => [field, `*.${field}`]).filter((path) => path !== 'name'),
      censor: '…',
    },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
