/** Choosing how one is told. Numbers are wrapped by the vault's key and bound to the account, as the second factor's secret is. */

import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import type { Channel } from '../../platform/messages.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { audit } from '../registry/actions-acting.ts';
import type { Telling } from './model-telling.ts';
import { USUAL } from './rules-telling.ts';
import { keepTelling, keptTelling } from './store-telling.ts';

/** What somebody chose, with their numbers in plain text: for themselves, and for what is about to be sent. */
export async function tellingOf(q: Queryable, city: City, userId: Uuid): Promise<Telling> {
  const kept = await keptTelling(q, userId);
  if (kept === undefined) return USUAL;
  const { smsTo, messengerTo, keyId, ...chosen } = kept;
  const open = (channel: Channel, wrapped: Uint8Array | null) =>
    wrapped === null ? null : city.keys.vault.unwrap(wrapped, keyId, boundTo(userId, channel)).toString('utf8');
  return { ...chosen, smsTo: open('sms', smsTo), messengerTo: open('messenger', messengerTo) };
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

function boundTo(userId: Uuid, channel: Channel): string {
  return `people/telling/${channel}/${userId}`;
}
