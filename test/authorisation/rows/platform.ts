/** The routes of platform: who may call what, and what that does by where they sit. */

import type { Rows } from './row.ts';

export const platformRows: Rows = {
  // The program itself
  'GET /': 'public',
  'GET /api/v1/guide': 'public',
  'GET /guide/not-sent': 'public',
  'POST /guide/desks': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /api/v1/openapi.json': 'public',
  'GET /console': 'public',
  'GET /console/*': 'public',
  'GET /console/assets/*': 'public',
};
