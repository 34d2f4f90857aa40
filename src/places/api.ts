/** All routes of the places. */

import type { App } from '../platform/http/http.ts';
import { hallRoutes, windowRoutes } from './api-halls.ts';
import type { PlacesDeps } from './api-schemas.ts';
import { codeRoutes } from './codes/api-codes.ts';
import { findingRoutes } from './codes/api-findings.ts';
import { entityRoutes } from './entities/api-entities.ts';
import { searchRoutes } from './entities/api-search.ts';
import { hangingRoutes, printRoutes } from './plaques/api-plaques.ts';

export function placesRoutes(app: App, deps: PlacesDeps): void {
  hallRoutes(app, deps);
  windowRoutes(app, deps);
  entityRoutes(app, deps);
  codeRoutes(app, deps);
  searchRoutes(app, deps);
  printRoutes(app, deps);
  hangingRoutes(app, deps);
  findingRoutes(app, deps);
}
