/**
 * Rights of inspections. The justice department keeps who may inspect and by what (行政执法监督): no agency writes its own powers.
 * Whoever inspects or watches inspections reads it, for the division of their post.
 */

import type { AccessRow } from '../people/index.ts';

export const inspectionsAccess = {
  readRegister: {
    action: 'inspections.read-register',
    roles: ['inspector', 'agency-supervisor', 'justice-supervisor', 'discipline-supervisor', 'joint-office', 'leader'],
  },
  keepRegister: { action: 'inspections.keep-register', roles: ['justice-supervisor'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
