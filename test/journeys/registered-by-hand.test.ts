/** What reached an office by telephone, letter or visit, and what an office raises itself, registered in the console and handled to its end. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { anOfficeDocument, aPdf } from '../harness/documents.ts';
import { aPhone, hidden } from '../harness/phone.ts';
import { aPhoto } from '../harness/photos.ts';
import { textOfBook } from '../harness/sheets.ts';
import { MORNING } from '../harness/today.ts';

const URL = '/api/v1/registrations';
const NAME = '赵QUUXNAME';
const PHONE = '13900004711';
const WORDS = '来电人说窗口一上午没有人，材料递进去又退出来，三次都没有说缺什么。';

let test: TestApp;
let ground: Ground;
let dispatcher: Session;
let checker: Session;
let leader: Session;
let handler: Session;

beforeAll(async () => {
  // A Tuesday: the day before was a working day, the Friday before is late.
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const office = { divisionCode: HERE, unitId: ground.officeId };
  dispatcher = await signIn(test, await aPerson(test.city, 'dispatcher', office));
  checker = await signIn(test, await aPerson(test.city, 'checker', office));
  leader = await signIn(test, await aPerson(test.city, 'leader', office));
  handler = await signIn(test, await aPerson(test.city, 'handler', { divisionCode: HERE, unitId: ground.leadId }));
}, 60_000);
afterAll(() => test.close());

const uuid = () => test.city.outside.uuid();
const call = (over: object = {}) => ({
  submissionId: uuid(),
  procedure: 'scan-complaint',
  source: 'phone',
  receivedOn: '2026-03-02',
  about: 'window',
  windowId: ground.windowId,
  categoryCode: 'SQ18',
  words: WORDS,
  demands: '把材料收下\n\n说清楚缺什么',
  name: NAME,
  phone: '139 0000 4711',
  receipt: 'yes',
  ...over,
});
type Done = { matterId: Uuid; number: string; receipt: { number: string; pass: string } | null; trackUrl: string };
const register = async (session: Session, fields: object): Promise<Done> => {
  const answer = await session.post(URL, fields);
  expect(answer.statusCode, answer.body).toBe(201);
  expect(answer.headers['cache-control']).toBe('no-store');
  return answer.json();
};
const refusal = async (session: Session, fields: object) => {
  const answer = await session.post(URL, fields);
  const { type, errors = [] } = answer.json() as { type: string; errors?: { path: string; message: string }[] };
  return { status: answer.statusCode, type, errors };
};
const view = async (session: Session, matterId: string) =>
  (await session.get(`/api/v1/matters/${matterId}`)).json() as {
    line: Record<string, unknown>;
    deadlines: { kind: string; from: string }[];
    words: { said: { kind: string; original: string | null }[]; files: object[] };
    timeline: { type: string; as: string; facts: Record<string, unknown> }[];
    allowed: string[];
  };
const listed = async (session: Session, query: string) =>
  ((await session.get(`${URL}?limit=200&${query}`)).json() as { items: { id: string }[] }).items.map(({ id }) => id);
const auditOf = (matterId: string) =>
  test.city.asOwner(
    async (owner) =>
      (
        await owner.query<{ action: string; detail: object; text: string }>(
          "select action, detail, t::text as text from people_audit t where object_id = $1 and action like 'registering.%'",
          [matterId],
        )
      ).rows,
  );

describe('what came by telephone (B6)', () => {
  it('is one matter with a receipt, from the day it was received, sealed from whoever wrote it down', async () => {
    const made = await register(dispatcher, call());
    const { line, deadlines, words, timeline } = await view(dispatcher, made.matterId);
    expect(line).toMatchObject({ receivedOn: '2026-03-02', realName: true, hasReceipt: true, number: made.number });
    expect(deadlines).toMatchObject([{ kind: 'accept', from: '2026-03-02' }]);
    expect(words.said.map(({ original }) => original)).toEqual([WORDS, '把材料收下', '说清楚缺什么']);
    const came = { type: 'registered', as: 'door', facts: { door: 'phone' } };
    expect(timeline[0]).toMatchObject(came);
    expect((await view(leader, made.matterId)).timeline[0]).toMatchObject(came);

    const shown = await dispatcher.get(`/api/v1/matters/${made.matterId}`);
    expect(shown.body).not.toContain(NAME);
    expect(shown.body).not.toContain(PHONE);
    const sealed = await dispatcher.get(`/api/v1/matters/${made.matterId}/identity`);
    expect(sealed.statusCode).toBe(403);
    const [line1, ...more] = await auditOf(made.matterId);
    expect(more).toEqual([]);
    expect(line1).toMatchObject({ detail: { procedure: 'scan-complaint', source: 'phone' } });
    expect(line1?.text).not.toContain(NAME);
    expect(test.logged()).not.toContain(NAME);
  });

  it('opens to the caller by the receipt that was read to them', async () => {
    const { receipt } = await register(dispatcher, call());
    const phone = aPhone(test.app);
    const page = await phone.get('/t');
    const opened = await phone.post('/t', { submission: hidden(page.body, 'submission'), ...receipt });
    expect(opened.statusCode).toBe(303);
    expect((await phone.get('/t')).body).toContain('把材料收下');
  });

  it('sent again is the same matter and the same receipt; with other words it is refused', async () => {
    const fields = call();
    const first = await register(dispatcher, fields);
    expect(await register(dispatcher, fields)).toEqual(first);
    expect(await refusal(dispatcher, { ...fields, words: '另一件事' })).toMatchObject({
      status: 409,
      type: '/problems/registered-before',
    });
    expect((await view(dispatcher, first.matterId)).timeline).toHaveLength(1);
  });

  it('sent again by a colleague, or about somebody else, is refused and gives no receipt away', async () => {
    const fields = call({ about: 'unit', unitId: ground.leadId, words: '单位的电话两天没有人接。' });
    await register(dispatcher, fields);
    const office = { divisionCode: HERE, unitId: ground.officeId };
    const colleague = await signIn(test, await aPerson(test.city, 'dispatcher', office));
    const reused = { status: 409, type: '/problems/registered-before', errors: [] };
    expect(await refusal(colleague, fields)).toEqual(reused);
    expect(await refusal(dispatcher, { ...fields, unitId: ground.unitId })).toEqual(reused);
  });

  it('stands in the list of its door, and in no other', async () => {
    const { matterId } = await register(dispatcher, call({ source: 'hotline' }));
    expect(await listed(dispatcher, 'way=hotline')).toContain(matterId);
    expect(await listed(dispatcher, '')).toContain(matterId);
    expect(await listed(dispatcher, 'way=letter')).not.toContain(matterId);
    const sheet = await dispatcher.get(`${URL}.xlsx?way=hotline&columns=no,source`);
    expect(await textOfBook(sheet.rawPayload)).toMatch(/\t热线转办$/m);
  });

  it('is told to be like another before it is saved, without its words being kept', async () => {
    const { matterId } = await register(dispatcher, call());
    const asked = { words: '窗口一上午没有人，材料递进去又退出来，三次都没说缺什么', demands: ['说清楚缺什么'] };
    const answer = await dispatcher.post('/api/v1/duplicates/of-words', asked);
    const alike = answer.json() as { matter: { id: string }; likeness: number }[];
    expect(alike.find(({ matter }) => matter.id === matterId)?.likeness).toBeGreaterThan(40);
    const far = await dispatcher.post('/api/v1/duplicates/of-words', {
      words: '路灯坏了两个月，晚上看不见路，请派人来修',
    });
    expect(far.json()).toEqual([]);
  });

  /** Sends a form with files, each under its own type. */
  const withFiles = async (fields: object, ...files: readonly Uint8Array[]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
    for (const [n, bytes] of files.entries()) form.append('files', new Blob([Buffer.from(bytes)]), `某人的材料${n}`);
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await request.arrayBuffer());
    return dispatcher.request({ method: 'POST', url: URL, headers, payload });
  };

  it('with photos and documents: a photo waits for release, a document stays with the offices and its sender', async () => {
    const [pdf, word] = [aPdf(), await anOfficeDocument('docx')];
    const answer = await withFiles(call(), await aPhoto(), pdf, word);
    expect(answer.statusCode, answer.body).toBe(201);
    const { matterId, receipt } = answer.json() as Done;
    const { words, line } = await view(dispatcher, matterId);
    expect(words.files).toMatchObject([{ kind: 'photo' }, { kind: 'pdf', no: 1 }, { kind: 'docx', no: 2 }]);
    // The words, two demands and the photo; a document is nothing that could be released.
    expect(line.unreleased).toBe(4);
    await giveCommand(dispatcher, uuid, matterId, { type: 'accept' });
    await giveCommand(dispatcher, uuid, matterId, { type: 'dispatch', lead: ground.leadId });
    expect((await view(handler, matterId)).words.files).toEqual([]);
    const [, kept] = words.files as { id: Uuid }[];
    const at = `/api/v1/matters/${matterId}/files/${kept?.id}`;
    expect((await handler.get(at)).statusCode).toBe(404);
    expect((await dispatcher.get(at)).rawPayload.equals(pdf)).toBe(true);

    const phone = aPhone(test.app);
    await phone.post('/t', { submission: hidden((await phone.get('/t')).body, 'submission'), ...receipt });
    const page = (await phone.get('/t')).body;
    expect(page).toContain('您的材料 1（PDF，1 KB）');
    expect(page).toContain('您的材料 2（DOCX，');
    expect((await phone.get(`/t/files/${kept?.id}`)).rawPayload.equals(pdf)).toBe(true);
    expect((await phone.get(`/t/files/${(words.files[2] as { id: Uuid }).id}`)).statusCode).toBe(404);
    expect((await phone.get('/t/data')).body).toMatch(/您的材料<\/dt>\s*<dd>2 份/);
  });

  it('with a file that cannot be taken says which one and why, and registers nothing', async () => {
    const macros = await anOfficeDocument('docx', { 'word/vbaProject.bin': 'x' });
    const noise = Buffer.alloc(11 * 1024 * 1024, '%PDF-1.7 ');
    for (const [files, says] of [
      [[aPdf(), macros], '第 2 份：文件里有宏或控件'],
      [[noise, noise], '一次一共最多 20 MB'],
      [Array.from({ length: 7 }, () => aPdf()), '“照片或材料”最多 6 份'],
    ] as const) {
      const answer = await withFiles(call(), ...files);
      expect([answer.statusCode, answer.json().errors]).toMatchObject([
        422,
        [{ path: 'files', message: expect.stringContaining(says) }],
      ]);
    }
  });
});

