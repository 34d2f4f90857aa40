/** `mashang import`: imports a sheet, with the same dry run as the console. */

import { createWriteStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ByteSource, bookBytes } from '../formats/index.ts';
import {
  badRowsBook,
  faultSentences,
  type ImportProblem,
  type ImportRun,
  importFile,
  importsProblemTitles,
  KINDS,
  operatorAsker,
  type Progress,
} from '../imports/index.ts';
import { seedCity } from '../seed.ts';
import { type Command, CommandRefused, EXIT, requiredOption, textOption, type Values } from './command.ts';

const FAULTS_SHOWN = 20;
const FAULTS_IN_JSON = 10_000;

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in a sheet (xlsx or csv): tries it, names every bad row, and writes all good rows or none',
  usage: [
    `KIND --file PATH [--check] [--good] [--json]      KIND: ${KINDS.map(({ name }) => name).join(', ')}`,
    '         [--sheet NAME|NUMBER] [--heading ROW] [--map KEY=HEADING,…] [--errors OUT.xlsx]',
  ].join('\n'),
  examples: [
    'import entities --file 名录.xlsx --check',
    'import entities --file 名录.csv --good --errors bad.xlsx',
    'import windows --file 窗口.xlsx --sheet 2 --heading 3 --map number=编号,unit=D',
  ],
  options: {
    file: { type: 'string' },
    check: { type: 'boolean' },
    good: { type: 'boolean' },
    sheet: { type: 'string' },
    heading: { type: 'string' },
    map: { type: 'string' },
    errors: { type: 'string' },
  },
  run: async (context) => {
    const { values, positionals, json, print } = context;
    const [kind = '', ...more] = positionals;
    if (more.length > 0 || !KINDS.some(({ name }) => name === kind)) {
      throw new CommandRefused(`expected one of ${KINDS.map(({ name }) => name).join(', ')}; see --help`, EXIT.usage);
    }
    const fileName = requiredOption(values, 'file');
    const { file, close } = await fileSource(fileName);
    const { city } = await context.openCity();
    await seedCity(city);
    const asker = await operatorAsker(city);
    const bar = json ? () => undefined : progressBar(process.stderr);
    try {
      const order = {
        kind,
        fileName: path.basename(fileName),
        file,
        sheet: textOption(values, 'sheet'),
        heading: rowOption(values),
        columns: mapOption(values),
        mode:
          values['check'] === true
            ? ('check' as const)
            : values['good'] === true
              ? ('good' as const)
              : ('all' as const),
      };
      const done = await importFile(city, asker, order, bar);
      bar(undefined);
      if (!done.ok) throw refusal(done.problem);
      const last = done.value;
      const faults = await faultSentences(city, asker, last, json ? FAULTS_IN_JSON : FAULTS_SHOWN);
      const errors = textOption(values, 'errors');
      const book = errors === undefined ? undefined : badRowsBook(city, asker, last);
      if (errors !== undefined && book !== undefined) {
        await pipeline(Readable.from(bookBytes(book), { objectMode: false }), createWriteStream(errors));
      }
      if (json) print(JSON.stringify({ ...resultOf(last), faults }, null, 2));
      else for (const line of linesOf(last, faults, book === undefined ? undefined : errors)) print(line);
      return exitOf(last);
    } finally {
      await close();
    }
  },
};

async function fileSource(name: string): Promise<Readonly<{ file: ByteSource; close: () => Promise<void> }>> {
  const size = statSync(name, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new CommandRefused(`--file: there is no ${name}`, EXIT.usage);
  const handle = await open(name, 'r');
  const read = async (offset: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(Math.min(length, size - offset));
    await handle.read(bytes, 0, bytes.length, offset);
    return bytes;
  };
  return { file: { size, read }, close: () => handle.close() };
}

function rowOption(values: Values): number | undefined {
  const said = textOption(values, 'heading');
  if (said === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(said)) throw new CommandRefused('--heading: expected the number of a row', EXIT.usage);
  return Number(said);
}

function mapOption(values: Values): Readonly<Record<string, string>> {
  const said = textOption(values, 'map');
  if (said === undefined) return {};
  return Object.fromEntries(
    said.split(/[,，]/).map((pair) => {
      const [key = '', heading = ''] = pair.split('=');
      if (key === '' || heading === '') throw new CommandRefused(`--map: "${pair}"; expected KEY=HEADING`, EXIT.usage);
      return [key.trim(), heading.trim()];
    }),
  );
}

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  reading: 'reading  读取',
  comparing: 'comparing 核对',
  writing: 'writing  写入',
};
const BAR_WIDTH = 30;

/** Progress as one moving line on a terminal, elsewhere as a line for each phase. */
function progressBar(to: NodeJS.WriteStream): (progress: Progress | undefined) => void {
  let phase: string | undefined;
  return (progress) => {
    if (progress === undefined) {
      if (to.isTTY && phase !== undefined) to.write('\n');
      return;
    }
    const share = progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
    const filled = Math.round(share * BAR_WIDTH);
    const line = `${PHASES[progress.phase]} [${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${Math.round(share * 100)} %`;
    if (to.isTTY) to.write(`\r${line}  `);
    else if (progress.phase !== phase) to.write(`${PHASES[progress.phase]}\n`);
    phase = progress.phase;
  };
}

function resultOf({ id, kind, state, counts, problem, mapping }: ImportRun) {
  return { id, kind, state, written: state === 'written', counts, problem, mapping };
}

function linesOf(
  run: ImportRun,
  faults: Awaited<ReturnType<typeof faultSentences>>,
  errors: string | undefined,
): readonly string[] {
  const { state, counts, problem } = run;
  const lines = faults.map(({ row, column, value, message }) => `row ${row}\t${column}\t${value}\t${message}`);
  if (counts !== null) {
    if (counts.bad > 0)
      lines.push(
        `… ${counts.bad} bad rows${errors === undefined ? '; --errors OUT.xlsx writes them out marked' : ` written to ${errors}`}`,
      );
    lines.push(
      `${counts.rows} rows: ${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.bad} bad`,
    );
  }
  if (problem !== null) lines.push(titleOf(problem.kind));
  lines.push(state === 'written' ? 'Written.' : 'Nothing was written.');
  return lines;
}

function exitOf({ state, counts, problem }: ImportRun): number {
  if (problem !== null) return EXIT.refused;
  return state !== 'written' && (counts?.bad ?? 0) > 0 ? EXIT.notInOrder : EXIT.done;
}

function titleOf(kind: string): string {
  if (kind === 'changed-meanwhile')
    return 'Somebody changed the register meanwhile; nothing was written. Run it again.';
  return importsProblemTitles[kind as keyof typeof importsProblemTitles]?.en ?? kind;
}

function refusal(problem: ImportProblem): CommandRefused {
  const more = 'columns' in problem ? ` (${problem.columns.join(', ')}; say --map)` : '';
  return new CommandRefused(`${titleOf(problem.kind)}${more}`);
}
