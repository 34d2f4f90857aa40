/** The routes of letters: who may call what, and what that does by where they sit. */

import type { Role } from '../../../src/people/index.ts';
import { MANY, one, type Rows, short } from './row.ts';

const SENDING: readonly Role[] = ['dispatcher', 'discipline-supervisor', 'joint-office'];
const RECEIVING: readonly Role[] = [...SENDING, 'handler', 'unit-head', 'checker'];
/** Offices see the letter to the unit and neither sign for it nor answer it. */
const NOT_OF_OFFICES = {
  dispatcher: 'unseen',
  checker: 'unseen',
  'discipline-supervisor': 'unseen',
  'joint-office': 'unseen',
} as const;

export const lettersRows: Rows = {
  'GET /api/v1/letters': {
    by: [...RECEIVING, 'leader'],
    elsewhere: 'allowed',
    ask: one(() => `letters?${MANY}`),
    shows: ({ sentId }) => sentId,
    sheet: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/letters/proposals': {
    by: SENDING,
    elsewhere: 'allowed',
    ask: one(() => 'letters/proposals'),
    // Due in a day: it was dispatched and waits to be signed for.
    shows: ({ letterId }) => short(letterId),
  },
  'GET /api/v1/letters/counts': {
    by: SENDING,
    elsewhere: 'allowed',
    ask: one(() => 'letters/counts'),
    shows: () => 'supervision-letter',
  },
  'GET /api/v1/letters/:id': {
    by: [...RECEIVING, 'leader'],
    elsewhere: 'unseen',
    ask: one(({ sentId }) => `letters/${sentId}`),
    shows: ({ sentId }) => sentId,
  },
  'POST /api/v1/letters/look': {
    by: [...SENDING, 'leader'],
    elsewhere: 'allowed',
    ask: one(
      () => 'letters/look',
      ({ matterId }) => ({ step: 'supervision-letter', matterIds: [matterId] }),
    ),
  },
  'POST /api/v1/letters': {
    by: [...SENDING, 'leader'],
    elsewhere: 'allowed',
    ask: one(
      () => 'letters',
      ({ uuid, matterId }) => ({
        ...{ submissionId: uuid(), step: 'supervision-letter', matterIds: [matterId] },
        ...{ text: '请说明进展。', meeting: null },
      }),
    ),
  },
  'POST /api/v1/letters/:id/signature': {
    by: RECEIVING,
    elsewhere: 'unseen',
    except: NOT_OF_OFFICES,
    ask: one(({ sentId }) => `letters/${sentId}/signature`),
  },
  'POST /api/v1/letters/:id/answer': {
    by: RECEIVING,
    elsewhere: 'unseen',
    except: NOT_OF_OFFICES,
    ask: one(
      ({ sentId }) => `letters/${sentId}/answer`,
      () => ({ text: '正在办理，明天办结。' }),
    ),
  },
};
