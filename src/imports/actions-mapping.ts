/** Mapping of a file that has arrived: its sheets, its heading row, which column is which. */

import {
  columnLetters,
  MOST_COLUMNS,
  openSheets,
  type SheetFile,
  SheetRefused,
  type SheetRow,
  type TextForm,
} from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { textOf, wordKey } from '../kernel/spelling.ts';
import type { City } from '../platform/city.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { type Asker, endUnwritten, giveUp, inState, isOwn, type Kind, kindOf, mayLookInto, noted } from './actions.ts';
import { type ImportProblem, type ImportRun, isWhole, type Mapping, partsOf } from './model.ts';
import { headingOf, knownLabels, namesOf, type Remembered, suggestMapping } from './rules-headings.ts';
import { fileOf } from './sealing.ts';
import { findRun, rememberedHeadings, runById, setMapping } from './store.ts';
import { dropFile, partNumbers } from './store-parts.ts';

type Done<T> = Promise<Result<T, ImportProblem>>;

/** Rows looked at: enough for a heading below a long title, and some rows under it. */
const LOOK_ROWS = 40;
const MOST_SHEETS_LOOKED_AT = 5;

/** Opens a file that is whole and guesses its mapping; a file that cannot be read ends the import. */
export async function fileArrived(city: City, asker: Asker, id: Uuid): Done<ImportRun> {
  const run = await findRun(city.db, asker.reach, id);
  if (run === undefined) return refuse({ kind: 'import-not-found' });
  if (!isOwn(asker, run)) return refuse({ kind: 'import-of-another' });
  if (run.state !== 'uploading') return ok(run);
  const there = new Set(await partNumbers(city.db, id));
  const missing = Array.from({ length: partsOf(run.fileBytes) }, (_, part) => part).filter((part) => !there.has(part));
  if (missing.length > 0) return refuse({ kind: 'import-parts-missing', parts: missing.slice(0, 1_000) });
  const read = await guess(city, run, kindOf(asker.kinds, run.kind));
  if (!read.ok) {
    // Nothing is wrong with the file.
    if (read.problem.kind === 'sheets-busy') return read;
    await transact(city.db, (tx) => endUnwritten(tx, city, run));
    return read;
  }
  const { file, mapping } = read.value;
  const unwanted = await withoutUnwanted(city, asker, run, mapping);
  if (!unwanted.ok) return unwanted;
  return inTransaction(city.db, async (tx) => {
    const held = await inState(tx, asker, id, ['uploading', 'mapping']);
    if (!held.ok) return held;
    if (held.value.state !== 'uploading') return held;
    await setMapping(tx, id, mappingKept(kindOf(asker.kinds, run.kind), mapping), file.sheets);
    return noted(tx, city, asker, await runById(tx, id), 'uploaded');
  });
}

type Guess = Readonly<{ file: SheetFile; mapping: Mapping }>;

/** Guesses by the sheet that has most of the columns; the first where none has any. */
async function guess(city: City, run: ImportRun, kind: Kind): Done<Guess> {
  return reading(async () => {
    const opened = await openSheets(fileOf(city, run));
    if (!opened.ok) return opened;
    const file = opened.value;
    const remembered = await remembers(city, run);
    const shown = [...file.sheets.keys()].filter((sheet) => file.sheets[sheet]?.hidden !== true);
    let best: Mapping | undefined;
    for (const sheet of (shown.length > 0 ? shown : [0]).slice(0, MOST_SHEETS_LOOKED_AT)) {
      const suggested = suggestMapping(await firstRows(file, sheet), kind.columns, remembered);
      const mapping = mappingOf(sheet, suggested, file.text);
      if (best === undefined || size(mapping) > size(best)) best = mapping;
      if (kind.columns.every(({ key, required }) => !required || key in mapping.columns)) break;
    }
    return best === undefined ? refuse({ kind: 'sheet-empty' }) : ok({ file, mapping: best });
  });
}

const size = ({ columns }: Mapping): number => Object.keys(columns).length;

function mappingOf(
  sheet: number,
  { heading, columns }: ReturnType<typeof suggestMapping>,
  text: TextForm | null,
): Mapping {
  return { sheet, headingFrom: heading.from, headingTo: heading.to, labels: heading.labels, columns, text };
}

async function remembers(city: City, run: ImportRun): Promise<Remembered> {
  return run.unitId === null ? {} : rememberedHeadings(city.db, run.kind, run.unitId);
}

async function firstRows(file: SheetFile, sheet: number, most = LOOK_ROWS): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of file.rows(sheet, { most })) rows.push(row);
  return rows;
}

export type Choice = Readonly<{
  sheet: number;
  /** Guessed again where absent. */
  headingFrom?: number | undefined;
  headingTo?: number | undefined;
  columns?: Readonly<Record<string, number>> | undefined;
  text?: TextForm | undefined;
}>;

const MOST_HEADING_ROWS = 3;

