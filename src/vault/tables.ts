/** Row types of the vault's tables. */

import type { Generated } from 'kysely';
import type { Lang } from '../platform/pages/words.ts';
import type { RowTypes } from '../platform/postgres/columns.ts';
import type { MatterFacts } from './model.ts';
import type { DataChannel, DataRequestKind, DataStepWhat, KnownBy } from './model-data.ts';
import type { VaultColumns } from './tables-generated.ts';

export type VaultTables = RowTypes<
  VaultColumns,
  {
    vault_data_request: {
      lane: MatterFacts['lane'];
      kind: DataRequestKind;
      channel: DataChannel;
      known_by: KnownBy;
      limit_unit: 'working-day' | 'calendar-day';
    };
    vault_data_step: { what: DataStepWhat };
    vault_notice: { lang: Lang; uses: Generated<number> };
  }
>;
