/** Issues and revokes keys of connected systems. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Actor, audit, scopeOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { newProgramKey } from '../platform/program-key.ts';
import { open311Access } from './access.ts';
import type { Client, Open311Problem } from './model.ts';
import { insertClient, lockClient, setRevoked } from './store-clients.ts';

const LEAST_REASON = 4;

export type Issued = Readonly<{
  client: Client /** Shown once; null when this request was answered before. */;
  key: string | null;
}>;

/** Issues a key. It is in the first answer alone: whoever lost that revokes the key and asks for another. */
export async function issueKey(
  tx: Tx,
  city: City,
  actor: Actor,
  asked: Readonly<{ id: Uuid; name: string; purpose: string; divisionCode: string }>,
): Promise<Result<Issued, Open311Problem>> {
  const scope = await scopeOf(tx, actor);
  if (!scope.divisionCodes.includes(asked.divisionCode)) return refuse({ kind: 'outside-your-division' });
  const { key, keyHint, keyHash } = newProgramKey(city, 'open311');
  const client: Client = {
    ...asked,
    keyHint,
    issuedAt: city.outside.now(),
    lastUsedWeek: null,
    revokedAt: null,
    revokeReason: null,
  };
  const isNew = await insertClient(tx, { ...client, keyHash, byPost: actor.postId });
  if (isNew) {
    await audit(tx, city, entry(actor, asked.id, { what: 'issued' }));
    return ok({ client, key });
  }
  const before = await lockClient(tx, scope, asked.id);
  if (before === undefined || before.name !== asked.name || before.divisionCode !== asked.divisionCode) {
    return refuse({ kind: 'submission-reused' });
  }
  return ok({ client: before, key: null });
}

/** Revokes a key at once; revoking a dead one changes nothing and is no error. */
export async function revokeKey(
  tx: Tx,
  city: City,
  actor: Actor,
  revoke: Readonly<{ id: Uuid; reason: string }>,
): Promise<Result<Client, Open311Problem>> {
  const client = await lockClient(tx, await scopeOf(tx, actor), revoke.id);
  if (client === undefined) return refuse({ kind: 'open311-key-not-found' });
  const reason = revoke.reason.trim();
  if (reason.length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  if (client.revokedAt !== null) return ok(client);
  const at = city.outside.now();
  await setRevoked(tx, client.id, { at, byPost: actor.postId, reason });
  await audit(tx, city, entry(actor, client.id, { what: 'revoked' }));
  return ok({ ...client, revokedAt: at, revokeReason: reason });
}

function entry(actor: Actor, id: Uuid, detail: Readonly<Record<string, string>>) {
  return { actor, action: open311Access.keepKeys.action, objectKind: 'open311-key', objectId: id, detail };
}
