/** Written by `npm run gen`: change what it is written from. */

import type { At } from '../platform/postgres/columns.ts';

export interface FiguresColumns {
  figures_told: {
    kind: string;
    row_code: string;
    month: string;
    told_at: At;
    reviews: number;
    received: number;
    closed: number;
    resolved: number;
  };
}
