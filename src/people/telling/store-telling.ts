/** SQL of telling: how each person wishes to be told, when they last were, and what waits for them. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Actor } from '../model.ts';
import { roleOf } from '../registry/store-posts.ts';
import type { PeopleTables } from '../tables.ts';
import type { Telling } from './model-telling.ts';

/** A choice with its numbers wrapped. */
export type KeptTelling = Omit<Telling, 'smsTo' | 'messengerTo' | 'since'> &
  Readonly<{ smsTo: Uint8Array | null; messengerTo: Uint8Array | null; keyId: string; since: Instant }>;

const quietOf = (from: string | null, until: string | null) =>
  from === null || until === null ? null : { from, until };

export async function keptTelling(q: Queryable, userId: Uuid): Promise<KeptTelling | undefined> {
  const row = await tablesOf<PeopleTables>(q)
    .selectFrom('people_telling')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    byMail: row.by_mail,
    smsTo: row.sms_to,
    messengerTo: row.messenger_to,
    keyId: row.key_id,
    rhythm: row.rhythm,
    quiet: quietOf(row.quiet_from, row.quiet_until),
    lang: row.lang,
    since: row.since,
  };
}

export async function keepTelling(tx: Tx, userId: Uuid, telling: KeptTelling): Promise<void> {
  const row = {
    user_id: userId,
    by_mail: telling.byMail,
    sms_to: telling.smsTo,
    messenger_to: telling.messengerTo,
    key_id: telling.keyId,
    rhythm: telling.rhythm,
    quiet_from: telling.quiet?.from ?? null,
    quiet_until: telling.quiet?.until ?? null,
    lang: telling.lang,
    since: telling.since,
  };
  await tablesOf<PeopleTables>(tx)
    .insertInto('people_telling')
    .values(row)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute();
}

/** Numbers of an account that was closed go; what else was chosen stays. */
export async function forgetAddresses(tx: Tx, userId: Uuid): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_telling')
    .set({ sms_to: null, messenger_to: null })
    .where('user_id', '=', userId)
    .execute();
}

export type Hearer = Readonly<{
  userId: Uuid;
  byMail: boolean;
  bySms: boolean;
  byMessenger: boolean;
  chosen: Pick<Telling, 'rhythm' | 'quiet'> | null;
  toldAt: Instant | null;
}>;

/** Everybody with an open account who can be told by something. */
export async function hearers(q: Queryable): Promise<readonly Hearer[]> {
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_user as u')
    .leftJoin('people_telling as t', 't.user_id', 'u.id')
    .select(['u.id', 'u.told_at', 't.rhythm', 't.quiet_from', 't.quiet_until'])
    .select(sql<boolean>`u.email is not null and coalesce(t.by_mail, true)`.as('by_mail'))
    .select(sql<boolean>`t.sms_to is not null`.as('by_sms'))
    .select(sql<boolean>`t.messenger_to is not null`.as('by_messenger'))
    .where('u.disabled_at', 'is', null)
    .where((eb) =>
      eb.or([eb('u.email', 'is not', null), eb('t.sms_to', 'is not', null), eb('t.messenger_to', 'is not', null)]),
    )
    .orderBy('u.id')
    .execute();
  return rows.map((row) => ({
    userId: row.id,
    byMail: row.by_mail,
    bySms: row.by_sms,
    byMessenger: row.by_messenger,
    chosen: row.rhythm === null ? null : { rhythm: row.rhythm, quiet: quietOf(row.quiet_from, row.quiet_until) },
    toldAt: row.told_at,
  }));
}

export type Waiting = Readonly<{ actor: Actor; matterId: Uuid; at: Instant }>;

/** Unread notices of these people that name a matter, at each of their posts. */
export async function waitingFor(
  q: Queryable,
  userIds: readonly Uuid[],
  today: LocalDate,
): Promise<readonly Waiting[]> {
  if (userIds.length === 0) return [];
  const rows = await tablesOf<PeopleTables>(q)
    .selectFrom('people_user as u')
    .innerJoin('people_holding as h', 'h.user_id', 'u.id')
    .innerJoin('people_notice as n', 'n.post_id', 'h.post_id')
    .innerJoin('people_post as p', 'p.id', 'h.post_id')
    .select([
      'u.id',
      'u.display_name',
      'p.id as post_id',
      'p.role',
      'p.unit_id',
      'p.division_code',
      'n.matter_id',
      'n.at',
    ])
    .where((eb) => eb('u.id', '=', eb.fn.any(eb.val([...userIds]))))
    .where('h.from_on', '<=', today)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>=', today)]))
    .where('n.read_at', 'is', null)
    .where('n.ended_at', 'is', null)
    .where('n.matter_id', 'is not', null)
    .orderBy('u.id')
    .orderBy('p.id')
    .$narrowType<{ matter_id: Uuid }>()
    .execute();
  return rows.map((row) => ({
    actor: {
      userId: row.id,
      postId: row.post_id,
      role: roleOf(row.role),
      unitId: row.unit_id,
      divisionCode: row.division_code,
      delegatedFrom: null,
      displayName: row.display_name,
    },
    matterId: row.matter_id,
    at: row.at,
  }));
}

/** The moment at which they were told last. */
export async function lastTold(q: Queryable, userId: Uuid): Promise<Instant | null> {
  const user = tablesOf<PeopleTables>(q).selectFrom('people_user').select('told_at').where('id', '=', userId);
  return (await user.executeTakeFirst())?.told_at ?? null;
}

export async function markTold(tx: Tx, userId: Uuid, moment: Instant): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people_user')
    .set({ told_at: moment })
    .where('id', '=', userId)
    .execute();
}
