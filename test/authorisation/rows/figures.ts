/** The routes of figures: who may call what, and what that does by where they sit. */

import { FIGURE_READERS, UNITS, WORK_READERS } from './roles.ts';
import { one, type Rows } from './row.ts';

export const figuresRows: Rows = {
  // Reviews
  // Reviews
  'GET /api/v1/figures/reviews': {
    by: FIGURE_READERS,
    elsewhere: 'allowed',
    ask: one(() => 'figures/reviews?by=window&from=2026-01&to=2026-12'),
    shows: ({ windowId }) => windowId,
    sheet: ({ windowName }) => windowName,
  },
  'GET /api/v1/figures/pace': {
    by: FIGURE_READERS,
    elsewhere: 'allowed',
    ask: one(() => 'figures/pace?by=county&from=2026-01-01&to=2099-12-31'),
    shows: () => '"key":"411402"', // Their matters are not these: they judge none and are shown none.
    hidesFrom: ['lead-department', 'visiting-office'],
    sheet: () => '梁园区',
  },
  'GET /api/v1/figures/units': {
    by: WORK_READERS,
    elsewhere: 'allowed',
    ask: one(() => `figures/units?from=2026-01&to=2099-12`),
    shows: () => '甲县承办单位',
    sheet: true,
  },
  'GET /api/v1/figures/handlers': {
    by: ['unit-head', 'discipline-supervisor', 'justice-supervisor'],
    elsewhere: 'allowed',
    ask: one(() => `figures/handlers?from=2026-01&to=2099-12`),
    shows: () => '甲县承办单位',
    sheet: true,
  },
  'GET /api/v1/figures/windows/:id': {
    by: FIGURE_READERS,
    elsewhere: 'unseen',
    ask: one(({ windowId }) => `figures/windows/${windowId}`),
  },
  'GET /api/v1/figures/screen': {
    by: FIGURE_READERS,
    elsewhere: 'allowed',
    ask: one(() => 'figures/screen'),
    shows: () => '"411402"',
  },
  'GET /api/v1/figures/unit': {
    by: UNITS,
    elsewhere: 'allowed',
    ask: one(() => 'figures/unit?weeks=4'),
    shows: ({ windowId }) => windowId, // The window is another unit's: whoever works in the unit that handles the matter is shown nothing of it.
    hidesFrom: ['handler', 'unit-head'],
    sheet: ({ windowName }) => windowName,
  },
  // The public
  'GET /open': 'public',
  'GET /open/method': 'public',
  'GET /open/schema.json': 'public',
  'GET /open/figures.csv': 'public',
  'GET /open/services': 'public',
  'GET /open/services.csv': 'public',
  'GET /open/services.json': 'public',
  'GET /open/figures.json': 'public',
  'GET /open/months.csv': 'public',
  'GET /open/months.json': 'public',
  'GET /open/halls.csv': 'public',
  'GET /open/halls.json': 'public',
  'GET /open/windows.csv': 'public',
  'GET /open/windows.json': 'public',
  'GET /open/counties/:name': 'public',
  'GET /open/months/:name': 'public',
  'GET /open/halls/:name': 'public',
};
