/** Test world of people: Shangqiu's divisions, a few units, and actors made on demand. */

import type { Uuid } from '../../src/kernel/ids.ts';
import { addMs, type LocalDate, localDate, localDateOf } from '../../src/kernel/time.ts';
import { CSRF_HEADER, sessionCookieName } from '../../src/people/api-guard.ts';
import type { Actor, Reader, Role } from '../../src/people/model.ts';
import { readerOf } from '../../src/people/registry/actions-acting.ts';
import { SHANGQIU } from '../../src/people/registry/divisions-shangqiu.ts';
import { saveDivisions } from '../../src/people/registry/store-divisions.ts';
import { insertHolding } from '../../src/people/registry/store-holdings.ts';
import { insertPost } from '../../src/people/registry/store-posts.ts';
import { insertUser } from '../../src/people/registry/store-users.ts';
import { csrfTokenOf, hashOfToken, newToken, setPassword } from '../../src/people/sign-in/actions-password.ts';
import { insertSession } from '../../src/people/sign-in/store-sessions.ts';
import { insertUnit } from '../../src/people/store.ts';
import type { City } from '../../src/platform/city.ts';
import { transact } from '../../src/platform/postgres/db.ts';

const LONG_AGO = localDate('2020-01-01');

export type World = Readonly<{
  unit: (name: string, divisionCode: string, parentId?: Uuid) => Promise<Uuid>;
  /** A new person with one post in the unit. */
  actor: (role: Role, unitId: Uuid, divisionCode: string) => Promise<Actor>;
  /** The same, with what the actor reaches. */
  scope: (role: Role, unitId: Uuid, divisionCode: string) => Promise<Reader>;
  /** Another post for a person who has one. */
  alsoHolds: (
    actor: Actor,
    role: Role,
    unitId: Uuid,
    dates?: Readonly<{ from: LocalDate; until: LocalDate | null }>,
  ) => Promise<void>;
  /** Headers of a request by this person through this post. */
  signedIn: (actor: Actor) => Promise<Readonly<Record<string, string>>>;
}>;

const PUBLIC_URL = new URL('http://localhost:8080');
const A_DAY_MS = 86_400_000;

export async function world(city: City): Promise<World> {
  await transact(city.db, (tx) => saveDivisions(tx, SHANGQIU));
  const { uuid } = city.outside;
  const post = async (role: Role, unitId: Uuid, divisionCode: string): Promise<Uuid> => {
    const id = uuid();
    await transact(city.db, (tx) =>
      insertPost(tx, {
        id,
        role,
        unitId,
        divisionCode,
        title: `${role}岗`,
        validFrom: LONG_AGO,
        validTo: null,
        version: 1,
      }),
    );
    return id;
  };
  const hold = (userId: Uuid, postId: Uuid, fromOn: LocalDate, untilOn: LocalDate | null) =>
    transact(city.db, (tx) => insertHolding(tx, { id: uuid(), userId, postId, fromOn, untilOn }));
  const actor: World['actor'] = async (role, unitId, divisionCode) => {
    const userId = uuid();
    const name = `u${userId.slice(0, 8)}`;
    await transact(city.db, (tx) =>
      insertUser(tx, {
        id: userId,
        username: name,
        displayName: `测试${name}`,
        divisionCode,
        email: null,
        createdAt: city.outside.now(),
      }),
    );
    const postId = await post(role, unitId, divisionCode);
    await hold(userId, postId, LONG_AGO, null);
    return { userId, postId, role, unitId, divisionCode, delegatedFrom: null, displayName: `测试${name}` };
  };
  return {
    unit: async (name, divisionCode, parentId) => {
      const id = uuid();
      await transact(city.db, (tx) =>
        insertUnit(tx, {
          id,
          name,
          divisionCode,
          parentId: parentId ?? null,
          validFrom: LONG_AGO,
          validTo: null,
          sinceOn: LONG_AGO,
          version: 1,
        }),
      );
      return id;
    },
    actor,
    scope: async (role, unitId, divisionCode) => readerOf(city.db, city, await actor(role, unitId, divisionCode)),
    signedIn: async (who) => {
      const token = newToken(city);
      const now = city.outside.now();
      await transact(city.db, async (tx) => {
        await setPassword(tx, city, who.userId, `测试-${uuid()}-Aa1`);
        const session = {
          id: uuid(),
          userId: who.userId,
          postId: who.postId,
          state: 'open' as const,
          way: 'password' as const,
          secondFactorAt: null,
          browser: 'test',
          createdAt: now,
          lastSeenAt: now,
          expiresAt: addMs(now, A_DAY_MS),
        };
        await insertSession(tx, session, hashOfToken(token));
      });
      return { cookie: `${sessionCookieName(PUBLIC_URL)}=${token}`, [CSRF_HEADER]: csrfTokenOf(token) };
    },
    alsoHolds: async (who, role, unitId, dates) => {
      const postId = await post(role, unitId, who.divisionCode);
      const from = dates?.from ?? localDateOf(city.outside.now());
      await hold(who.userId, postId, from, dates?.until ?? null);
    },
  };
}
