/** The port of the provincial platform: cases in by key, states back by a signed body, over real HTTP to a receiver that is down, slow or disagrees. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TELL_PLATFORM, tellPlatform } from '../../src/cases/port/actions-tell.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { drainOutbox } from '../../src/platform/outbox.ts';
import { handlers, verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { type Got, Receiver } from '../harness/receiver.ts';
import { MORNING } from '../harness/today.ts';

type Told = {
  number: string;
  sequence: number;
  state: string;
  outcome: string | null;
  dueOn: string | null;
  at: string;
};

/** What a platform was told, once for each state however often it came; only what is signed by this secret. */
function statesIn(at: Receiver, secret: string): Told[] {
  const seen = new Map<string, Told>();
  for (const state of at.signed<{ states: Told[] }>(secret).flatMap(({ states }) => states))
    seen.set(`${state.number} ${state.sequence}`, state);
  return [...seen.values()];
}

let test: TestApp;
let ground: Ground;
let keeper: Session;
let dispatcher: Session;
let keeperHere: Person;
let dispatcherHere: Person;
const receiver = new Receiver();
const KEEPER_PATH = '/api/v1/province/platforms';
const quiet = createLog({ level: 'silent' });
/** A receiver that is silent is waited for this long. */
const SOON_MS = 2_000;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  await receiver.start();
  const { officeId } = ground;
  keeperHere = await aPerson(test.city, 'system-admin', { divisionCode: HERE, unitId: officeId });
  dispatcherHere = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: officeId });
}, 120_000);
/** Sessions end while nobody acts, and the clock of a test jumps. */
async function everybody(): Promise<void> {
  keeper = await signIn(test, keeperHere);
  dispatcher = await signIn(test, dispatcherHere);
}
beforeEach(everybody);
afterAll(async () => {
  await receiver.stop();
  await test.close();
});
afterEach(() => {
  receiver.answer = 204;
  receiver.got = [];
});

type Platform = { id: Uuid; key: string; secret: string };
const address = () => receiver.url;

async function aPlatform(callbackUrl: string | null = address()): Promise<Platform> {
  const id = test.city.outside.uuid();
  const answer = await keeper.post(KEEPER_PATH, { id, name: '示例省平台', divisionCode: HERE, callbackUrl });
  expect(answer.statusCode, answer.body).toBe(200);
  const { secrets } = answer.json() as { secrets: { key: string; signing: string } };
  return { id, key: secrets.key, secret: secrets.signing };
}

const aCase = (number: string, over: object = {}) => ({
  number,
  receivedOn: '2026-03-03',
  jurisdiction: 'JU02',
  category: 'SQ06',
  words: '承诺的奖补资金两年没有兑现。',
  demands: ['说明什么时候兑现'],
  ...over,
});

async function send(key: string, body: object) {
  return test.app.inject({
    method: 'POST',
    url: '/api/v1/province/cases',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'accept-language': 'zh' },
    payload: body,
  });
}
const fieldsOf = (answer: { json: () => unknown }) =>
  (answer.json() as { errors: { path: string }[] }).errors.map(({ path }) => path).sort();

/** Everything the outbox would do now, with a short patience. */
async function drain(): Promise<number> {
  const patient = { ...handlers, [TELL_PLATFORM]: [tellPlatform(SOON_MS)] };
  return drainOutbox(test.city, patient, createMetrics(), quiet);
}
async function matterOf(number: string): Promise<Uuid> {
  const found = await dispatcher.get(`/api/v1/cases?search=${encodeURIComponent(number)}`);
  const [line] = (found.json() as { items: { id: Uuid }[] }).items;
  if (line === undefined) throw new Error(`${number} is not in the list`);
  return line.id;
}
const act = (matterId: Uuid, command: object) =>
  giveCommand(dispatcher, () => test.city.outside.uuid(), matterId, command);
const waiting = async () => {
  const lines = (await keeper.get(KEEPER_PATH)).json() as { id: Uuid; untold: number }[];
  return new Map(lines.map(({ id, untold }) => [id, untold]));
};

