/** Who may call what of figures. */

import { FIGURE_READERS, type Matrix, UNITS } from './roles.ts';

export const figuresMatrix: Matrix = {
  // Reviews
  'GET /api/v1/figures/reviews': FIGURE_READERS,
  'GET /api/v1/figures/reviews.xlsx': FIGURE_READERS,
  'GET /api/v1/figures/pace': FIGURE_READERS,
  'GET /api/v1/figures/pace.xlsx': FIGURE_READERS,
  'GET /api/v1/figures/windows/:id': FIGURE_READERS,
  'GET /api/v1/figures/screen': FIGURE_READERS,
  'GET /api/v1/figures/unit': UNITS,
  'GET /api/v1/figures/unit.xlsx': UNITS,

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
