/** By where they sit: what the routes of figures do. */

import { one, type Relation } from './relation.ts';

export const figuresRelations: Readonly<Record<string, Relation>> = {
  // Reviews
  'GET /api/v1/figures/reviews': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/reviews?by=window&from=2026-01&to=2026-12'),
    shows: ({ windowId }) => windowId,
  },
  'GET /api/v1/figures/reviews.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/reviews.xlsx?by=window&from=2026-01&to=2026-12'),
    shows: ({ windowName }) => windowName,
  },
  'GET /api/v1/figures/pace': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/pace?by=county&from=2026-01-01&to=2099-12-31'),
    shows: () => '"key":"411402"',
    // Their matters are not these: they judge none and are shown none.
    hidesFrom: ['lead-department', 'visiting-office'],
  },
  'GET /api/v1/figures/pace.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/pace.xlsx?by=county&from=2026-01-01&to=2099-12-31'),
    shows: () => '梁园区',
    hidesFrom: ['lead-department', 'visiting-office'],
  },
  'GET /api/v1/figures/windows/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ windowId }) => `figures/windows/${windowId}`),
  },
  'GET /api/v1/figures/screen': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/screen'),
    shows: () => '"411402"',
  },
  'GET /api/v1/figures/unit': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/unit?weeks=4'),
    shows: ({ windowId }) => windowId,
    // The window is another unit's: whoever works in the unit that handles the matter is shown nothing of it.
    hidesFrom: ['handler', 'unit-head'],
  },
  'GET /api/v1/figures/unit.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/unit.xlsx?weeks=4'),
    shows: ({ windowName }) => windowName,
    hidesFrom: ['handler', 'unit-head'],
  },
};
