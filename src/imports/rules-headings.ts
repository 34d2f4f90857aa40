/** Guesses the heading row of a sheet and its columns, from the names offices use. */

import type { ImportColumn, SheetRow } from '../formats/index.ts';
import { type Cell, textOf, wordKey } from '../kernel/spelling.ts';

/** Rows searched for a heading: titles, units and remarks above it take a few; with more it is a report, not a list. */
const LOOK_AT_ROWS = 30;

/** Longest heading compared; longer cells are none. */
const MOST_LABEL_CHARACTERS = 200;

export type Heading = Readonly<{
  from: number;
  to: number;
  /** Heading over each column; lines of a wrapped or two-row heading joined. */
  labels: readonly string[];
}>;

export type Suggestion = Readonly<{ heading: Heading; columns: Readonly<Record<string, number>> }>;

/** Earlier choices of the office: `wordKey` of a heading → key of the column, or null for one left out. */
export type Remembered = Readonly<Record<string, string | null>>;

/** @param rows the first of the sheet. */
export function suggestMapping(
  rows: readonly SheetRow[],
  columns: readonly ImportColumn[],
  remembered: Remembered,
): Suggestion {
  const names = namesOf(columns);
  let best: (Suggestion & Readonly<{ score: number }>) | undefined;
  const few = rows.slice(0, LOOK_AT_ROWS);
  const pairs = few.flatMap((row, index) => {
    const next = few[index + 1];
    return next === undefined || row.remark || next.remark ? [] : [[row, next]];
  });
  // Two rows are the heading only where they name more columns than either alone.
  for (const lines of [...few.map((row) => [row]), ...pairs]) {
    const heading = headingOf(lines);
    const found = matched(heading.labels, columns, names, remembered);
    const score = Object.keys(found).length;
    if (score > (best?.score ?? 0)) best = { heading, columns: found, score };
  }
  if (best !== undefined) return { heading: best.heading, columns: best.columns };
  const plain = few.find((row) => !row.remark && distinct(row.cells) > 1) ?? few[0];
  return { heading: plain === undefined ? { from: 1, to: 1, labels: [] } : headingOf([plain]), columns: {} };
}

export function headingOf(rows: readonly SheetRow[]): Heading {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const labels = Array.from({ length: width }, (_, column) => {
    const lines = rows.map(({ cells }) => textOf(cells[column] ?? null)).filter((line) => line !== '');
    return [...new Set(lines)].join(' ').slice(0, MOST_LABEL_CHARACTERS);
  });
  return { from: rows[0]?.number ?? 1, to: rows.at(-1)?.number ?? 1, labels };
}

/** Which column is which, each at most once, the surest first. */
export function matched(
  labels: readonly string[],
  columns: readonly ImportColumn[],
  names: ReadonlyMap<string, string>,
  remembered: Remembered,
): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const taken = new Set<number>();
  const take = (key: string | undefined, place: number): void => {
    if (key === undefined || key in found || taken.has(place)) return;
    found[key] = place;
    taken.add(place);
  };
  const keys = labels.map(spellings);
  for (const [place, [whole = '']] of keys.entries()) {
    const before = remembered[whole];
    const named = keys[place]?.some((word) => names.has(word)) === true;
    if (before === null && !named) taken.add(place);
    else if (before != null && columns.some(({ key }) => key === before)) take(before, place);
  }
  for (const [place, spelled] of keys.entries()) {
    take(
      spelled.map((spelling) => names.get(spelling)).find((key) => key !== undefined),
      place,
    );
  }
  for (const [place, [whole = '']] of keys.entries()) take(containedIn(whole, names), place);
  return found;
}

export function namesOf(columns: readonly ImportColumn[]): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ key, said, synonyms }) =>
      [said.zh, said.en, ...synonyms].map((word) => [wordKey(word), key] as const),
    ),
  );
}

/** Spellings of a label: whole, without its brackets, and its last line alone (the lower of two rows). */
function spellings(label: string): readonly string[] {
  const bare = label.replaceAll(/[（([【].*?[）)\]】]/g, '');
  const last = bare.trim().split(' ').at(-1) ?? '';
  return [label, bare, last]
    .map((text) => wordKey(text).replace(/(?:必填|选填|required|optional)$/, ''))
    .filter((key) => key !== '');
}

/** Shortest name sought inside a label: shorter ones stand inside too many. */
const LEAST_CONTAINED = 4;

function containedIn(label: string, names: ReadonlyMap<string, string>): string | undefined {
  let longest = '';
  for (const word of names.keys()) {
    if (word.length >= LEAST_CONTAINED && word.length > longest.length && label.includes(word)) longest = word;
  }
  return names.get(longest);
}

function distinct(cells: readonly Cell[]): number {
  return new Set(cells.filter((cell) => cell !== null)).size;
}

/**
 * Choices to remember: the column each heading was taken for. A heading is remembered as left out only where a
 * person left it out and it names no column; of two alike the used one counts.
 */
export function rememberedOf(
  labels: readonly string[],
  columns: Readonly<Record<string, number>>,
  known: readonly ImportColumn[],
  byHand: boolean,
): Remembered {
  const names = namesOf(known);
  const remembered: Record<string, string | null> = {};
  const used = new Set(Object.values(columns));
  for (const place of byHand ? Object.values(matched(labels, known, names, {})) : []) {
    const [whole, ...others] = spellings(labels[place] ?? '');
    if (whole !== undefined && !used.has(place) && ![whole, ...others].some((word) => names.has(word))) {
      remembered[whole] = null;
    }
  }
  for (const [key, place] of Object.entries(columns)) {
    const [whole] = spellings(labels[place] ?? '');
    if (whole !== undefined) remembered[whole] = key;
  }
  return remembered;
}

/** Places of a sheet whose heading names a column, and which nevertheless are not used. */
export function unusedIn(
  labels: readonly string[],
  columns: Readonly<Record<string, number>>,
  known: readonly ImportColumn[],
): readonly number[] {
  const names = namesOf(known);
  const used = new Set(Object.values(columns));
  return [...labels.keys()].filter(
    (place) => !used.has(place) && spellings(labels[place] ?? '').some((word) => names.has(word)),
  );
}

/** The headings that name a column of the kind, the others empty: where no heading was found, its row says who complained. */
export function knownLabels(labels: readonly string[], known: readonly ImportColumn[]): readonly string[] {
  const names = namesOf(known);
  return labels.map((label) => (spellings(label).some((word) => names.has(word)) ? label : ''));
}
