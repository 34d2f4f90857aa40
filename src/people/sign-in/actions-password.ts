/** Passwords and the secrets of links and cookies: made, hashed, compared. */

import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { PeopleProblem } from '../model.ts';
import { lockUser } from '../registry/store-users.ts';
import { faultOfPassword, REMEMBERED_PASSWORDS } from './rules-password.ts';
import {
  type Credentials,
  credentialsOf,
  forgetOldPasswords,
  formerPasswords,
  replacePassword,
} from './store-credentials.ts';

const SCHEME = 'argon2id';
/** OWASP's least for argon2id; the library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const TOKEN_BYTES = 32;
const SALT_BYTES = 16;

/** Hash of no user, compared for unknown names so that both answers take equally long. */
let nobodys: Promise<string> | undefined;

/** Compares, in the same time whether the account exists, has a password, or neither. */
export async function passwordMatches(credentials: Credentials | undefined, password: string): Promise<boolean> {
  const stored = credentials?.password;
  if (stored?.scheme === SCHEME) return verify(stored.hash, password);
  nobodys ??= hash('nobody has this password', COST);
  await verify(await nobodys, password);
  return false;
}

/** A hashed new password, with the hash it replaces. */
export type PreparedPassword = Readonly<{ hash: string; replaces: string | null }>;

/** Checks the strength of a password and the person's former ones, and hashes it: what takes its time. */
export async function preparePassword(
  q: Queryable,
  city: City,
  { userId, username, password: present }: Credentials,
  password: string,
): Promise<Result<PreparedPassword, PeopleProblem>> {
  const fault = faultOfPassword(password, username);
  if (fault !== undefined) return refuse({ kind: 'password-too-weak', why: fault });
  for (const former of await formerPasswords(q, userId, REMEMBERED_PASSWORDS)) {
    if (former.scheme === SCHEME && (await verify(former.hash, password))) {
      return refuse({ kind: 'password-used-before' });
    }
  }
  const hashed = await hash(password, { ...COST, salt: Buffer.from(city.outside.randomBytes(SALT_BYTES)) });
  return ok({ hash: hashed, replaces: present?.hash ?? null });
}

/** Puts a prepared password in place, unless another one was put there meanwhile. */
export async function putPassword(
  tx: Tx,
  city: City,
  userId: Uuid,
  { hash: hashed, replaces }: PreparedPassword,
): Promise<Result<undefined, PeopleProblem>> {
  if ((await lockUser(tx, userId)) === undefined) return refuse({ kind: 'user-not-found' });
  const credentials = await credentialsOf(tx, { userId });
  if ((credentials?.password?.hash ?? null) !== replaces) return refuse({ kind: 'changed-meanwhile' });
  const fresh = { scheme: SCHEME, hash: hashed, at: city.outside.now() };
  await replacePassword(tx, userId, fresh, { id: city.outside.uuid() });
  await forgetOldPasswords(tx, userId, REMEMBERED_PASSWORDS);
  return ok(undefined);
}

/** Prepares and puts a password, for making accounts by the hundred in one transaction. */
export async function setPassword(
  tx: Tx,
  city: City,
  userId: Uuid,
  password: string,
): Promise<Result<undefined, PeopleProblem>> {
  const credentials = await credentialsOf(tx, { userId });
  if (credentials === undefined) return refuse({ kind: 'user-not-found' });
  const prepared = await preparePassword(tx, city, credentials, password);
  return prepared.ok ? putPassword(tx, city, userId, prepared.value) : prepared;
}

/** 256 random bits, for cookies and links; only its hash is stored. */
export function newToken(city: City): string {
  return Buffer.from(city.outside.randomBytes(TOKEN_BYTES)).toString('base64url');
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token a signed-in page sends with every write; made from the session's, so nothing more is stored. */
export function csrfTokenOf(sessionToken: string): string {
  return createHash('sha256').update('mashang csrf v1\n').update(sessionToken).digest('base64url');
}
