/** Row types of the record's tables. Events, leaves, nodes, seals and keys are append-only: the application role may only select and insert. */

import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { RecordColumns } from './tables-generated.ts';

export type RecordTables = RowTypes<
  RecordColumns,
  {
    record_event: { data: Json<Record<string, unknown>> };
    record_verification: { report: Json<Record<string, unknown>, null> };
  }
>;
