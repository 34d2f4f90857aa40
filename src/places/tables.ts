/** Row types of the places' tables. */

import type { PlaqueFormat } from '../formats/index.ts';
import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { EntityKind, EntityStatus, HallLevel, RevokeReason } from './model.ts';
import type { PlacesColumns } from './tables-generated.ts';

export type PlacesTables = RowTypes<
  PlacesColumns,
  {
    places_hall: { level: HallLevel };
    places_entity: { kind: EntityKind; status: EntityStatus };
    places_past: { kind: 'hall' | 'window' | 'entity'; facts: Json<Record<string, string | boolean | null>> };
    places_code: { revoke_reason: RevokeReason | null };
    places_print: { format: PlaqueFormat };
  }
>;
