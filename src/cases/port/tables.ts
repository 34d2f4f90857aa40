/** Row types of this slice's tables. */

import type { Outcome } from '../../matters/index.ts';
import type { RowTypes } from '../../platform/postgres/columns.ts';
import type { CasesColumns } from '../tables-generated.ts';
import type { CaseState } from './model.ts';

export type CasesTables = RowTypes<CasesColumns, { cases_state: { state: CaseState; outcome: Outcome | null } }>;
