/** All routes of the record: seals for everybody, the integrity room for posts with that right. */

import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { integrityRoutes } from './api-integrity.ts';
import { type OwnStream, registerReceiptProofs, registerSealsApi } from './api-seals.ts';
import { registerSealsPage } from './pages-seals.tsx';

export type RecordDeps = Readonly<{ city: City; ownStream: OwnStream }>;

export function recordRoutes(app: App, { city, ownStream }: RecordDeps): void {
  registerSealsPage(app, city);
  registerSealsApi(app, city);
  registerReceiptProofs(app, city, ownStream);
  integrityRoutes(app, city);
}
