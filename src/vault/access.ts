/**
 * Rights of the vault's routes: a role missing here is refused at once. Lane, reach, ties to the respondent and the written
 * reason are checked in `openSecret`.
 */

import type { Role } from '../people/index.ts';

const READERS = ['vault-reader', 'discipline-supervisor'] as const satisfies readonly Role[];

export const vaultAccess = {
  readDataRequests: { action: 'vault.read-data-requests', roles: READERS },
  answerDataRequest: { action: 'vault.answer-data-request', roles: READERS },
  readHoldings: { action: 'vault.read-holdings', roles: READERS },
  openIdentity: { action: 'vault.open-identity', roles: READERS },
  askToOpen: { action: 'vault.ask-to-open', roles: ['discipline-supervisor'] as const satisfies readonly Role[] },
  decideOpening: {
    action: 'vault.decide-opening',
    roles: ['discipline-supervisor'] as const satisfies readonly Role[],
  },
} as const;
