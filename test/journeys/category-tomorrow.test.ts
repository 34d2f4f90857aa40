/**
 * Lists of categories changed from tomorrow on: every door uses the list of its day, what was received before keeps the
 * words and the standing of its own, and what would enter or leave the sealed lane waits for the discipline supervisor.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { open311Client } from '../harness/open311.ts';
import { aPhone, hidden } from '../harness/phone.ts';
import { textOfBook } from '../harness/sheets.ts';
import { MORNING } from '../harness/today.ts';

const LISTS = '/api/v1/law/category-lists';
const TOMORROW = '2026-03-04';
type Listed = {
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

let test: TestApp;
let ground: Ground;
const who: Record<string, Person> = {};
let keeper: Session;
let second: Session;
let discipline: Session;
let office: Session;
let dispatcher: Session;
let key: string;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const top = { divisionCode: test.city.code, unitId: await aUnit(test.city, '测试市营商办', test.city.code) };
  who['keeper'] = await aPerson(test.city, 'rules-keeper', top);
  who['second'] = await aPerson(test.city, 'rules-keeper', top);
  who['discipline'] = await aPerson(test.city, 'discipline-supervisor', top);
  who['office'] = await aPerson(test.city, 'joint-office', top);
  who['dispatcher'] = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: ground.officeId });
  await everybody();
  const admin = await signIn(
    test,
    await aPerson(test.city, 'system-admin', { divisionCode: HERE, unitId: ground.officeId }),
  );
  const platform = { id: uuid(), name: '示例省平台', divisionCode: HERE, callbackUrl: null };
  key = ((await admin.post('/api/v1/province/platforms', platform)).json() as { secrets: { key: string } }).secrets.key;
}, 120_000);
afterAll(() => test.close());

/** Sessions end while nobody acts, and the clock of a test jumps. */
async function everybody(): Promise<void> {
  const sessionOf = (name: string) => {
    const person = who[name];
    if (person === undefined) throw new Error(`nobody is ${name}`);
    return signIn(test, person);
  };
  keeper = await sessionOf('keeper');
  second = await sessionOf('second');
  discipline = await sessionOf('discipline');
  office = await sessionOf('office');
  dispatcher = await sessionOf('dispatcher');
}
const uuid = () => test.city.outside.uuid();
const lists = async (kind: string): Promise<Lists> => (await keeper.get(`${LISTS}/${kind}`)).json() as Lists;
const newest = async (kind: string) => {
  const [version] = (await lists(kind)).versions;
  if (version === undefined) throw new Error(`no list of ${kind}`);
  return version;
};
const save = (by: Session, kind: string, seenVersion: string, categories: readonly Listed[], over: object = {}) =>
  by.post(`${LISTS}/${kind}/versions`, {
    submissionId: uuid(),
    seenVersion,
    effectiveFrom: TOMORROW,
    categories,
    reason: '按新规定调整',
    ...over,
  });
const typeOf = (answer: { json: () => unknown }) => (answer.json() as { type?: string }).type;

/** Codes that each door offers now. */
async function offered() {
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
}
const sendCase = (number: string, category: string, receivedOn = test.city.outside.now().slice(0, 10)) =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/province/cases',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'accept-language': 'zh' },
    payload: {
      number,
      receivedOn,
      jurisdiction: 'JU02',
      category,
      words: '承诺的奖补资金两年没有兑现。',
      demands: ['说明什么时候兑现'],
    },
  });
const complain = async (category: string) => {
  test.city.clock.advance({ minutes: 1 });
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  const sent = await phone.send(url, { submission, category, words: '跑了三趟也没有办成。', receipt: 'yes' }, []);
  expect(sent.statusCode, sent.body).toBe(303);
  return phone;
};
/** The newest matter of a category, as the dispatcher reads it. */
const matterOf = async (category: string): Promise<Uuid> => {
  const { items } = (await dispatcher.get(`/api/v1/matters?category=${category}`)).json() as { items: { id: Uuid }[] };
  const [found] = items;
  if (found === undefined) throw new Error(`no matter of ${category}`);
  return found.id;
};

