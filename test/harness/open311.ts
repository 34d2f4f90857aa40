/** A small GeoReport client, and a city whose halls and windows it can file for. */

import { XMLParser } from 'fast-xml-parser';
import type { InjectOptions } from 'fastify';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/result.ts';
import { localDate } from '../../src/kernel/time.ts';
import type { Registered } from '../../src/matters/index.ts';
import { issueKey } from '../../src/open311/actions-keys.ts';
import { publishWeek } from '../../src/open311/actions-publish.ts';
import { open311Problem, open311Routes } from '../../src/open311/index.ts';
import type { Actor } from '../../src/people/index.ts';
import { issueCode, openHall, openWindow, registerEntity, registrarOf } from '../../src/places/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { inTransaction, type Tx, transact } from '../../src/platform/postgres/db.ts';
import { seedCity } from '../../src/seed.ts';
import { COUNTY, type Loop, loop } from './loop.ts';
import { PUBLIC_URL, testServer } from './server.ts';
import { MORNING } from './today.ts';

export type Format = 'xml' | 'json';
export const FORMATS: readonly Format[] = ['xml', 'json'];

export type Fetched = Readonly<{
  status: number;
  type: string;
  headers: Readonly<Record<string, unknown>>;
  text: string;
  /** The answer as the specification's field tables name it, the same from both formats; every leaf a string or null. */
  value: unknown;
}>;

export type Client = Readonly<{
  get: (path: string, format: Format, query?: Readonly<Record<string, string>>) => Promise<Fetched>;
  post: (
    path: string,
    format: Format,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Fetched>;
}>;

const LISTS = ['services', 'attributes', 'values', 'service_requests', 'errors', 'endpoints', 'formats'];

export function open311Client(app: App, language = 'en'): Client {
  const ask = async (options: InjectOptions): Promise<Fetched> => {
    const answer = await app.inject(options);
    const type = String(answer.headers['content-type'] ?? '');
    const text = answer.body;
    return {
      status: answer.statusCode,
      type,
      headers: answer.headers,
      text,
      value: type.startsWith('text/xml')
        ? fromXml(text)
        : type.startsWith('application/json')
          ? leaves(JSON.parse(text))
          : null,
    };
  };
  return {
    get: (path, format, query = {}) =>
      ask({
        method: 'GET',
        url: `${path}.${format}?${new URLSearchParams(query).toString()}`,
        headers: { 'accept-language': language },
      }),
    post: (path, format, fields, headers = {}) =>
      ask({
        method: 'POST',
        url: `${path}.${format}`,
        headers: {
          'accept-language': language,
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          ...headers,
        },
        payload: new URLSearchParams(fields).toString(),
      }),
  };
}

/** XML read by the Spark convention: a container of one kind of child is a list, however many there are. */
export function fromXml(text: string): unknown {
  if (!text.startsWith('<?xml version="1.0" encoding="utf-8"?>')) throw new Error('no declaration');
  const parser = new XMLParser({
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    processEntities: true,
  });
  const document = parser.parse(text) as Record<string, unknown>;
  const [root, ...others] = Object.entries(document);
  if (root === undefined || others.length > 0) throw new Error('not one root element');
  return spark(root[0], root[1]);
}

function spark(name: string, value: unknown): unknown {
  if (LISTS.includes(name)) {
    if (value === '') return [];
    const [child, ...others] = Object.entries(value as object);
    if (child === undefined || others.length > 0) throw new Error(`${name} holds more than one kind of child`);
    return [child[1]].flat().map((each) => spark(child[0], each));
  }
  if (value === '') return null;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spark(key, each)]));
}

function leaves(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaves);
  if (value === null || typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, leaves(each)]));
}

export type Open311Town = Readonly<{
  loop: Loop;
  app: App;
  admin: Actor;
  hallName: string;
  hallId: Uuid;
  window: (name?: string) => Promise<Readonly<{ windowId: Uuid; code: string }>>;
  entity: () => Promise<Readonly<{ entityId: Uuid; code: string }>>;
  /** A new key of a connected system, for a division. */
  key: (divisionCode?: string) => Promise<string>;
  /** Matters received now, accepted and sent to a unit by the dispatcher. */
  dispatched: (count: number, over?: Parameters<Loop['register']>[0]) => Promise<readonly Registered[]>;
  publish: () => Promise<number | null>;
  close: () => Promise<void>;
}>;

export async function open311Town(): Promise<Open311Town> {
  const made = await loop(MORNING);
  const { city, world, posts, units } = made;
  await seedCity(city);
  const { uuid } = city.outside;
  const admin = await world.actor('system-admin', units.cityOffice, '411400');
  const by = registrarOf(await world.scope('dispatcher', units.office, COUNTY));
  const act = async <T, P extends { kind: string }>(work: (tx: Tx) => Promise<Result<T, P>>): Promise<T> => {
    const done = await inTransaction(city.db, work);
    if (!done.ok) throw new Error(`refused: ${done.problem.kind}`);
    return done.value;
  };
  const hallName = '示例区政务服务中心';
  const facts = { name: hallName, unitId: units.respondent, address: '', hours: '', divisionCode: COUNTY };
  const hall = await act((tx) => openHall(tx, city, by, { submissionId: uuid(), facts }));
  let windows = 0;
  const app = await testServer(city, (server) => open311Routes(server, { city, publicUrl: PUBLIC_URL, isTest: true }), {
    protocols: [{ prefix: '/open311/', problem: open311Problem }],
  });
  return {
    loop: made,
    app,
    admin,
    hallName,
    hallId: hall.id,
    window: async (name = '不动产登记') => {
      windows += 1;
      const window = { hallId: hall.id, number: `A${windows}`, name, unitId: units.respondent, services: '' };
      const opened = await act((tx) => openWindow(tx, city, by, { submissionId: uuid(), facts: window }));
      const place = { kind: 'window', windowId: opened.id } as const;
      const code = await act((tx) => issueCode(tx, city, by, { submissionId: uuid(), place }));
      return { windowId: opened.id, code: code.text };
    },
    entity: async () => {
      const entity = {
        uscc: '91411402MA00001460',
        name: '示例独一无二商贸有限公司',
        kind: 'enterprise' as const,
        divisionCode: COUNTY,
        townshipCode: null,
        status: 'active' as const,
        siShang: false,
        openedOn: localDate('2020-01-01'),
      };
      const opened = await act((tx) => registerEntity(tx, city, by, { submissionId: uuid(), facts: entity }));
      const place = { kind: 'entity', entityId: opened.id } as const;
      const code = await act((tx) => issueCode(tx, city, by, { submissionId: uuid(), place }));
      return { entityId: opened.id, code: code.text };
    },
    key: async (divisionCode = '411400') => {
      const asked = { id: uuid(), name: '示例热线平台', purpose: '测试', divisionCode };
      const issued = await act((tx) => issueKey(tx, city, admin, asked));
      if (issued.key === null) throw new Error('no key was shown');
      return issued.key;
    },
    dispatched: async (count, over = {}) => {
      const all: Registered[] = [];
      for (let no = 0; no < count; no += 1) {
        const registered = await made.register(over);
        const { matterId } = registered;
        await made.act(posts.dispatcher, matterId, { type: 'accept' });
        await made.act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
        all.push(registered);
      }
      return all;
    },
    publish: () => transact(city.db, (tx) => publishWeek(tx, city)),
    close: async () => {
      await app.close();
      await city.close();
    },
  };
}
