/** What no route has to think of: text in any encoding or none, characters that are no text, numbers too large, addresses nobody made. */

import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../src/platform/http/http.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { pageProblem } from '../../src/platform/pages/pages.tsx';
import { aPerson, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type PhoneTown, phoneTown } from '../harness/phone.ts';

let test: TestApp;
let town: PhoneTown;
let code: string;

beforeAll(async () => {
  test = await testApp();
  town = await phoneTown(test.city);
  ({ code } = await town.window());
});
afterAll(() => test.close());

/** What the framework says of itself; no answer of the program looks so. */
const RAW = /"statusCode":|"code":"(?:FST|ERR)_/;

function form(url: string, payload: Buffer | string, type = 'application/x-www-form-urlencoded') {
  return test.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': type, 'accept-language': 'zh-CN' },
    payload,
  });
}

async function complaintForm() {
  const url = `/s/${code}/complaints`;
  const page = (await aPhone(test.app).get(url)).body;
  const category = /<option value="([^"]+)"/.exec(page.replace('<option value=""', ''))?.[1] ?? '';
  return { url, start: `submission=${hidden(page, 'submission')}&category=${category}&words=` };
}

describe('an address nobody made (F21, security 21)', () => {
  it.each([
    '/s/%E5%95%86%E4%B8%98',
    '/s/abc%0d%0ax',
    '/s/%00',
    '/s/CODE%E3%80%82',
    '/s/%F0%9F%98%80',
    `/s/${'x'.repeat(90)}`,
  ])('%s says that the code is not known, on every page below it', async (path) => {
    for (const below of ['', '/reviews', '/reviews/details', '/done', '/complaints', '/suggestions', '/requests']) {
      const answer = await test.app.inject({ method: 'GET', url: path + below });
      expect([below, answer.statusCode]).toEqual([below, 404]);
      expect(answer.body).toContain('没有认出这个码');
    }
    const sent = await form(`${path}/reviews`, 'grade=1');
    expect([sent.statusCode, sent.body.includes('没有认出这个码')]).toEqual([404, true]);
  });

  it.each([
    '/s/%ff',
    '/s/%',
    '/s/%zz/reviews',
    '/%c3',
    '/api/v1/users/%ff',
    '/open311/v2/requests/%ff.json',
    '/t?done=%ff',
    '/open?x=%c3%28',
  ])('%s is answered in the program’s own words', async (url) => {
    const answer = await test.app.inject({ method: 'GET', url });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toMatch(RAW);
    expect(answer.headers['content-type']).toMatch(/text\/html|problem\+json|application\/json|text\/xml/);
  });

  it('reaches no header of an answer unescaped', async () => {
    const answer = await test.app.inject({ method: 'GET', url: '/t/messages?lang=en' });
    expect(answer.headers.location).toMatch(/^[\x21-\x7e]+$/);
  });
});

