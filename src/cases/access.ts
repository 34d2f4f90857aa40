/**
 * Access rows of provincial cases: the offices that see matters by their day; units are not told the province's number. Keys of
 * platforms are the system administrator's: a key hands cases over and reads none.
 */

import type { AccessRow } from '../people/index.ts';

export const casesAccess = {
  listCases: {
    action: 'cases.list-cases',
    roles: [
      ...['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office'],
      ...['justice-supervisor', 'leader'],
    ] as const,
  },
  bringCases: { action: 'cases.bring-cases', roles: ['dispatcher', 'joint-office'] },
  keepPlatforms: { action: 'cases.keep-platforms', roles: ['system-admin'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
