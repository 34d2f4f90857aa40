/** The routes of vault: who may call what, and what that does by where they sit. */

import { DISCIPLINE, IDENTITY } from './roles.ts';
import { MANY, one, type Rows, short } from './row.ts';

export const vaultRows: Rows = {
  // Identities
  // Identities
  'GET /api/v1/matters/:matterId/identity': {
    by: IDENTITY,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/identity`),
  },
  'POST /api/v1/matters/:matterId/identity-openings': {
    by: IDENTITY,
    elsewhere: 'unseen', // Theirs are the leads on discipline alone, two persons to a look; this is no such lead.
    except: { 'discipline-supervisor': 'refused' },
    ask: one(
      ({ matterId }) => `matters/${matterId}/identity-openings`,
      ({ uuid }) => ({ submissionId: uuid(), fields: ['phone'], reason: '群众要求电话联系，核实情况' }),
    ),
  },
  'GET /api/v1/matters/:matterId/identity-openings': {
    by: IDENTITY,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/identity-openings`),
  },
  'GET /api/v1/matters/:matterId/identity-requests': {
    by: DISCIPLINE,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/identity-requests`),
  },
  'POST /api/v1/matters/:matterId/identity-requests': {
    by: DISCIPLINE,
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/identity-requests`,
      ({ uuid }) => ({ submissionId: uuid(), fields: ['phone'], reason: '群众要求电话联系，核实情况' }),
    ),
  },
  'POST /api/v1/matters/:matterId/identity-requests/:requestId/decision': {
    by: DISCIPLINE,
    here: 'refused',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId, uuid }) => `matters/${matterId}/identity-requests/${uuid()}/decision`,
      () => ({ approve: true, reason: '同意查看，理由充分' }),
    ),
  },
  // Requests about one's own data
  // Requests about one's own data: the vault reader's; discipline posts answer those about discipline leads, which this is not
  'GET /api/v1/personal-data-requests': {
    by: IDENTITY,
    elsewhere: 'allowed',
    ask: one(() => `personal-data-requests?state=all&${MANY}`),
    shows: ({ dataRequestId }) => dataRequestId,
    hidesFrom: ['discipline-supervisor'],
    sheet: ({ matterId }) => short(matterId),
  },
  'POST /api/v1/personal-data-requests': {
    by: IDENTITY,
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'refused' },
    ask: one(
      () => 'personal-data-requests',
      ({ uuid, matterId }) => ({
        submissionId: uuid(),
        kind: 'explain',
        channel: 'letter',
        known: { by: 'comparison', matterId, name: '某人', phone: '13900000000' },
      }),
    ),
  },
  'GET /api/v1/personal-data-requests/:id': {
    by: IDENTITY,
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(({ dataRequestId }) => `personal-data-requests/${dataRequestId}`),
  },
  'POST /api/v1/personal-data-requests/:id/answer': {
    by: IDENTITY,
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(
      ({ dataRequestId }) => `personal-data-requests/${dataRequestId}/answer`,
      ({ uuid }) => ({ act: 'propose-erasure', submissionId: uuid(), reason: '依您本人的申请办理，请知悉' }),
    ),
  },
  'POST /api/v1/personal-data-requests/:id/copy': {
    by: IDENTITY,
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(
      ({ dataRequestId }) => `personal-data-requests/${dataRequestId}/copy`,
      ({ uuid }) => ({ submissionId: uuid(), reason: '依您本人的申请提供副本，请知悉' }),
    ),
  },
  'POST /api/v1/personal-data-requests/:id/erasure-decision': {
    by: IDENTITY,
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(
      ({ dataRequestId }) => `personal-data-requests/${dataRequestId}/erasure-decision`,
      ({ uuid }) => ({ submissionId: uuid(), approve: false, reason: '依您本人的申请办理，请知悉' }),
    ),
  },
};
