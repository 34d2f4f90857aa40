/** All routes of the places. */

import type { App } from '../platform/http.ts';
import { codeRoutes } from './api-codes.ts';
import { entityRoutes } from './api-entities.ts';
import { findingRoutes } from './api-findings.ts';
import { hallRoutes, windowRoutes } from './api-halls.ts';
import { sheetRoutes } from './api-lists.ts';
import { codeSheetRoutes } from './api-lists-codes.ts';
import { hangingRoutes, printRoutes } from './api-plaques.ts';
import type { PlacesDeps } from './api-schemas.ts';
import { searchRoutes } from './api-search.ts';

export function placesRoutes(app: App, deps: PlacesDeps): void {
  hallRoutes(app, deps);
  windowRoutes(app, deps);
  entityRoutes(app, deps);
  codeRoutes(app, deps);
  searchRoutes(app, deps);
  printRoutes(app, deps);
  hangingRoutes(app, deps);
  findingRoutes(app, deps);
  sheetRoutes(app, deps);
  codeSheetRoutes(app, deps);
}
