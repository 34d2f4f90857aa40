/** Written by `npm run gen`: change what it is written from. */

import type { Day, Id } from '../platform/postgres/columns.ts';

export interface InspectionsColumns {
  inspections_agency: {
    id: Id;
    unit_id: Id;
    division_code: string;
    power: string;
    entrusting_unit_id: Id<null>;
    law: string;
    from_on: Day;
    last_on: Day<null>;
    version: number;
  };
  inspections_item: {
    id: Id;
    code: string;
    name: string;
    law: string;
    level: string;
    unit_id: Id;
    division_code: string;
    yearly_cap: number | null;
    from_on: Day;
    last_on: Day<null>;
    version: number;
  };
  inspections_officer: {
    id: Id;
    licence: string;
    name: string;
    user_id: Id<null>;
    unit_id: Id;
    division_code: string;
    from_on: Day;
    last_on: Day;
    version: number;
  };
}
