/** How an act is done once its second person released it; each kind has one way. */

import type { Result } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Actor, AuditEntry } from '../model.ts';
import type { WaitingAct } from './model-waiting.ts';

/** Who does a released act: the power is the asker's, the second person stands in the audit beside it. */
export type Release = Readonly<{
  asker: Actor | null;
  releaser: Actor;
  act: WaitingAct;
  detail: NonNullable<AuditEntry['detail']>;
}>;

/** Does one kind of act in the transaction that releases it; judges anew, since things changed meanwhile. */
export type ReleasedAct = (
  tx: Tx,
  city: City,
  release: Release,
) => Promise<Result<unknown, Readonly<{ kind: string; [more: string]: unknown }>>>;

/** By the kind of the act. */
export type ReleasedActs = Readonly<Record<string, ReleasedAct>>;
