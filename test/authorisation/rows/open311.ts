/** The routes of open311: who may call what, and what that does by where they sit. */

import { SYSTEM } from './roles.ts';
import { one, type Rows } from './row.ts';

export const open311Rows: Rows = {
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
  // Keys of connected systems: for one's own divisions
  'GET /api/v1/open311/keys': {
    by: SYSTEM,
    elsewhere: 'allowed',
    ask: one(() => 'open311/keys'),
    shows: ({ keyId }) => keyId,
    sheet: () => '甲县接入平台',
  },
  'POST /api/v1/open311/keys': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      () => 'open311/keys',
      ({ uuid }) => ({ id: uuid(), name: '另一平台', purpose: '接入', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/open311/keys/:id/revocation': {
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      ({ keyId }) => `open311/keys/${keyId}/revocation`,
      () => ({ reason: '密钥已经外泄' }),
    ),
  },
};
