/** By where they sit: what the routes of codes do. */

import { MANY, one, type Relation } from './relation.ts';

export const codesRelations: Readonly<Record<string, Relation>> = {
  'GET /api/v1/codes': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(({ entityCode }) => `codes?text=${entityCode}`),
    shows: ({ entityName }) => entityName,
  },

  'GET /api/v1/codes.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'codes.xlsx'),
    shows: ({ entityName }) => entityName,
  },

  'GET /api/v1/codes/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ windowCodeId }) => `codes/${windowCodeId}`),
  },

  'POST /api/v1/codes': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      () => 'codes',
      ({ uuid, windowId }) => ({ submissionId: uuid(), place: { kind: 'window', windowId } }),
    ),
  },

  // Counts of one's own reach; a division outside it has nothing missing, whatever is asked.
  'GET /api/v1/missing-codes': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'missing-codes'),
  },
  'POST /api/v1/missing-codes': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'missing-codes',
      () => ({ which: 'windows', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/codes/:id/revocation': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ deadCodeId }) => `codes/${deadCodeId}/revocation`,
      () => ({ reason: 'lost' }),
    ),
  },
  'POST /api/v1/codes/:id/successor': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ deadCodeId }) => `codes/${deadCodeId}/successor`,
      ({ uuid }) => ({ submissionId: uuid(), reason: 'lost' }),
    ),
  },
  'GET /api/v1/dead-scans': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `dead-scans?${MANY}`),
    shows: ({ deadCodeId }) => deadCodeId,
  },
  'GET /api/v1/dead-scans.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'dead-scans.xlsx'),
    shows: ({ deadCode }) => `${deadCode.slice(0, 5)}-${deadCode.slice(5)}`,
  },
  'GET /api/v1/plaque-findings': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `plaque-findings?kind=dead-scanned&${MANY}`),
    shows: ({ deadCodeId }) => deadCodeId,
  },
  'GET /api/v1/plaque-findings.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'plaque-findings.xlsx'),
    shows: ({ hallName }) => hallName,
  },
  'GET /api/v1/prints': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `prints?${MANY}`),
    shows: ({ printId }) => printId,
  },
  'GET /api/v1/prints.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'prints.xlsx'),
    shows: ({ auditedName }) => auditedName,
  },

  // A code of another county is as good as none: there is nothing to print.
  'POST /api/v1/prints': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'prints',
      ({ uuid, windowCodeId }) => ({ submissionId: uuid(), format: 'a4', codeIds: [windowCodeId] }),
    ),
    shows: () => '"plaques":1',
  },
  'GET /api/v1/prints/:id/plaques.pdf': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ printId }) => `prints/${printId}/plaques.pdf`),
  },
  'POST /api/v1/hangings': {
    here: 'allowed',
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
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hangingId }) => `hangings/${hangingId}/removal`,
      ({ today }) => ({ on: today }),
    ),
  },
  'PUT /api/v1/hangings/:id/photo': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hangingId }) => `hangings/${hangingId}/photo`,
      () => ({}),
    ),
  },
  'GET /api/v1/hangings/:id/photo': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ hangingId }) => `hangings/${hangingId}/photo`),
  },
};
