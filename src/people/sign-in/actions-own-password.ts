/** Acts that ask for the present password again: a new password, a second factor. No transaction waits for a hash. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import { inTransaction, type Tx, transact } from '../../platform/postgres/db.ts';
import type { PeopleProblem } from '../model.ts';
import { audit } from '../registry/actions-acting.ts';
import { countFailure, takeTurn, triedWithin, turnWasRight } from './actions-lockout.ts';
import { type PreparedPassword, passwordMatches, preparePassword, putPassword } from './actions-password.ts';
import { type Credentials, credentialsOf } from './store-credentials.ts';
import { endSessionsOf } from './store-sessions.ts';

/** A wrong present password is an outcome, not a problem: its count must be committed. */
export type PasswordChecked<T> =
  | Readonly<{ kind: 'right'; value: T }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'wait'; seconds: number }>;

/** A signed-in person who gives the present password again, because the session may have been left open. */
export type PasswordAgain = Readonly<{ userId: Uuid; sessionId: Uuid; address: string; current: string }>;

/** Checks the present password; wrong tries from an open session are slowed down as at sign-in. */
export async function withPassword<P, T>(
  city: City,
  input: PasswordAgain & Readonly<{ action: string }>,
  does: Readonly<{
    /** Slow work (hashing), done before the transaction begins. */
    before: (credentials: Credentials) => Promise<Result<P, PeopleProblem>>;
    work: (tx: Tx, prepared: P) => Promise<Result<T, PeopleProblem>>;
  }>,
): Promise<Result<PasswordChecked<T>, PeopleProblem>> {
  const credentials = await credentialsOf(city.db, { userId: input.userId });
  if (credentials === undefined) return refuse({ kind: 'user-not-found' });
  const { userId, sessionId, action } = input;
  const tried = triedWithin(city, { userId, username: credentials.username, address: input.address }, 'password');
  const entry = { actor: null, action, objectKind: 'user', objectId: userId, userId, sessionId } as const;
  const seconds = await transact(city.db, (tx) => takeTurn(tx, city, tried));
  if (seconds > 0) return ok({ kind: 'wait', seconds });
  if (!(await passwordMatches(credentials, input.current))) {
    await transact(city.db, async (tx) => {
      await countFailure(tx, city, tried);
      await audit(tx, city, { ...entry, outcome: 'failed' });
    });
    return ok({ kind: 'wrong' });
  }
  await transact(city.db, (tx) => turnWasRight(tx, tried));
  const prepared = await does.before(credentials);
  if (!prepared.ok) return prepared;
  return inTransaction(city.db, async (tx) => {
    const done = await does.work(tx, prepared.value);
    if (!done.ok) return done;
    await audit(tx, city, { ...entry, outcome: 'done' });
    return ok({ kind: 'right', value: done.value });
  });
}

/** A person changes their own password; every other session of theirs ends. */
export async function changePassword(
  city: City,
  input: PasswordAgain & Readonly<{ fresh: string }>,
): Promise<Result<PasswordChecked<undefined>, PeopleProblem>> {
  const { userId, sessionId, fresh } = input;
  return withPassword<PreparedPassword, undefined>(
    city,
    { ...input, action: 'people.change-password' },
    {
      before: (credentials) => preparePassword(city.db, city, credentials, fresh),
      work: async (tx, prepared) => {
        const put = await putPassword(tx, city, userId, prepared);
        if (put.ok) await endSessionsOf(tx, userId, city.outside.now(), 'password-changed', sessionId);
        return put;
      },
    },
  );
}
