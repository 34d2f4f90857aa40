/** A complainant who left a number is called back about the answer; what they said is kept, and the verdict stays theirs. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { MORNING } from '../harness/today.ts';

const GIST = '对方说窗口当天就补开了QUUXGIST';
const SCRIPT = ['CB01', 'CB02', 'CB03'];

let test: TestApp;
let ground: Ground;
let dispatcher: Session;
let checker: Session;
let reader: Session;
let handler: Session;
let head: Session;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const office = { divisionCode: HERE, unitId: ground.officeId };
  const unit = { divisionCode: HERE, unitId: ground.leadId };
  dispatcher = await signIn(test, await aPerson(test.city, 'dispatcher', office));
  checker = await signIn(test, await aPerson(test.city, 'checker', office));
  reader = await signIn(test, await aPerson(test.city, 'vault-reader', office));
  handler = await signIn(test, await aPerson(test.city, 'handler', unit));
  head = await signIn(test, await aPerson(test.city, 'unit-head', unit));
}, 60_000);
afterAll(() => test.close());

const uuid = () => test.city.outside.uuid();
const act = (session: Session, id: Uuid, command: object) => giveCommand(session, uuid, id, command);
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

type View = {
  line: { phase: string; seq: number };
  office: string | null;
  timeline: { type: string; facts: Record<string, unknown>; texts: { text: string | null }[] }[];
  deadlines: { kind: string; on: string; basis: string | null }[];
  grounds: { callBack: string[] };
  allowed: string[];
};
const look = async (session: Session, id: Uuid): Promise<View> =>
  (await session.get(`/api/v1/matters/${id}`)).json() as View;
const toCall = async (session: Session) =>
  ((await session.get('/api/v1/desk')).json() as { items: { what: string; matter: { id: Uuid } }[] }).items.filter(
    ({ what }) => what === 'note-call-back',
  );

async function complain(contact: object): Promise<Readonly<{ phone: Phone; matterId: Uuid }>> {
  // The newest of the list is this one: no two arrive in the same minute.
  test.city.clock.advance({ minutes: 1 });
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  const fields = { submission, category: 'SQ18', words: '窗口一上午没有人。', receipt: 'yes', ...contact };
  expect((await phone.send(url, fields, [])).headers.location).toBe('/t');
  const list = (await dispatcher.get('/api/v1/matters?sort=received')).json() as { items: { id: Uuid }[] };
  return { phone, matterId: list.items[0]?.id as Uuid };
}

async function answer(matterId: Uuid): Promise<void> {
  await act(dispatcher, matterId, { type: 'accept' });
  await act(dispatcher, matterId, { type: 'dispatch', lead: ground.leadId });
  await act(handler, matterId, { type: 'sign' });
  await act(handler, matterId, { type: 'submit', measures: '已补开窗口。', answers: [], evidence: [] });
  await act(checker, matterId, { type: 'approve' });
  await test.settle();
}

const call = (over: object = {}) => ({
  type: 'note-call-back',
  way: 'phone',
  result: 'reached',
  calledOn: ground.today,
  calledAt: '09:30',
  replies: SCRIPT.map((question) => ({ question, answer: 'yes' })),
  text: GIST,
  ...over,
});

describe('calling back', () => {
  it('is nobody’s task where no number was left', async () => {
    const { matterId } = await complain({});
    await answer(matterId);
    expect(await toCall(reader)).toEqual([]);
    const { line } = await look(reader, matterId);
    const body = { submissionId: uuid(), seq: line.seq, command: call() };
    expect((await reader.post(`/api/v1/matters/${matterId}/commands`, body)).statusCode).not.toBe(200);
  });

  it('is a task of whoever may open the number, asks the script, and leaves the verdict to the complainant', async () => {
    const { matterId, phone } = await complain({ name: '王先生', phone: '13900004711' });
    await answer(matterId);

    // The reader has it and is told; the unit has neither the task nor the date.
    expect((await toCall(reader)).map(({ matter }) => matter.id)).toEqual([matterId]);
    const notices = (await reader.get('/api/v1/notices')).json() as { kind: string }[];
    expect(notices.map(({ kind }) => kind)).toContain('matters.to-note-call-back');
    const before = await look(reader, matterId);
    expect(before.allowed).toContain('note-call-back');
    expect(before.grounds.callBack).toEqual(SCRIPT);
    expect(before.deadlines.find(({ kind }) => kind === 'callBack')?.basis).toContain('本市设定');
    for (const unit of [handler, head]) {
      expect(await toCall(unit)).toEqual([]);
      const seen = await look(unit, matterId);
      expect(seen.deadlines.map(({ kind }) => kind)).not.toContain('callBack');
      expect(seen.grounds.callBack).toEqual([]);
      // Nor whose desk it is on beside the complainant's, which would tell that a number was left.
      expect(seen.office).toBeNull();
    }
    expect(plain((await phone.get('/t')).body)).toMatch(/最迟\S+回访您/);

    // Nobody took the first call: it stays owed.
    await act(reader, matterId, call({ result: 'no-answer', replies: [], text: null }));
    expect(await toCall(reader)).toHaveLength(1);
    const short = {
      submissionId: uuid(),
      seq: (await look(reader, matterId)).line.seq,
      command: call({ replies: [{ question: 'CB01', answer: 'yes' }] }),
    };
    const refused = await reader.post(`/api/v1/matters/${matterId}/commands`, short);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('questions-not-answered');
    await act(reader, matterId, call());
    expect(await toCall(reader)).toEqual([]);

    // The offices read what was said; the unit reads nothing of it; the complainant reads that they were called.
    const office = await look(dispatcher, matterId);
    const noted = office.timeline.filter(({ type }) => type === 'call-back-noted').at(-1);
    expect(noted?.facts).toMatchObject({ 'reply CB01': 'yes', 'reply CB02': 'yes', 'reply CB03': 'yes' });
    expect(JSON.stringify(noted)).toContain(GIST);
    for (const unit of [handler, head]) {
      const { body } = await unit.get(`/api/v1/matters/${matterId}`);
      expect(body).not.toMatch(/QUUXGIST|call-back-noted|reply CB/);
    }
    const page = plain((await phone.get('/t')).body);
    expect(page).toContain('回访了您');
    expect(page).not.toMatch(/最迟\S+回访您/);
    expect(page).not.toContain('QUUXGIST');

    // Three times yes on the telephone is no verdict.
    expect(office.line.phase).toBe('answered');
    const { body } = await phone.get('/t');
    const form = { submission: hidden(body, 'submission'), seq: hidden(body, 'seq') };
    const judged = await phone.post('/t/verdict', { ...form, verdict: 'not', 'verdict-words': '还是没有人。' });
    expect(judged.statusCode, plain(judged.body)).toBe(303);
    expect((await look(dispatcher, matterId)).line.phase).toBe('contested');
  });

  it('goes with the words when a complainant has them destroyed', async () => {
    const { matterId, phone } = await complain({ name: '李先生', phone: '13900004712' });
    await answer(matterId);
    await act(reader, matterId, call());
    const { body } = await phone.get('/t/data');
    await phone.post('/t/erase', { submission: hidden(body, 'submission'), 'erase-sure': 'yes' });
    await test.settle();
    expect((await dispatcher.get(`/api/v1/matters/${matterId}`)).body).not.toContain('QUUXGIST');
    const report = await verifyCity(test.city.db, test.city);
    expect(report.broken).toEqual([]);
  });
});
