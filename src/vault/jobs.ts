/** Outbox handlers of the vault. */

import { CALENDAR_IMPORTED } from '../law/index.ts';
import type { OutboxHandlers } from '../platform/outbox.ts';
import { recountDataRequests } from './actions-data.ts';

export const vaultHandlers: OutboxHandlers = { [CALENDAR_IMPORTED]: [recountDataRequests] };
