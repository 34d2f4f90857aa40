/** The routes of provincial cases: who may call what, and what that does by where they sit. */

import { OFFICES, SYSTEM } from './roles.ts';
import { MANY, one, type Rows } from './row.ts';

export const casesRows: Rows = {
  'GET /api/v1/cases': {
    by: [...OFFICES, 'justice-supervisor', 'leader'],
    elsewhere: 'allowed',
    ask: one(() => `cases?${MANY}`),
    shows: ({ caseId }) => caseId,
    sheet: () => 'HN20260302-0007',
  },
  // The port of the provincial platform: it asks for a key of its own
  'POST /api/v1/province/cases': 'public',
  // Keys of platforms: for one's own divisions
  'GET /api/v1/province/platforms': {
    by: SYSTEM,
    elsewhere: 'allowed',
    ask: one(() => 'province/platforms'),
    shows: ({ platformId }) => platformId,
    sheet: () => '甲县省平台',
  },
  'POST /api/v1/province/platforms': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      () => 'province/platforms',
      ({ uuid }) => ({ id: uuid(), name: '另一省平台', divisionCode: '411402', callbackUrl: null }),
    ),
  },
  'POST /api/v1/province/platforms/:id/renewal': {
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      ({ platformId }) => `province/platforms/${platformId}/renewal`,
      () => ({ callbackUrl: null }),
    ),
  },
  'POST /api/v1/province/platforms/:id/revocation': {
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      ({ platformId }) => `province/platforms/${platformId}/revocation`,
      () => ({ reason: '密钥已经外泄' }),
    ),
  },
};
