/** Written by `npm run gen`: change what it is written from. */

import type { Uuid } from '../kernel/ids.ts';
import type { At, Bytes, Day, Id, Json } from '../platform/postgres/columns.ts';

export interface DocumentsColumns {
  documents_paper: {
    id: Id;
    kind: string;
    state: string;
    year: number | null;
    nth: number | null;
    unit_id: Id;
    matter_id: Id<null>;
    matter_ids: Uuid[];
    step: number | null;
    to_unit_id: Id<null>;
    sight: string;
    template_version: number;
    data_hash: string;
    body: Json<object, null>;
    sealed: Bytes<null>;
    made_at: At;
    made_on: Day;
    made_by_user: Id;
    made_by_post: Id;
    made_by_name: string;
    issued_at: At<null>;
    voided_at: At<null>;
    voided_by_post: Id<null>;
    void_reason: string | null;
  };
  documents_template: {
    kind: string;
    version: number;
    from_on: Day;
    bytes: Bytes;
    hash: string;
    note: string;
    made_at: At;
    made_by_user: Id<null>;
    made_by_name: string | null;
  };
}
