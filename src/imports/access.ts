/**
 * Access rows of imports: any role that may bring in some kind. Each kind names its own roles, and every action asks.
 */

import type { Role } from '../people/index.ts';

export const importsAccess = {
  useImports: {
    action: 'imports.use-imports',
    roles: ['dispatcher', 'joint-office', 'justice-supervisor', 'system-admin', 'security-admin'],
  },
} as const satisfies Readonly<Record<string, Readonly<{ action: string; roles: readonly Role[] }>>>;
