/** Row types of this slice's tables. */

import type { RowTypes } from '../platform/postgres/columns.ts';
import type { Open311Columns } from './tables-generated.ts';

export type Open311Tables = RowTypes<
  Open311Columns,
  {
    open311_published: {
      status: 'open' | 'closed';
      period: 'week' | 'month' | 'quarter';
      place: 'window' | 'hall' | 'county' | 'city';
    };
  }
>;
