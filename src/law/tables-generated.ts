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
  law_category: {
    kind: string;
    code: string;
    effective_from: Day;
    effective_to: Day<null>;
    position: number;
    name_zh: string;
    name_en: string;
    service_fault: boolean;
    discipline: boolean;
    evidence_zh: string | null;
    evidence_en: string | null;
    basis: string;
    verified: boolean;
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
