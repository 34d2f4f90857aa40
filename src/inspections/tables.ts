/** Row types of the tables of inspections. */

import type { RowTypes } from '../platform/postgres/columns.ts';
import type { ItemLevel, Power } from './model.ts';
import type { InspectionsColumns } from './tables-generated.ts';

export type InspectionsTables = RowTypes<
  InspectionsColumns,
  { inspections_agency: { power: Power }; inspections_item: { level: ItemLevel } }
>;
