/** Written by `npm run gen`: change what it is written from. */

import type { At, Day, Id, Json } from '../platform/postgres/columns.ts';

export interface LawColumns {
  law_calendar_edition: {
    edition: number;
    year: number;
    papers: Json;
    days: Json;
    source: string;
    reason: string;
    by_user: Id<null>;
    by_post: Id<null>;
    submission_id: Id<null>;
    at: At;
  };
  law_category_list: {
    kind: string;
    version: number;
    effective_from: Day;
    categories: Json;
    reason: string;
    by_user: Id<null>;
    by_post: Id<null>;
    submission_id: Id<null>;
    at: At;
  };
  law_limit: {
    code: string;
    version: number;
    effective_from: Day;
    amount: number;
    unit: string;
    basis: string;
    verified: boolean;
    reason: string;
    by_user: Id<null>;
    by_post: Id<null>;
    submission_id: Id<null>;
    at: At;
  };
  law_procedure: {
    procedure: string;
    version: number;
    effective_from: Day;
    terms: Json;
    reason: string;
    by_user: Id<null>;
    by_post: Id<null>;
    submission_id: Id<null>;
    at: At;
  };
}
