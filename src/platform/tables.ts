/** Row types of the platform's tables. */

import type { Generated } from 'kysely';
import type { Json, RowTypes } from './postgres/columns.ts';
import type { PlatformColumns } from './tables-generated.ts';

export type PlatformTables = RowTypes<
  PlatformColumns,
  {
    platform_outbox: { payload: Json<Record<string, unknown>>; attempts: Generated<number> };
    platform_job: { last_outcome: 'done' | 'failed' | null };
    platform_message: { channel: 'sms' | 'messenger' };
  }
>;
