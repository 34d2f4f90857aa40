/** Live stream: each listener learns that matters in their reach changed, and nothing else. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { GUARDING } from '../harness/server.ts';
import { follow, listening, type Stream } from '../harness/stream.ts';
import { bringMatter, ELSEWHERE, everyRole, type Ground, HERE, layGround, type Matter, sessionOf } from './ground.ts';

let test: TestApp;
let ground: Ground;
let matter: Matter;
let outside: Readonly<Record<'elsewhere' | 'respondent' | 'otherUnit' | 'admin', Session>>;
const streams = new Map<string, Stream>();
const heard = (name: string): string => streams.get(name)?.heard() ?? '';

beforeAll(async () => {
  test = await testApp();
  ground = await layGround(test);
  const origin = await listening(test.app);
  const here = await everyRole(test, 'here', { lead: ground.leadId, office: ground.officeId });
  const one = async (role: Parameters<typeof aPerson>[1], divisionCode: string, unitId: typeof ground.unitId) =>
    signIn(test, await aPerson(test.city, role, { divisionCode, unitId }));
  outside = {
    elsewhere: await one('dispatcher', ELSEWHERE, await aUnit(test.city, '乙县营商办', ELSEWHERE)),
    respondent: await one('handler', HERE, ground.unitId),
    otherUnit: await one('unit-head', HERE, await aUnit(test.city, '甲县旁的单位', HERE)),
    admin: await one('system-admin', HERE, ground.officeId),
  };
  const listeners: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    dispatcher: sessionOf(here, 'dispatcher').headers,
    handler: sessionOf(here, 'handler').headers,
    leader: sessionOf(here, 'leader').headers,
    elsewhere: outside.elsewhere.headers,
    respondent: outside.respondent.headers,
    otherUnit: outside.otherUnit.headers,
    admin: outside.admin.headers,
    nobody: {},
  };
  for (const [name, headers] of Object.entries(listeners)) streams.set(name, await follow(origin, headers));
  matter = await bringMatter(test, ground, {
    dispatcher: sessionOf(here, 'dispatcher'),
    handler: sessionOf(here, 'handler'),
    supervisor: sessionOf(here, 'discipline-supervisor'),
  });
  const told = ['dispatcher', 'handler', 'leader'];
  await vi.waitFor(
    () => {
      if (!told.every((name) => heard(name).includes(matter.matterId))) throw new Error('not told yet');
    },
    { timeout: 15_000, interval: 100 },
  );
  // Waits for one more look at the database, so that the silence of the others is not haste.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
}, 60_000);
afterAll(async () => {
  for (const stream of streams.values()) stream.close();
  await test.close();
});

describe('the live stream', () => {
  it('opens for those who read matters, and for nobody else', () => {
    const statuses = Object.fromEntries([...streams].map(([name, { status }]) => [name, status]));
    expect(statuses).toEqual({
      dispatcher: 200,
      handler: 200,
      leader: 200,
      elsewhere: 200,
      respondent: 200,
      otherUnit: 200,
      admin: 403,
      nobody: 401,
    });
    expect(streams.get('dispatcher')?.type).toBe('text/event-stream');
  });

  it('tells a browser what to refuse, as every answer does', () => {
    expect(streams.get('dispatcher')?.headers).toMatchObject(GUARDING);
  });

  it('speaks of a matter to whoever may read it', () => {
    expect(heard('leader')).toContain(matter.matterId);
  });

  it.each(['elsewhere', 'respondent', 'otherUnit'])('says nothing to %s', (name) => {
    expect(heard(name)).toBe('retry: 3000\n\n');
  });

  it('says which and how far, never what, who or when', () => {
    for (const name of ['dispatcher', 'handler', 'leader']) {
      const lines = heard(name)
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => JSON.parse(line.slice(6)) as object);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(Object.keys(line)).toEqual(['kind', 'id', 'seq']);
      }
    }
  });
});

describe('a stream (security 18)', () => {
  const until = (is: () => boolean) => vi.waitFor(() => expect(is()).toBe(true), { timeout: 12_000, interval: 100 });

  it('is one of three at most for a sign-in', async () => {
    const origin = await listening(test.app);
    const person = await aPerson(test.city, 'checker', { divisionCode: HERE, unitId: ground.officeId });
    const session = await signIn(test, person);
    const opened: Stream[] = [];
    for (let each = 0; each < 4; each += 1) opened.push(await follow(origin, session.headers));
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    const again = await signIn(test, person);
    expect((await follow(origin, again.headers)).status).toBe(200);
    for (const stream of opened) stream.close();
  });

  it.each(['signing out', 'a disabled account', 'a post taken back'])(
    'ends at the next look after %s',
    async (what) => {
      const { city } = test;
      const person = await aPerson(city, 'checker', { divisionCode: HERE, unitId: ground.officeId });
      const session = await signIn(test, person);
      const stream = await follow(await listening(test.app), session.headers);
      expect(stream.status).toBe(200);
      expect(stream.ended()).toBe(false);
      const { userId } = person.actor;
      if (what === 'signing out') await session.request({ method: 'DELETE', url: '/api/v1/session' });
      else {
        await city.asOwner((owner) =>
          what === 'a disabled account'
            ? owner.query('update people_user set disabled_at = $1 where id = $2', [city.clock.now(), userId])
            : owner.query('update people_holding set until_on = from_on where user_id = $1', [userId]),
        );
      }
      await until(() => stream.ended());
    },
    20_000,
  );
});
