/** A case of the province from its entry to its end: by its number, with silence accepting it, refused with an approval, joint, suspended, looked at again. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { MORNING } from '../harness/today.ts';

let test: TestApp;
let ground: Ground;
let helperId: Uuid;
let topId: Uuid;
let watchId: Uuid;
let people: Readonly<
  Record<'dispatcher' | 'above' | 'judge' | 'checker' | 'supervisor' | 'handler' | 'helper', Session>
>;

const CITY = '411400';
const uuid = () => test.city.outside.uuid();

/** Everybody the case needs, signed in on the present day. */
async function everybody(): Promise<typeof people> {
  const who = async (role: Parameters<typeof aPerson>[1], unitId: Uuid, divisionCode: string = HERE) =>
    signIn(test, await aPerson(test.city, role, { divisionCode, unitId }));
  return {
    dispatcher: await who('dispatcher', ground.officeId),
    above: await who('dispatcher', topId, CITY),
    judge: await who('joint-office', topId, CITY),
    checker: await who('checker', ground.officeId),
    supervisor: await who('discipline-supervisor', watchId),
    handler: await who('handler', ground.leadId),
    helper: await who('handler', helperId),
  };
}

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  helperId = await aUnit(test.city, '甲县协办单位', HERE);
  topId = await aUnit(test.city, '示例市营商办', CITY);
  watchId = await aUnit(test.city, '甲县纪委监委', HERE);
  people = await everybody();
}, 60_000);
afterAll(() => test.close());

const form = (reference: string, over: object = {}) => ({
  submissionId: uuid(),
  procedure: 'provincial-case',
  reference,
  jurisdiction: 'JU02',
  receivedOn: '2026-03-03',
  about: 'unit',
  unitId: ground.unitId,
  categoryCode: 'SQ06',
  words: '省平台转来：承诺的奖补资金两年没有兑现。',
  demands: '说明什么时候兑现',
  ...over,
});
const enter = async (reference: string, over: object = {}): Promise<Uuid> => {
  const answer = await people.dispatcher.post('/api/v1/registrations', form(reference, over));
  expect(answer.statusCode, answer.body).toBe(201);
  return (answer.json() as { matterId: Uuid }).matterId;
};
const faultsOf = async (fields: object) => {
  const answer = await people.dispatcher.post('/api/v1/registrations', fields);
  expect(answer.statusCode).toBe(422);
  return (answer.json() as { errors: { path: string; message: string }[] }).errors;
};
const act = (who: Session, matterId: Uuid, command: object) => giveCommand(who, uuid, matterId, command);
const tried = async (who: Session, matterId: Uuid, command: object) => {
  const { line } = (await who.get(`/api/v1/matters/${matterId}`)).json() as { line: { seq: number } };
  const body = { submissionId: uuid(), seq: line.seq, command };
  return who.post(`/api/v1/matters/${matterId}/commands`, body);
};
const view = async (who: Session, matterId: Uuid) =>
  (await who.get(`/api/v1/matters/${matterId}`)).json() as {
    line: { phase: string; outcome: string | null; reference: { number: string; jurisdiction: string } | null };
    grounds: { jurisdiction: string[] };
    judge: { kind: string } | null;
    timeline: { type: string; facts: Record<string, unknown> }[];
  };
const listed = async (who: Session, query: string) =>
  (
    (await who.get(`/api/v1/cases?limit=200&${query}`)).json() as {
      items: { id: Uuid; reference: { number: string }; entry: { dueOn: string; late: boolean } }[];
    }
  ).items;

describe('entering', () => {
  it('keeps the number as one, whatever its spelling, and enters it once', async () => {
    const matterId = await enter('豫营商投(2026) 12号');
    expect((await view(people.dispatcher, matterId)).line.reference).toEqual({
      number: '豫营商投〔2026〕12号',
      jurisdiction: 'JU02',
    });
    expect((await faultsOf(form('豫营商投〔2026〕12号'))).map(({ path }) => path)).toEqual(['reference']);
    const found = await listed(people.dispatcher, `search=${encodeURIComponent('豫营商投（2026）12号')}`);
    expect(found.map(({ id }) => id)).toEqual([matterId]);
    expect(await listed(people.dispatcher, 'search=12')).toEqual([]);
  });

  it('names what is missing by its field', async () => {
    const faults = await faultsOf(form('', { jurisdiction: 'XX', words: '' }));
    expect(faults.map(({ path }) => path).sort()).toEqual(['reference', 'words']);
    expect(faults.map(({ message }) => message).join()).toContain('省平台编号');
    expect((await faultsOf(form('HN-0000', { jurisdiction: '' })))[0]?.path).toBe('jurisdiction');
    expect((await faultsOf(form('HN-0000', { jurisdiction: 'RF01' })))[0]?.path).toBe('jurisdiction');
  });

  it('has one working day: later it needs a reason, and the list shows it', async () => {
    const late = form('HN-LATE-1', { receivedOn: '2026-02-26' });
    expect((await faultsOf(late)).map(({ path }) => path)).toEqual(['lateReason']);
    await enter('HN-LATE-1', { receivedOn: '2026-02-26', lateReason: 'overlooked' });
    await enter('HN-TIMELY-1', { receivedOn: '2026-03-02' });
    const lines = await listed(people.supervisor, '');
    const entryOf = (number: string) => lines.find(({ reference }) => reference.number === number)?.entry;
    expect(entryOf('HN-LATE-1')).toEqual({ dueOn: '2026-02-27', late: true });
    expect(entryOf('HN-TIMELY-1')).toEqual({ dueOn: '2026-03-03', late: false });
  });
});

