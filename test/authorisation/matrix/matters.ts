/** Who may call what of matters. */

import { DISPATCH, MATTER_READERS, type Matrix, OFFICES, RECORD_READERS, UNITS } from './roles.ts';

export const mattersMatrix: Matrix = {
  // Matters
  'GET /api/v1/desk': MATTER_READERS,
  'GET /api/v1/desk.xlsx': MATTER_READERS,
  'GET /api/v1/loop': MATTER_READERS,
  'GET /api/v1/live': MATTER_READERS,
  'GET /api/v1/supervision': [...OFFICES, 'justice-supervisor', 'leader'],
  'GET /api/v1/matters': MATTER_READERS,
  'GET /api/v1/matters.xlsx': MATTER_READERS,
  'GET /api/v1/matters/:matterId': MATTER_READERS,
  'GET /api/v1/matters/:matterId/duplicates': DISPATCH,
  'GET /api/v1/duplicates': DISPATCH,
  'GET /api/v1/duplicates.xlsx': DISPATCH,
  'GET /api/v1/matters/:matterId/suggested-units': ['dispatcher', 'joint-office'],
  'GET /api/v1/integrity': RECORD_READERS,
  'GET /api/v1/integrity/seals': RECORD_READERS,
  'POST /api/v1/integrity/looks': ['discipline-supervisor', 'justice-supervisor', 'audit-admin'],
  'POST /api/v1/matters/:matterId/commands': [...UNITS, ...OFFICES, 'vault-reader'],
  'POST /api/v1/matters/:matterId/files': [...UNITS, ...OFFICES],
  'GET /api/v1/matters/:matterId/files/:fileId': MATTER_READERS,
  'POST /api/v1/matters/:matterId/files/:fileId/redactions': DISPATCH,

  // The complainant, by receipt; signing in with number and pass is for anybody
  'GET /t': 'public',
  'POST /t': 'public',
  'GET /t/messages': 'receipt',
  'POST /t/messages': 'receipt',
  'GET /t/photos': 'receipt',
  'POST /t/photos': 'receipt',
  'GET /t/photos/:id': 'receipt',
  'GET /t/verdict': 'receipt',
  'POST /t/verdict': 'receipt',
  'GET /t/appeal': 'receipt',
  'POST /t/appeal': 'receipt',
  'GET /t/reopen': 'receipt',
  'POST /t/reopen': 'receipt',
  'GET /t/withdraw': 'receipt',
  'POST /t/withdraw': 'receipt',
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
