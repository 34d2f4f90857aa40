/** The routes of registering by hand: who may call what, and what that does by where they sit. */

import type { Role } from '../../../src/people/index.ts';
import { MANY, one, type Rows, SAME, short } from './row.ts';

const REGISTERING: readonly Role[] = ['dispatcher', 'checker', 'joint-office', 'discipline-supervisor'];

export const registeringRows: Rows = {
  'GET /api/v1/registrations': {
    by: REGISTERING,
    elsewhere: 'allowed',
    ask: one(() => `registrations?${MANY}`),
    shows: ({ letterId }) => letterId,
    sheet: ({ letterId }) => short(letterId),
  },
  'GET /api/v1/registrations/kinds': { by: REGISTERING, same: SAME.RULES },
  'POST /api/v1/registrations': {
    by: REGISTERING,
    elsewhere: 'refused',
    // What offices raise: where it is about decides. The discipline side registers its own leads alone.
    except: { 'discipline-supervisor': 'refused' },
    ask: one(
      () => 'registrations',
      ({ uuid, leadId }) => ({
        submissionId: uuid(),
        procedure: 'visit-finding',
        about: 'unit',
        unitId: leadId,
        categoryCode: 'FN02',
        words: '走访三家企业，窗口都没有给一次性告知单。',
      }),
    ),
  },
};