describe('the day it was received', () => {
  it('cannot be in the future, nor more than a year ago', async () => {
    for (const receivedOn of ['2026-03-04', '2025-02-01']) {
      const { status, errors } = await refusal(dispatcher, call({ receivedOn, lateReason: 'overlooked' }));
      expect([status, errors.map(({ path }) => path)]).toEqual([422, ['receivedOn']]);
    }
  });

  it('is in time until the limit of the rules is over, then asks for a reason, which the audit keeps', async () => {
    const kinds = (await dispatcher.get(`${URL}/kinds`)).json() as { inTimeFrom: string; today: string };
    expect(kinds).toMatchObject({ today: '2026-03-03', inTimeFrom: '2026-03-02' });
    await register(dispatcher, call({ receivedOn: kinds.inTimeFrom }));
    const late = call({ receivedOn: '2026-02-27' });
    expect((await refusal(dispatcher, late)).errors.map(({ path }) => path)).toEqual(['lateReason']);
    const { matterId } = await register(dispatcher, { ...late, lateReason: 'in-transit' });
    expect(await auditOf(matterId)).toMatchObject([{ detail: { late: 'in-transit' } }]);
  });

  it('begins the limits: what waited in the post longer than the office may take is accepted as of its last day', async () => {
    const { matterId } = await register(dispatcher, call({ receivedOn: '2026-02-24', lateReason: 'in-transit' }));
    await test.settle();
    const { timeline, line } = await view(dispatcher, matterId);
    expect(timeline.map(({ type }) => type)).toEqual(['registered', 'accepted']);
    expect(timeline[1]?.facts).toMatchObject({ how: 'deemed' });
    expect(line.phase).toBe('accepted');
  });
});

