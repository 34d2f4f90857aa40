/** Row types of this slice's tables. */

import type { ColumnType } from 'kysely';

type Instant = ColumnType<string, string, string>;

export interface FiguresToldTable {
  kind: 'county' | 'procedure';
  row_code: string;
  month: string;
  told_at: Instant;
  reviews: number;
  received: number;
  closed: number;
  resolved: number;
}

export interface FiguresTables {
  figures_told: FiguresToldTable;
}
