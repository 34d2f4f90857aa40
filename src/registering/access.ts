/**
 * Access rows of registering by hand: dispatchers, and for what offices raise the posts in the raiser's seats. Which of them
 * may register which kind of work is read from its terms (rules.ts); a role missing here is refused before that.
 */

import type { AccessRow } from '../people/index.ts';

export const registeringAccess = {
  register: { action: 'registering.register-matter', roles: ['dispatcher', 'checker', 'joint-office'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