describe('a list of categories from tomorrow on', () => {
  it('is refused with the row and the field that are wrong, and nothing of it is kept', async () => {
    const { version, categories } = await newest('complaint');
    const wrong = categories.map((each, index) => (index === 3 ? { ...each, name: { ...each.name, en: '' } } : each));
    const answer = await save(keeper, 'complaint', version, wrong);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { type: '/problems/list-malformed', errors: [{ path: 'categories.3.name', message: 'both-languages' }] },
    ]);
    expect(typeOf(await save(keeper, 'complaint', version, categories, { effectiveFrom: '2026-03-03' }))).toBe(
      '/problems/not-in-the-future',
    );
    expect(typeOf(await save(keeper, 'complaint', version, categories, { reason: '改' }))).toBe(
      '/problems/reason-too-short',
    );
    const claimed = categories.map((each, index) =>
      index === 0 ? { ...each, basis: '另一依据', verified: true } : each,
    );
    expect(typeOf(await save(keeper, 'complaint', version, claimed))).toBe('/problems/verified-by-who-set-it');
    expect((await save(dispatcher, 'complaint', version, categories)).statusCode).toBe(403);
    expect((await lists('complaint')).versions).toHaveLength(1);
  });

  it('says before it is saved what it would change, and is saved once', async () => {
    await complain('SV05');
    await complain('SV06');
    await test.settle();
    const { version, categories } = await newest('complaint');
    const added: Listed = {
      code: 'SV07',
      name: { zh: '自助机坏了没有人管', en: 'A machine is broken and nobody cares' },
      serviceFault: true,
      discipline: false,
      evidence: null,
      basis: '本市设定，未见上位规定',
      verified: false,
    };
    const next = [
      ...categories.flatMap((each) => {
        if (each.code === 'SV06') return [];
        return each.code === 'SV05' ? [{ ...each, name: { zh: '排队太久', en: 'Long queues' } }] : [each];
      }),
      added,
    ];
    const seen = await keeper.post(`${LISTS}/complaint/preview`, { effectiveFrom: TOMORROW, categories: next });
    expect(seen.json()).toMatchObject({
      replaces: '1',
      next: null,
      needsSecondPerson: false,
      reordered: false,
      categories: [
        { what: 'changed', before: { code: 'SV05' }, after: { name: { zh: '排队太久' } } },
        { what: 'added', before: null, after: { code: 'SV07' } },
        { what: 'retired', before: { code: 'SV06' }, after: null },
      ],
    });
    const submissionId = uuid();
    const saved = await save(keeper, 'complaint', version, next, { submissionId });
    expect([saved.statusCode, saved.json()]).toMatchObject([201, { version: '2', effectiveFrom: TOMORROW }]);
    expect((await save(keeper, 'complaint', version, next, { submissionId })).json()).toEqual(saved.json());
    const later = { submissionId, effectiveFrom: '2026-03-09' };
    expect(typeOf(await save(keeper, 'complaint', version, next, later))).toBe('/problems/submission-reused');
    expect(typeOf(await save(keeper, 'complaint', version, categories))).toBe('/problems/terms-changed-meanwhile');
    const audited = await test.city.asOwner((owner) =>
      owner.query("select object_id from people_audit where action = 'law.keep-rules' and outcome = 'done'"),
    );
    expect(audited.rows).toEqual([{ object_id: 'complaint/2' }]);
  });

  it('holds at no door before its day', async () => {
    const now = await offered();
    for (const codes of Object.values(now)) {
      expect(codes).toContain('SV06');
      expect(codes).not.toContain('SV07');
    }
    expect((await sendCase('HN-TODAY', 'SV07')).statusCode).toBe(422);
    expect((await lists('complaint')).inForce).toBe('1');
  });

  it('holds at every door from its day on', async () => {
    test.city.clock.advance({ days: 1 });
    await everybody();
    const now = await offered();
    for (const codes of Object.values(now)) {
      expect(codes).not.toContain('SV06');
      expect(codes).toContain('SV07');
    }
    expect((await sendCase('HN-OLD', 'SV06')).statusCode).toBe(422);
    const taken = await sendCase('HN-NEW', 'SV07');
    expect(taken.statusCode, taken.body).toBe(200);
    await complain('SV07');
    await test.settle();
    expect((await lists('complaint')).inForce).toBe('2');
    expect(typeOf(await save(keeper, 'complaint', '2', (await newest('complaint')).categories))).toBe(
      '/problems/not-in-the-future',
    );
  });

  it('leaves what was received before with the words and the standing of its day', async () => {
    const named = await textOfBook((await dispatcher.get('/api/v1/matters.xlsx')).rawPayload);
    expect(named).toContain('设施、指引不便');
    expect(named).toContain('让人来回跑、排队过久');
    expect(named).toContain('自助机坏了没有人管');
    // A fault of service then: the unit complained about may still put it right itself.
    const id = await matterOf('SV06');
    await giveCommand(dispatcher, uuid, id, { type: 'accept' });
    const sent = await giveCommand(dispatcher, uuid, id, { type: 'dispatch', lead: ground.unitId, assisting: [] });
    expect(sent.phase).toBe('dispatched');
    const spans = (await dispatcher.get('/api/v1/law/categories?kind=complaint')).json() as {
      items: { code: string; name: { zh: string }; effectiveFrom: string; effectiveTo: string | null }[];
    };
    const of = (code: string) =>
      spans.items
        .filter((span) => span.code === code)
        .map(({ name, effectiveFrom, effectiveTo }) => [name.zh, effectiveFrom, effectiveTo]);
    expect(of('SV06')).toEqual([['设施、指引不便', '2020-04-30', TOMORROW]]);
    expect(of('SV05')).toEqual([
      ['让人来回跑、排队过久', '2020-04-30', TOMORROW],
      ['排队太久', TOMORROW, null],
    ]);
  });

  it('takes a case that a platform could not hand over before midnight by the list of its day of receipt', async () => {
    const late = await sendCase('HN-LATE', 'SV06', '2026-03-03');
    expect(late.statusCode, late.body).toBe(200);
    expect((await sendCase('HN-EARLY', 'SV07', '2026-03-03')).statusCode).toBe(422);
  });

  it('never gives a code out again', async () => {
    const { version, categories } = await newest('complaint');
    const [any] = categories;
    if (any === undefined) throw new Error('an empty list');
    const again = [...categories, { ...any, code: 'SV06', name: { zh: '别的事', en: 'Another thing' } }];
    const answer = await save(keeper, 'complaint', version, again, { effectiveFrom: '2026-03-06' });
    expect((answer.json() as { errors: object[] }).errors).toEqual([
      { path: `categories.${categories.length}.code`, message: 'code-spent' },
    ]);
  });
});

