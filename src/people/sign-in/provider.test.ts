/** Sign-in by an identity provider, against a real one on loopback: who is let in, as whom, and what happens when it fails. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { testServer } from '../../../test/harness/server.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { epochMs } from '../../kernel/time.ts';
import type { App } from '../../platform/http/http.ts';
import { openIdProvider } from '../../platform/identity-provider.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { peopleRoutes } from '../api.ts';
import { applyRetention } from '../jobs.ts';
import type { Actor } from '../model.ts';
import { userById } from '../registry/store-users.ts';
import { setPassword } from './actions-password.ts';

const CITY = '411400';
const PUBLIC_URL = new URL('http://localhost:8080');
const PASSWORD = 'kestrel-lantern-orbit-7';
/** As some providers name people: by their identity number. */
const SUBJECT = '410000199001010000';
const CLIENT = { id: 'mashang', secret: 'a-secret-of-the-client-and-no-other' };

/** A real provider; `start` listens on the port it had before. */
async function aProvider() {
  let server: Server | undefined;
  let port = 0;
  let handle: ReturnType<Provider['callback']> | undefined;
  const start = async (): Promise<void> => {
    server = createServer((request, response) => void handle?.(request, response));
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    handle ??= new Provider(`http://127.0.0.1:${port}`, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${PUBLIC_URL.origin}/sign-in/provider/back`],
        },
      ],
      findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    }).callback();
  };
  const stop = async (): Promise<void> => {
    const ending = server;
    if (ending === undefined) return;
    server = undefined;
    await new Promise((resolve) => {
      ending.close(resolve);
      ending.closeAllConnections();
    });
  };
  await start();
  return { start, stop, issuer: new URL(`http://127.0.0.1:${port}`) };
}

/** A browser at the provider: follows it until it sends us back. @returns the address it sends to */
async function throughProvider(begin: string, does: Readonly<{ as?: string; abort?: boolean }>): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(begin);
  let answer = await go(at);
  for (let step = 0; step < 20; step += 1) {
    const location = answer.headers.get('location');
    if (location !== null) {
      at = new URL(location, at);
      if (at.origin === PUBLIC_URL.origin) return at;
      answer = await go(at);
      continue;
    }
    const page = await answer.text();
    const abort = /href="([^"]*\/abort)"/.exec(page)?.[1];
    if (does.abort === true && abort !== undefined) {
      answer = await go(new URL(abort, at));
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'none';
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = new URLSearchParams({ prompt, login: does.as ?? SUBJECT, password: 'any' });
    answer = await go(new URL(action, at), form);
  }
  throw new Error('the provider never sent us back');

  async function go(to: URL, body?: URLSearchParams): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = await fetch(to, {
      redirect: 'manual',
      headers: { cookie },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const line of sent.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return sent;
  }
}

describe('sign-in by the identity provider', () => {
  let city: TestCity;
  let w: World;
  let app: App;
  let provider: Awaited<ReturnType<typeof aProvider>>;
  let office: Uuid;
  let system: Readonly<Record<string, string>>;
  let security: Readonly<Record<string, string>>;
  let handler: Actor;

  beforeEach(async () => {
    city = await testCity();
    w = await world(city);
    provider = await aProvider();
    const settings = {
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      name: '统一身份认证',
    };
    app = await testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: PUBLIC_URL,
        guard,
        holds: () => Promise.resolve(0),
        hiddenMatters: async () => [],
        provider: openIdProvider(settings, PUBLIC_URL),
      }),
    );
    office = await w.unit('市营商办', CITY);
    system = await w.signedIn(await w.actor('system-admin', office, CITY));
    security = await w.signedIn(await w.actor('security-admin', office, CITY));
    handler = await w.actor('handler', await w.unit('市局', CITY), CITY);
  });
  afterEach(async () => {
    await app.close();
    await provider.stop();
    await city.close();
  });

  /** From the button to our page of sign-in. `change` bends what the browser keeps or brings back. */
  const go = async (
    does: Readonly<{ as?: string; abort?: boolean; cookie?: (kept: object) => object; twice?: boolean }> = {},
  ) => {
    const begun = await app.inject({ method: 'GET', url: '/sign-in/provider?back=%2Fmatters' });
    expect(begun.statusCode).toBe(303);
    const [cookie] = begun.cookies;
    const to = String(begun.headers.location);
    if (cookie === undefined) return { to, cookies: [] };
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', maxAge: 600 });
    const back = await throughProvider(to, does);
    const kept = JSON.parse(Buffer.from(cookie.value, 'base64url').toString());
    const value = Buffer.from(JSON.stringify(does.cookie?.(kept) ?? kept)).toString('base64url');
    const land = () =>
      app.inject({ method: 'GET', url: back.pathname + back.search, headers: { cookie: `${cookie.name}=${value}` } });
    const first = await land();
    const landed = does.twice === true ? await land() : first;
    return { to: String(landed.headers.location), cookies: landed.cookies.filter(({ value: it }) => it !== '') };
  };
  const codeFor = async (as?: string): Promise<string> => {
    const { to, cookies } = await go(as === undefined ? {} : { as });
    expect(cookies).toEqual([]);
    return /#unlinked=(\w{8})$/.exec(to)?.[1] ?? `no code in ${to}`;
  };
  const send = (by: Readonly<Record<string, string>>, method: 'POST' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, headers: by, ...(payload === undefined ? {} : { payload }) });
  const askLink = (code: string, who: Uuid = handler.userId, by = system) =>
    send(by, 'POST', `/users/${who}/provider-account`, { code });
  const release = (answer: { json: () => { waitingActId: string } }, by = security) =>
    send(by, 'POST', `/waiting-acts/${answer.json().waitingActId}/decision`, { release: true, reason: '当面核对过' });
  const link = async (): Promise<void> => {
    expect((await release(await askLink(await codeFor()))).statusCode).toBe(200);
  };
  const cookieOf = ({ cookies }: Readonly<{ cookies: readonly { name: string; value: string }[] }>) =>
    cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const sessionOf = (cookies: readonly { name: string; value: string }[]) =>
    app.inject({
      method: 'GET',
      url: '/api/v1/session',
      headers: { cookie: cookieOf({ cookies }) },
    });
  const nameOf = async () => (await userById(city.db, handler.userId))?.username ?? '';
  const byPassword = async () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { username: await nameOf(), password: PASSWORD },
    });
  const inbox = async (who: Actor): Promise<string[]> => {
    const answer = await app.inject({ method: 'GET', url: '/api/v1/notices', headers: await w.signedIn(who) });
    return answer.json().map(({ kind }: { kind: string }) => kind);
  };

  it('opens the account two administrators linked, with the posts given here, and nothing before', async () => {
    const code = await codeFor();
    const asked = await askLink(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`);
    expect(asked.statusCode).toBe(202);
    expect(await inbox(handler)).toContain('people.second-person-about-you');
    // Whoever asked does not release it, and until then the provider opens nothing.
    expect((await release(asked, system)).statusCode).toBe(403);
    expect((await go()).to).toMatch(/#unlinked=/);
    expect((await release(asked)).statusCode).toBe(200);
    const { to, cookies } = await go();
    expect(to).toBe('/console/sign-in?back=%2Fmatters#signed-in');
    const session = (await sessionOf(cookies)).json();
    expect(session).toMatchObject({ userId: handler.userId, role: 'handler', passwordTooOld: false });
    expect((await userById(city.db, handler.userId))?.providerLinked).toBe(true);
    expect(await inbox(handler)).toContain('people.second-person-done-to-you');
    // Somebody else at the provider is still nobody here.
    expect((await go({ as: 'another' })).to).toMatch(/#unlinked=/);
  });

  it('keeps no name the provider has for a person', async () => {
    await link();
    await go();
    const rowsWith = (typed: string) =>
      city.asOwner(async (owner) => {
        const tables = await owner.query<{ name: string }>(
          `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname like 'c4114%'`,
        );
        let found = 0;
        for (const { name } of tables.rows) {
          const { rows } = await owner.query(`select 1 from ${name} t where t::text like '%' || $1 || '%'`, [typed]);
          found += rows.length;
        }
        return found;
      });
    expect(await rowsWith(SUBJECT)).toBe(0);
    // The search does find what is there.
    expect(await rowsWith(handler.userId)).toBeGreaterThan(0);
  });

  it('links by a code of today only, to one account, and never one’s own', async () => {
    const self = await w.actor('system-admin', office, CITY);
    const code = await codeFor();
    expect((await askLink('0000-0000')).json().type).toBe('/problems/provider-code-wrong');
    expect((await askLink('?')).json().type).toBe('/problems/provider-code-wrong');
    expect((await askLink(code, self.userId, await w.signedIn(self))).json().type).toBe('/problems/not-yourself');
    city.clock.advance({ days: 1 });
    system = await w.signedIn(await w.actor('system-admin', office, CITY));
    security = await w.signedIn(await w.actor('security-admin', office, CITY));
    expect((await askLink(code)).json().type).toBe('/problems/provider-code-wrong');
    const fresh = await codeFor();
    const [first, second] = [await askLink(fresh), await askLink(fresh, self.userId)];
    expect((await release(first)).statusCode).toBe(200);
    expect((await release(second)).json().type).toBe('/problems/provider-code-wrong');
    expect((await askLink(await codeFor('another'))).json().type).toBe('/problems/provider-already-linked');
  });

  it('is released as long as any act that waits, however near its code was to its end', async () => {
    const code = await codeFor();
    city.clock.advance({ hours: 23 });
    system = await w.signedIn(await w.actor('system-admin', office, CITY));
    const asked = await askLink(code);
    city.clock.advance({ hours: 71 });
    await applyRetention(city);
    security = await w.signedIn(await w.actor('security-admin', office, CITY));
    expect((await release(asked)).statusCode).toBe(200);
    expect((await go()).to).toMatch(/#signed-in$/);
  });

  it('forgets whoever was linked to nothing by then, and no link', async () => {
    await link();
    await codeFor('another');
    const rows = () =>
      city.asOwner(async (owner) => (await owner.query('select user_id from people_provider_account')).rows);
    city.clock.advance({ days: 4, hours: -1 });
    await applyRetention(city);
    expect(await rows()).toHaveLength(2);
    city.clock.advance({ hours: 2 });
    await applyRetention(city);
    expect(await rows()).toEqual([{ user_id: handler.userId }]);
  });

  it('leaves of the password, once linked, what needs a second factor too, and tells its owner of each use', async () => {
    await inTransaction(city.db, (tx) => setPassword(tx, city, handler.userId, PASSWORD));
    const open = await byPassword();
    expect(open.json()).toMatchObject({ state: 'open' });
    await link();
    expect((await byPassword()).json().type).toBe('/problems/sign-in-through-provider');
    const auditor = await w.signedIn(await w.actor('audit-admin', office, CITY));
    const tries = await app.inject({
      method: 'GET',
      url: '/api/v1/audit?action=people.sign-in&outcome=failed',
      headers: auditor,
    });
    expect(tries.json().items).toMatchObject([{ userId: handler.userId }]);
    const headers = { cookie: cookieOf(open), 'x-csrf-token': String(open.json().csrfToken) };
    const begun = await app.inject({
      method: 'POST',
      url: '/api/v1/account/second-factor',
      headers,
      payload: { current: PASSWORD },
    });
    const code = () => generate({ secret: begun.json().secret, epoch: Math.floor(epochMs(city.clock.now()) / 1000) });
    const payload = { code: await code() };
    const set = await app.inject({ method: 'PUT', url: '/api/v1/account/second-factor', headers, payload });
    expect(set.statusCode).toBe(204);
    city.clock.advance({ minutes: 1 });
    // The provider opens half a session, too.
    const came = await go();
    expect(came.to).toMatch(/#second-factor$/);
    expect((await sessionOf(came.cookies)).statusCode).toBe(401);
    const half = await byPassword();
    expect(half.json()).toEqual({ state: 'second-factor' });
    expect(await inbox(handler)).not.toContain('people.password-used');
    const entered = await app.inject({
      method: 'POST',
      url: '/api/v1/session/second-factor',
      headers: { cookie: cookieOf(half) },
      payload: { code: await code() },
    });
    expect(entered.json()).toMatchObject({ state: 'open' });
    expect(await inbox(handler)).toContain('people.password-used');
  });

  it('asks whoever comes from there for no password, however old theirs is', async () => {
    await link();
    await inTransaction(city.db, (tx) => setPassword(tx, city, handler.userId, PASSWORD));
    city.clock.advance({ days: 400 });
    const { cookies } = await go();
    expect((await sessionOf(cookies)).json()).toMatchObject({ passwordTooOld: false, role: 'handler' });
  });

  it('opens no closed account, and none that was unlinked, whose sessions end', async () => {
    await link();
    const { cookies } = await go();
    expect((await send(security, 'DELETE', `/users/${handler.userId}/provider-account`)).json()).toMatchObject({
      providerLinked: false,
    });
    expect((await sessionOf(cookies)).statusCode).toBe(401);
    await link();
    await city.asOwner((owner) =>
      owner.query('update people_user set disabled_at = $2 where id = $1', [handler.userId, city.clock.now()]),
    );
    expect((await go()).to).toMatch(/#provider-refused$/);
  });

  it('says so when the provider is down, and works as soon as it is up', async () => {
    await provider.stop();
    expect((await go()).to).toBe('/console/sign-in#provider-unreachable');
    await provider.start();
    expect(await codeFor()).toMatch(/^\w{8}$/);
    const begun = await app.inject({ method: 'GET', url: '/sign-in/provider' });
    const [cookie] = begun.cookies;
    const back = await throughProvider(String(begun.headers.location), {});
    await provider.stop();
    const landed = await app.inject({
      method: 'GET',
      url: back.pathname + back.search,
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    });
    expect(landed.headers.location).toMatch(/#provider-unreachable$/);
  });

  it('lets nobody in who said no there, nor with a way back that is not their own or comes twice', async () => {
    await link();
    expect((await go({ abort: true })).to).toMatch(/#provider-refused$/);
    const other = 'x'.repeat(43);
    for (const cookie of [
      (kept: object) => ({ ...kept, state: other }),
      (kept: object) => ({ ...kept, nonce: other }),
      (kept: object) => ({ ...kept, verifier: other }),
      () => ({ nothing: true }),
    ]) {
      const { to, cookies } = await go({ cookie });
      expect([to.split('#')[1], cookies]).toEqual(['provider-wrong', []]);
    }
    expect((await go({ twice: true })).to).toMatch(/#provider-wrong$/);
    const bare = await app.inject({ method: 'GET', url: '/sign-in/provider/back?code=x&state=y' });
    expect(bare.headers.location).toBe('/console/sign-in#provider-wrong');
  });

  it('is not there where none is set up', async () => {
    const without = await testServer(city, (to, guard) =>
      peopleRoutes(to, {
        city,
        publicUrl: PUBLIC_URL,
        guard,
        holds: () => Promise.resolve(0),
        hiddenMatters: async () => [],
      }),
    );
    for (const url of ['/sign-in/provider', '/sign-in/provider/back?code=x&state=y']) {
      expect((await without.inject({ method: 'GET', url })).statusCode).toBe(404);
    }
    await without.close();
  });
});
