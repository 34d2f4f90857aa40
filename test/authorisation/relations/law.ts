/** By where they sit: what the routes of law do. */

import { one, type Relation } from './relation.ts';

export const lawRelations: Readonly<Record<string, Relation>> = {
  'POST /api/v1/law/calendar-years/sheet': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'law/calendar-years/sheet',
      () => ({ file: Buffer.from('2027-01-01,元旦,休').toString('base64') }),
    ),
  },

  'POST /api/v1/law/calendar-years/preview': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'law/calendar-years/preview',
      () => ({ text: '2027-01-01,元旦,休', year: 2027, papers: ['测试〔2026〕1号'] }),
    ),
  },

  'POST /api/v1/law/calendar-years': {
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      () => 'law/calendar-years',
      ({ uuid }) => ({
        text: '2027-01-01,元旦,休',
        submissionId: uuid(),
        seenEdition: '0',
        reason: '国务院办公厅通知',
      }),
    ),
  },

  'POST /api/v1/law/procedures/:procedure/preview': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: (ground) => ({
      url: '/api/v1/law/procedures/bad-review/preview',
      payload: { effectiveFrom: '2027-01-01', terms: ground.terms },
    }),
  },

  'POST /api/v1/law/limits/:code/preview': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: () => ({
      url: '/api/v1/law/limits/personal-data-request/preview',
      payload: {
        effectiveFrom: '2027-01-01',
        limit: { amount: 10, unit: 'working-day', basis: '按新规定', verified: false },
      },
    }),
  },

  'POST /api/v1/law/limits/:code/versions': {
    here: 'refused',
    elsewhere: 'refused',
    ask: (ground) => ({
      url: '/api/v1/law/limits/personal-data-request/versions',
      payload: {
        submissionId: ground.uuid(),
        seenVersion: '1',
        effectiveFrom: '2027-01-01',
        limit: { amount: 10, unit: 'working-day', basis: '按新规定', verified: false },
        reason: '按新规定调整',
      },
    }),
  },

  'POST /api/v1/law/procedures/:procedure/versions': {
    here: 'refused',
    elsewhere: 'refused',
    ask: (ground) => ({
      url: '/api/v1/law/procedures/bad-review/versions',
      payload: {
        submissionId: ground.uuid(),
        seenVersion: '0',
        effectiveFrom: '2027-01-01',
        terms: ground.terms,
        reason: '按新规定调整',
      },
    }),
  },
};
