/** By where they sit: what the routes of open311 do. */

import { one, type Relation } from './relation.ts';

export const open311Relations: Readonly<Record<string, Relation>> = {
  // Keys of outside systems: for one's own divisions
  'GET /api/v1/open311/keys': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'open311/keys'),
    shows: ({ keyId }) => keyId,
  },
  'GET /api/v1/open311/keys.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'open311/keys.xlsx'),
    shows: () => '甲县接入平台',
  },
  'POST /api/v1/open311/keys': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'open311/keys',
      ({ uuid }) => ({ id: uuid(), name: '另一平台', purpose: '接入', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/open311/keys/:id/revocation': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ keyId }) => `open311/keys/${keyId}/revocation`,
      () => ({ reason: '密钥已经外泄' }),
    ),
  },
};
