/** Import by the command line: the same steps as in the console, in one process. */

import { type Book, type ByteSource, columnLetters } from '../formats/index.ts';
import { ok, type Result } from '../kernel/result.ts';
import { wordKey } from '../kernel/spelling.ts';
import { divisionTree } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { type Asker, askCheck, askWrite, beginImport, kindOf, receivePart } from './actions.ts';
import { type Choice, chooseColumns, fileArrived } from './actions-mapping.ts';
import { workOnce } from './actions-work.ts';
import { KINDS } from './kinds.ts';
import { type ImportProblem, type ImportRun, PART_BYTES, type Progress, partsOf, type WriteMode } from './model.ts';
import { messageOf } from './rules-messages.ts';
import { annotatedOf } from './sheets.ts';
import { runById } from './store.ts';
import { listFaults } from './store-rows.ts';

/** The operator of the machine, whose reach is the whole city. */
export async function operatorAsker(city: City): Promise<Asker> {
  const divisionCodes = (await divisionTree(city.db)).map(({ code }) => code);
  const kinds = KINDS.map(({ name }) => name);
  return { reach: { divisionCodes, kinds }, scope: null, divisionCode: city.code, kinds: KINDS };
}

export type FileOrder = Readonly<{
  kind: string;
  fileName: string;
  file: ByteSource;
  /** Sheet by name or number from 1; heading row; headings or letters of columns by key. */
  sheet?: string | undefined;
  heading?: number | undefined;
  columns: Readonly<Record<string, string>>;
  mode: 'check' | WriteMode;
}>;

type Done = Promise<Result<ImportRun, ImportProblem>>;

/** @returns the run as far as it came: `checked` where it was only tried, or where bad rows kept it from being written. */
export async function importFile(
  city: City,
  asker: Asker,
  order: FileOrder,
  onProgress: (progress: Progress) => void,
): Done {
  const sent = await send(city, asker, order);
  if (!sent.ok) return sent;
  const { id } = sent.value;
  const arrived = await fileArrived(city, asker, id);
  if (!arrived.ok) return arrived;
  const chosen = await choose(city, asker, order, arrived.value);
  if (!chosen.ok) return chosen;
  const asked = await inTransaction(city.db, (tx) => askCheck(tx, city, asker, id));
  if (!asked.ok) return asked;
  const checked = await worked(city, asked.value, onProgress);
  if (order.mode === 'check' || checked.state !== 'checked' || checked.problem !== null) return ok(checked);
  const { mode } = order;
  const { created = 0, changed = 0, bad = 0 } = checked.counts ?? {};
  if (created + changed === 0 || (mode === 'all' && bad > 0)) return ok(checked);
  const writing = await inTransaction(city.db, (tx) => askWrite(tx, city, asker, id, mode));
  return writing.ok ? ok(await worked(city, writing.value, onProgress)) : writing;
}

async function send(city: City, asker: Asker, { kind, fileName, file }: FileOrder): Done {
  const id = city.outside.uuid();
  const begun = await inTransaction(city.db, (tx) =>
    beginImport(tx, city, asker, { id, kind, fileName, fileBytes: file.size }),
  );
  if (!begun.ok) return begun;
  for (let part = 0; part < partsOf(file.size); part += 1) {
    const bytes = await file.read(part * PART_BYTES, PART_BYTES);
    const received = await inTransaction(city.db, (tx) => receivePart(tx, city, asker, { id, number: part, bytes }));
    if (!received.ok) return received;
  }
  return begun;
}

async function choose(city: City, asker: Asker, order: FileOrder, run: ImportRun): Done {
  const { sheet, heading, columns } = order;
  if (sheet === undefined && heading === undefined && Object.keys(columns).length === 0) return ok(run);
  const named = run.sheets.findIndex(({ name }) => name === sheet);
  const choice: Choice = {
    sheet: sheet === undefined ? (run.mapping?.sheet ?? 0) : named >= 0 ? named : Number(sheet) - 1,
    headingFrom: heading,
  };
  const looked = await chooseColumns(city, asker, run.id, choice);
  if (!looked.ok || Object.keys(columns).length === 0 || looked.value.mapping === null) return looked;
  const { mapping } = looked.value;
  const places = Object.entries(columns).map(([key, said]) => [key, placeOf(mapping.labels, said)] as const);
  const taken = new Set(places.map(([, place]) => place));
  const others = Object.entries(mapping.columns).filter(([key, place]) => !(key in columns) && !taken.has(place));
  return chooseColumns(city, asker, run.id, {
    ...mapping,
    text: mapping.text ?? undefined,
    columns: Object.fromEntries([...others, ...places]),
  });
}

/** Place of a column, named by its heading or its letters. */
function placeOf(labels: readonly string[], said: string): number {
  const byLabel = labels.findIndex((label) => wordKey(label) === wordKey(said));
  return byLabel >= 0 ? byLabel : labels.findIndex((_, place) => columnLetters(place) === said.toUpperCase());
}

const LOOK_AGAIN_MS = 500;

/** Works in this process; where a server took the run first, waits for it. */
async function worked(city: City, run: ImportRun, onProgress: (progress: Progress) => void): Promise<ImportRun> {
  for (;;) {
    const did = await workOnce(city, KINDS, { only: run.id, onProgress });
    const now = (await runById(city.db, run.id)) ?? run;
    if (!['check-waiting', 'checking', 'write-waiting', 'writing'].includes(now.state)) return now;
    if (now.progress !== null) onProgress(now.progress);
    if (!did) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

export type FaultSentence = Readonly<{ row: number; column: string; value: string; message: string }>;

export async function faultSentences(
  city: City,
  asker: Asker,
  run: ImportRun,
  most: number,
): Promise<readonly FaultSentence[]> {
  const kind = kindOf(KINDS, run.kind);
  const { items } = await listFaults(city.db, asker.reach, run.id, { limit: most, offset: 0 });
  return items.map((fault) => ({
    row: fault.row,
    column: kind.columns.find(({ key }) => key === fault.column)?.said.zh ?? fault.column,
    value: fault.value,
    message: messageOf(kind, fault, 'zh'),
  }));
}

/** Sheet of the bad rows; undefined before a dry run has found any. */
export function badRowsBook(city: City, asker: Asker, run: ImportRun): Book | undefined {
  const { mapping, counts } = run;
  if (mapping === null || counts === null || counts.bad === 0) return undefined;
  return annotatedOf(city, asker, kindOf(KINDS, run.kind), { ...run, mapping }, 'bad', 'zh');
}
