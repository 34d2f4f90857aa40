/** Access rows of provincial cases: the offices that see matters by their day; units are not told the province's number. */

import type { AccessRow } from '../people/index.ts';

export const casesAccess = {
  listCases: {
    action: 'cases.list-cases',
    roles: [
      ...['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office'],
      ...['justice-supervisor', 'leader'],
    ] as const,
  },
} as const satisfies Readonly<Record<string, AccessRow>>;
