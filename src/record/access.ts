/**
 * Who may look at how the record stands, and have it verified. The record is the whole city's: whoever watches over it need
 * not be able to read what it is about. The names of the acts are older than this room; they stand in the audit for good.
 */

import type { AccessRow, Role } from '../people/index.ts';

const WATCHING = [
  'discipline-supervisor',
  'justice-supervisor',
  'joint-office',
  'leader',
  'audit-admin',
] as const satisfies readonly Role[];
const VERIFYING = ['discipline-supervisor', 'justice-supervisor', 'audit-admin'] as const satisfies readonly Role[];

export const recordAccess = {
  readIntegrity: { action: 'matters.read-integrity', roles: WATCHING },
  verify: { action: 'matters.verify', roles: VERIFYING },
} as const satisfies Readonly<Record<string, AccessRow>>;
