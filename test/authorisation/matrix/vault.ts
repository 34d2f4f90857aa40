/** Who may call what of vault. */

import { DISCIPLINE, IDENTITY, type Matrix } from './roles.ts';

export const vaultMatrix: Matrix = {
  // Identities
  'GET /api/v1/matters/:matterId/identity': IDENTITY,
  'POST /api/v1/matters/:matterId/identity-openings': IDENTITY,
  'GET /api/v1/matters/:matterId/identity-openings': IDENTITY,
  'GET /api/v1/matters/:matterId/identity-requests': DISCIPLINE,
  'POST /api/v1/matters/:matterId/identity-requests': DISCIPLINE,
  'POST /api/v1/matters/:matterId/identity-requests/:requestId/decision': DISCIPLINE,

  // Requests about one's own data
  'GET /api/v1/personal-data-requests': IDENTITY,
  'GET /api/v1/personal-data-requests.xlsx': IDENTITY,
  'POST /api/v1/personal-data-requests': IDENTITY,
  'GET /api/v1/personal-data-requests/:id': IDENTITY,
  'POST /api/v1/personal-data-requests/:id/answer': IDENTITY,
  'POST /api/v1/personal-data-requests/:id/copy': IDENTITY,
  'POST /api/v1/personal-data-requests/:id/erasure-decision': IDENTITY,
};
