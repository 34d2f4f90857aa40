/** Issues, renews and revokes the keys of platforms. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, audit, scopeOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { readAddress } from '../../platform/outgoing.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { newProgramKey } from '../../platform/program-key.ts';
import { casesAccess } from '../access.ts';
import { secretOf } from './actions-secret.ts';
import { tellLater } from './actions-tell.ts';
import type { Platform, PlatformProblem } from './model.ts';
import { insertPlatform, lockPlatform, setRevoked, updateKey } from './store-platforms.ts';

const LEAST_REASON = 4;

/** `secrets` are shown once; null when this request was answered before. */
export type Issued = Readonly<{ platform: Platform; secrets: Readonly<{ key: string; signing: string }> | null }>;

type Address = Readonly<{ callbackUrl: string | null }>;

/** Lets a platform hand cases over. Its key is in the first answer alone: whoever lost that renews it. */
export async function admitPlatform(
  tx: Tx,
  city: City,
  actor: Actor,
  asked: Readonly<{ id: Uuid; name: string; divisionCode: string }> & Address,
): Promise<Result<Issued, PlatformProblem>> {
  const scope = await scopeOf(tx, actor);
  if (!scope.divisionCodes.includes(asked.divisionCode)) return refuse({ kind: 'outside-your-division' });
  const callbackUrl = addressIn(asked);
  if (callbackUrl === undefined) return refuse({ kind: 'province-address' });
  const { key, keyHint, keyHash } = newProgramKey(city, 'province');
  const platform: Platform = {
    ...{ id: asked.id, name: asked.name, divisionCode: asked.divisionCode, callbackUrl },
    ...{ keyHint, keyVersion: 1, issuedAt: city.outside.now() },
    ...{ lastUsedWeek: null, revokedAt: null, revokeReason: null },
  };
  if (await insertPlatform(tx, { ...platform, keyHash, byPost: actor.postId })) {
    await audit(tx, city, entry(actor, platform.id, 'issued'));
    return ok({ platform, secrets: { key, signing: secretOf(city, platform) } });
  }
  const before = await lockPlatform(tx, scope, asked.id);
  if (before === undefined || before.name !== asked.name || before.divisionCode !== asked.divisionCode) {
    return refuse({ kind: 'submission-reused' });
  }
  return ok({ platform: before, secrets: null });
}

/** Gives a platform another key, secret and address; the ones before are dead at once, and it keeps its cases. */
export async function renewPlatform(
  tx: Tx,
  city: City,
  actor: Actor,
  asked: Readonly<{ id: Uuid }> & Address,
): Promise<Result<Issued, PlatformProblem>> {
  const before = await lockPlatform(tx, await scopeOf(tx, actor), asked.id);
  if (before === undefined) return refuse({ kind: 'province-platform-not-found' });
  if (before.revokedAt !== null) return refuse({ kind: 'province-platform-revoked' });
  const callbackUrl = addressIn(asked);
  if (callbackUrl === undefined) return refuse({ kind: 'province-address' });
  const { key, keyHint, keyHash } = newProgramKey(city, 'province');
  const issuedAt = city.outside.now();
  const platform: Platform = { ...before, callbackUrl, keyHint, issuedAt, keyVersion: before.keyVersion + 1 };
  await updateKey(tx, { ...platform, keyHash, byPost: actor.postId });
  // What waits is told at the new address.
  if (callbackUrl !== null) await tellLater(tx, city, platform.id);
  await audit(tx, city, entry(actor, platform.id, 'renewed'));
  return ok({ platform, secrets: { key, signing: secretOf(city, platform) } });
}

/** Revokes at once; revoking a dead one changes nothing and is no error. */
export async function revokePlatform(
  tx: Tx,
  city: City,
  actor: Actor,
  revoke: Readonly<{ id: Uuid; reason: string }>,
): Promise<Result<Platform, PlatformProblem>> {
  const platform = await lockPlatform(tx, await scopeOf(tx, actor), revoke.id);
  if (platform === undefined) return refuse({ kind: 'province-platform-not-found' });
  const reason = revoke.reason.trim();
  if (reason.length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  if (platform.revokedAt !== null) return ok(platform);
  const at = city.outside.now();
  await setRevoked(tx, platform.id, { at, byPost: actor.postId, reason });
  await audit(tx, city, entry(actor, platform.id, 'revoked'));
  return ok({ ...platform, revokedAt: at, revokeReason: reason });
}

/** Null where none was given, undefined where it is none. */
function addressIn({ callbackUrl }: Address): string | null | undefined {
  return callbackUrl === null ? null : readAddress(callbackUrl);
}

function entry(actor: Actor, id: Uuid, what: 'issued' | 'renewed' | 'revoked') {
  const { action } = casesAccess.keepPlatforms;
  return { actor, action, objectKind: 'cases-platform', objectId: id, detail: { what } };
}
