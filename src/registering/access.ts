/**
 * Access rows of registering by hand: dispatchers, for discipline leads those of the discipline side, and for what offices raise
 * the posts in the raiser's seats. Which of them
 * may register which kind of work is read from its terms (rules.ts); a role missing here is refused before that.
 */

import type { AccessRow, Role } from '../people/index.ts';

const ROLES = ['dispatcher', 'checker', 'joint-office', 'discipline-supervisor'] as const satisfies readonly Role[];

export const registeringAccess = {
  register: { action: 'registering.register-matter', roles: ROLES },
  listRegistered: { action: 'registering.list-registered', roles: ROLES },
} as const satisfies Readonly<Record<string, AccessRow>>;
