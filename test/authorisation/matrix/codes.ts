/** Who may call what of codes. */

import { type Matrix, REGISTER_READERS, REGISTRARS } from './roles.ts';

export const codesMatrix: Matrix = {
  'GET /api/v1/codes': REGISTER_READERS,

  'GET /api/v1/codes.xlsx': REGISTER_READERS,

  'GET /api/v1/codes/:id': REGISTER_READERS,

  'POST /api/v1/codes': REGISTRARS,

  'GET /api/v1/missing-codes': REGISTRARS,

  'POST /api/v1/missing-codes': REGISTRARS,

  'POST /api/v1/codes/:id/revocation': REGISTRARS,

  'POST /api/v1/codes/:id/successor': REGISTRARS,

  'GET /api/v1/dead-scans': REGISTER_READERS,

  'GET /api/v1/dead-scans.xlsx': REGISTER_READERS,

  'GET /api/v1/plaque-findings': REGISTER_READERS,

  'GET /api/v1/plaque-findings.xlsx': REGISTER_READERS,

  'GET /api/v1/prints': REGISTER_READERS,

  'GET /api/v1/prints.xlsx': REGISTER_READERS,

  'POST /api/v1/prints': REGISTRARS,

  'GET /api/v1/prints/:id/plaques.pdf': REGISTER_READERS,

  'POST /api/v1/hangings': REGISTRARS,

  'POST /api/v1/hangings/:id/removal': REGISTRARS,

  'PUT /api/v1/hangings/:id/photo': REGISTRARS,

  'GET /api/v1/hangings/:id/photo': REGISTER_READERS,
};
