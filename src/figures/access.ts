/** Access rows of figures: offices read those of their divisions, a unit its own page and nothing more. */

import type { AccessRow } from '../people/index.ts';

export const figuresAccess = {
  readFigures: {
    action: 'figures.read-figures',
    roles: [
      'dispatcher',
      'checker',
      'hall-supervisor',
      'discipline-supervisor',
      'justice-supervisor',
      'leader',
      'joint-office',
      'lead-department',
      'visiting-office',
    ],
  },
  readUnitPage: { action: 'figures.read-unit-page', roles: ['handler', 'unit-head'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
