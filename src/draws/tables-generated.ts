/** Written by `npm run gen`: change what it is written from. */

import type { At, Id, Json } from '../platform/postgres/columns.ts';

export interface DrawsColumns {
  draws_draw: {
    id: Id;
    year: number;
    nth: number;
    unit_id: Id;
    state: string;
    due_at: At<null>;
    published_at: At<null>;
    draw: Json;
  };
  draws_kept: {
    draw_id: Id;
    what: string;
    place: number;
    body: string;
  };
}
