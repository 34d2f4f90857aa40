/** The routes of papers: who may call what, and what that does by where they sit. */

import { MATTER_READERS, OFFICES } from './roles.ts';
import { MANY, one, type Rows, SAME } from './row.ts';

/** The unit at work reads what went to it, and issues or voids nothing of the office’s. */
const NOT_OF_UNITS = { handler: 'unseen', 'unit-head': 'unseen' } as const;

export const documentsRows: Rows = {
  'GET /api/v1/matters/:matterId/papers': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/papers`),
    shows: ({ paperId }) => paperId,
  },
  'POST /api/v1/matters/:matterId/papers': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/papers`,
      ({ uuid }) => ({ submissionId: uuid(), kind: 'matter-sheet', step: null, draft: false }),
    ),
  },
  'GET /api/v1/papers': {
    by: OFFICES,
    elsewhere: 'allowed',
    ask: one(() => `papers?${MANY}`),
    shows: ({ paperHash }) => paperHash,
    sheet: true,
  },
  'POST /api/v1/papers': {
    by: ['dispatcher', 'joint-office'],
    elsewhere: 'unseen',
    ask: one(
      () => 'papers',
      ({ uuid, matterId }) => ({
        submissionId: uuid(),
        matterIds: [matterId],
        subject: '窗口服务问题',
        overview: '近期巡查。',
        demands: '限期整改。',
        draft: true,
      }),
    ),
  },
  'GET /api/v1/papers/:id/paper.docx': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ paperId }) => `papers/${paperId}/paper.docx`),
  },
  'GET /api/v1/papers/:id/paper.pdf': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ paperId }) => `papers/${paperId}/paper.pdf`),
  },
  'POST /api/v1/papers/:id/issue': {
    by: MATTER_READERS,
    elsewhere: 'unseen',
    except: NOT_OF_UNITS,
    ask: one(({ paperId }) => `papers/${paperId}/issue`),
  },
  'POST /api/v1/papers/:id/void': {
    by: OFFICES,
    elsewhere: 'unseen',
    ask: one(
      ({ paperId }) => `papers/${paperId}/void`,
      () => ({ reason: '写错了。' }),
    ),
  },
  'GET /api/v1/paper-templates': { by: ['rules-keeper'], same: SAME.RULES, sheet: true },
  'GET /api/v1/paper-templates/:kind/:version/template.docx': { by: ['rules-keeper'], same: SAME.RULES },
  'POST /api/v1/paper-templates/:kind': { by: ['rules-keeper'], same: SAME.RULES },
};
