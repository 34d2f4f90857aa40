/** The routes of matters: who may call what, and what that does by where they sit. */

import type { Role } from '../../../src/people/index.ts';
import { DISPATCH, EVERYBODY, MATTER_READERS, OFFICES, RECORD_READERS, UNITS } from './roles.ts';
import { MANY, one, type Rows, SAME, STALE, short } from './row.ts';

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

export const mattersRows: Rows = {
  // Matters
  // Matters
  'GET /api/v1/desk': {
    by: MATTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `desk?${MANY}`),
    shows: ({ matterId }) => matterId, // It waits for the unit that signed it.
    hidesFrom: NO_UNITS,
    sheet: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/loop': { by: MATTER_READERS, same: SAME.RULES },
  'GET /api/v1/live': { by: MATTER_READERS, same: SAME.ENDLESS },
  'GET /api/v1/supervision': {
    by: [...OFFICES, 'justice-supervisor', 'leader'],
    elsewhere: 'allowed',
    ask: one(() => 'supervision'),
    shows: () => '"letters":1',
  },
  'GET /api/v1/home': {
    by: [...OFFICES, 'justice-supervisor', 'leader'],
    elsewhere: 'allowed',
    ask: one(() => 'home'),
    shows: () => '"phase":"handling"',
  },
  'GET /api/v1/matters': {
    by: MATTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `matters?${MANY}`),
    shows: ({ matterId }) => matterId,
    sheet: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/matters/:matterId': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/matters/:matterId/notes': {
    by: [...UNITS, 'discipline-supervisor'],
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/notes`),
  },
  'POST /api/v1/matters/:matterId/notes': {
    by: UNITS,
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/notes`,
      ({ uuid }) => ({ id: uuid(), text: '先打电话给窗口负责人。' }),
    ),
  },
  'GET /api/v1/named': { by: UNITS, same: SAME.ONESELF },
  'POST /api/v1/matters/:matterId/named': {
    by: UNITS,
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/named`,
      () => ({ userId: null }),
    ),
  },
  'GET /api/v1/matters/:matterId/duplicates': {
    by: DISPATCH,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/duplicates`),
  },
  'GET /api/v1/duplicates': {
    by: DISPATCH,
    elsewhere: 'allowed',
    ask: one(() => `duplicates?${MANY}`),
    shows: ({ matterId }) => matterId,
    sheet: ({ matterId }) => short(matterId),
  },
  'POST /api/v1/search': {
    by: EVERYBODY,
    elsewhere: 'allowed',
    ask: one(
      () => 'search',
      ({ matterId }) => ({ typed: short(matterId) }),
    ),
    shows: ({ matterId }) => matterId,
    hidesFrom: EVERYBODY.filter((role) => !MATTER_READERS.includes(role)),
  },
  'POST /api/v1/duplicates/of-words': {
    by: ['dispatcher', 'checker', 'joint-office'],
    elsewhere: 'allowed',
    ask: one(
      () => 'duplicates/of-words',
      () => ({ words: '前后跑了三趟，系统坏了打不出回执，材料一直没有收下。' }),
    ),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/matters/:matterId/suggested-units': {
    by: ['dispatcher', 'joint-office'],
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/suggested-units`),
  },
  'GET /api/v1/matters/:matterId/release-proposal': {
    by: ['dispatcher', 'discipline-supervisor', 'hall-supervisor'],
    elsewhere: 'unseen',
    // Whoever supervises releases only what an answer was contested with, and this one was not.
    except: { 'discipline-supervisor': 'refused', 'hall-supervisor': 'refused' },
    ask: one(({ matterId }) => `matters/${matterId}/release-proposal`),
  },
  'GET /api/v1/integrity': { by: RECORD_READERS, same: SAME.RECORD },
  'GET /api/v1/integrity/seals': { by: RECORD_READERS, same: SAME.RECORD },
  'POST /api/v1/integrity/looks': {
    by: ['discipline-supervisor', 'justice-supervisor', 'audit-admin'],
    same: SAME.RECORD,
  },
  'PUT /api/v1/matters/:matterId/follow': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/follow`),
  },
  'DELETE /api/v1/matters/:matterId/follow': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/follow`),
  },
  'POST /api/v1/matters/:matterId/commands': {
    by: [...UNITS, ...OFFICES, 'vault-reader'],
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/commands`,
      ({ uuid }) => ({ submissionId: uuid(), seq: STALE, command: { type: 'note-progress', text: '已联系。' } }),
    ),
  },
  'POST /api/v1/matters/:matterId/files': {
    by: [...UNITS, ...OFFICES],
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/files`,
      () => ({}),
    ),
  },
  'GET /api/v1/matters/:matterId/files/:fileId': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ matterId, unitFileId }) => `matters/${matterId}/files/${unitFileId}`),
  },
  'POST /api/v1/matters/:matterId/files/:fileId/redactions': {
    by: DISPATCH,
    elsewhere: 'unseen',
    ask: one(
      ({ matterId, photoId }) => `matters/${matterId}/files/${photoId}/redactions`,
      () => ({ boxes: [{ x: 0, y: 0, width: 4, height: 4 }] }),
    ),
  },
  // The complainant, by receipt; signing in with number and pass is for anybody
  'GET /t': 'public',
  'POST /t': 'public',
  'GET /t/messages': 'receipt',
  'POST /t/messages': 'receipt',
  'GET /t/photos': 'receipt',
  'POST /t/photos': 'receipt',
  'GET /t/files/:id': 'receipt',
  'GET /t/verdict': 'receipt',
  'POST /t/verdict': 'receipt',
  'GET /t/appeal': 'receipt',
  'POST /t/appeal': 'receipt',
  'GET /t/reopen': 'receipt',
  'POST /t/reopen': 'receipt',
  'GET /t/withdraw': 'receipt',
  'POST /t/withdraw': 'receipt',
  'GET /t/notices': 'receipt',
  'POST /t/notices': 'receipt',
  'GET /t/erase': 'receipt',
  'POST /t/erase': 'receipt',
  'GET /t/data': 'receipt',
  'GET /t/data.json': 'receipt',
  'GET /t/data.html': 'receipt',
  'GET /t/contact': 'receipt',
  'POST /t/contact': 'receipt',
  'GET /t/ask': 'receipt',
  'POST /t/ask': 'receipt',
  'POST /t/sign-out': 'receipt',
  'GET /t/proofs.json': 'receipt',
  'GET /open/seals': 'public',
  'GET /open/seals/heads.json': 'public',
  'GET /open/seals/leaves.json': 'public',
  'GET /open/seals/consistency.json': 'public',
  'GET /open/seals/inclusion.json': 'public',
};
