/** Door: the Open311 interface, for other programs. */

import type { DoorSlice } from '../matters/index.ts';
import type { App } from '../platform/http/http.ts';
import { georeportRoutes, type Open311Deps } from './api-georeport.ts';
import { keyRoutes } from './api-keys.ts';
import { open311Jobs } from './jobs.ts';
import { open311Names } from './names.ts';
import { open311Page } from './pages.tsx';
import { open311ProblemTitles } from './words.ts';

export { open311Problem } from './api-georeport.ts';

export function open311Routes(app: App, deps: Open311Deps): void {
  georeportRoutes(app, deps);
  keyRoutes(app, deps);
  open311Page(app, deps);
}

export const open311Door: DoorSlice = {
  routes: open311Routes,
  titles: open311ProblemTitles,
  names: open311Names,
  jobs: open311Jobs,
  erasing: {
    clears: {},
    keeps: {
      // Keyed hashes that say nothing without their key.
      open311_filing: ['content_mac', 'request_mac'],
      // Made coarse for everybody before it was written.
      open311_published: ['address', 'address_id', 'agency', 'period', 'place', 'service_code', 'status'],
    },
  },
};
