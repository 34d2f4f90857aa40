/**
 * Who may use the room of imports: whoever may bring in one kind or another. Which kind for which role is said by the kind
 * itself, beside the rules of its slice, and asked in every action.
 */

import type { Role } from '../people/index.ts';

export const importsAccess = {
  useImports: {
    action: 'imports.use-imports',
    roles: ['dispatcher', 'joint-office', 'system-admin', 'security-admin'],
  },
} as const satisfies Readonly<Record<string, Readonly<{ action: string; roles: readonly Role[] }>>>;