describe('characters that are no text (F20, F26, security 21)', () => {
  const ROLES = ['dispatcher', 'system-admin', 'security-admin', 'audit-admin', 'rules-keeper'] as const;
  let sessions: readonly Session[];

  beforeAll(async () => {
    const people = ROLES.map((role) => aPerson(test.city, role, { divisionCode: '411402', unitId: town.unitId }));
    sessions = await Promise.all((await Promise.all(people)).map((person) => signIn(test, person)));
  });

  type Operation = Readonly<{ parameters?: readonly Readonly<{ in: string; name: string }>[] }>;

  it('in no query of any list break anything, nor does a number too large', { timeout: 120_000 }, async () => {
    const { paths } = test.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
    const asked = Object.entries(paths).flatMap(([path, { get }]) => {
      if (get === undefined || path.includes('{') || path.endsWith('/live')) return [];
      return (get.parameters ?? []).flatMap((each) => (each.in === 'query' ? [[path, each.name] as const] : []));
    });
    expect(asked.length).toBeGreaterThan(60);
    let named = 0;
    for (const [path, name] of asked) {
      for (const session of sessions) {
        for (const value of ['%00', 'a%00b', '2147483648', '-2147483649']) {
          const answer = await session.get(`${path}?${name}=${value}`);
          expect([path, name, value, answer.statusCode < 500]).toEqual([path, name, value, true]);
          if (!value.includes('%00') || answer.statusCode === 403) continue;
          expect(answer.statusCode).toBe(422);
          expect(answer.json().errors).toContainEqual({
            path: name,
            message: expect.stringContaining('不能使用的字符'),
          });
          named += 1;
        }
      }
    }
    expect(named).toBeGreaterThan(60);
  });

  it('in a body are named by their field, in the reader’s language, before anybody signs in', async () => {
    const session = (payload: string, language: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        payload,
      });
    for (const bad of ['a\\u0000b', '\\ud83d', '\\ude00x']) {
      const zh = await session(`{"username":"${bad}","password":"x"}`, 'zh-CN');
      expect(zh.statusCode).toBe(422);
      expect(zh.json().errors).toEqual([{ path: 'username', message: expect.stringContaining('半个表情符号') }]);
      const en = await session(`{"username":"x","password":"${bad}"}`, 'en');
      expect(en.json().errors[0]).toEqual({ path: 'password', message: expect.stringContaining('half an emoji') });
    }
    const emoji = await session('{"username":"\\ud83d\\ude00","password":"x"}', 'zh-CN');
    expect(emoji.statusCode).toBe(401);
  });

  it('in the words of a phone form are taken out, and what shows nothing is nothing (F28)', async () => {
    const { url, start } = await complaintForm();
    for (const blank of ['\u200B', '\u2800', '\u3164', '\0', '\u200B \u2800\u3000\uFE0F']) {
      const answer = await form(url, start + encodeURIComponent(blank));
      expect([answer.statusCode, answer.body.includes('请写一下发生了什么')]).toEqual([422, true]);
    }
    const phone = `&name=a%00b&phone=${encodeURIComponent('（0370）288—1234')}&receipt=yes`;
    expect((await form(url, `${start}${encodeURIComponent('窗口\0没人')}${phone}`)).headers.location).toBe('/t');
  });
});

describe('text in another encoding (F22)', () => {
  /** “窗口没人” in GBK, as old domestic systems send it. */
  const GBK = '%B4%B0%BF%DA%C3%BB%C8%CB';

  it('is read where the sender names it', async () => {
    const { url, start } = await complaintForm();
    const sent = await form(url, `${start}${GBK}&phone=12`, 'application/x-www-form-urlencoded; charset=GBK');
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('>窗口没人</textarea>');
  });

  it('is refused where nobody names it, or nobody needs it', async () => {
    const { url, start } = await complaintForm();
    expect((await form(url, start + GBK)).statusCode).toBe(400);
    const other = await form(url, start + GBK, 'application/x-www-form-urlencoded; charset=utf-16');
    expect(other.statusCode).toBe(415);
    const boundary = 'edge-boundary-9c1';
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="words"\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(part),
      Buffer.from('b4b0bfda', 'hex'),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    expect((await form(url, body, `multipart/form-data; boundary=${boundary}`)).statusCode).toBe(400);
    const json = Buffer.concat([
      Buffer.from('{"username":"'),
      Buffer.from('b4b0', 'hex'),
      Buffer.from('","password":"x"}'),
    ]);
    expect((await form('/api/v1/session', json, 'application/json')).statusCode).toBe(400);
    expect((await form('/api/v1/session', '{}', 'application/json; charset=gbk')).json().status).toBe(422);
  });

  it('is refused by Open311 in its own form, which pages of other sites can read (F23)', async () => {
    const answer = await form('/open311/v2/requests.json', `description=${GBK}`);
    expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([400, '*']);
    expect(answer.json()).toEqual([{ code: 400, description: expect.any(String) }]);
    const missing = await test.app.inject({ method: 'GET', url: '/open311/v2/services/NONE.xml' });
    expect([missing.statusCode, missing.headers['access-control-allow-origin']]).toEqual([404, '*']);
  });
});

describe('a body that drips (security 22)', () => {
  it('is not waited for longer than a request may take', { timeout: 20_000 }, async () => {
    const server = await buildServer({
      publicUrl: new URL('http://localhost'),
      hotline: '12345',
      uuid: test.city.outside.uuid,
      logger: createLog({ level: 'silent' }),
      metrics: createMetrics(),
      pageProblem,
      requestMs: 1_000,
    });
    server.post('/drip', { config: { access: 'public' } }, () => 'never');
    await server.listen({ host: '127.0.0.1', port: 0 });
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /drip HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{',
        );
      });
      const drops = setInterval(() => socket.write(' '), 200);
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(drops);
        resolve(text);
      });
    });
    await server.close();
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).not.toMatch(RAW);
  });
});
