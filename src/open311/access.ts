/**
 * Access rows of Open311 keys: the system administrator, for their own divisions. A key files matters and reads none, so
 * keeping one shows nothing of matters. Reading what is published needs no key.
 */

import type { AccessRow } from '../people/index.ts';

export const open311Access = {
  keepKeys: { action: 'open311.keep-keys', roles: ['system-admin'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
