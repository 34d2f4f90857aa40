/** Row types of the law's tables. */

import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { LimitCode } from './limits/model.ts';
import type { CategoryKind, ListedCategory } from './lists/model.ts';
import type { CalendarDay, LimitUnit } from './model.ts';
import type { ProcedureCode } from './procedures.ts';
import type { KeptTerms } from './rules-terms.ts';
import type { LawColumns } from './tables-generated.ts';

export type LawTables = RowTypes<
  LawColumns,
  {
    law_calendar_edition: { papers: Json<readonly string[]>; days: Json<readonly CalendarDay[]> };
    law_procedure: { procedure: ProcedureCode; terms: Json<KeptTerms> };
    law_limit: { code: LimitCode; unit: LimitUnit };
    law_category_list: { kind: CategoryKind; categories: Json<readonly ListedCategory[]> };
  }
>;
