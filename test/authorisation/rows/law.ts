/** The routes of law: who may call what, and what that does by where they sit. */

import { one, type Rows, SAME } from './row.ts';

const QUESTIONS = [
  {
    code: 'CB01',
    name: { zh: '问题解决了吗', en: 'Has it been resolved?' },
    serviceFault: false,
    discipline: false,
    evidence: null,
    basis: '本市设定',
    verified: false,
  },
];

export const lawRows: Rows = {
  // Law: everybody may read the rules, few may set them
  'GET /api/v1/law/calendar-years': { by: 'signed-in', same: SAME.RULES, sheet: true },
  'GET /api/v1/law/calendar-years/:year': { by: 'signed-in', same: SAME.RULES },
  'POST /api/v1/law/calendar-years/sheet': {
    by: ['rules-keeper'],
    elsewhere: 'allowed',
    ask: one(
      () => 'law/calendar-years/sheet',
      () => ({ file: Buffer.from('2027-01-01,元旦,休').toString('base64') }),
    ),
  },
  'POST /api/v1/law/calendar-years/preview': {
    by: ['rules-keeper'],
    elsewhere: 'allowed',
    ask: one(
      () => 'law/calendar-years/preview',
      () => ({ text: '2027-01-01,元旦,休', year: 2027, papers: ['测试〔2026〕1号'] }),
    ),
  },
  'POST /api/v1/law/calendar-years': {
    by: ['rules-keeper'],
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
  'GET /api/v1/law/procedures': { by: 'signed-in', same: SAME.RULES, sheet: true },
  'POST /api/v1/law/procedures/:procedure/versions': {
    by: ['rules-keeper'],
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
  'POST /api/v1/law/procedures/:procedure/preview': {
    by: ['rules-keeper'],
    elsewhere: 'allowed',
    ask: (ground) => ({
      url: '/api/v1/law/procedures/bad-review/preview',
      payload: { effectiveFrom: '2027-01-01', terms: ground.terms },
    }),
  },
  'GET /api/v1/law/limits': { by: 'signed-in', same: SAME.RULES, sheet: true },
  'POST /api/v1/law/limits/:code/preview': {
    by: ['rules-keeper'],
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
    by: ['rules-keeper'],
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
  'GET /api/v1/law/categories': { by: 'signed-in', same: SAME.RULES, sheet: true },
  'GET /api/v1/law/category-lists/:kind': { by: 'signed-in', same: SAME.RULES },
  'POST /api/v1/law/category-lists/:kind/preview': {
    by: ['rules-keeper'],
    elsewhere: 'allowed',
    ask: () => ({
      url: '/api/v1/law/category-lists/call-back-question/preview',
      payload: { effectiveFrom: '2027-01-01', categories: QUESTIONS },
    }),
  },
  'POST /api/v1/law/category-lists/:kind/versions': {
    by: ['rules-keeper'],
    here: 'refused',
    elsewhere: 'refused',
    ask: (ground) => ({
      url: '/api/v1/law/category-lists/call-back-question/versions',
      payload: {
        submissionId: ground.uuid(),
        seenVersion: '0',
        effectiveFrom: '2027-01-01',
        categories: QUESTIONS,
        reason: '按新规定调整',
      },
    }),
  },
  'POST /api/v1/law/deadline': { by: 'signed-in', same: SAME.RULES },
};
