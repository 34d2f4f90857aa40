/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id, Json } from '../platform/postgres/columns.ts';

export interface ReviewsColumns {
  reviews_amendment: {
    id: Id;
    review_id: Id;
    grade: number;
    reasons: string[];
    words: string | null;
    replaced_at: At;
    sealed: Bytes<null>;
  };
  reviews_daily: {
    window_id: Id;
    unit_id: Id;
    day: Day;
    grade: number;
    hall_id: Id;
    division_code: string;
    reviews: number;
  };
  reviews_detail: {
    review_id: Id;
    reasons: string[];
    words: string | null;
    wants_answer: boolean;
    sent_at: At;
    erased_at: At<null>;
    sealed: Bytes<null>;
    service: string | null;
  };
  reviews_entry: {
    id: Id;
    submission_id: Id;
    door: string;
    division_code: string;
    at: At;
    device_hash: string | null;
    state: string;
    matter_id: Id<null>;
    discard_reason: string | null;
    code_mark: string | null;
  };
  reviews_hall_month: {
    hall_id: Id;
    month: string;
    division_code: string;
    served: number;
  };
  reviews_leaving: {
    seq: number;
    month: string;
    place: string;
    week_of: Day<null>;
    division_code: string;
    unit_id: Id<null>;
    hall_id: Id<null>;
    window_id: Id<null>;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  };
  reviews_leaving_month: {
    month: string;
    at: At;
  };
  reviews_mark: {
    review_id: Id;
    network: string | null;
    device: string | null;
    at: At;
  };
  reviews_month: {
    window_id: Id;
    unit_id: Id;
    month: string;
    hall_id: Id;
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
  reviews_photo: {
    id: Id;
    submission_id: Id;
    position: number;
    jpeg: Bytes;
    width: number;
    height: number;
    keep_until: At<null>;
    device_hash: string | null;
  };
  reviews_progress: {
    what: string;
    through: Day;
    version: number;
  };
  reviews_province: {
    id: Id;
    source_system: string;
    source_ref: string;
    division_code: string;
    unit_id: Id;
    hall_id: Id<null>;
    window_id: Id<null>;
    service_code: string | null;
    service_name: string | null;
    grade: number;
    reasons: string[];
    is_default: boolean;
    day: Day;
    channel: string;
    version: number;
    words_erased_at: At<null>;
  };
  reviews_province_version: {
    review_id: Id;
    version: number;
    content: Json;
    at: At;
    system_id: Id<null>;
  };
  reviews_review: {
    id: Id;
    submission_id: Id;
    code_id: Id<null>;
    window_id: Id;
    hall_id: Id;
    division_code: string;
    unit_id: Id;
    grade: number;
    day: Day;
    at: At;
    device_hash: string | null;
    lang: string;
    notice_version: number | null;
    state: string;
    open_until: At;
    matter_id: Id<null>;
    discard_reason: string | null;
    source_system: string | null;
    source_ref: string | null;
  };
  reviews_served: {
    place_id: Id;
    place_kind: string;
    month: string;
    hall_id: Id;
    division_code: string;
    served: number;
    recorded_by_post: Id<null>;
    recorded_at: At;
  };
  reviews_service_week: {
    window_id: Id;
    unit_id: Id;
    week_of: Day;
    service: string;
    month: string;
    hall_id: Id;
    division_code: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  };
  reviews_sign: {
    id: Id;
    window_id: Id;
    unit_id: Id;
    week_of: Day;
    kind: string;
    hall_id: Id;
    division_code: string;
    rule_version: number;
    found_at: At;
    under: number;
    what: string;
    seen_count: number;
    seen_of: number | null;
    expected: number;
    minutes: number | null;
    tail: number;
    explained_at: At<null>;
    explained_by_post: Id<null>;
    explained_by_name: string | null;
    explanation: string | null;
  };
  reviews_sign_count: {
    window_id: Id;
    unit_id: Id;
    week_of: Day;
    signs: string;
    n5: number;
    n4: number;
    n3: number;
    n2: number;
    n1: number;
  };
  reviews_sign_week: {
    week_of: Day;
    rule_version: number;
    judged_at: At;
    looked_at: number;
  };
  reviews_sign_weight: {
    kind: string;
    from_on: Day;
    weight: number;
    basis: string;
    verified: boolean;
  };
  reviews_system: {
    id: Id;
    name: string;
    source_system: string;
    division_code: string;
    key_hash: Bytes;
    key_hint: string;
    issued_at: At;
    issued_by_post: Id;
    last_used_week: Day<null>;
    revoked_at: At<null>;
    revoked_by_post: Id<null>;
    revoke_reason: string | null;
  };
  reviews_week: {
    window_id: Id;
    unit_id: Id;
    week_of: Day;
    month: string;
    hall_id: Id;
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
  reviews_week_due: {
    week_of: Day;
    window_id: Id;
    marks: number;
  };
}
