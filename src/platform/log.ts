/** The program's log: JSON lines without personal data. */

import { type Logger, type LoggerOptions, pino } from 'pino';

export type Log = Logger;

/**
 * Fields removed from every line because they could name a person, even if someone logs them by mistake. Headers too: at finer
 * levels libraries log them whole, and a receipt travels in a cookie.
 */
const REDACTED = [
  'name',
  'phone',
  'words',
  'password',
  'cookie',
  'authorization',
  'pass',
  'receipt',
  'token',
  'ip',
  'headers',
];
const FRAMES = 8;

export function createLog(options: Readonly<{ level: string; destination?: NodeJS.WritableStream }>): Log {
  const settings: LoggerOptions = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: REDACTED.flatMap((field) => [field, `*.${field}`]).filter((path) => path !== 'name'),
      censor: '…',
    },
    hooks: {
      logMethod(args, method) {
        const [first, message, ...rest] = args as unknown as [unknown, string | undefined, ...unknown[]];
        const error = first instanceof Error ? first : errorIn(first);
        if (error === undefined) return method.apply(this, args);
        const fields = first instanceof Error ? {} : (first as object);
        return method.apply(this, [{ ...fields, err: errorFacts(error) }, message ?? error.name, ...rest]);
      },
    },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Loggable part of an error: class, code and stack frames. Never the message: it may quote what somebody typed. */
export function errorFacts(
  error: Error & { readonly code?: unknown },
): Readonly<{ class: string; code?: string; at: readonly string[] }> {
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());
  return { class: error.name, ...(typeof error.code === 'string' ? { code: error.code } : {}), at };
}

function errorIn(fields: unknown): Error | undefined {
  if (typeof fields !== 'object' || fields === null || !('err' in fields)) return undefined;
  return fields.err instanceof Error ? fields.err : undefined;
}
