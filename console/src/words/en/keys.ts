/** Words of the keys of outside systems. */

import type { keyWords as zh } from '../zh/keys.ts';

export const keyWords: Readonly<Record<keyof typeof zh, string>> = {
  'keys.title': 'Interface keys',
  'keys.about':
    'Outside systems file for people and enterprises with a key (Open311). A key files and reads nothing; see /open311.',
  'keys.name': 'Outside system',
  'keys.purpose': 'Purpose',
  'keys.hint': 'Ends in',
  'keys.issuedAt': 'Issued',
  'keys.lastUsed': 'Last used',
  'keys.never': 'never',
  'keys.week': 'week of {{date}}',
  'keys.living': 'valid',
  'keys.revoked': 'revoked {{at}}: {{reason}}',
  'keys.issue': 'Issue a key',
  'keys.issueHelp':
    'The key is shown once; only a hash is kept. Give it to whoever answers for the system by a safe way.',
  'keys.divisionHelp': 'It files only for windows and enterprises of this division.',
  'keys.issued': 'Key issued',
  'keys.once': 'Shown this once; it cannot be seen again. A lost key is revoked and another issued.',
  'keys.shownBefore': 'This key was shown before. If it was not kept, revoke it and issue another.',
  'keys.stored': 'I have stored it',
  'keys.revoke': 'Revoke',
  'keys.revokeHelp': 'It stops at once and cannot be undone. What was filed goes on as it is.',
};
