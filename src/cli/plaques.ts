/** `mashang plaques`: prints plaques into a PDF, or an earlier print once more. */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PLAQUE_FORMATS, type PlaqueFormat } from '../formats/index.ts';
import { epochMs } from '../kernel/time.ts';
import {
  orderPrint,
  type Print,
  placesProblemTitles,
  plaqueIssuer,
  printFile,
  printNumbered,
} from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { registrar } from './codes.ts';
import { type Command, type CommandContext, CommandRefused, EXIT, requiredOption, textOption } from './command.ts';

const MEGABYTE = 1024 * 1024;

export const plaquesCommand: Command = {
  name: 'plaques',
  summary: 'print the plaques of living codes into one PDF, or an earlier print once more',
  usage: [
    `--out FILE [--format ${PLAQUE_FORMATS.join('|')}] [--division CODE] [--kind window|entity]`,
    '                 [--never-printed] [--reissued] [--json]',
    '         --out FILE --print NUMBER [--json]',
  ].join('\n'),
  examples: [
    'plaques --format a4 --division 411402 --out /tmp/liangyuan.pdf',
    'plaques --never-printed --out /tmp/new.pdf --json',
    'plaques --print 7 --out /tmp/again.pdf',
  ],
  options: {
    out: { type: 'string' },
    format: { type: 'string' },
    division: { type: 'string' },
    kind: { type: 'string' },
    'never-printed': { type: 'boolean' },
    reissued: { type: 'boolean' },
    print: { type: 'string' },
  },
  run: async (context) => {
    const out = requiredOption(context.values, 'out');
    const format = oneOf(context, 'format', PLAQUE_FORMATS);
    const kind = oneOf(context, 'kind', ['window', 'entity'] as const);
    const half = `${out}.part`;
    // Before the print is recorded: a file that cannot be made is no print.
    const file = await fileAt(half);
    let print: Print;
    let seconds: number;
    try {
      const { city } = await context.openCity();
      print = await ordered(context, city, format ?? '120x160', kind);
      const before = city.outside.now();
      await pipeline(await printFile(city.db, print), file);
      seconds = (epochMs(city.outside.now()) - epochMs(before)) / 1000;
      // Renamed when whole: a printer must not get half a file.
      await rename(half, out);
    } catch (error) {
      file.destroy();
      await rm(half, { force: true });
      throw error;
    }
    const bytes = file.bytesWritten;
    if (context.json) {
      const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      const { number, plaques } = print;
      context.print(
        JSON.stringify({ print: number, format: print.format, plaques, out, bytes, seconds, peakMegabytes }),
      );
    } else {
      context.print(`print ${print.number}: ${print.plaques} plaques, ${(bytes / MEGABYTE).toFixed(1)} MB, ${out}`);
    }
    return EXIT.done;
  },
};

async function ordered(
  { values, config }: CommandContext,
  city: City,
  format: PlaqueFormat,
  kind: 'window' | 'entity' | undefined,
): Promise<Print> {
  const by = await registrar(city, textOption(values, 'division'));
  const number = textOption(values, 'print');
  if (number !== undefined) {
    const print = /^\d{1,9}$/.test(number) ? await printNumbered(city.db, by, Number(number)) : undefined;
    if (print === undefined) throw new CommandRefused(placesProblemTitles['print-not-found'].en);
    return print;
  }
  const done = await inTransaction(city.db, (tx) =>
    orderPrint(tx, city, by, {
      submissionId: city.outside.uuid(),
      format,
      filter: {
        ...(kind === undefined ? {} : { kind }),
        ...(values['never-printed'] === true ? { state: 'issued' as const } : {}),
        ...(values['reissued'] === true ? { reissued: true } : {}),
      },
      divisionCode: textOption(values, 'division') ?? city.code,
      byName: 'mashang plaques',
      issuer: plaqueIssuer(city, config()),
    }),
  );
  if (!done.ok) throw new CommandRefused(placesProblemTitles[done.problem.kind].en);
  return done.value;
}

async function fileAt(name: string): Promise<WriteStream> {
  const file = createWriteStream(name);
  try {
    await once(file, 'open');
    return file;
  } catch (error) {
    throw new CommandRefused(`--out: cannot write ${name} (${String((error as { code?: unknown }).code)})`, EXIT.usage);
  }
}

function oneOf<const T extends string>(context: CommandContext, name: string, allowed: readonly T[]): T | undefined {
  const value = textOption(context.values, name);
  const one = allowed.find((each) => each === value);
  if (value !== undefined && one === undefined) {
    throw new CommandRefused(`--${name}: "${value}"; expected one of ${allowed.join(', ')}`, EXIT.usage);
  }
  return one;
}
