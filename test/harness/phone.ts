/** Phones for tests: a city with a hall, windows with codes, and clients that keep cookies and fill in forms. */

import type { LightMyRequestResponse } from 'fastify';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/result.ts';
import { localDate } from '../../src/kernel/time.ts';
import {
  issueCode,
  openHall,
  openWindow,
  type Registrar,
  registerEntity,
  registrarOf,
} from '../../src/places/index.ts';
import type { City } from '../../src/platform/city.ts';
import type { App } from '../../src/platform/http/http.ts';
import { inTransaction, type Tx } from '../../src/platform/postgres/db.ts';
import { seedCity } from '../../src/seed.ts';
import { type World, world } from './world.ts';

export const DIVISION = '411402';
/** Of the network every phone here is on that is not put on another. */
export const PHONE_ADDRESS = '203.0.113.7';

export type PhoneTown = Readonly<{
  people: World;
  unitId: Uuid;
  by: Registrar;
  /** A new window with a code; gives what a QR holds after `/S/`. */
  window: (name?: string) => Promise<Readonly<{ code: string; codeId: Uuid; windowId: Uuid }>>;
  entity: (name?: string) => Promise<Readonly<{ code: string; codeId: Uuid; entityId: Uuid }>>;
}>;

export async function phoneTown(city: City): Promise<PhoneTown> {
  await seedCity(city);
  const people = await world(city);
  const unitId = await people.unit('测试区自然资源局', DIVISION);
  const by = registrarOf(await people.scope('dispatcher', unitId, DIVISION));
  const { uuid } = city.outside;
  const act = async <T, P extends { kind: string }>(work: (tx: Tx) => Promise<Result<T, P>>): Promise<T> => {
    const done = await inTransaction(city.db, work);
    if (!done.ok) throw new Error(`refused: ${done.problem.kind}`);
    return done.value;
  };
  const facts = {
    name: '测试区政务服务中心',
    unitId,
    address: '测试路 1 号',
    hours: '9:00–17:00',
    divisionCode: DIVISION,
  };
  const hall = await act((tx) => openHall(tx, city, by, { submissionId: uuid(), facts }));
  let windows = 0;
  return {
    people,
    unitId,
    by,
    window: async (name = '不动产登记') => {
      windows += 1;
      const windowFacts = { hallId: hall.id, number: String(windows), name, unitId, services: '' };
      const window = await act((tx) => openWindow(tx, city, by, { submissionId: uuid(), facts: windowFacts }));
      const place = { kind: 'window', windowId: window.id } as const;
      const code = await act((tx) => issueCode(tx, city, by, { submissionId: uuid(), place }));
      return { code: code.text, codeId: code.id, windowId: window.id };
    },
    entity: async (name = '测试商贸有限公司') => {
      const entityFacts = {
        uscc: '91411402MA00001460',
        name,
        kind: 'enterprise' as const,
        divisionCode: DIVISION,
        townshipCode: null,
        status: 'active' as const,
        siShang: false,
        openedOn: localDate('2020-01-01'),
      };
      const entity = await act((tx) => registerEntity(tx, city, by, { submissionId: uuid(), facts: entityFacts }));
      const place = { kind: 'entity', entityId: entity.id } as const;
      const code = await act((tx) => issueCode(tx, city, by, { submissionId: uuid(), place }));
      return { code: code.text, codeId: code.id, entityId: entity.id };
    },
  };
}

type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Upload = Readonly<{ field: string; name: string; type: string; bytes: Uint8Array }>;

export type Phone = Readonly<{
  get: (url: string) => Promise<LightMyRequestResponse>;
  /** A plain form. */
  post: (url: string, fields: Fields) => Promise<LightMyRequestResponse>;
  /** A form with files. */
  send: (url: string, fields: Fields, files?: readonly Upload[]) => Promise<LightMyRequestResponse>;
  /** Names of the cookies this phone holds now. */
  cookies: () => readonly string[];
}>;

/** A phone of its own: cookies with their paths, one address shared by all. */
export function aPhone(
  app: App,
  headers: Readonly<Record<string, string>> = {},
  remoteAddress: string = PHONE_ADDRESS,
): Phone {
  const jar = new Map<string, Readonly<{ name: string; value: string; path: string }>>();
  const cookieFor = (url: string): string => {
    const path = url.split('?')[0] ?? '/';
    return [...jar.values()]
      .filter((cookie) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  };
  const keep = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value, path = '/', maxAge, expires } of response.cookies) {
      const gone = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0) || value === '';
      if (gone) jar.delete(`${name}${path}`);
      else jar.set(`${name}${path}`, { name, value, path });
    }
    return response;
  };
  const ask = async (method: 'GET' | 'POST', url: string, more: Record<string, string>, payload?: string | Buffer) =>
    keep(
      await app.inject({
        method,
        url,
        headers: { 'accept-language': 'zh-CN', ...headers, cookie: cookieFor(url), ...more },
        remoteAddress,
        ...(payload === undefined ? {} : { payload }),
      }),
    );
  return {
    get: (url) => ask('GET', url, {}),
    post: (url, fields) => {
      const body = new URLSearchParams();
      for (const [name, value] of pairsOf(fields)) body.append(name, value);
      return ask('POST', url, { 'content-type': 'application/x-www-form-urlencoded' }, body.toString());
    },
    send: (url, fields, files = []) => {
      const boundary = 'test-boundary-7f3a';
      const parts: Buffer[] = [];
      for (const [name, value] of pairsOf(fields)) {
        parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
      }
      for (const file of files) {
        const head = `content-disposition: form-data; name="${file.field}"; filename="${file.name}"`;
        parts.push(Buffer.from(`--${boundary}\r\n${head}\r\ncontent-type: ${file.type}\r\n\r\n`));
        parts.push(Buffer.from(file.bytes), Buffer.from('\r\n'));
      }
      parts.push(Buffer.from(`--${boundary}--\r\n`));
      return ask('POST', url, { 'content-type': `multipart/form-data; boundary=${boundary}` }, Buffer.concat(parts));
    },
    cookies: () => [...jar.values()].map((cookie) => cookie.name),
  };
}

function pairsOf(fields: Fields): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  );
}

/** The value of a hidden field of a page. */
export function hidden(html: string, name: string): string {
  const found = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html);
  if (found?.[1] === undefined) throw new Error(`no hidden field ${name}`);
  return found[1];
}
