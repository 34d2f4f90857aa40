/** Choosing how one is told. Numbers are wrapped by the vault's key and bound to the account, as the second factor's secret is. */

import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import { NotOpened } from '../../platform/keys.ts';
import type { Channel } from '../../platform/messages.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Wrapped } from '../../platform/wrapped.ts';
import { audit } from '../registry/actions-acting.ts';
import type { Telling } from './model-telling.ts';
import { USUAL } from './rules-telling.ts';
import { type KeptTelling, keepTelling, keptTelling } from './store-telling.ts';

/** What somebody chose, with their numbers in plain text, for themselves. One that no key opens any more stands empty: it is typed anew. */
export async function tellingOf(q: Queryable, city: City, userId: Uuid): Promise<Telling> {
  const kept = await keptTelling(q, userId);
  if (kept === undefined) return USUAL;
  const { keyId: _, ...chosen } = kept;
  return { ...chosen, smsTo: shown(city, userId, 'sms', kept), messengerTo: shown(city, userId, 'messenger', kept) };
}

/** How somebody is told, and where by one channel, for what is about to be sent. @throws NotOpened where no key opens the number */
export async function toldBy(
  q: Queryable,
  city: City,
  userId: Uuid,
  channel: Channel,
): Promise<Readonly<{ to: string | null }> & Pick<Telling, 'quiet' | 'lang'>> {
  const kept = await keptTelling(q, userId);
  if (kept === undefined) return { to: null, quiet: USUAL.quiet, lang: USUAL.lang };
  return { to: opened(city, userId, channel, kept), quiet: kept.quiet, lang: kept.lang };
}

/** @throws NotOpened */
function opened({ keys }: City, userId: Uuid, channel: Channel, { smsTo, messengerTo, keyId }: KeptTelling) {
  const wrapped = channel === 'sms' ? smsTo : messengerTo;
  return wrapped === null ? null : keys.vault.unwrap(wrapped, keyId, boundTo(userId, channel)).toString('utf8');
}

function shown(city: City, userId: Uuid, channel: Channel, kept: KeptTelling): string | null {
  try {
    return opened(city, userId, channel, kept);
  } catch (error) {
    if (error instanceof NotOpened) return null;
    throw error;
  }
}

/** The audit has that it was chosen, never a number. */
export async function chooseTelling(
  tx: Tx,
  city: City,
  by: Readonly<{ userId: Uuid; sessionId?: Uuid }>,
  chosen: Omit<Telling, 'since'>,
): Promise<void> {
  const { userId } = by;
  const wrap = (channel: Channel, plain: string | null) =>
    plain === null ? null : city.keys.vault.wrap(Buffer.from(plain, 'utf8'), boundTo(userId, channel));
  await keepTelling(tx, userId, {
    ...chosen,
    smsTo: wrap('sms', chosen.smsTo),
    messengerTo: wrap('messenger', chosen.messengerTo),
    keyId: city.keys.vault.id,
    since: city.outside.now(),
  });
  await audit(tx, city, {
    actor: null,
    action: 'people.choose-telling',
    objectKind: 'user',
    objectId: userId,
    outcome: 'done',
    ...by,
  });
}

/** Numbers of officials, under a new key of the ring. */
export const tellingWrapped: Wrapped = {
  table: 'people_telling',
  id: 'user_id',
  key: 'key_id',
  bound: { sms_to: (userId) => boundTo(userId, 'sms'), messenger_to: (userId) => boundTo(userId, 'messenger') },
};

function boundTo(userId: Uuid, channel: Channel): string {
  return `people/telling/${channel}/${userId}`;
}
