/** `mashang user` on a city nobody has signed in to yet. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { testServer } from '../../test/harness/server.ts';
import { tickingOutside } from '../../test/harness/today.ts';
import { peopleRoutes } from '../people/index.ts';
import { readConfig } from '../platform/config.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';
import { CommandRefused, EXIT, type Values } from './command.ts';
import { userCommand } from './user.ts';

describe('mashang user', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await testCity();
  });
  afterAll(() => city.close());

  async function run(verb: string, values: Values = {}, json = true): Promise<string> {
    const lines: string[] = [];
    const code = await userCommand.run({
      values,
      positionals: [verb],
      json,
      config: () => readConfig({ PUBLIC_URL: 'https://mashang.example' }),
      // The command needs an open city; opening one is tested elsewhere.
      outside: tickingOutside,
      openCity: async () => ({ city }) as unknown as OpenCity,
      print: (text) => lines.push(text),
    });
    expect(code).toBe(EXIT.done);
    return lines.join('\n');
  }

  it('opens an empty city: the first administrator sets a password through the link and signs in', async () => {
    const values = { username: 'admin', name: '系统管理员', role: 'system-admin', 'one-time-link': true };
    const { oneTimeLink } = JSON.parse(await run('create', values)) as { oneTimeLink: string };
    expect(oneTimeLink).toMatch(/^https:\/\/mashang\.example\/console\/welcome#/);
    const publicUrl = new URL('http://localhost:8080');
    const app = await testServer(city, (to, guard) =>
      peopleRoutes(to, { city, publicUrl, guard, holds: () => Promise.resolve(0), hiddenMatters: async () => [] }),
    );
    const password = 'kestrel-lantern-orbit-7';
    const spent = await app.inject({
      method: 'POST',
      url: '/api/v1/one-time-links/spend',
      payload: { token: oneTimeLink.split('#')[1], password },
    });
    expect(spent.json()).toEqual({ username: 'admin' });
    const entered = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { username: 'admin', password },
    });
    expect(entered.json()).toMatchObject({ state: 'open', role: 'system-admin' });
    await app.close();
  });

  it('lists accounts with their roles and closes one', async () => {
    await run('create', { username: 'security', name: '安全管理员', role: 'security-admin' }, false);
    await run('disable', { username: 'security' });
    const lines = JSON.parse(await run('list')) as { username: string; roles: string[]; disabledAt: string | null }[];
    expect(lines).toMatchObject([
      { username: 'admin', roles: ['system-admin'], disabledAt: null },
      { username: 'security', roles: ['security-admin'], disabledAt: expect.any(String) },
    ]);
    expect(await run('list', {}, false)).toContain('2 accounts');
  });

  it.each([
    ['a name twice', 'create', { username: 'admin', name: '又一个' }, /taken/],
    ['an unknown role', 'create', { username: 'x.y', name: '某人', role: 'emperor' }, /not one of/],
    ['a missing name', 'create', { username: 'x.y' }, /--name is missing/],
    ['somebody unknown', 'link', { username: 'nobody' }, /no account/],
    ['a verb it does not know', 'promote', {}, /expected one of/],
  ] as const)('refuses %s and says why', async (_, verb, values, why) => {
    await expect(run(verb, values)).rejects.toThrow(why);
    await expect(run(verb, values)).rejects.toBeInstanceOf(CommandRefused);
  });
});
