/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id, Json } from '../platform/postgres/columns.ts';

export interface PlacesColumns {
  places_code: {
    id: Id;
    text: string;
    window_id: Id<null>;
    entity_id: Id<null>;
    issued_at: At;
    issued_by_post: Id<null>;
    revoked_at: At<null>;
    revoked_by_post: Id<null>;
    revoke_reason: string | null;
    successor_id: Id<null>;
    last_scan_week: Day<null>;
  };
  places_dead_scan: {
    code_id: string;
    on_day: Day;
    scans: number;
  };
  places_entity: {
    id: Id;
    uscc: string;
    name: string;
    kind: string;
    division_code: string;
    township_code: string | null;
    status: string;
    si_shang: boolean;
    opened_on: Day<null>;
    since_on: Day;
    closed_on: Day<null>;
    version: number;
    found_by: string | null;
    initials_set: string | null;
  };
  places_hall: {
    id: Id;
    name: string;
    level: string;
    division_code: string;
    unit_id: Id;
    address: string;
    hours: string;
    opened_on: Day;
    since_on: Day;
    closed_on: Day<null>;
    version: number;
    found_by: string | null;
  };
  places_hanging: {
    id: Id;
    code_id: Id;
    spot: string;
    hung_on: Day;
    noted_at: At;
    by_post: Id<null>;
    taken_down_on: Day<null>;
    taken_down_by_post: Id<null>;
  };
  places_hanging_photo: {
    hanging_id: Id;
    jpeg: Bytes;
    width: number;
    height: number;
    taken_at: At;
    by_post: Id<null>;
  };
  places_past: {
    id: Id;
    kind: string;
    object_id: Id;
    from_on: Day;
    until_on: Day;
    facts: Json;
    changed_by_post: Id<null>;
    changed_at: At;
  };
  places_print: {
    number: number;
    id: Id;
    format: string;
    division_code: string;
    printed_at: At;
    by_post: Id<null>;
    by_name: string;
    plaques: number;
    origin: string;
    issuer: string;
    hotline: string;
    example: boolean;
  };
  places_print_plaque: {
    print_number: number;
    position: number;
    code_id: Id;
    hall_name: string | null;
    window_number: string | null;
    window_name: string | null;
    entity_name: string | null;
  };
  places_window: {
    id: Id;
    hall_id: Id;
    number: string;
    name: string;
    unit_id: Id;
    services: string;
    opened_on: Day;
    since_on: Day;
    closed_on: Day<null>;
    version: number;
    found_by: string | null;
  };
}
