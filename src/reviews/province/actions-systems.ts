/** Admits and revokes the province's systems, each with a key that sends its reviews and reads the groups of ours. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { nameOf } from '../../kernel/spelling.ts';
import { type Actor, audit, scopeOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { newProgramKey } from '../../platform/program-key.ts';
import { reviewsAccess } from '../access.ts';
import { LEAST_DISCARD_REASON } from '../rules.ts';
import type { ProvinceSystem, SystemProblem } from './model.ts';
import { isOurs } from './rules-ours.ts';
import { insertSystem, lockSystem, setRevoked } from './store-systems.ts';

/** `key` is shown once; null when this request was answered before. */
export type Admitted = Readonly<{ system: ProvinceSystem; key: string | null }>;

/** Admits a system. Its key is in the first answer alone: whoever lost that revokes it and admits the system anew. */
export async function admitSystem(
  tx: Tx,
  city: City,
  actor: Actor,
  { sourceSystem, ...given }: Readonly<{ id: Uuid; name: string; sourceSystem: string; divisionCode: string }>,
): Promise<Result<Admitted, SystemProblem>> {
  // As it is read in every review: else a port and a sheet would call one system by two names.
  const asked = { ...given, sourceSystem: nameOf(sourceSystem) };
  const scope = await scopeOf(tx, actor);
  if (!scope.divisionCodes.includes(asked.divisionCode)) return refuse({ kind: 'outside-your-division' });
  if (isOurs(city.code, asked.sourceSystem, '')) return refuse({ kind: 'review-system-ours' });
  const { key, keyHint, keyHash } = newProgramKey(city, 'province-reviews');
  const system: ProvinceSystem = {
    ...asked,
    keyHint,
    issuedAt: city.outside.now(),
    ...{ lastUsedWeek: null, revokedAt: null, revokeReason: null },
  };
  if (await insertSystem(tx, { ...system, keyHash, byPost: actor.postId })) {
    await audit(tx, city, entry(actor, asked.id, 'issued'));
    return ok({ system, key });
  }
  const before = await lockSystem(tx, scope, asked.id);
  const isSame =
    before?.name === asked.name &&
    before.sourceSystem === asked.sourceSystem &&
    before.divisionCode === asked.divisionCode;
  if (before === undefined || !isSame) return refuse({ kind: 'submission-reused' });
  return ok({ system: before, key: null });
}

/** Revokes at once; revoking a dead one changes nothing and is no error. */
export async function revokeSystem(
  tx: Tx,
  city: City,
  actor: Actor,
  revoke: Readonly<{ id: Uuid; reason: string }>,
): Promise<Result<ProvinceSystem, SystemProblem>> {
  const system = await lockSystem(tx, await scopeOf(tx, actor), revoke.id);
  if (system === undefined) return refuse({ kind: 'review-system-not-found' });
  const reason = revoke.reason.trim();
  if (reason.length < LEAST_DISCARD_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_DISCARD_REASON });
  if (system.revokedAt !== null) return ok(system);
  const at = city.outside.now();
  await setRevoked(tx, system.id, { at, byPost: actor.postId, reason });
  await audit(tx, city, entry(actor, system.id, 'revoked'));
  return ok({ ...system, revokedAt: at, revokeReason: reason });
}

function entry(actor: Actor, id: Uuid, what: 'issued' | 'revoked') {
  const { action } = reviewsAccess.keepSystems;
  return { actor, action, objectKind: 'reviews-system', objectId: id, detail: { what } };
}