describe('a day on which the rules were others', () => {
  /** A version in force from a day, with other terms than the version before it. */
  const ruledFrom = (procedure: string, version: number, day: string, terms: object) =>
    test.city.asOwner((owner) =>
      owner.query(
        `insert into law_procedure (procedure, version, effective_from, terms, reason, at)
         select procedure, $2, $3, terms || $4::jsonb, reason, at from law_procedure
         where procedure = $1 and version = 1`,
        [procedure, version, day, JSON.stringify(terms)],
      ),
    );
  const on = (procedure: string, over: object = {}) =>
    call({ procedure, receivedOn: '2026-03-02', categoryCode: 'SQ18', ...over });

  it('is refused at the day where an office raised it then', async () => {
    await ruledFrom('opinion', 2, '2026-03-02', {
      raisedBy: 'office',
      number: 'series',
      identity: 'none',
    });
    await ruledFrom('opinion', 3, '2026-03-03', {});
    const { status, errors } = await refusal(dispatcher, on('opinion'));
    expect([status, errors]).toMatchObject([422, [{ path: 'receivedOn' }]]);
    expect(errors[0]?.message).toContain('收到日期');
    await register(dispatcher, on('opinion', { receivedOn: '2026-03-03' }));
  });

  it('is refused at the contact where none was kept then, and taken without it', async () => {
    await ruledFrom('request', 2, '2026-03-02', { identity: 'none' });
    await ruledFrom('request', 3, '2026-03-03', {});
    const asked = on('request');
    expect(await refusal(dispatcher, asked)).toMatchObject({ status: 422, errors: [{ path: 'name' }] });
    expect(await refusal(dispatcher, { ...asked, name: '' })).toMatchObject({ errors: [{ path: 'phone' }] });
    await register(dispatcher, { ...asked, name: '', phone: '' });
  });
});

