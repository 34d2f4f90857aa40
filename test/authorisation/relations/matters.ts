/** By where they sit: what the routes of matters do. */

import type { Role } from '../../../src/people/index.ts';
import { MANY, one, type Relation, STALE, short } from './relation.ts';

const NO_UNITS: readonly Role[] = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
  'justice-supervisor',
  'leader',
  'vault-reader',
];

export const mattersRelations: Readonly<Record<string, Relation>> = {
  // Matters
  'GET /api/v1/desk': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `desk?${MANY}`),
    shows: ({ matterId }) => matterId,
    // It waits for the unit that signed it.
    hidesFrom: NO_UNITS,
  },
  'GET /api/v1/desk.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'desk.xlsx'),
    shows: ({ matterId }) => short(matterId),
    hidesFrom: NO_UNITS,
  },
  'GET /api/v1/supervision': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'supervision'),
    shows: () => '"reminded":1',
  },
  'GET /api/v1/matters': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `matters?${MANY}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/matters.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'matters.xlsx'),
    shows: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/matters/:matterId': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/matters/:matterId/duplicates': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/duplicates`),
  },
  'GET /api/v1/duplicates': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `duplicates?${MANY}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/duplicates.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'duplicates.xlsx'),
    shows: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/matters/:matterId/suggested-units': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/suggested-units`),
  },
  'POST /api/v1/matters/:matterId/commands': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/commands`,
      ({ uuid }) => ({ submissionId: uuid(), seq: STALE, command: { type: 'note-progress', text: '已联系。' } }),
    ),
  },
  'POST /api/v1/matters/:matterId/files': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/files`,
      () => ({}),
    ),
  },
  'GET /api/v1/matters/:matterId/files/:fileId': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId, unitFileId }) => `matters/${matterId}/files/${unitFileId}`),
  },
  'POST /api/v1/matters/:matterId/files/:fileId/redactions': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId, photoId }) => `matters/${matterId}/files/${photoId}/redactions`,
      () => ({ boxes: [{ x: 0, y: 0, width: 4, height: 4 }] }),
    ),
  },
};
