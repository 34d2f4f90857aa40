/** The second factor: set up by its owner, confirmed by a code, removed for somebody who lost the phone. */

import { generateSecret, generateURI, verify } from 'otplib';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { epochMs } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Wrapped } from '../../platform/wrapped.ts';
import type { Actor, PeopleProblem, User } from '../model.ts';
import { audit } from '../registry/actions-acting.ts';
import { accountKeptBy } from '../registry/actions-users.ts';
import { lockUser } from '../registry/store-users.ts';
import { type PasswordAgain, type PasswordChecked, withPassword } from './actions-own-password.ts';
import { type Credentials, saveTotp, spendTotpStep } from './store-credentials.ts';
import { endSessionsOf } from './store-sessions.ts';

const TOTP_PERIOD_S = 30;

/**
 * Begins a second factor: the secret is shown once, and counts from the first code that proves the phone has it. The password
 * is asked again: whoever finds a session open must not bind it to a phone of their own.
 */
export async function beginSecondFactor(
  city: City,
  input: PasswordAgain,
): Promise<Result<PasswordChecked<{ secret: string; uri: string }>, PeopleProblem>> {
  return withPassword(
    city,
    { ...input, action: 'people.begin-second-factor' },
    {
      before: () => Promise.resolve(ok(undefined)),
      work: (tx) => newSecret(tx, city, input.userId),
    },
  );
}

async function newSecret(
  tx: Tx,
  city: City,
  userId: Uuid,
): Promise<Result<{ secret: string; uri: string }, PeopleProblem>> {
  const user = await lockUser(tx, userId);
  if (user === undefined) return refuse({ kind: 'user-not-found' });
  if (user.secondFactor) return refuse({ kind: 'second-factor-already-set' });
  const secret = generateSecret();
  const wrapped = city.keys.vault.wrap(Buffer.from(secret, 'utf8'), totpContext(userId));
  await saveTotp(tx, userId, { wrapped, keyId: city.keys.vault.id });
  return ok({ secret, uri: generateURI({ issuer: `码上 ${city.name}`, label: user.username, secret }) });
}

/**
 * Checks a code and spends its time step, so that a code seen over somebody's shoulder is already worthless. The first
 * code accepted confirms the second factor.
 */
export async function spendCode(tx: Tx, city: City, credentials: Credentials, code: string): Promise<boolean> {
  const { totp } = credentials;
  const digits = code.normalize('NFKC').replace(/\s/g, '');
  if (totp === null || !/^\d{6}$/.test(digits)) return false;
  const now = city.outside.now();
  const secret = city.keys.vault.unwrap(totp.wrapped, totp.keyId, totpContext(credentials.userId)).toString('utf8');
  const checked = await verify({
    secret,
    token: digits,
    epoch: Math.floor(epochMs(now) / 1000),
    // One step back for the time between reading and typing, one ahead for a phone whose clock is fast.
    epochTolerance: [TOTP_PERIOD_S, TOTP_PERIOD_S],
  });
  if (!checked.valid || !('timeStep' in checked)) return false;
  return spendTotpStep(tx, credentials.userId, checked.timeStep, now);
}

/** Takes the second factor away, for a person who lost the phone. */
export async function removeSecondFactor(
  tx: Tx,
  city: City,
  by: Actor | null,
  userId: Uuid,
): Promise<Result<User, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, userId);
  if (!found.ok) return found;
  if (by?.userId === userId) return refuse({ kind: 'not-yourself' });
  await saveTotp(tx, userId, null);
  await endSessionsOf(tx, userId, city.outside.now(), 'revoked', null);
  const [action, outcome] = ['people.remove-second-factor', 'done'] as const;
  await audit(tx, city, { actor: by, action, objectKind: 'user', objectId: userId, outcome });
  return ok({ ...found.value, secondFactor: false });
}

/** Secrets of second factors, under a new key of the ring. */
export const secondFactorsWrapped: Wrapped = {
  table: 'people_user',
  id: 'id',
  key: 'totp_key_id',
  bound: { totp_secret: totpContext },
};

function totpContext(userId: Uuid): string {
  return `people/totp/${userId}`;
}
