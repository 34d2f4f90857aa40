/** What a list is as a sheet: its columns with their headings and values, said once by the slice that owns the list. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { City } from '../platform/city.ts';
import { problemSchema } from '../platform/http/problem.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Tx } from '../platform/postgres/db.ts';
import type { CellKind, SheetCell } from './sheet-xml.ts';

/** A column of a list: its key is the one the console shows it under, its value what a reader of the file needs. */
export type ListColumn<Row> = Readonly<{
  key: string;
  zh: string;
  en: string;
  kind: CellKind;
  /** In characters; a Chinese one counts two. */
  width?: number;
  /** Comes and goes with the column of that key, which shows on the screen what takes several cells here. */
  beside?: string;
  value: (row: Row, lang: Lang) => SheetCell;
}>;

export type ListSheet<Row> = Readonly<{
  /** Names the file and the line of the audit. */
  name: string;
  zh: string;
  en: string;
  columns: readonly ListColumn<Row>[];
}>;

/** Added to the filters of the list. */
export const sheetQuery = {
  columns: z
    .string()
    .max(800)
    .optional()
    .describe('Keys of columns with commas, in that order; all of them without it'),
};
export const sheetAnswer = {
  200: z.string().describe('A workbook (xlsx), marked with who took it and when'),
  401: problemSchema,
  403: problemSchema,
  422: problemSchema,
  429: problemSchema,
  503: problemSchema,
};

export type SheetOrder<Row, Scope> = Readonly<{
  list: ListSheet<Row>;
  /** The query as it was parsed: what was asked goes into the audit, words that were typed do not. */
  query: Readonly<Record<string, unknown>>;
  /** In handfuls, from one snapshot. */
  rows: (tx: Tx, scope: Scope) => AsyncIterable<readonly Row[]>;
}>;

/** How a list is sent; lent to what comes before people in the order of slices, and ignores who asks. */
export type SendSheet = <Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  city: City,
  order: SheetOrder<Row, unknown>,
) => Promise<never>;
