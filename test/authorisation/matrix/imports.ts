/** Who may call what of imports. */

import { IMPORTERS, type Matrix } from './roles.ts';

export const importsMatrix: Matrix = {
  // Imports
  'GET /api/v1/import-kinds': IMPORTERS,
  'GET /api/v1/import-kinds/:kind/template': IMPORTERS,
  'GET /api/v1/imports': IMPORTERS,
  'GET /api/v1/imports.xlsx': IMPORTERS,
  'GET /api/v1/imports/:id': IMPORTERS,
  'GET /api/v1/imports/:id/preview': IMPORTERS,
  'GET /api/v1/imports/:id/faults': IMPORTERS,
  'GET /api/v1/imports/:id/rows': IMPORTERS,
  'GET /api/v1/imports/:id/annotated': IMPORTERS,
  'POST /api/v1/imports': IMPORTERS,
  'PUT /api/v1/imports/:id/parts/:number': IMPORTERS,
  'POST /api/v1/imports/:id/uploaded': IMPORTERS,
  'PUT /api/v1/imports/:id/mapping': IMPORTERS,
  'POST /api/v1/imports/:id/check': IMPORTERS,
  'POST /api/v1/imports/:id/write': IMPORTERS,
  'POST /api/v1/imports/:id/give-up': IMPORTERS,
};
