/** Who may call what of platform. */

import type { Matrix } from './roles.ts';

export const platformMatrix: Matrix = {
  // The program itself
  'GET /': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /api/v1/openapi.json': 'public',
  'GET /console': 'public',
  'GET /console/*': 'public',
  'GET /console/assets/*': 'public',
};
