/** Access rows of figures: offices read those of their divisions, a unit its own page and its own line. */

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
  /** Offices what their divisions gave out, a unit its own line. */
  readUnitsWork: {
    action: 'figures.read-units-work',
    roles: [
      'dispatcher',
      'checker',
      'hall-supervisor',
      'discipline-supervisor',
      'justice-supervisor',
      'leader',
      'joint-office',
      'handler',
      'unit-head',
    ],
  },
  /** Work of single persons: for the head of their own unit, and for those who supervise the conduct of officials. */
  readHandlersWork: {
    action: 'figures.read-handlers-work',
    roles: ['unit-head', 'discipline-supervisor', 'justice-supervisor'],
  },
  readUnitPage: { action: 'figures.read-unit-page', roles: ['handler', 'unit-head'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
