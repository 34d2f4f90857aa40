/** Row types of the loop's tables. */

import type { Generated } from 'kysely';
import type { RowTypes } from '../platform/postgres/columns.ts';
import type { Outcome, Phase } from './loop/model.ts';
import type { MattersColumns } from './tables-generated.ts';

/** Who wrote or showed something of a matter. */
export type Author = 'complainant' | 'unit' | 'office';

/** How far a matter came. */
type Stage = { phase: Phase; outcome: Outcome | null };

export type MattersTables = RowTypes<
  MattersColumns,
  {
    matters_matter: Stage;
    matters_shown: Stage;
    matters_text: { position: Generated<number>; author: Author };
    matters_file: { author: Author; position: Generated<number> };
    matters_message: { letter: 'X' | 'D' | 'L' };
  }
>;