/** Sets the mapping; an earlier dry run no longer counts. */
export async function chooseColumns(city: City, asker: Asker, id: Uuid, choice: Choice): Done<ImportRun> {
  const run = await findRun(city.db, asker.reach, id);
  if (run === undefined) return refuse({ kind: 'import-not-found' });
  if (!isOwn(asker, run)) return refuse({ kind: 'import-of-another' });
  if (run.state !== 'mapping' && run.state !== 'checked') return refuse({ kind: 'import-not-now', state: run.state });
  const kind = kindOf(asker.kinds, run.kind);
  const { sheet, headingFrom, columns } = choice;
  const headingTo = choice.headingTo ?? headingFrom;
  if (sheet < 0 || sheet >= Math.max(1, run.sheets.length)) return refuse({ kind: 'import-mapping-wrong' });
  if (columns !== undefined && !columnsFit(kind, columns)) return refuse({ kind: 'import-mapping-wrong' });
  // Encoding and separator given by a person hold until they change them.
  const look = await lookInto(city, run, sheet, choice.text ?? run.mapping?.text ?? undefined);
  if (!look.ok) return look;
  const { file, rows } = look.value;
  let mapping = mappingOf(sheet, suggestMapping(rows, kind.columns, await remembers(city, run)), file.text);
  if (headingFrom !== undefined && headingTo !== undefined) {
    const lines = rows.filter(({ number }) => number >= headingFrom && number <= headingTo);
    if (headingTo < headingFrom || headingTo - headingFrom >= MOST_HEADING_ROWS || lines.length === 0) {
      return refuse({ kind: 'import-mapping-wrong' });
    }
    const { labels } = headingOf(lines);
    const own = suggestMapping([{ number: headingFrom, cells: labels, remark: false }], kind.columns, {});
    mapping = { ...mapping, headingFrom, headingTo, labels, columns: own.columns };
  }
  const unwanted = await withoutUnwanted(city, asker, run, mapping);
  if (!unwanted.ok) return unwanted;
  if (columns !== undefined) mapping = { ...mapping, columns, byHand: true };
  return inTransaction(city.db, async (tx) => {
    const held = await inState(tx, asker, id, ['mapping', 'checked']);
    if (!held.ok) return held;
    await setMapping(tx, id, mappingKept(kind, mapping));
    return noted(tx, city, asker, await runById(tx, id), 'columns-chosen');
  });
}

/** What is kept of a mapping: of a sealed kind no heading but those of its columns. */
function mappingKept({ isSealed, columns }: Kind, mapping: Mapping): Mapping {
  return isSealed === true ? { ...mapping, labels: knownLabels(mapping.labels, columns) } : mapping;
}

/** Gives a run up whose file has columns that nobody may bring, and keeps nothing of the file. */
async function withoutUnwanted(city: City, asker: Asker, run: ImportRun, { labels }: Mapping): Done<null> {
  const { refusesHeading, columns } = kindOf(asker.kinds, run.kind);
  if (refusesHeading === undefined) return ok(null);
  // A column's own name may sound like one; a heading that was only guessed to be a column may be of a person.
  const names = namesOf(columns);
  const unwanted = labels.filter((label) => refusesHeading.test(label) && !names.has(wordKey(label)));
  if (unwanted.length === 0) return ok(null);
  const given = await inTransaction(city.db, async (tx) => {
    const done = await giveUp(tx, city, asker, run.id);
    if (done.ok) await dropFile(tx, run.id);
    return done;
  });
  if (!given.ok) return given;
  return refuse({ kind: 'import-heading-refused', detail: unwanted.join('、') });
}

function columnsFit(kind: Kind, columns: Readonly<Record<string, number>>): boolean {
  const known = new Set(kind.columns.map(({ key }) => key));
  const places = Object.values(columns);
  return (
    Object.keys(columns).every((key) => known.has(key)) &&
    places.every((place) => Number.isInteger(place) && place >= 0 && place < MOST_COLUMNS) &&
    new Set(places).size === places.length
  );
}

export type Look = Readonly<{
  /** `A`, `B`, … */
  letters: readonly string[];
  rows: readonly Readonly<{ number: number; cells: readonly string[]; remark: boolean }>[];
  totalRows: number | null;
}>;

/** Preview: the first rows of the chosen sheet. */
export async function previewOf(city: City, asker: Asker, id: Uuid): Done<Look> {
  const run = await findRun(city.db, asker.reach, id);
  if (run === undefined) return refuse({ kind: 'import-not-found' });
  if (!mayLookInto(asker, run)) return refuse({ kind: 'import-of-another' });
  if (run.mapping === null) return refuse({ kind: 'import-not-now', state: run.state });
  const { sheet, text } = run.mapping;
  const look = await lookInto(city, run, sheet, text ?? undefined);
  if (!look.ok) return look;
  const { rows, file } = look.value;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return reading(async () =>
    ok({
      letters: Array.from({ length: width }, (_, column) => columnLetters(column)),
      rows: rows.map(({ number, cells, remark }) => ({ number, remark, cells: cells.map(textOf) })),
      totalRows: await file.countRows(sheet),
    }),
  );
}

async function lookInto(
  city: City,
  run: ImportRun,
  sheet: number,
  text: TextForm | undefined,
): Done<Readonly<{ file: SheetFile; rows: readonly SheetRow[] }>> {
  if (!isWhole(run)) return refuse({ kind: 'import-file-gone' });
  return reading(async () => {
    const opened = await openSheets(fileOf(city, run), text);
    if (!opened.ok) return opened;
    return ok({ file: opened.value, rows: await firstRows(opened.value, sheet) });
  });
}

/** Turns a problem thrown midway into a refusal. */
async function reading<T>(work: () => Done<T>): Done<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SheetRefused) return refuse(error.problem);
    throw error;
  }
}
