/**
 * Rights of the integrity room: who may see the state of the record and have it verified. The record is the whole city's, so
 * these posts need not be able to read what it is about. Names of rights stay for ever, since the audit holds them.
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
