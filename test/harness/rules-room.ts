/** The rules room of a new city: its routes, and those who call them. */

import { seedLaw } from '../../src/law/actions.ts';
import { lawRoutes } from '../../src/law/api.ts';
import { actorOf, listRoute } from '../../src/people/index.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { testCity } from './database.ts';
import { testServer } from './server.ts';
import { MORNING } from './today.ts';
import { world } from './world.ts';

type Headers = Readonly<Record<string, string>>;

/** Name of whoever set a rule here. */
export const KEEPER = '测试何规则';

export type RulesRoom = Awaited<ReturnType<typeof rulesRoom>>;

export async function rulesRoom() {
  const city = await testCity({ at: MORNING });
  await transact(city.db, (tx) => seedLaw(tx, city));
  const people = await world(city);
  const unitId = await people.unit('测试营商办', '411400');
  const post = async (role: 'rules-keeper' | 'handler' | 'system-admin') =>
    people.signedIn(await people.actor(role, unitId, '411400'));
  const asked: object[] = [];
  const noted: string[] = [];
  const app = await testServer(city, (server) =>
    lawRoutes(server, {
      city,
      actorOf,
      listRoute,
      askSecondPerson: (_, request, about) => {
        asked.push({ ...about, by: actorOf(request).userId });
        return Promise.resolve({ waitingActId: 'an-id', expiresAt: null });
      },
      noteVersion: async (_, __, objectId) => void noted.push(objectId),
      namesOf: async (_, ids) => new Map(ids.map((id) => [id, KEEPER])),
      openMattersDueFrom: async (_, from) => (from === '2027-01-01' ? 3 : 0),
    }),
  );
  return {
    city,
    keeper: await post('rules-keeper'),
    handler: await post('handler'),
    admin: await post('system-admin'),
    call: async (method: 'GET' | 'POST', url: string, headers: Headers, payload?: object) => {
      const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
      return { status: reply.statusCode, body: reply.json() };
    },
    /** What a second person was asked for. */
    asked,
    /** Versions that were noted in the audit. */
    noted,
    close: async () => {
      await app.close();
      await city.close();
    },
  };
}
