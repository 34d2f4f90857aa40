/**
 * Sign-in by the government's identity provider. Who comes from there opens the account an administrator linked, and only the
 * posts given here; whoever is linked to nothing is given a code to tell the administrator. Names and mail link nothing.
 */

import { encodeBase32, normalBase32 } from '../../kernel/base32.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addMs } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { ProviderAccount } from '../../platform/identity-provider.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import type { Actor, PeopleProblem, User } from '../model.ts';
import { audit, todayIn } from '../registry/actions-acting.ts';
import { accountKeptBy } from '../registry/actions-users.ts';
import { rolesOfUser } from '../registry/store-acting.ts';
import { releasersOf } from '../rules.ts';
import { askSecondPerson } from '../waiting/actions-waiting.ts';
import type { WaitingAct } from '../waiting/model-waiting.ts';
import type { ReleasedAct } from '../waiting/released-act.ts';
import { accountForLink } from './actions-links.ts';
import { hashOfToken } from './actions-password.ts';
import { auditSignIn, type From, openFor, type SignInOutcome } from './actions-sign-in.ts';
import { PROVIDER_CODE_MS } from './rules-sign-in.ts';
import { credentialsOf } from './store-credentials.ts';
import { deleteLink, keepUnlinked, saveLink, userLinkedTo, waitingByCode } from './store-provider.ts';
import { endSessionsOf } from './store-sessions.ts';

export const LINK_PROVIDER = 'people.link-provider';

/** Letters of a code, five bits each; it is worth a day, and only an administrator can use it. */
const CODE_LETTERS = 8;

export type ProviderOutcome = SignInOutcome | Readonly<{ kind: 'unlinked'; code: string }>;

/** Opens a session for whoever the provider vouches for, or gives out the code by which they can be linked. */
export function signInFromProvider(city: City, from: From, account: ProviderAccount): Promise<ProviderOutcome> {
  const subjectKey = keyOf(city, account);
  return transact(city.db, async (tx) => {
    const userId = await userLinkedTo(tx, subjectKey);
    if (userId === null) return { kind: 'unlinked', code: await newCode(tx, city, subjectKey) };
    const credentials = await credentialsOf(tx, { userId });
    if (credentials === undefined || credentials.disabled) {
      await auditSignIn(tx, city, userId, undefined, 'failed');
      return { kind: 'wrong' };
    }
    return openFor(tx, city, from, credentials, 'provider');
  });
}

async function newCode(tx: Tx, city: City, subjectKey: Buffer): Promise<string> {
  const code = encodeBase32(city.outside.randomBytes(5), CODE_LETTERS);
  const now = city.outside.now();
  const codeUntil = addMs(now, PROVIDER_CODE_MS);
  await keepUnlinked(tx, { id: city.outside.uuid(), subjectKey, codeHash: hashOfToken(code), codeUntil, seenAt: now });
  return code;
}

/** The issuer stands beside the subject: two providers may know two people by one number. */
function keyOf(city: City, { issuer, subject }: ProviderAccount): Buffer {
  return city.keys.hmac('receipts', 'people/provider/', JSON.stringify([issuer, subject]));
}

/** Asks a second person for a link: whoever links their own identity to somebody else’s account is them from then on. */
export async function askToLinkProvider(
  tx: Tx,
  city: City,
  by: Actor,
  { userId, code }: Readonly<{ userId: Uuid; code: string }>,
): Promise<Result<WaitingAct, PeopleProblem>> {
  const found = await accountForLink(tx, by, userId);
  if (!found.ok) return found;
  const user = found.value;
  if (by.userId === userId) return refuse({ kind: 'not-yourself' });
  if (user.providerLinked) return refuse({ kind: 'provider-already-linked' });
  const typed = normalBase32(code);
  const accountId = typed === undefined ? undefined : await waitingByCode(tx, hashOfToken(typed), city.outside.now());
  if (accountId === undefined) return refuse({ kind: 'provider-code-wrong' });
  const roles = await rolesOfUser(tx, userId, todayIn(city));
  const act = await askSecondPerson(tx, city, by, {
    kind: LINK_PROVIDER,
    objectId: userId,
    divisionCode: user.divisionCode,
    releasers: releasersOf(by.role, roles),
    facts: { user: userId, roles: roles.join(' '), passwordSet: user.passwordSet, secondFactor: user.secondFactor },
    given: { userId, accountId },
    concernsUserId: userId,
  });
  return ok(act);
}

export const providerLinked: ReleasedAct = async (tx, city, { asker, act, detail }) => {
  const { userId, accountId } = act.given as Readonly<{ userId: Uuid; accountId: Uuid }>;
  const found = await accountForLink(tx, asker, userId);
  if (!found.ok) return found;
  const roles = await rolesOfUser(tx, userId, todayIn(city));
  // The second person did not know of a post given meanwhile.
  if (roles.join(' ') !== act.facts['roles']) return refuse({ kind: 'changed-meanwhile' });
  if (found.value.providerLinked) return refuse({ kind: 'provider-already-linked' });
  if (!(await saveLink(tx, accountId, userId, city.outside.now()))) return refuse({ kind: 'provider-code-wrong' });
  await audit(tx, city, { actor: asker, action: LINK_PROVIDER, objectKind: 'user', objectId: userId, detail });
  return ok(undefined);
};

/** Takes the link away and ends every session: whoever came by it is out. */
export async function unlinkProvider(
  tx: Tx,
  city: City,
  by: Actor,
  userId: Uuid,
): Promise<Result<User, PeopleProblem>> {
  const found = await accountKeptBy(tx, by, userId);
  if (!found.ok) return found;
  if (!(await deleteLink(tx, userId))) return ok(found.value);
  await endSessionsOf(tx, userId, city.outside.now(), 'revoked', null);
  await audit(tx, city, { actor: by, action: 'people.unlink-provider', objectKind: 'user', objectId: userId });
  return ok({ ...found.value, providerLinked: false });
}
