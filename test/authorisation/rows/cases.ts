/** The routes of provincial cases: who may call what, and what that does by where they sit. */

import { OFFICES } from './roles.ts';
import { MANY, one, type Rows } from './row.ts';

export const casesRows: Rows = {
  'GET /api/v1/cases': {
    by: [...OFFICES, 'justice-supervisor', 'leader'],
    elsewhere: 'allowed',
    ask: one(() => `cases?${MANY}`),
    shows: ({ caseId }) => caseId,
    sheet: () => 'HN20260302-0007',
  },
};