describe('what would enter or leave the sealed lane', () => {
  const ON = '2026-03-05';

  it('waits for the discipline supervisor, whom nobody else stands in for', async () => {
    const { version, categories } = await newest('complaint');
    const next = categories.map((each) => ({ ...each, discipline: each.discipline || each.code === 'SQ09' }));
    const asked = await save(keeper, 'complaint', version, next, { effectiveFrom: ON });
    expect(asked.statusCode, asked.body).toBe(202);
    expect((await lists('complaint')).versions).toHaveLength(2);
    const { waitingActId } = asked.json() as { waitingActId: string };
    const decide = (by: Session) =>
      by.post(`/api/v1/waiting-acts/${waitingActId}/decision`, { release: true, reason: '与纪委会商过' });
    expect(typeOf(await decide(second))).toBe('/problems/not-yours-to-release');
    expect(typeOf(await decide(office))).toBe('/problems/not-yours-to-release');
    const [act] = (await discipline.get('/api/v1/waiting-acts')).json() as {
      facts: { name: string; value: unknown }[];
    }[];
    expect(Object.fromEntries((act?.facts ?? []).map(({ name, value }) => [name, value]))).toEqual({
      list: 'complaint',
      from: ON,
      intoSealedLane: 'SQ09 罚款不按程序标准、随意罚款',
      outOfSealedLane: null,
      added: null,
      changed: 'SQ09 罚款不按程序标准、随意罚款',
      retired: null,
      nextFrom: null,
      nextIntoSealedLane: null,
      nextOutOfSealedLane: null,
      reason: '按新规定调整',
    });
    expect((await decide(discipline)).statusCode).toBe(200);
    expect((await keeper.get('/api/v1/notices')).body).toContain('people.second-person-released');
    expect((await newest('complaint')).version).toBe('3');
    await test.settle();
  });

  it('is born in the lane from its day, and was open work before', async () => {
    await complain('SQ09');
    await test.settle();
    const before = await matterOf('SQ09');
    test.city.clock.advance({ days: 1 });
    await everybody();
    await complain('SQ09');
    await test.settle();
    const open = (await dispatcher.get('/api/v1/matters?category=SQ09')).json() as { items: { id: Uuid }[] };
    expect(open.items.map(({ id }) => id)).toEqual([before]);
    const { services } = await offered();
    expect(services).not.toContain('SQ09');
  });

  it('is told when it is refused, and nothing changes', async () => {
    const { version, categories } = await newest('complaint');
    const renamed = { zh: '其他', en: 'Other' };
    const next = categories.map((each) => (each.code === 'SQ20' ? { ...each, name: renamed, verified: false } : each));
    const plain = categories.map((each) => (each.code === 'SV01' ? { ...each, name: renamed, verified: false } : each));
    expect((await save(keeper, 'complaint', version, plain, { effectiveFrom: '2026-05-01' })).statusCode).toBe(201);
    const asked = await save(keeper, 'complaint', '4', next, { effectiveFrom: '2026-04-01' });
    expect(asked.statusCode, asked.body).toBe(202);
    const [act] = (await discipline.get('/api/v1/waiting-acts')).json() as {
      facts: { name: string; value: string | null }[];
    }[];
    const facts = Object.fromEntries((act?.facts ?? []).map(({ name, value }) => [name, value]));
    // The version of May was written before, and would take the change back.
    const was = categories.find(({ code }) => code === 'SQ20')?.name.zh;
    expect(facts).toMatchObject({
      intoSealedLane: 'SQ20 其他',
      outOfSealedLane: `SQ20 ${was}`,
      nextFrom: '2026-05-01',
      nextIntoSealedLane: `SQ20 ${was}`,
      nextOutOfSealedLane: 'SQ20 其他',
    });
    const { waitingActId } = asked.json() as { waitingActId: string };
    const url = `/api/v1/waiting-acts/${waitingActId}/decision`;
    expect((await discipline.post(url, { release: false, reason: '这一类还要保留' })).statusCode).toBe(200);
    expect((await keeper.get('/api/v1/notices')).body).toContain('people.second-person-refused');
    expect((await newest('complaint')).version).toBe('4');
  });
});
