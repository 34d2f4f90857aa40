/**
 * Access rows of letters. Which letter a post may send about which matter, sign for and answer, the matter's own table decides
 * (`matters/loop/phases.ts`); a role missing here is refused before that.
 */

import type { AccessRow, Role } from '../people/index.ts';

const UNITS = ['handler', 'unit-head'] as const satisfies readonly Role[];
const SENDING = ['dispatcher', 'discipline-supervisor', 'joint-office'] as const satisfies readonly Role[];
const RECEIVING = [...UNITS, ...SENDING, 'checker'] as const satisfies readonly Role[];

export const lettersAccess = {
  readLetters: { action: 'letters.read-letters', roles: [...RECEIVING, 'leader'] },
  sendLetter: { action: 'letters.send-letter', roles: [...SENDING, 'leader'] },
  readProposals: { action: 'letters.read-proposals', roles: SENDING },
  signLetter: { action: 'letters.sign-letter', roles: RECEIVING },
  answerLetter: { action: 'letters.answer-letter', roles: RECEIVING },
} as const satisfies Readonly<Record<string, AccessRow>>;
