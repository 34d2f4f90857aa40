/** Handlers of papers: they are destroyed with the words released to units. */

import type { Uuid } from '../kernel/ids.ts';
import { RELEASED_WORDS_DESTROYED } from '../matters/index.ts';
import type { OutboxHandlers } from '../platform/outbox.ts';
import { eraseOfUnits } from './store.ts';

export const documentsHandlers: OutboxHandlers = {
  [RELEASED_WORDS_DESTROYED]: [(tx, _, payload) => eraseOfUnits(tx, String(payload.matterId) as Uuid)],
};
