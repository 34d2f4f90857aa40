/**
 * Who registers by hand: whoever dispatches, and for what offices raise the posts in whose seats the raiser sits. Which of
 * them may register which kind of work is read from its terms (rules.ts); a role missing here is turned away before that.
 */

import type { AccessRow } from '../people/index.ts';

export const registeringAccess = {
  register: { action: 'registering.register-matter', roles: ['dispatcher', 'checker', 'joint-office'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
