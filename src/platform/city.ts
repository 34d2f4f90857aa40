/** A city as the program sees it; passed in everywhere, never a global, never a column. */

import type { Outside } from '../kernel/ids.ts';
import type { Keys } from './keys.ts';
import type { Db } from './postgres/db.ts';

export type City = Readonly<{
  /** Division code of the city, e.g. `411400`; its schema is `c411400`. */
  code: string;
  name: string;
  /** Telephone number printed on plaques and pages. */
  hotline: string;
  /** Connected as the application role. */
  db: Db;
  keys: Keys;
  outside: Outside;
}>;
