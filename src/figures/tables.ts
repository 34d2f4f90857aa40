/** Row types of this slice's tables. */

import type { RowTypes } from '../platform/postgres/columns.ts';
import type { FiguresColumns } from './tables-generated.ts';

export type FiguresTables = RowTypes<
  FiguresColumns,
  {
    figures_told: { kind: 'county' | 'procedure' };
  }
>;
