/** Row types of the tables of papers. */

import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { DocumentsColumns } from './tables-generated.ts';

export type DocumentsTables = RowTypes<
  DocumentsColumns,
  {
    documents_paper: { body: Json<object, null> };
  }
>;
