/**
 * A discipline lead from its doors to its end: by a scan and by a dispatcher's telephone, opened by two, worked by the other room
 * and closed by the level above under every clock of its own; referred from an ordinary matter, taken up and handed over.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { MORNING } from '../harness/today.ts';

const WORDS = '窗口主任让我过节给他送两张购物卡才肯盖章。';

let test: TestApp;
let ground: Ground;
let dispatcher: Session;
let receiving: Session;
let second: Session;
let worker: Session;
let above: Session;
let room: Uuid;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const { city } = test;
  const letters = await aUnit(city, '甲县纪委监委信访室', HERE);
  room = await aUnit(city, '甲县纪委监委监督检查室', HERE);
  const cityRoom = await aUnit(city, '市纪委监委信访室', '411400');
  const officer = async (unitId: Uuid, divisionCode = HERE) =>
    signIn(test, await aPerson(city, 'discipline-supervisor', { divisionCode, unitId }));
  dispatcher = await signIn(test, await aPerson(city, 'dispatcher', { divisionCode: HERE, unitId: ground.officeId }));
  receiving = await officer(letters);
  second = await officer(letters);
  worker = await officer(room);
  above = await officer(cityRoom, '411400');
}, 60_000);
afterAll(() => test.close());

const uuid = () => test.city.outside.uuid();
const act = (session: Session, id: Uuid, command: object) => giveCommand(session, uuid, id, command);

type View = {
  line: { phase: string; number: string };
  sight: string;
  words: { said: { original: string | null }[] };
  timeline: { type: string; texts: { text: string | null }[] }[];
  deadlines: { kind: string; on: string; basis: string | null }[];
  grounds: { callBack: string[]; category: string[] };
  allowed: string[];
};
const look = async (session: Session, id: Uuid): Promise<View> =>
  (await session.get(`/api/v1/matters/${id}`)).json() as View;
const clocks = async (session: Session, id: Uuid) =>
  (await look(session, id)).deadlines.map(({ kind, basis }) => [kind, basis?.startsWith('《纪检监察') === true]);
const said = (view: View) => view.words.said.map(({ original }) => original).filter((text) => text !== null);
const tasks = async (session: Session) =>
  ((await session.get('/api/v1/desk')).json() as { items: { what: string; matter: { id: Uuid } }[] }).items;

async function newest(known: readonly Uuid[] = []): Promise<Uuid> {
  const url = '/api/v1/matters?lane=discipline&sort=received';
  const { items } = (await receiving.get(url)).json() as { items: { id: Uuid }[] };
  const found = items.find(({ id }) => !known.includes(id));
  if (found === undefined) throw new Error('no lead arrived');
  return found.id;
}

async function scan(category: string): Promise<Phone> {
  test.city.clock.advance({ minutes: 1 });
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  const fields = { submission, category, words: WORDS, receipt: 'yes', name: '示例甲', phone: '13900004711' };
  expect((await phone.send(url, fields, [])).headers.location).toBe('/t');
  return phone;
}

async function openByTwo(id: Uuid, one: Session, two: Session, fields: readonly string[] = ['words']): Promise<void> {
  const requestId = uuid();
  const reason = '核实反映的具体情节和时间';
  const url = `/api/v1/matters/${id}`;
  const asked = await one.post(`${url}/identity-requests`, { submissionId: requestId, fields, reason });
  expect(asked.statusCode).toBe(201);
  const open = { submissionId: uuid(), fields, reason, requestId };
  expect((await one.post(`${url}/identity-openings`, open)).statusCode).toBe(409);
  const own = await one.post(`${url}/identity-requests/${requestId}/decision`, { approve: true, reason });
  expect(own.json()).toMatchObject({ type: '/problems/same-person' });
  const agreed = await two.post(`${url}/identity-requests/${requestId}/decision`, { approve: true, reason });
  expect(agreed.statusCode).toBe(200);
  expect((await one.post(`${url}/identity-openings`, { ...open, submissionId: uuid() })).statusCode).toBe(200);
}

describe('a lead', () => {
  it('scanned with a category that says so is opened by two, worked and closed inside the lane, under its own clocks', async () => {
    const phone = await scan('SQ20');
    await test.settle();
    const id = await newest();
    expect((await dispatcher.get(`/api/v1/matters/${id}`)).statusCode).toBe(404);
    const closed = await look(receiving, id);
    expect([closed.sight, said(closed)]).toEqual(['released', []]);
    expect((await receiving.get('/api/v1/notices')).body).toContain(id);
    expect(await clocks(receiving, id)).toEqual([
      ['accept', true],
      ['contact', true],
    ]);

    await openByTwo(id, receiving, second);
    expect(said(await look(receiving, id))).toEqual([WORDS]);
    expect(said(await look(second, id))).toEqual([WORDS]);
    expect(said(await look(worker, id))).toEqual([]);
    // The person who told it is shown that two offices read it, and why.
    expect((await phone.get('/t')).body).toContain('核实反映的具体情节和时间');

    await act(receiving, id, { type: 'accept' });
    const told = { type: 'note-contact', way: 'phone', result: 'reached', calledOn: ground.today, calledAt: '08:00' };
    await act(receiving, id, { ...told, text: '已告知受理。' });
    const outside = { type: 'dispatch', lead: ground.leadId };
    const url = `/api/v1/matters/${id}/commands`;
    const refused = await receiving.post(url, { submissionId: uuid(), seq: 99, command: outside });
    expect(refused.statusCode).toBe(409);
    await expect(act(receiving, id, outside)).rejects.toThrow('unit-not-available');
    await act(receiving, id, { type: 'dispatch', lead: room });
    expect((await tasks(worker)).map(({ what }) => what)).toContain('sign');
    await act(worker, id, { type: 'sign' });
    expect(await clocks(worker, id)).toEqual(
      expect.arrayContaining([
        ['progress', true],
        ['handle', false],
      ]),
    );
    await openByTwo(id, worker, second);
    expect(said(await look(worker, id))).toEqual([WORDS]);
    await act(worker, id, { type: 'note-progress', text: '已谈话核实。' });
    await act(worker, id, { type: 'submit', measures: '情况属实，已作出处理。', answers: [], evidence: [] });
    await expect(act(worker, id, { type: 'approve' })).rejects.toThrow('403');
    await act(receiving, id, { type: 'approve' });
    const answered = await look(receiving, id);
    expect(answered.deadlines.find(({ kind }) => kind === 'callBack')?.basis).toMatch(/办结后十五个工作日/);
    expect(answered.grounds.callBack).toEqual([]);
    await act(above, id, { type: 'give-verdict', verdict: 'resolved' });
    const call = { type: 'note-call-back', way: 'phone', result: 'reached', calledOn: ground.today, calledAt: '09:00' };
    await act(receiving, id, { ...call, replies: [], text: '已告知结果。' });
    const over = await look(above, id);
    expect([over.line.phase, over.deadlines.map(({ kind }) => kind)]).toEqual(['closed', ['reopen']]);
  });

  it('taken down by a dispatcher on the telephone is gone from the dispatcher at once', async () => {
    const known = [await newest()];
    test.city.clock.advance({ minutes: 1 });
    const sent = await dispatcher.post('/api/v1/registrations', {
      submissionId: uuid(),
      procedure: 'discipline-lead',
      source: 'phone',
      receivedOn: ground.today,
      about: 'unit',
      unitId: ground.unitId,
      categoryCode: 'SQ14',
      words: WORDS,
    });
    expect(sent.statusCode).toBe(201);
    const { matterId, isOpen } = sent.json() as { matterId: Uuid; isOpen: boolean };
    expect(isOpen).toBe(false);
    expect((await dispatcher.get(`/api/v1/matters/${matterId}`)).statusCode).toBe(404);
    expect((await dispatcher.get('/api/v1/registrations')).body).not.toContain(matterId);
    expect(await newest(known)).toBe(matterId);
    const notOne = await dispatcher.post('/api/v1/registrations', {
      submissionId: uuid(),
      procedure: 'discipline-lead',
      source: 'phone',
      receivedOn: ground.today,
      about: 'none',
      categoryCode: 'SQ04',
      words: WORDS,
    });
    expect(notOne.json()).toMatchObject({ errors: [{ path: 'categoryCode' }] });
  });

  it('referred from an ordinary matter is taken up, and handed over leaves the record of it alone', async () => {
    const phone = await scan('SQ18');
    const list = (await dispatcher.get('/api/v1/matters?sort=received')).json() as { items: { id: Uuid }[] };
    const id = list.items[0]?.id as Uuid;
    await act(dispatcher, id, { type: 'accept' });
    await act(dispatcher, id, { type: 'move-to-discipline-lane', reason: '反映收受财物。' });
    expect((await dispatcher.get(`/api/v1/matters/${id}`)).statusCode).toBe(404);
    expect((await look(receiving, id)).allowed).toEqual(expect.arrayContaining(['take-up', 'bounce-back']));
    await act(receiving, id, { type: 'take-up' });
    expect(await clocks(receiving, id)).toEqual([
      ['accept', true],
      ['contact', true],
    ]);
    expect((await look(receiving, id)).grounds.category).toEqual(['SQ14', 'SQ19', 'SQ20']);
    await openByTwo(id, receiving, second, ['words', 'name']);
    await act(receiving, id, { type: 'accept' });
    await act(receiving, id, { type: 'transfer', toBody: '市公安局经侦支队', reason: '涉嫌犯罪，应由公安机关管辖。' });
    const handed = await look(receiving, id);
    expect(handed.line.phase).toBe('transferred');
    expect(handed.allowed).not.toContain('bounce-back');
    const kept = handed.timeline.find(({ type }) => type === 'transferred')?.texts.map(({ text }) => text);
    expect(kept?.sort()).toEqual(['市公安局经侦支队', '涉嫌犯罪，应由公安机关管辖。']);
    expect(said(handed)).toEqual([]);
    expect(JSON.stringify(handed)).not.toContain('反映收受财物');
    const held = (await receiving.get(`/api/v1/matters/${id}/identity`)).json();
    expect(held).toMatchObject({ fields: [] });
    expect((await phone.get('/t')).statusCode).toBe(200);
    const report = await verifyCity(test.city.db, test.city, { files: true });
    expect(report.broken).toEqual([]);
  });
});
