/** City whose rules keeper changes lists of categories, and the doors at which they are chosen from. */

import { expect } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from './app.ts';
import { open311Client } from './open311.ts';
import { aPhone, hidden, type Phone } from './phone.ts';
import { MORNING } from './today.ts';

const LISTS = '/api/v1/law/category-lists';
/** The day after the one such a city starts on. */
export const TOMORROW = '2026-03-04';

export type Listed = {
  code: string;
  name: { zh: string; en: string };
  serviceFault: boolean;
  discipline: boolean;
  evidence: { zh: string; en: string } | null;
  basis: string;
  verified: boolean;
};
type Lists = {
  inForce: string;
  versions: { version: string; effectiveFrom: string; byName: string | null; categories: Listed[] }[];
};
type Answer = Awaited<ReturnType<Session['post']>>;
export type Sessions = Readonly<
  Record<'keeper' | 'second' | 'discipline' | 'office' | 'dispatcher' | 'admin', Session>
>;

export type CategoryCity = Readonly<{
  test: TestApp;
  ground: Ground;
  uuid: () => Uuid;
  /** Everybody, signed in anew: sessions end while nobody acts, and the clock of a test jumps. */
  everybody: () => Promise<Sessions>;
  lists: (by: Session, kind: string) => Promise<Lists>;
  newest: (by: Session, kind: string) => Promise<Lists['versions'][number]>;
  /** Sends a version from tomorrow on. */
  save: (
    by: Session,
    kind: string,
    seenVersion: string,
    categories: readonly Listed[],
    over?: object,
  ) => Promise<Answer>;
  preview: (by: Session, kind: string, categories: readonly Listed[]) => Promise<Answer>;
  /** Codes that each door offers now. */
  offered: (dispatcher: Session) => Promise<Readonly<Record<'phone' | 'services' | 'registering', readonly string[]>>>;
  complain: (category: string) => Promise<Phone>;
  /** The newest matter of a category, as the dispatcher reads it. */
  matterOf: (dispatcher: Session, category: string) => Promise<Uuid>;
}>;

export const typeOf = (answer: { json: () => unknown }) => (answer.json() as { type?: string }).type;

export async function categoryCity(): Promise<CategoryCity> {
  const test = await testApp({ at: MORNING });
  const ground = await layGround(test);
  const top = { divisionCode: test.city.code, unitId: await aUnit(test.city, '测试市营商办', test.city.code) };
  const here = { divisionCode: HERE, unitId: ground.officeId };
  const people = {
    keeper: await aPerson(test.city, 'rules-keeper', top),
    second: await aPerson(test.city, 'rules-keeper', top),
    discipline: await aPerson(test.city, 'discipline-supervisor', top),
    office: await aPerson(test.city, 'joint-office', top),
    dispatcher: await aPerson(test.city, 'dispatcher', here),
    admin: await aPerson(test.city, 'system-admin', here),
  } satisfies Record<keyof Sessions, Person>;
  const uuid = () => test.city.outside.uuid();
  const lists: CategoryCity['lists'] = async (by, kind) => (await by.get(`${LISTS}/${kind}`)).json() as Lists;
  return {
    test,
    ground,
    uuid,
    everybody: async () => {
      const entered: [string, Session][] = [];
      for (const [name, person] of Object.entries(people)) entered.push([name, await signIn(test, person)]);
      return Object.fromEntries(entered) as Sessions;
    },
    lists,
    newest: async (by, kind) => {
      const [version] = (await lists(by, kind)).versions;
      if (version === undefined) throw new Error(`no list of ${kind}`);
      return version;
    },
    save: (by, kind, seenVersion, categories, over = {}) =>
      by.post(`${LISTS}/${kind}/versions`, {
        submissionId: uuid(),
        seenVersion,
        effectiveFrom: TOMORROW,
        categories,
        reason: '按新规定调整',
        ...over,
      }),
    preview: (by, kind, categories) => by.post(`${LISTS}/${kind}/preview`, { effectiveFrom: TOMORROW, categories }),
    offered: async (dispatcher) => {
      const page = (await aPhone(test.app).get(`/s/${ground.windowCode}/complaints`)).body;
      const phone = [...page.matchAll(/value="((?:SV|SQ)\d\d)"/g)].map(([, code]) => code ?? '');
      const services = (await open311Client(test.app).get('/open311/v2/services', 'json', {})).value as {
        service_code: string;
      }[];
      const { kinds } = (await dispatcher.get('/api/v1/registrations/kinds')).json() as {
        kinds: { procedure: string; categories: { code: string }[] }[];
      };
      const registering = kinds.find(({ procedure }) => procedure === 'scan-complaint')?.categories ?? [];
      return {
        phone: [...new Set(phone)],
        services: services.map(({ service_code }) => service_code),
        registering: registering.map(({ code }) => code),
      };
    },
    complain: async (category) => {
      test.city.clock.advance({ minutes: 1 });
      const phone = aPhone(test.app);
      const url = `/s/${ground.windowCode}/complaints`;
      const submission = hidden((await phone.get(url)).body, 'submission');
      const sent = await phone.send(url, { submission, category, words: '跑了三趟也没有办成。', receipt: 'yes' }, []);
      expect(sent.statusCode, sent.body).toBe(303);
      return phone;
    },
    matterOf: async (dispatcher, category) => {
      const found = await dispatcher.get(`/api/v1/matters?category=${category}`);
      const [line] = (found.json() as { items: { id: Uuid }[] }).items;
      if (line === undefined) throw new Error(`no matter of ${category}`);
      return line.id;
    },
  };
}
