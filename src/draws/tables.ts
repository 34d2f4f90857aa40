/** Row types of the tables of draws. */

import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { Draw, DrawState } from './model.ts';
import type { DrawsColumns } from './tables-generated.ts';

export type DrawsTables = RowTypes<
  DrawsColumns,
  { draws_draw: { state: DrawState; draw: Json<Draw> }; draws_kept: { what: 'list' | 'exclusions' } }
>;
