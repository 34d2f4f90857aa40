/** The dry run: reads, judges and stages every row, then compares with what is registered. It writes nothing else. */

import {
  type CellFault,
  openSheets,
  type RowFault,
  type RowReader,
  SheetRefused,
  type SheetRow,
} from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { textOf } from '../kernel/spelling.ts';
import type { Importer } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { transact } from '../platform/postgres/db.ts';
import { type CopyValue, copyRows } from '../platform/postgres/db-copy.ts';
import type { Kind } from './actions.ts';
import { StepBroken, type Work } from './actions-watch.ts';
import type { ImportRun, Mapping, RunProblem } from './model.ts';
import { formOf, isTotal } from './rules-form.ts';
import { fileOf, type Sealing, sealingOf } from './sealing.ts';
import { endStep, takeRoom } from './store.ts';
import {
  clearRows,
  countOutcomes,
  countRows,
  insertFaults,
  ROW_COLUMNS,
  settleComparison,
  settleRepeats,
  stagedOf,
} from './store-rows.ts';

const FAULTS_AT_ONCE = 2_000;
const LOOK_UP_EVERY_ROWS = 1_000;

type Tally = { rows: number; remarks: number; totals: number; hidden: number };

export async function checkRun(city: City, kind: Kind, run: ImportRun, by: Importer, work: Work): Promise<void> {
  const { mapping } = run;
  if (mapping === null) throw new Error('a run to be checked has its columns');
  await transact(city.db, (tx) => clearRows(tx, run.id));
  const tally: Tally = { rows: 0, remarks: 0, totals: 0, hidden: 0 };
  const problem = await stage(city, kind, run, mapping, by, work, tally);
  if (problem !== undefined) {
    const at = city.outside.now();
    await transact(city.db, (tx) => endStep(tx, run.id, work.worker, { state: 'mapping', at, problem }));
    return;
  }
  await transact(city.db, countRows);
  work.report({ phase: 'comparing', done: 0, total: tally.rows });
  await transact(city.db, async (tx) => {
    work.mayGoOn();
    await takeRoom(tx, false);
    const repeated = await settleRepeats(tx, run.id, kind.keyColumn, kind.repeats);
    work.mayGoOn();
    const { openFacts } = await sealingOf(tx, city, run.id);
    const comparison = await kind.compare(tx, city, by, stagedOf(tx, { id: run.id, fields: kind.fields }, openFacts));
    work.mayGoOn();
    const { unchanged } = await settleComparison(tx, run.id, comparison);
    const counts = { ...tally, repeated, unchanged, ...(await countOutcomes(tx, run.id)) };
    const ended = await endStep(tx, run.id, work.worker, { state: 'checked', at: city.outside.now(), counts });
    if (!ended) throw new StepBroken();
  });
}

/** Stages the rows of the file. @returns why it cannot be read to its end */
async function stage(
  city: City,
  kind: Kind,
  run: ImportRun,
  mapping: Mapping,
  by: Importer,
  work: Work,
  tally: Tally,
): Promise<RunProblem | undefined> {
  const file = fileOf(city, run);
  const sealing = await sealingOf(city.db, city, run.id);
  const opened = await openSheets(file, mapping.text ?? undefined, { patient: true });
  if (!opened.ok) return opened.problem;
  const judge = judgeOf(kind, mapping, await kind.reader(city.db, city, by), tally);
  let bytes = 0;
  const onBytes = (more: number): void => {
    bytes += more;
    work.report({ phase: 'reading', done: bytes, total: run.fileBytes });
  };
  let faults: RowFault[] = [];
  const flush = async (): Promise<void> => {
    const some = faults;
    faults = [];
    for (let from = 0; from < some.length; from += FAULTS_AT_ONCE) {
      await insertFaults(city.db, run.id, some.slice(from, from + FAULTS_AT_ONCE));
    }
  };
  let tooMany = false;
  const good = async function* (): AsyncGenerator<readonly CopyValue[]> {
    for await (const row of opened.value.rows(mapping.sheet, { onBytes })) {
      const judged = judge(row);
      if (judged === undefined) continue;
      if (tally.rows > kind.mostRows) {
        tooMany = true;
        return;
      }
      if (tally.rows % LOOK_UP_EVERY_ROWS === 0) work.mayGoOn();
      if ('faults' in judged) {
        faults.push(...judged.faults);
        if (faults.length >= FAULTS_AT_ONCE) await flush();
      } else yield stagedValues(run.id, city.outside.uuid(), kind, sealing, row.number, judged.row);
    }
  };
  try {
    await copyRows(city.db, 'imports_row', ROW_COLUMNS, good());
  } catch (error) {
    if (error instanceof SheetRefused) return error.problem;
    throw error;
  }
  await flush();
  return tooMany ? { kind: 'import-too-many-rows', most: kind.mostRows } : undefined;
}

type Understood = Extract<ReturnType<RowReader>, { ok: true }>['row'];
type Judged = Readonly<{ row: Understood }> | Readonly<{ faults: readonly RowFault[] }>;
type Judge = (row: SheetRow) => Judged | undefined;

/** Judges a row. @returns undefined for one that is no record: empty, a remark, the heading once more */
function judgeOf(kind: Kind, mapping: Mapping, read: RowReader, tally: Tally): Judge {
  const nothing = Object.fromEntries(kind.columns.map(({ key }) => [key, '']));
  const places = kind.columns.flatMap((column) => {
    const place = mapping.columns[column.key];
    if (place === undefined) return [];
    const { key, required } = column;
    return [{ key, required, place, form: formOf(column), label: mapping.labels[place] ?? '' }];
  });
  return (row) => {
    if (row.number <= mapping.headingTo) return undefined;
    const texts = places.map(({ place }) => textOf(row.cells[place] ?? null));
    if (texts.every((text) => text === '')) return undefined;
    if (row.remark || texts.every((text, index) => text === places[index]?.label)) {
      tally.remarks += 1;
      return undefined;
    }
    if (isTotal(row) && places.some(({ required }, index) => required && texts[index] === '')) {
      tally.totals += 1;
      return undefined;
    }
    tally.rows += 1;
    if (row.hidden === true) tally.hidden += 1;
    const cells: Record<string, string> = { ...nothing };
    const faults: RowFault[] = [];
    for (const [index, { key, place, form }] of places.entries()) {
      const text = texts[index] ?? '';
      const formed = form(row.cells[place] ?? null, text);
      if (formed.ok) cells[key] = formed.value;
      else faults.push({ ...formed.fault, row: row.number, value: kind.isSealed === true ? '' : text });
    }
    const judged = read(cells);
    if (judged.ok) return faults.length > 0 ? { faults } : { row: judged.row };
    const textIn = ({ column, reason }: CellFault): string =>
      kind.isSealed === true || kind.hidesValue?.includes(reason) === true
        ? ''
        : (texts[places.findIndex(({ key }) => key === column)] ?? '');
    for (const fault of judged.faults) faults.push({ ...fault, row: row.number, value: textIn(fault) });
    return { faults };
  };
}

function stagedValues(
  runId: Uuid,
  id: Uuid,
  kind: Kind,
  { sealFacts }: Sealing,
  number: number,
  row: Understood,
): readonly CopyValue[] {
  const facts = kind.fields.map((field) => row.facts[field] ?? null);
  return [runId, number, id, row.key, row.label, sealFacts(id, facts)];
}