describe('a key', () => {
  it('is asked for, and let in by no other', async () => {
    const { id, key } = await aPlatform(null);
    for (const wrong of ['', 'NOSUCHKEY', `${key}X`]) {
      const answer = await send(wrong, aCase('HN-KEY-1'));
      expect([answer.statusCode, (answer.json() as { type: string }).type]).toEqual([
        401,
        '/problems/province-key-wrong',
      ]);
    }
    expect((await send(key, aCase('HN-KEY-1'))).statusCode).toBe(200);
    await keeper.post(`${KEEPER_PATH}/${id}/revocation`, { reason: '试用结束' });
    expect((await send(key, aCase('HN-KEY-2'))).statusCode).toBe(401);
  });

  it('stands nowhere in the data, and is shown once', async () => {
    const { id, key, secret } = await aPlatform();
    const again = await keeper.post(KEEPER_PATH, {
      id,
      name: '示例省平台',
      divisionCode: HERE,
      callbackUrl: address(),
    });
    expect((again.json() as { secrets: unknown }).secrets).toBeNull();
    const dump = JSON.stringify(
      await test.city.db
        .selectFrom('cases_platform' as never)
        .selectAll()
        .execute(),
    );
    const list = (await keeper.get(KEEPER_PATH)).body;
    for (const text of [dump, list, test.logged()]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(secret);
    }
  });

  it('is renewed: the one before is dead, and the cases stay', async () => {
    const { id, key } = await aPlatform(null);
    await send(key, aCase('HN-RENEW-1'));
    const answer = await keeper.post(`${KEEPER_PATH}/${id}/renewal`, { callbackUrl: address() });
    const { secrets } = answer.json() as { secrets: { key: string; signing: string } };
    expect((await send(key, aCase('HN-RENEW-1'))).statusCode).toBe(401);
    expect((await send(secrets.key, aCase('HN-RENEW-1'))).json()).toMatchObject({ isNew: false });
    await drain();
    expect(statesIn(receiver, secrets.signing).map(({ number, state }) => [number, state])).toEqual([
      ['HN-RENEW-1', 'registered'],
    ]);
  });

  it.each(['http://example.org/told', 'ftp://127.0.0.1/', 'https://a:b@example.org/', 'told'])(
    'is not issued with the address %s',
    async (callbackUrl) => {
      const body = { id: test.city.outside.uuid(), name: '示例省平台', divisionCode: HERE, callbackUrl };
      const answer = await keeper.post(KEEPER_PATH, body);
      expect([answer.statusCode, (answer.json() as { type: string }).type]).toEqual([
        422,
        '/problems/province-address',
      ]);
    },
  );
});

