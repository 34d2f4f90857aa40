/** How papers go: with the words released to units, of whose sight they were filled. */

import type { Erasing } from '../vault/index.ts';
import { eraseOfUnits } from './store.ts';

export const documentsErasing: Erasing = {
  // What is not a unit's is sealed under the matter's key, which the vault destroys.
  clears: { documents_paper: ['body', 'sealed'] },
  told: (tx, _, matterId) => eraseOfUnits(tx, matterId),
};
