/** SQL of the port: cases that were handed over, and the states their platforms are told. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Handover, StateTold } from './model.ts';
import type { CasesTables } from './tables.ts';

export const casesOn = (q: Queryable) => tablesOf<CasesTables>(q);

const HANDOVER = [
  'matter_id as matterId',
  'submission_id as submissionId',
  'platform_id as platformId',
  'reference',
  'content_mac as contentMac',
  'at',
] as const;

export async function insertHandover(tx: Tx, handover: Handover): Promise<void> {
  await casesOn(tx).insertInto('cases_handover').values(rowOf(HANDOVER, handover)).execute();
}

/** The case of this number; the caller holds the platform's row. */
export async function handoverOfNumber(tx: Tx, platformId: Uuid, reference: string): Promise<Handover | undefined> {
  return casesOn(tx)
    .selectFrom('cases_handover')
    .select(HANDOVER)
    .where('platform_id', '=', platformId)
    .where('reference', '=', reference)
    .executeTakeFirst();
}

export async function platformOfMatter(q: Queryable, matterId: Uuid): Promise<Uuid | undefined> {
  const row = await casesOn(q)
    .selectFrom('cases_handover')
    .select('platform_id')
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row?.platform_id;
}

export async function countHandovers(q: Queryable, platformId: Uuid, since: Instant): Promise<number> {
  const row = await casesOn(q)
    .selectFrom('cases_handover')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('platform_id', '=', platformId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const STATE = ['matter_id as matterId', 'seq', 'state', 'outcome', 'due_on as dueOn', 'at'] as const;

/** @returns false when this event's state is kept already. */
export async function insertState(tx: Tx, state: StateTold): Promise<boolean> {
  const done = await casesOn(tx)
    .insertInto('cases_state')
    .values({ ...rowOf(STATE, state), told_at: null })
    .onConflict((conflict) => conflict.columns(['matter_id', 'seq']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The last state before an event. */
export async function stateBefore(q: Queryable, matterId: Uuid, seq: number): Promise<StateTold | undefined> {
  return casesOn(q)
    .selectFrom('cases_state')
    .select(STATE)
    .where('matter_id', '=', matterId)
    .where('seq', '<', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** States a platform was not told yet, oldest first, each with the platform's number of its case. */
export async function untoldStates(
  q: Queryable,
  platformId: Uuid,
  limit: number,
): Promise<readonly (StateTold & Readonly<{ number: string }>)[]> {
  return casesOn(q)
    .selectFrom('cases_state')
    .innerJoin('cases_handover', 'cases_handover.matter_id', 'cases_state.matter_id')
    .select([
      'cases_state.matter_id as matterId',
      'cases_state.seq',
      'cases_state.state',
      'cases_state.outcome',
      'cases_state.due_on as dueOn',
      'cases_state.at',
      'cases_handover.reference as number',
    ])
    .where('cases_handover.platform_id', '=', platformId)
    .where('cases_state.told_at', 'is', null)
    .orderBy('cases_state.at')
    .orderBy('cases_state.matter_id')
    .orderBy('cases_state.seq')
    .limit(limit)
    .execute();
}

export async function markTold(
  tx: Tx,
  states: readonly Pick<StateTold, 'matterId' | 'seq'>[],
  at: Instant,
): Promise<void> {
  for (const { matterId, seq } of states) {
    await casesOn(tx)
      .updateTable('cases_state')
      .set({ told_at: at })
      .where('matter_id', '=', matterId)
      .where('seq', '=', seq)
      .execute();
  }
}