describe('a case', () => {
  it('is taken once, whatever the spelling of its number, and refused with other content', async () => {
    const { key } = await aPlatform(null);
    const first = await send(key, aCase('豫营商投〔2026〕31号'));
    expect(first.json()).toMatchObject({ isNew: true, receipt: null });
    const again = await send(key, aCase('豫营商投(2026) 31号'));
    expect(again.json()).toEqual({ ...(first.json() as object), isNew: false });
    const other = await send(key, aCase('豫营商投〔2026〕31号', { words: '另一件事。' }));
    expect([other.statusCode, (other.json() as { type: string }).type]).toEqual([
      409,
      '/problems/province-number-reused',
    ]);
    const { key: second } = await aPlatform(null);
    const taken = await send(second, aCase('豫营商投〔2026〕31号'));
    expect([taken.statusCode, (taken.json() as { type: string }).type]).toEqual([
      409,
      '/problems/province-number-taken',
    ]);
  });

  it('is taken once of two that come at one moment', async () => {
    const { key } = await aPlatform(null);
    const both = await Promise.all([send(key, aCase('HN-TWICE-1')), send(key, aCase('HN-TWICE-1'))]);
    expect(both.map((answer) => (answer.json() as { isNew: boolean }).isNew).sort()).toEqual([false, true]);
  });

  it('is refused by the names of what is wrong, and nothing of it stays', async () => {
    const { key } = await aPlatform(null);
    expect(fieldsOf(await send(key, aCase('12', { receivedOn: '3 March', phone: '1' })))).toEqual([
      '',
      'number',
      'receivedOn',
    ]);
    expect(fieldsOf(await send(key, aCase('HN-BAD-1', { category: 'XX', jurisdiction: 'RF01' })))).toEqual([
      'category',
      'jurisdiction',
    ]);
    expect(fieldsOf(await send(key, aCase('HN-BAD-1', { receivedOn: '2026-03-04' })))).toEqual(['receivedOn']);
    const contact = { name: '示例·赵女士', phone: 'no number' };
    const phone = await send(key, aCase('HN-BAD-1', { contact }));
    expect(fieldsOf(phone)).toEqual(['contact.phone']);
    expect(phone.body).not.toContain('no number');
    expect(
      await dispatcher.get('/api/v1/cases?search=HN-BAD-1').then((list) => (list.json() as { total: number }).total),
    ).toBe(0);
  });

  it('names its unit where it is one of ours, and loses no name that is not', async () => {
    const { key } = await aPlatform(null);
    const { name } = (await test.city.db
      .selectFrom('people_unit' as never)
      .select('name' as never)
      .where('id' as never, '=', ground.unitId as never)
      .executeTakeFirstOrThrow()) as { name: string };
    await send(key, aCase('HN-UNIT-1', { respondent: name }));
    await send(key, aCase('HN-UNIT-2', { respondent: '外地某单位' }));
    const [known, unknown] = await Promise.all(
      ['HN-UNIT-1', 'HN-UNIT-2'].map(async (number) =>
        (await dispatcher.get(`/api/v1/matters/${await matterOf(number)}`)).json(),
      ),
    );
    expect(known).toMatchObject({ line: { respondent: { id: ground.unitId } } });
    expect(unknown).toMatchObject({ line: { respondent: null } });
    expect(JSON.stringify(unknown)).toContain('被投诉单位：外地某单位');
  });

  it('keeps name and number in the vault alone, and gives its receipt for a quarter of an hour', async () => {
    const { key } = await aPlatform(null);
    const sent = aCase('HN-VAULT-1', { receipt: true, contact: { name: '示例·钱先生', phone: '139 0000 0077' } });
    const { receipt } = (await send(key, sent)).json() as {
      receipt: { number: string; pass: string; trackUrl: string };
    };
    expect(receipt.trackUrl).toMatch(/\/t$/);
    expect(((await send(key, sent)).json() as { receipt: unknown }).receipt).toEqual(receipt);
    test.city.clock.advance({ minutes: 16 });
    expect(((await send(key, sent)).json() as { receipt: unknown }).receipt).toBeNull();
    await drain();
    const tables = [
      'record_event',
      'platform_outbox',
      'people_audit',
      'cases_handover',
      'cases_state',
      'matters_matter',
    ];
    for (const table of tables) {
      const rows = JSON.stringify(
        await test.city.db
          .selectFrom(table as never)
          .selectAll()
          .execute(),
      );
      expect(rows, table).not.toContain('钱先生');
      expect(rows, table).not.toContain('13900000077');
      expect(rows, table).not.toContain(receipt.pass);
    }
    expect(test.logged()).not.toContain('钱先生');
    expect(test.logged()).not.toContain('13900000077');
    expect(test.logged()).not.toContain('HN-VAULT-1');
  });
});

