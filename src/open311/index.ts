/** Public interface of Open311. */

import type { App } from '../platform/http/http.ts';
import { georeportRoutes, type Open311Deps } from './api-georeport.ts';
import { keyRoutes } from './api-keys.ts';
import { open311Page } from './pages.tsx';

export { open311Problem } from './api-georeport.ts';
export { open311Jobs } from './jobs.ts';
export { open311Names } from './names.ts';
export { open311ProblemTitles } from './words.ts';

export function open311Routes(app: App, deps: Open311Deps): void {
  georeportRoutes(app, deps);
  keyRoutes(app, deps);
  open311Page(app, deps);
}
