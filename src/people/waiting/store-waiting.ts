/** All SQL of acts that wait for a second person. A decided one is never changed. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { rowOf } from '../../platform/postgres/columns.ts';
import { firstAs, type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Role, Scope } from '../model.ts';
import { isRole } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';
import type { WaitingAct } from './model-waiting.ts';

const MOST_LINES = 500;

const ACT = [
  'id',
  'kind',
  'object_id as objectId',
  'division_code as divisionCode',
  'releasers',
  'facts',
  'given',
  'concerns_user as concernsUserId',
  'asked_by_user as askedByUserId',
  'asked_by_post as askedByPostId',
  'asked_at as askedAt',
  'expires_at as expiresAt',
  'decision',
  'decision_reason as decisionReason',
  'decided_by_user as decidedByUserId',
  'decided_at as decidedAt',
] as const;

function actRows(q: Queryable) {
  return tablesOf<PeopleTables>(q).selectFrom('people_waiting_act').select(ACT);
}

function actOf<Row extends Readonly<{ releasers: string[] }>>(row: Row) {
  return { ...row, releasers: row.releasers.filter(isRole) };
}

export async function insertWaitingAct(tx: Tx, act: WaitingAct): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_waiting_act')
    .values({
      ...rowOf(ACT, act),
      releasers: [...act.releasers],
      facts: JSON.stringify(act.facts),
      given: JSON.stringify(act.given),
    })
    .execute();
}

/** The one act of a kind about an object that nobody decided yet. */
export async function openActAbout(
  tx: Tx,
  about: Readonly<{ kind: string; objectId: string }>,
): Promise<WaitingAct | undefined> {
  return firstAs(
    actRows(tx)
      .where('kind', '=', about.kind)
      .where('object_id', '=', about.objectId)
      .where('decision', 'is', null)
      .forUpdate(),
    actOf,
  );
}

/** Undecided acts of a kind about these objects. */
export async function openActsAbout(
  q: Queryable,
  about: Readonly<{ kind: string; objectIds: readonly string[] }>,
): Promise<readonly WaitingAct[]> {
  if (about.objectIds.length === 0) return [];
  const rows = await actRows(q)
    .where('kind', '=', about.kind)
    .where('object_id', 'in', [...about.objectIds])
    .where('decision', 'is', null)
    .execute();
  return rows.map(actOf);
}

export async function lockWaitingAct(tx: Tx, id: Uuid): Promise<WaitingAct | undefined> {
  return firstAs(actRows(tx).where('id', '=', id).forUpdate(), actOf);
}

export async function saveDecision(
  tx: Tx,
  id: Uuid,
  made: Readonly<{
    decision: NonNullable<WaitingAct['decision']>;
    reason: string | null;
    userId: Uuid;
    postId: Uuid | null;
    at: Instant;
  }>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_waiting_act')
    .set({
      decision: made.decision,
      decision_reason: made.reason,
      decided_by_user: made.userId,
      decided_by_post: made.postId,
      decided_at: made.at,
    })
    .where('id', '=', id)
    .execute();
}

/** Acts a person asked for, those their role may release, and decided ones; waiting ones first. */
export async function listWaitingActs(
  q: Queryable,
  scope: Scope,
  filter: Readonly<{ decided: boolean; role: Role; now: Instant }>,
): Promise<readonly WaitingAct[]> {
  const { now, role } = filter;
  const waits = sql<boolean>`(decision is null and (expires_at is null or expires_at > ${now}::timestamptz))`;
  const rows = await actRows(q)
    .where('division_code', 'in', [...scope.divisionCodes])
    .where((eb) =>
      eb.or([
        eb('asked_by_user', '=', scope.actor.userId),
        sql<boolean>`${role} = any(releasers)`,
        sql.lit(role === 'audit-admin'),
      ]),
    )
    .where(filter.decided ? sql<boolean>`not ${waits}` : waits)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(MOST_LINES)
    .execute();
  return rows.map(actOf);
}

/** Runs as the schema's owner and never forgets a decision younger than half a year. */
export async function forgetWaitingActsBefore(tx: Tx, before: Instant): Promise<void> {
  await sql`select people_forget_waiting_acts(${before}::timestamptz)`.execute(tx);
}
