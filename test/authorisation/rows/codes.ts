/** The routes of codes: who may call what, and what that does by where they sit. */

import { REGISTER_READERS, REGISTRARS } from './roles.ts';
import { MANY, one, type Rows } from './row.ts';

export const codesRows: Rows = {
  'GET /api/v1/codes': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(({ entityCode }) => `codes?text=${entityCode}`),
    shows: ({ entityName }) => entityName,
    sheet: true,
  },
  'GET /api/v1/codes/:id': {
    by: REGISTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ windowCodeId }) => `codes/${windowCodeId}`),
  },
  'POST /api/v1/codes': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      () => 'codes',
      ({ uuid, windowId }) => ({ submissionId: uuid(), place: { kind: 'window', windowId } }),
    ),
  },
  // Counts of one's own reach; a division outside it has nothing missing, whatever is asked.
  'GET /api/v1/missing-codes': { by: REGISTRARS, elsewhere: 'allowed', ask: one(() => 'missing-codes') },
  'POST /api/v1/missing-codes': {
    by: REGISTRARS,
    elsewhere: 'allowed',
    ask: one(
      () => 'missing-codes',
      () => ({ which: 'windows', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/codes/:id/revocation': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ deadCodeId }) => `codes/${deadCodeId}/revocation`,
      () => ({ reason: 'lost' }),
    ),
  },
  'POST /api/v1/codes/:id/successor': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ deadCodeId }) => `codes/${deadCodeId}/successor`,
      ({ uuid }) => ({ submissionId: uuid(), reason: 'lost' }),
    ),
  },
  'GET /api/v1/dead-scans': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `dead-scans?${MANY}`),
    shows: ({ deadCodeId }) => deadCodeId,
    sheet: ({ deadCode }) => `${deadCode.slice(0, 5)}-${deadCode.slice(5)}`,
  },
  'GET /api/v1/plaque-findings': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `plaque-findings?kind=dead-scanned&${MANY}`),
    shows: ({ deadCodeId }) => deadCodeId,
    sheet: ({ hallName }) => hallName,
  },
  'GET /api/v1/prints': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `prints?${MANY}`),
    shows: ({ printId }) => printId,
    sheet: ({ auditedName }) => auditedName,
  },
  // A code of another county is as good as none: there is nothing to print.
  'POST /api/v1/prints': {
    by: REGISTRARS,
    elsewhere: 'allowed',
    ask: one(
      () => 'prints',
      ({ uuid, windowCodeId }) => ({ submissionId: uuid(), format: 'a4', codeIds: [windowCodeId] }),
    ),
    shows: () => '"plaques":1',
  },
  'GET /api/v1/prints/:id/plaques.pdf': {
    by: REGISTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ printId }) => `prints/${printId}/plaques.pdf`),
  },
  'POST /api/v1/hangings': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      () => 'hangings',
      ({ uuid, windowCodeId, today }) => ({
        submissionId: uuid(),
        codeIds: [windowCodeId],
        spot: '窗口台面',
        hungOn: today,
      }),
    ),
  },
  'POST /api/v1/hangings/:id/removal': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ hangingId }) => `hangings/${hangingId}/removal`,
      ({ today }) => ({ on: today }),
    ),
  },
  'PUT /api/v1/hangings/:id/photo': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ hangingId }) => `hangings/${hangingId}/photo`,
      () => ({}),
    ),
  },
  'GET /api/v1/hangings/:id/photo': {
    by: REGISTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ hangingId }) => `hangings/${hangingId}/photo`),
  },
};
