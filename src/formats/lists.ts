/** Columns of a list, with headings and values, declared once by the slice that owns the list. */

import { type Lang, type Names, namesOf } from '../platform/pages/words.ts';
import type { Tx } from '../platform/postgres/db.ts';
import type { CellKind, SheetCell } from './sheet-xml.ts';

/** A column of a list. Its key is that of the console's column; its value is what a reader of the file needs. */
export type ListColumn<Row> = Readonly<{
  key: string;
  zh: string;
  en: string;
  kind: CellKind;
  /** Width in characters; a Chinese one counts two. */
  width?: number;
  /** Shown or hidden with the column of that key, which is one column on the screen and several here. */
  beside?: string;
  value: (row: Row, lang: Lang) => SheetCell;
}>;

type More = Readonly<Partial<Pick<ListColumn<unknown>, 'width' | 'beside'>>>;

const holding =
  (kind: CellKind) =>
  <Row>(key: string, zh: string, en: string, value: ListColumn<Row>['value'], more: More = {}): ListColumn<Row> => ({
    key,
    zh,
    en,
    kind,
    value,
    ...more,
  });

/** Columns by what their cells hold: `column.day('from', '自', 'From', (post) => post.validFrom)`. */
export const column = {
  text: holding('text'),
  long: holding('long'),
  whole: holding('whole'),
  number: holding('number'),
  share: holding('share'),
  day: holding('day'),
  moment: holding('moment'),
} as const;

export type ListSheet<Row> = Readonly<{
  /** Names the file and the line of the audit. */
  name: string;
  zh: string;
  en: string;
  columns: readonly ListColumn<Row>[];
}>;

/** Headings of columns by the console's keys (`head.halls.level`). Columns with `beside` exist in files alone. */
export function headsOf(...sheets: readonly Pick<ListSheet<never>, 'name' | 'columns'>[]): Names[number] {
  return namesOf(
    'head.',
    sheets.flatMap(({ name, columns }) =>
      columns.filter(({ beside }) => beside === undefined).map((each) => [`${name}.${each.key}`, each] as const),
    ),
  );
}

export type SheetOrder<Row, Scope> = Readonly<{
  list: ListSheet<Row>;
  /** The parsed query: the audit keeps it without the texts that were typed. */
  query: Readonly<Record<string, unknown>>;
  /** Rows in batches, from one snapshot. */
  rows: (tx: Tx, scope: Scope) => AsyncIterable<readonly Row[]>;
}>;
