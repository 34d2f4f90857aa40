/** Routes of provincial cases. */

import { api, take } from './client.ts';
import type { CasePage, QueryOf } from './types.ts';

export type CaseQuery = QueryOf<'/api/v1/cases'> & { limit: number; offset: number };

export function readCases(query: CaseQuery): Promise<CasePage> {
  return take<CasePage>(api.GET('/api/v1/cases', { params: { query } }));
}