describe('what is wrong', () => {
  it('is said at its field, all of it at once, in the language of whoever typed', async () => {
    const empty = { submissionId: uuid(), procedure: 'scan-complaint' };
    const { status, errors } = await refusal(dispatcher, empty);
    expect(status).toBe(422);
    expect(errors.map(({ path }) => path)).toEqual(['source', 'receivedOn', 'about', 'categoryCode', 'words']);
    expect(errors[0]?.message).toBe('请填写“来源”。');
    const english = await dispatcher.request({
      method: 'POST',
      url: URL,
      headers: { 'accept-language': 'en' },
      payload: call({ phone: '12' }),
    });
    expect((english.json() as { errors: object[] }).errors).toEqual([
      { path: 'phone', message: '“Telephone” is no number that can be called; please check it.' },
    ]);
  });

  it.each([
    ['a category of another kind', { categoryCode: 'FN01' }, 'categoryCode'],
    ['too many demands', { demands: '1\n2\n3\n4\n5\n6' }, 'demands'],
    ['words longer than are kept', { words: '字'.repeat(4001) }, 'words'],
    ['a window nobody knows', { windowId: '00000000-0000-4000-8000-000000000000' }, 'windowId'],
  ])('%s', async (_, over, field) => {
    expect((await refusal(dispatcher, call(over))).errors.map(({ path }) => path)).toEqual([field]);
  });
});

