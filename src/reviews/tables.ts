/** Row types of the reviews slice's tables, as the migrations make them. */

import type { ColumnType } from 'kysely';

type Timestamp = ColumnType<string, string, string>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ReviewsTables {
  reviews_review: {
    id: string;
    submission_id: string;
    code_id: Optional<string>;
    window_id: string;
    hall_id: string;
    division_code: string;
    unit_id: string;
    grade: number;
    day: string;
    at: Timestamp;
    device_hash: Optional<string>;
    lang: string;
    notice_version: Optional<number>;
    state: string;
    open_until: Timestamp;
    matter_id: Optional<string>;
    discard_reason: Optional<string>;
    source_system: Optional<string>;
    source_ref: Optional<string>;
  };
  reviews_detail: {
    review_id: string;
    reasons: string[];
    words: Optional<string>;
    sealed: Optional<Buffer>;
    wants_answer: boolean;
    service: Optional<string>;
    sent_at: Timestamp;
    erased_at: Optional<string>;
  };
  reviews_amendment: {
    id: string;
    review_id: string;
    grade: number;
    reasons: string[];
    words: Optional<string>;
    sealed: Optional<Buffer>;
    replaced_at: Timestamp;
  };
  reviews_photo: {
    id: string;
    submission_id: string;
    position: number;
    jpeg: Buffer;
    width: number;
    height: number;
    keep_until: Optional<string>;
    device_hash: Optional<string>;
  };
  reviews_daily: {
    window_id: string;
    unit_id: string;
    day: string;
    grade: number;
    hall_id: string;
    division_code: string;
    reviews: number;
  };
  reviews_week: {
    window_id: string;
    unit_id: string;
    week_of: string;
    month: string;
    hall_id: string;
    division_code: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
    weight: number;
    content_weight: number;
    squares: number;
  };
  reviews_month: {
    window_id: string;
    unit_id: string;
    month: string;
    hall_id: string;
    division_code: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
    weight: number;
    content_weight: number;
    squares: number;
    served: number | null;
  };
  reviews_service_week: {
    window_id: string;
    unit_id: string;
    week_of: string;
    service: string;
    month: string;
    hall_id: string;
    division_code: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  };
  reviews_mark: {
    review_id: string;
    network: Optional<string>;
    device: Optional<string>;
    at: Timestamp;
  };
  reviews_sign: {
    id: string;
    window_id: string;
    unit_id: string;
    week_of: string;
    kind: string;
    hall_id: string;
    division_code: string;
    rule_version: number;
    found_at: Timestamp;
    under: number;
    what: string;
    seen_count: number;
    seen_of: Optional<number>;
    expected: number;
    minutes: Optional<number>;
    tail: number;
    explained_at: Optional<string>;
    explained_by_post: Optional<string>;
    explained_by_name: Optional<string>;
    explanation: Optional<string>;
  };
  reviews_sign_count: {
    window_id: string;
    unit_id: string;
    week_of: string;
    signs: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  };
  reviews_sign_week: {
    week_of: string;
    rule_version: number;
    judged_at: Timestamp;
    looked_at: number;
  };
  reviews_sign_weight: {
    kind: string;
    from_on: string;
    weight: number;
    basis: string;
    verified: boolean;
  };
  reviews_week_due: {
    week_of: string;
    window_id: string;
    marks: number;
  };
  reviews_progress: {
    what: string;
    through: string;
    version: number;
  };
  reviews_served: {
    place_id: string;
    place_kind: string;
    month: string;
    hall_id: string;
    division_code: string;
    served: number;
    recorded_by_post: string | null;
    recorded_at: Timestamp;
  };
  reviews_hall_month: {
    hall_id: string;
    month: string;
    division_code: string;
    served: number;
  };
  reviews_entry: {
    id: string;
    submission_id: string;
    door: string;
    code_mark: Optional<string>;
    division_code: string;
    at: Timestamp;
    device_hash: Optional<string>;
    state: string;
    matter_id: Optional<string>;
    discard_reason: Optional<string>;
  };
}
