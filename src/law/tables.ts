/** Row types of the law's tables. */

import type { ColumnType } from 'kysely';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { CalendarDay, CategoryKind, LimitCode, LimitUnit, ProcedureCode } from './model.ts';
import type { KeptTerms } from './rules-terms.ts';

type Timestamp = ColumnType<Instant, string, never>;
type Json<T> = ColumnType<T, string, never>;

export interface LawTables {
  law_calendar_edition: {
    edition: number;
    year: number;
    papers: Json<readonly string[]>;
    days: Json<readonly CalendarDay[]>;
    source: string;
    reason: string;
    by_user: string | null;
    by_post: string | null;
    submission_id: string | null;
    at: Timestamp;
  };
  law_procedure: {
    procedure: ProcedureCode;
    version: number;
    effective_from: LocalDate;
    terms: Json<KeptTerms>;
    reason: string;
    by_user: string | null;
    by_post: string | null;
    submission_id: string | null;
    at: Timestamp;
  };
  law_limit: {
    code: LimitCode;
    version: number;
    effective_from: LocalDate;
    amount: number;
    unit: LimitUnit;
    basis: string;
    verified: boolean;
    reason: string;
    by_user: string | null;
    by_post: string | null;
    submission_id: string | null;
    at: Timestamp;
  };
  law_category: {
    kind: CategoryKind;
    code: string;
    effective_from: LocalDate;
    effective_to: LocalDate | null;
    position: number;
    name_zh: string;
    name_en: string;
    service_fault: boolean;
    discipline: boolean;
    evidence_zh: string | null;
    evidence_en: string | null;
    basis: string;
    verified: boolean;
    at: Timestamp;
  };
}