describe('who registers', () => {
  it('not whoever works near the unit, nor from the county beside it', async () => {
    const both = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: ground.unitId });
    expect(await refusal(await signIn(test, both), call())).toMatchObject({
      status: 403,
      type: '/problems/conflict-of-interest',
    });
    const office = await aUnit(test.city, '乙县营商办', '411403');
    const elsewhere = await aPerson(test.city, 'dispatcher', { divisionCode: '411403', unitId: office });
    expect(await refusal(await signIn(test, elsewhere), call())).toMatchObject({
      status: 403,
      type: '/problems/outside-your-division',
    });
  });

  it('a checker what offices raise and their seats judge, and nothing else', async () => {
    const { kinds } = (await checker.get(`${URL}/kinds`)).json() as { kinds: { procedure: string }[] };
    expect(kinds.map(({ procedure }) => procedure)).toEqual(['visit-finding']);
    expect(await refusal(checker, call())).toMatchObject({ status: 403, type: '/problems/registering-not-yours' });
  });
});

describe('what an office raises itself', () => {
  const finding = (over: object = {}) => ({
    submissionId: uuid(),
    procedure: 'visit-finding',
    about: 'unit',
    unitId: ground.leadId,
    categoryCode: 'FN02',
    words: '走访三家企业，窗口都没有给一次性告知单。',
    demands: '补齐一次性告知单',
    ...over,
  });

  it('a finding is accepted with its bulletin by whoever dispatches, and then handled like everything', async () => {
    const { matterId, number, receipt } = await register(checker, finding());
    expect(receipt).toBeNull();
    expect(number).toMatch(/^〔2026〕\d+号$/);
    expect(await listed(dispatcher, 'way=office')).toContain(matterId);
    const act = (session: Session, command: object) => giveCommand(session, uuid, matterId, command);
    expect((await view(dispatcher, matterId)).allowed).toContain('accept-by-record');
    const { line } = (await view(dispatcher, matterId)) as { line: { seq?: number } };
    const accepting = (record: string) =>
      dispatcher.post(`/api/v1/matters/${matterId}/commands`, {
        submissionId: uuid(),
        seq: line.seq,
        command: { type: 'accept-by-record', record },
      });
    for (const record of ['通报〔2026〕3号', '随便写的']) {
      const unknown = await accepting(record);
      expect({ status: unknown.statusCode, ...(unknown.json() as object) }).toMatchObject({
        status: 409,
        type: '/problems/record-unknown',
      });
    }
    const words = { subject: '窗口一次性告知', overview: '三家企业反映', demands: '补齐告知单' };
    const bulletin = { submissionId: uuid(), matterIds: [matterId], draft: false, ...words };
    const issued = (await dispatcher.post('/api/v1/papers', bulletin)).json() as { number: string };
    await act(dispatcher, { type: 'accept-by-record', record: `通报${issued.number}` });
    await act(dispatcher, { type: 'dispatch', lead: ground.leadId });
    const seen = await view(handler, matterId);
    expect(seen.words.said[0]?.original).toBe('走访三家企业，窗口都没有给一次性告知单。');
    expect(seen.line.raisedBy).toMatchObject({ id: ground.officeId });
  });

  it('asks for the date of the list and the department that judges, where its terms say so', async () => {
    const problem = finding({ procedure: 'evaluation-problem', categoryCode: 'FN07' });
    expect((await refusal(dispatcher, problem)).errors.map(({ path }) => path)).toEqual(['namedUnitId', 'handleOn']);
    const judge = await aUnit(test.city, '甲县牵头单位', HERE);
    const given = { ...problem, namedUnitId: judge, handleOn: '2026-03-31' };
    expect((await refusal(dispatcher, { ...given, handleOn: '2026-03-02' })).errors).toMatchObject([
      { path: 'handleOn' },
    ]);
    const { matterId } = await register(dispatcher, given);
    expect((await view(dispatcher, matterId)).line).toMatchObject({ phase: 'accepted', due: { on: '2026-03-31' } });
  });

  it('asks for papers where its category does', async () => {
    const debt = finding({ procedure: 'payment-arrears', categoryCode: 'FN06' });
    expect((await refusal(dispatcher, debt)).errors.map(({ path }) => path)).toEqual(['files']);
  });
});

it('leaves a record that holds', async () => {
  await test.settle();
  expect((await verifyCity(test.city.db, test.city)).broken).toEqual([]);
});
