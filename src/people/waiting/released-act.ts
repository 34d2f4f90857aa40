/** Types of acts done on release by a second person. */

import type { Result } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, AuditEntry } from '../model.ts';
import type { WaitingAct } from './model-waiting.ts';

/** The asker, whose power is used, and the second person, recorded beside them. */
export type Release = Readonly<{
  asker: Actor | null;
  releaser: Actor;
  act: WaitingAct;
  detail: NonNullable<AuditEntry['detail']>;
}>;

/** Does one kind of act in the transaction that releases it, checking everything again, since things may have changed. */
export type ReleasedAct = (
  tx: Tx,
  city: City,
  release: Release,
) => Promise<Result<unknown, Readonly<{ kind: string; [more: string]: unknown }>>>;

/** Acts by kind. */
export type ReleasedActs = Readonly<Record<string, ReleasedAct>>;
