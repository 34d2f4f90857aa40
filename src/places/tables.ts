/** Row types of the places' tables. */

import type { ColumnType, Generated } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { PlaqueFormat } from '../formats/index.ts';
import type { EntityKind, EntityStatus, HallLevel, RevokeReason } from './model.ts';

type Timestamp = ColumnType<Instant, string, string>;
type NullableTimestamp = ColumnType<Instant | null, string | null, string | null>;

export interface PlacesTables {
  places_hall: {
    id: Uuid;
    name: string;
    level: HallLevel;
    division_code: string;
    unit_id: Uuid;
    address: string;
    hours: string;
    opened_on: LocalDate;
    since_on: LocalDate;
    closed_on: LocalDate | null;
    version: number;
    found_by: string | null;
  };
  places_window: {
    id: Uuid;
    hall_id: Uuid;
    number: string;
    name: string;
    unit_id: Uuid;
    services: string;
    opened_on: LocalDate;
    since_on: LocalDate;
    closed_on: LocalDate | null;
    version: number;
    found_by: string | null;
  };
  places_entity: {
    id: Uuid;
    uscc: string;
    name: string;
    kind: EntityKind;
    division_code: string;
    township_code: string | null;
    status: EntityStatus;
    si_shang: boolean;
    opened_on: LocalDate | null;
    since_on: LocalDate;
    closed_on: LocalDate | null;
    version: number;
    found_by: string | null;
    initials_set: string | null;
  };
  places_past: {
    id: Uuid;
    kind: 'hall' | 'window' | 'entity';
    object_id: Uuid;
    from_on: LocalDate;
    until_on: LocalDate;
    facts: ColumnType<Record<string, string | boolean | null>, string, never>;
    changed_by_post: Uuid | null;
    changed_at: Timestamp;
  };
  places_code: {
    id: Uuid;
    text: string;
    window_id: Uuid | null;
    entity_id: Uuid | null;
    issued_at: Timestamp;
    issued_by_post: Uuid | null;
    revoked_at: NullableTimestamp;
    revoked_by_post: Uuid | null;
    revoke_reason: RevokeReason | null;
    successor_id: Uuid | null;
    last_scan_week: Generated<LocalDate | null>;
  };
  places_dead_scan: {
    code_id: string;
    on_day: LocalDate;
    scans: number;
  };
  places_print: {
    number: number;
    id: Uuid;
    format: PlaqueFormat;
    division_code: string;
    printed_at: Timestamp;
    by_post: Uuid | null;
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
    code_id: Uuid;
    hall_name: string | null;
    window_number: string | null;
    window_name: string | null;
    entity_name: string | null;
  };
  places_hanging: {
    id: Uuid;
    code_id: Uuid;
    spot: string;
    hung_on: LocalDate;
    noted_at: Timestamp;
    by_post: Uuid | null;
    taken_down_on: LocalDate | null;
    taken_down_by_post: Uuid | null;
  };
  places_hanging_photo: {
    hanging_id: Uuid;
    jpeg: Buffer;
    width: number;
    height: number;
    taken_at: Timestamp;
    by_post: Uuid | null;
  };
}
