/** Who may call what of open311. */

import { type Matrix, SYSTEM } from './roles.ts';

export const open311Matrix: Matrix = {
  // Other programs: reading is for everybody, filing asks for a key of its own
  'GET /open311': 'public',
  'GET /open311/discovery.xml': 'public',
  'GET /open311/discovery.json': 'public',
  'GET /open311/v2/services.xml': 'public',
  'GET /open311/v2/services.json': 'public',
  'GET /open311/v2/services/:name': 'public',
  'GET /open311/v2/requests.xml': 'public',
  'GET /open311/v2/requests.json': 'public',
  'GET /open311/v2/requests/:name': 'public',
  'GET /open311/v2/tokens/:name': 'public',
  'POST /open311/v2/requests.xml': 'public',
  'POST /open311/v2/requests.json': 'public',
  'GET /api/v1/open311/keys': SYSTEM,
  'GET /api/v1/open311/keys.xlsx': SYSTEM,
  'POST /api/v1/open311/keys': SYSTEM,
  'POST /api/v1/open311/keys/:id/revocation': SYSTEM,
};