describe('a platform', () => {
  it('is told each state in order, signed, and nothing it does not ask for', async () => {
    const { key, secret } = await aPlatform();
    await send(key, aCase('HN-TOLD-1'));
    const matterId = await matterOf('HN-TOLD-1');
    await act(matterId, { type: 'accept' });
    await act(matterId, { type: 'dispatch', lead: ground.leadId, assisting: [] });
    await drain();
    const told = statesIn(receiver, secret);
    expect(told.map(({ state }) => state)).toEqual(['registered', 'accepted', 'handling']);
    expect(told.map(({ sequence }) => sequence)).toEqual(
      [...told.map(({ sequence }) => sequence)].sort((a, b) => a - b),
    );
    expect(told[1]?.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { body } of receiver.got) {
      expect(Object.keys((JSON.parse(body) as { states: object[] }).states[0] ?? {}).sort()).toEqual([
        ...['at', 'dueOn', 'number', 'outcome', 'sequence', 'state'],
      ]);
      expect(body).not.toContain(ground.leadId);
      expect(body).not.toContain(matterId);
    }
    // Told is told: a turn with nothing new sends nothing.
    receiver.got = [];
    await drain();
    expect(receiver.got).toEqual([]);
  });

  it('that is down for an hour loses none, and gets all in one body', async () => {
    const { id, key, secret } = await aPlatform();
    await receiver.stop();
    await send(key, aCase('HN-DOWN-1'));
    await drain();
    await send(key, aCase('HN-DOWN-2'));
    await act(await matterOf('HN-DOWN-1'), { type: 'accept' });
    for (let minutes = 0; minutes < 60; minutes += 10) {
      test.city.clock.advance({ minutes: 10 });
      await drain();
    }
    await everybody();
    expect((await waiting()).get(id)).toBe(3);
    await receiver.start();
    test.city.clock.advance({ minutes: 16 });
    await drain();
    expect(receiver.got).toHaveLength(1);
    const said = statesIn(receiver, secret).map(({ number, state }) => `${number} ${state}`);
    expect(said.sort()).toEqual(['HN-DOWN-1 accepted', 'HN-DOWN-1 registered', 'HN-DOWN-2 registered']);
    expect((await waiting()).get(id)).toBe(0);
  });

  it('that is silent, refuses or sends elsewhere is told again, and nobody else', async () => {
    const { id, key, secret } = await aPlatform();
    await send(key, aCase('HN-SLOW-1'));
    for (const answer of ['never', 401, 500, 'elsewhere'] as const) {
      receiver.answer = answer;
      receiver.got = [];
      await drain();
      expect(receiver.got, String(answer)).toHaveLength(1);
      expect((await waiting()).get(id), String(answer)).toBe(1);
      test.city.clock.advance({ minutes: 16 });
    }
    receiver.answer = 200;
    await drain();
    expect((await waiting()).get(id)).toBe(0);
    expect(statesIn(receiver, secret).map(({ state }) => state)).toEqual(['registered']);
  });

  it('that holds another secret takes nothing for signed, and all of it after its key was renewed', async () => {
    const { id, key, secret } = await aPlatform();
    const { secret: other } = await aPlatform();
    await send(key, aCase('HN-SIGN-1'));
    await drain();
    expect(statesIn(receiver, other)).toEqual([]);
    expect(statesIn(receiver, secret)).toHaveLength(1);
    const [first] = receiver.got;
    const changed = { ...first, body: first?.body.replace('HN-SIGN-1', 'HN-SIGN-9') };
    receiver.got = [changed as Got];
    expect(statesIn(receiver, secret)).toEqual([]);
    receiver.got = [];
    const answer = await keeper.post(`${KEEPER_PATH}/${id}/renewal`, { callbackUrl: address() });
    const { secrets } = answer.json() as { secrets: { signing: string } };
    await act(await matterOf('HN-SIGN-1'), { type: 'accept' });
    await drain();
    expect(statesIn(receiver, secret)).toEqual([]);
    expect(statesIn(receiver, secrets.signing).map(({ state }) => state)).toEqual(['accepted']);
  });

  it('is told once by two programs on one database', async () => {
    const { key, secret } = await aPlatform();
    await send(key, aCase('HN-BOTH-1'));
    await Promise.all([drain(), drain()]);
    await drain();
    expect(receiver.got).toHaveLength(1);
    expect(statesIn(receiver, secret)).toHaveLength(1);
  });

  it('waits in one row of the outbox, however much waits', async () => {
    const { key } = await aPlatform();
    receiver.answer = 503;
    for (const number of ['HN-ROW-1', 'HN-ROW-2', 'HN-ROW-3']) {
      await send(key, aCase(number));
      await drain();
    }
    const rows = (await test.city.db
      .selectFrom('platform_outbox' as never)
      .selectAll()
      .where('topic' as never, '=', TELL_PLATFORM as never)
      .where('done_at' as never, 'is', null as never)
      .execute()) as unknown as readonly { last_error: string }[];
    expect(rows).toHaveLength(1);
    expect(rows[0]?.last_error).toBe('NotTaken 503');
  });

  it('that was stopped is told no more', async () => {
    const { id, key } = await aPlatform();
    await send(key, aCase('HN-END-1'));
    await keeper.post(`${KEEPER_PATH}/${id}/revocation`, { reason: '平台停用' });
    receiver.got = [];
    await drain();
    expect(receiver.got.map(({ body }) => body).join()).not.toContain('HN-END-1');
  });
});

it('leaves a record that holds', async () => {
  expect((await verifyCity(test.city.db, test.city)).ok).toBe(true);
});
