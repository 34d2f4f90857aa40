/** Form of cells: whether one fits its column. What it means is judged by its kind. */

import type { CellFault, ImportColumn, SheetRow } from '../formats/index.ts';
import {
  type Cell,
  changedMark,
  codeOf,
  dateIn,
  lostDigits,
  momentIn,
  narrowLetters,
  textOf,
  wordKey,
  wordsOf,
} from '../kernel/spelling.ts';

type Formed = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; fault: CellFault }>;

/** Replacement character of decoders. */
const GARBLED = '\uFFFD';
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;

/** @returns given a cell and its text as `textOf` gives it, the value in the column's one spelling, or what is wrong. */
export function formOf(column: ImportColumn): (cell: Cell, text: string) => Formed {
  const read = readerOf(column);
  const isMark = column.as === 'code' || column.mark === true;
  const bad = (reason: string, hint?: string): Formed => ({
    ok: false,
    fault: { column: column.key, reason, ...(hint === undefined ? {} : { hint }) },
  });
  return (cell, text) => {
    if (text === '') return column.required ? bad('required') : { ok: true, value: '' };
    if (text.includes(GARBLED)) return bad('garbled');
    if (text.startsWith('#') && ERROR_VALUE.test(text)) return bad('formula-error');
    if (lostDigits(cell)) return bad('digits-lost');
    const changed = isMark ? changedMark(text) : undefined;
    if (changed !== undefined) return bad(changed);
    if (text.length > column.max) return bad('too-long', String(column.max));
    const value = read(cell, text);
    return value === undefined ? bad(...unread(column)) : { ok: true, value };
  };
}

function unread({ as, choices = [] }: ImportColumn): readonly [reason: string, hint?: string] {
  return as === 'choice' ? ['not-one-of', choices.map(({ said }) => said.zh).join('、')] : ['not-a-date'];
}

function readerOf(column: ImportColumn): (cell: Cell, text: string) => string | undefined {
  switch (column.as) {
    case 'text':
      return (_, text) => narrowLetters(text);
    case 'words':
      return (cell) => wordsOf(cell);
    case 'code':
      return (cell) => codeOf(cell);
    case 'date':
      return (cell) => dateIn(cell);
    case 'moment':
      return (cell) => momentIn(cell);
    case 'choice':
      return choiceReader(column);
  }
}

/** Reads a column of choices, remembering: the same few texts come a million times. */
function choiceReader({ choices = [] }: ImportColumn): (cell: Cell, text: string) => string | undefined {
  const values = new Map(
    choices.flatMap(({ value, said: { zh, en }, synonyms = [] }) =>
      [value, zh, en, ...synonyms].map((word) => [wordKey(word), value] as const),
    ),
  );
  // “有限责任公司（自然人投资或控股）”: what stands in brackets only adds to it.
  const lookUp = (text: string): string | undefined =>
    values.get(wordKey(text)) ?? values.get(wordKey(text.replaceAll(/[（(].*?[）)]/g, '')));
  const asked = new Map<string, string | undefined>();
  return (_, text) => {
    if (!asked.has(text) && asked.size < MOST_ASKED) asked.set(text, lookUp(text));
    return asked.has(text) ? asked.get(text) : lookUp(text);
  };
}

const MOST_ASKED = 1_000;

const TOTAL =
  /^(?:[本全该][页表级市县区月季年])?(?:合计|小计|总计|共计|累计|总和|total|subtotal)(?:共?\d*[户个家条人件项]?)$/;

/** Whether the first cell with text calls the row a sum. */
export function isTotal({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => cell !== null && textOf(cell) !== '') ?? null;
  return typeof first === 'string' && first.length <= MOST_TOTAL_CHARACTERS && TOTAL.test(wordKey(first));
}

const MOST_TOTAL_CHARACTERS = 40;