describe('accepting and refusing', () => {
  it('takes the words of the ground, and the paper by which the province agreed', async () => {
    const matterId = await enter('HN-REFUSED-1');
    await act(people.dispatcher, matterId, { type: 'refuse', ground: 'RF01', reason: '属于企业之间的合同纠纷。' });
    expect((await view(people.dispatcher, matterId)).line.phase).toBe('registered');
    const bare = await tried(people.above, matterId, { type: 'approve-refusal' });
    expect([bare.statusCode, (bare.json() as { type: string }).type]).toEqual([409, '/problems/record-missing']);
    await act(people.above, matterId, { type: 'approve-refusal', record: '省营商投诉〔2026〕9号' });
    const { line, timeline } = await view(people.dispatcher, matterId);
    expect(line.phase).toBe('refused');
    expect(timeline.find(({ type }) => type === 'refusal-approved')?.facts).toMatchObject({
      ground: 'RF01',
      record: '省营商投诉〔2026〕9号',
    });
  });

  it('is handed over on a ground of jurisdiction, and comes back', async () => {
    const matterId = await enter('HN-MOVED-1');
    expect((await view(people.dispatcher, matterId)).grounds.jurisdiction).toEqual(['JU01', 'JU02', 'JU03', 'JU04']);
    const transfer = { type: 'transfer', toBody: '省营商环境投诉举报中心', reason: '涉及省级机关，提级办理。' };
    expect((await tried(people.dispatcher, matterId, transfer)).statusCode).toBe(409);
    await act(people.dispatcher, matterId, { ...transfer, ground: 'JU01' });
    expect((await view(people.dispatcher, matterId)).line.phase).toBe('transferred');
    await act(people.dispatcher, matterId, { type: 'bounce-back', reason: '省中心指定本市办理。' });
    expect((await view(people.dispatcher, matterId)).line.phase).toBe('registered');
  });
});

describe('handling', () => {
  it('is accepted by silence, handled by several units, judged above, and looked at again', async () => {
    const matterId = await enter('HN-WHOLE-1');
    test.city.clock.advance({ days: 6 });
    await test.settle();
    people = await everybody();
    expect((await view(people.dispatcher, matterId)).line.phase).toBe('accepted');
    const lead = { type: 'dispatch', lead: ground.leadId, assisting: [helperId] };
    await act(people.dispatcher, matterId, lead);
    await act(people.handler, matterId, { type: 'sign' });
    await act(people.helper, matterId, { type: 'sign-assistance' });
    // The unit at work is told neither the number nor who gave it.
    const atUnit = await people.handler.get(`/api/v1/matters/${matterId}`);
    expect((atUnit.json() as { line: { reference: unknown } }).line.reference).toBeNull();
    expect(atUnit.body).not.toContain('HN-WHOLE-1');
    expect((await people.handler.get('/api/v1/cases')).statusCode).toBe(403);

    await act(people.helper, matterId, { type: 'contribute', text: '资金已经列入本年预算。' });
    await act(people.handler, matterId, { type: 'ask-extension', reason: '等待资金拨付。' });
    await act(people.above, matterId, { type: 'grant-extension' });
    await act(people.handler, matterId, {
      type: 'submit',
      measures: '奖补资金已经拨付到账。',
      answers: [{ demand: 1, text: '已经兑现。' }],
    });
    await act(people.checker, matterId, { type: 'approve' });
    await act(people.judge, matterId, { type: 'give-verdict', verdict: 'resolved' });
    expect((await view(people.dispatcher, matterId)).line).toMatchObject({ phase: 'closed', outcome: 'resolved' });
    await act(people.supervisor, matterId, { type: 'reopen', reason: '省平台要求复查。' });
    expect((await view(people.dispatcher, matterId)).line.phase).toBe('contested');
  });

  it('is not in the list of whoever is too near, who is shown it without its number', async () => {
    const near = await signIn(test, await aPerson(test.city, 'checker', { divisionCode: HERE, unitId: ground.unitId }));
    const [seen] = await listed(people.dispatcher, 'search=HN-WHOLE-1');
    if (seen === undefined) throw new Error('the dispatcher sees no case');
    expect((await view(near, seen.id)).line.reference).toBeNull();
    expect(await listed(near, '')).toEqual([]);
  });

  it('leaves a record that holds', async () => {
    expect((await verifyCity(test.city.db, test.city)).ok).toBe(true);
  });
});
