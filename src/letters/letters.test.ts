/** Letters of supervision on a real city: whom they reach, their numbers, papers, clocks, answers, and who sees them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loop, loop } from '../../test/harness/loop.ts';
import { paperFile } from '../documents/actions.ts';
import { makeBulletin, openPaper, papersFor, seedDocuments } from '../documents/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { addDays, type Instant, localDateOf } from '../kernel/time.ts';
import { deskOf } from '../matters/desk/actions-lines.ts';
import { type LetterStep, matterView } from '../matters/index.ts';
import { numberInWords } from '../matters/loop/rules-number.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { createMetrics } from '../platform/http/metrics.ts';
import { createLog } from '../platform/log.ts';
import { drainOutbox } from '../platform/outbox.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { handlers } from '../wiring.ts';
import { answerLetter, type NewLetter, signLetter } from './actions.ts';
import { countsByUnit, lookAt } from './actions-look.ts';
import { proposalsFor } from './actions-proposals.ts';
import { letterView } from './actions-view.ts';
import type { Letter } from './model.ts';
import { type LetterFilter, listLetters } from './store.ts';

const MORNING = '2026-03-03T02:00:00.000Z' as Instant;
let city: Loop;

beforeAll(async () => {
  city = await loop(MORNING);
  await transact(city.city.db, (tx) => seedDocuments(tx, city.city));
});
afterAll(() => city.city.close());

async function atWork(lead: Uuid = city.units.lead): Promise<Uuid> {
  const { matterId } = await city.register();
  await city.act(city.posts.dispatcher, matterId, { type: 'accept' });
  await city.act(city.posts.dispatcher, matterId, { type: 'dispatch', lead, assisting: [], note: null });
  return matterId;
}

async function send(
  by: Actor,
  matterIds: readonly Uuid[],
  step: LetterStep,
  over: Partial<NewLetter> = {},
): Promise<Letter> {
  const sent = await city.letter(by, matterIds, { step, text: '请说明逾期原因。', ...over });
  if (!sent.ok) throw new Error(sent.problem.kind);
  return sent.value;
}

const view = async (by: Actor, id: Uuid) =>
  letterView(city.city.db, city.city, await readerOf(city.city.db, city.city, by), id);

async function listed(by: Actor, over: Partial<LetterFilter> = {}): Promise<readonly Uuid[]> {
  const reader = await readerOf(city.city.db, city.city, by);
  const filter = { today: city.today(), ...over };
  return (await listLetters(city.city.db, reader, filter, { limit: 200, offset: 0 })).items.map(({ id }) => id);
}

async function tasks(by: Actor, matterId: Uuid): Promise<readonly string[]> {
  const reader = await readerOf(city.city.db, city.city, by);
  const { items } = await deskOf(city.city.db, reader, { today: city.today() }, { limit: 200, offset: 0 });
  return items.filter(({ matter }) => matter.id === matterId).map(({ what }) => what);
}

async function notices(matterId: Uuid): Promise<readonly string[]> {
  const { rows } = await city.city.asOwner((owner) =>
    owner.query('select kind from people_notice where matter_id = $1', [matterId]),
  );
  return (rows as { kind: string }[]).map(({ kind }) => kind).filter((kind) => /letter|remind/.test(kind));
}

const sign = (by: Actor, id: Uuid) => inTransaction(city.city.db, (tx) => signLetter(tx, city.city, by, id));
const answer = (by: Actor, id: Uuid, files: readonly Uuid[] = []) =>
  inTransaction(city.city.db, (tx) => answerLetter(tx, city.city, by, id, { text: '今天办结。', files }));

describe('one letter about one matter', () => {
  it('bears the next number of its organ, is a task of the unit with a day, is signed for and answered', async () => {
    const { posts } = city;
    const matterId = await atWork();
    const letter = await send(posts.supervisor, [matterId], 'supervision-letter');
    expect(letter).toMatchObject({ number: { year: 2026, nth: 1 }, toDesk: null, replyOn: '2026-03-10' });
    expect(await tasks(posts.lead, matterId)).toContain('answer-letter');
    await city.drain();
    expect(await notices(matterId)).toContain('matters.letter-received');
    const seen = await view(posts.lead, letter.id);
    expect(seen).toMatchObject({ text: '请说明逾期原因。', may: { sign: true, answer: true }, answer: null });
    expect(seen?.paper).toMatchObject({ kind: 'supervision-letter', isVoid: false });
    expect(await view(posts.helper, letter.id)).toBeUndefined();
    expect((await view(posts.dispatcher, letter.id))?.may).toEqual({ sign: false, answer: false });

    expect((await sign(posts.lead, letter.id)).ok).toBe(true);
    expect(await sign(posts.lead, letter.id)).toMatchObject({ problem: { kind: 'no-such-letter' } });
    expect(await answer(posts.helper, letter.id)).toMatchObject({ problem: { kind: 'letter-not-found' } });
    expect((await answer(posts.lead, letter.id)).ok).toBe(true);
    expect(await tasks(posts.lead, matterId)).not.toContain('answer-letter');
    expect(await view(posts.supervisor, letter.id)).toMatchObject({
      line: { signedOn: '2026-03-03', answeredOn: '2026-03-03', late: false },
      answer: { text: '今天办结。' },
    });
    expect((await city.types(matterId)).slice(-3)).toEqual(['letter-sent', 'letter-signed', 'letter-answered']);
  });

  it('is the same letter when it is sent again, and takes no number when it is refused', async () => {
    const { posts } = city;
    const matterId = await atWork();
    const id = city.city.outside.uuid();
    const first = await send(posts.supervisor, [matterId], 'supervision-letter', { id });
    expect(await send(posts.supervisor, [matterId], 'supervision-letter', { id })).toEqual(first);
    const reused = { problem: { kind: 'submission-reused' } };
    expect(await city.letter(posts.dispatcher, [matterId], { id })).toMatchObject(reused);
    // Whoever changed the text before it was sent again must not be told that it went out.
    const changed = { id, step: 'supervision-letter', text: '请在三日内说明。' } as const;
    expect(await city.letter(posts.supervisor, [matterId], changed)).toMatchObject(reused);
    expect(
      await city.letter(posts.supervisor, [await atWork()], { ...changed, text: '请说明逾期原因。' }),
    ).toMatchObject(reused);
    const refused = await city.letter(posts.supervisor, [city.city.outside.uuid(), matterId], {
      step: 'supervision-letter',
    });
    expect(refused).toMatchObject({ problem: { kind: 'letter-not-for-all' } });
    const next = await send(posts.supervisor, [matterId], 'supervision-letter');
    expect(next.number?.nth).toBe((first.number?.nth ?? 0) + 1);
    // Another organ counts by itself.
    expect((await send(posts.dispatcher, [matterId], 'supervision-letter')).number).toEqual({ year: 2026, nth: 1 });
  });

  it('goes out once when it is sent twice at once', async () => {
    const { posts } = city;
    const matterId = await atWork();
    const id = city.city.outside.uuid();
    const twice = () => send(posts.supervisor, [matterId], 'supervision-letter', { id });
    const [one, other] = await Promise.all([twice(), twice()]);
    expect(other).toEqual(one);
    expect((await city.types(matterId)).filter((type) => type === 'letter-sent')).toHaveLength(1);
  });

  it('says in its own paper to its unit what it says, and closes to the unit with the matter', async () => {
    const { posts, units } = city;
    const matterId = await atWork();
    const letter = await send(posts.supervisor, [matterId], 'supervision-letter');
    const reader = await readerOf(city.city.db, city.city, posts.lead);
    expect(await openPaper(city.city.db, reader, letter.paperId as Uuid)).toBeDefined();
    expect((await papersFor(city.city.db, city.city, reader, matterId))?.items.map(({ kind }) => kind)).toContain(
      'supervision-letter',
    );
    await answer(posts.lead, letter.id);
    await city.act(posts.lead, matterId, { type: 'return', reason: '不属于本单位职责。' });
    await city.act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.second, assisting: [], note: null });
    expect(await listed(posts.second)).not.toContain(letter.id);
  });
});

describe('a letter about several matters', () => {
  it('goes to one unit under one number, as one task and one notice, and is answered once for all', async () => {
    const { posts } = city;
    const ids = [await atWork(), await atWork(), await atWork()].sort();
    const letter = await send(posts.supervisor, ids, 'supervision-letter');
    await city.drain();
    const told = await Promise.all(ids.map(notices));
    expect(told.map((kinds) => kinds.includes('matters.letter-received'))).toEqual([true, false, false]);
    const asked = await Promise.all(ids.map((id) => tasks(posts.lead, id)));
    expect(asked.flat().filter((what) => what === 'answer-letter')).toEqual(['answer-letter']);
    for (const id of ids)
      expect((await city.state(id)).letters.at(-1)).toMatchObject({ id: letter.id, number: letter.number?.nth });
    const reader = await readerOf(city.city.db, city.city, posts.lead);
    expect(await openPaper(city.city.db, reader, letter.paperId as Uuid)).toBeDefined();
    expect((await view(posts.lead, letter.id))?.matters.map(({ id }) => id)).toEqual(ids);
    expect((await answer(posts.lead, letter.id)).ok).toBe(true);
    for (const id of ids) expect((await city.state(id)).letters.at(-1)?.repliedOn).toBe(city.today());
    // The unit at work of one of them changed: the letter was answered, and its matters go on alone.
    expect(await city.isWhole()).toBe(true);
  });

  it('says nothing any more once the words of one of its matters were destroyed and the unit was told; a bulletin to many units is kept', async () => {
    const { posts } = city;
    const registered = await city.register();
    const { matterId } = registered;
    await city.act(posts.dispatcher, matterId, { type: 'accept' });
    await city.act(posts.dispatcher, matterId, { type: 'dispatch', lead: city.units.lead, assisting: [], note: null });
    const matterIds = [matterId, await atWork()];
    const letter = await send(posts.supervisor, matterIds, 'supervision-letter');
    const words = { subject: '窗口办件', overview: '有的没有按期办结。', demands: '请整改。' };
    const many = { id: city.city.outside.uuid(), isDraft: false, matterIds, words };
    const bulletin = await inTransaction(city.city.db, (tx) => makeBulletin(tx, city.city, posts.dispatcher, many));
    if (!bulletin.ok) throw new Error(bulletin.problem.kind);
    const fileOf = async (id: Uuid, by = posts.supervisor) => {
      const reader = await readerOf(city.city.db, city.city, by);
      const paper = await openPaper(city.city.db, reader, id);
      return paper === undefined ? undefined : paperFile(city.city.db, city.city, paper, 'docx');
    };
    const ofLetter = letter.paperId as Uuid;
    expect(await fileOf(ofLetter)).toMatchObject({ ok: true });
    await city.act(await city.receiptId(registered), matterId, { type: 'erase' });
    await drainOutbox(city.city, handlers, createMetrics(), createLog({ level: 'silent' }));
    expect(await fileOf(ofLetter)).toMatchObject({ ok: true });
    await city.act('tick', matterId, { type: 'tell-units' });
    await drainOutbox(city.city, handlers, createMetrics(), createLog({ level: 'silent' }));
    expect(await fileOf(ofLetter)).toMatchObject({ problem: { kind: 'paper-erased' } });
    expect(await fileOf(bulletin.value.id, posts.dispatcher)).toMatchObject({ ok: true });
  });

  it('is looked at before: one letter for each unit or desk, and what is left out and why', async () => {
    const { posts, units } = city;
    const [one, two] = [await atWork(), await atWork(units.second)];
    const { matterId: own } = await city.register();
    const unknown = city.city.outside.uuid();
    const look = async (by: Actor) =>
      lookAt(city.city.db, city.city, await readerOf(city.city.db, city.city, by), 'reminder', [
        one,
        two,
        own,
        unknown,
      ]);
    const seen = await look(posts.dispatcher);
    expect(seen.groups.map(({ unitId }) => unitId).sort()).toEqual([units.lead, units.second].sort());
    expect(seen.left.map(({ id, why }) => [id, why]).sort()).toEqual(
      [
        [own, 'not-yours'],
        [unknown, 'matter-not-found'],
      ].sort(),
    );
    expect(await city.letter(posts.dispatcher, [one, two])).toMatchObject({
      problem: { kind: 'letter-several-units' },
    });
    // The supervisor writes to the office as well.
    const desks = (await look(posts.supervisor)).groups.map(({ unitId, desk }) => [unitId, desk]);
    expect(desks).toContainEqual([units.office, 'D']);
  });
});

describe('the steps', () => {
  it('reach the office that has a matter, which answers from its desk; the unit is told nothing', async () => {
    const { posts } = city;
    const { matterId } = await city.register();
    const letter = await send(posts.supervisor, [matterId], 'supervision-letter');
    expect(letter.toDesk).toBe('D');
    expect(await tasks(posts.dispatcher, matterId)).toContain('answer-letter');
    expect((await answer(posts.dispatcher, letter.id)).ok).toBe(true);
    await city.act(posts.dispatcher, matterId, { type: 'accept' });
    await city.act(posts.dispatcher, matterId, { type: 'dispatch', lead: city.units.lead, assisting: [], note: null });
    expect(await listed(posts.lead)).not.toContain(letter.id);
    const reader = await readerOf(city.city.db, city.city, posts.lead);
    const steps = (await matterView(city.city.db, city.city, reader, matterId))?.timeline ?? [];
    expect(steps.map(({ type }) => type).filter((type) => type.startsWith('letter-'))).toEqual([]);
  });

  it('ask for an answer by the day of the interview, by the limit of a bulletin, and by none for a hand-over', async () => {
    const { posts } = city;
    const matterId = await atWork();
    const bare = await city.letter(posts.supervisor, [matterId], { step: 'interview' });
    expect(bare).toMatchObject({ problem: { kind: 'letter-meeting-missing' } });
    const meeting = { on: addDays(city.today(), 6), at: '09:30', place: '示例区政务中心三楼会议室' };
    const past = await city.letter(posts.supervisor, [matterId], {
      step: 'interview',
      meeting: { ...meeting, on: addDays(city.today(), -1) },
    });
    expect(past).toMatchObject({ problem: { kind: 'letter-meeting-past' } });
    expect(await send(posts.supervisor, [matterId], 'interview', { meeting })).toMatchObject({ replyOn: meeting.on });
    const bulletin = await send(posts.supervisor, [matterId], 'bulletin');
    expect(bulletin.replyOn).toBe((await city.due(city.today(), 10, 'working-day')).on);
    const before = (
      await matterView(city.city.db, city.city, await readerOf(city.city.db, city.city, posts.lead), matterId)
    )?.line.seq;
    const handed = await send(posts.dispatcher, [matterId], 'hand-over');
    expect(handed).toMatchObject({ toDesk: 'S', replyOn: null, number: { nth: 1 } });
    expect(await listed(posts.lead)).not.toContain(handed.id);
    const after = await matterView(
      city.city.db,
      city.city,
      await readerOf(city.city.db, city.city, posts.lead),
      matterId,
    );
    expect(after?.line.seq).toBe(before);
    const { steps } = await city.track(matterId);
    const told = ['reminded', 'supervision-letter-issued', 'supervision-step-taken'];
    expect(steps.map(({ type }) => type).filter((type) => told.includes(type))).toEqual([
      'supervision-step-taken',
      'supervision-step-taken',
    ]);
    expect((await sign(posts.supervisor, handed.id)).ok).toBe(true);
    expect(await city.letter(posts.supervisor, [matterId], { step: 'hand-over' })).toMatchObject({
      problem: { kind: 'letter-not-for-all' },
    });
  });
});

describe('what is due', () => {
  it('is proposed to supervisors by the limits in force, one step after another, and never sent by itself', async () => {
    const { posts } = city;
    const matterId = await atWork();
    await city.act(posts.lead, matterId, { type: 'sign' });
    const proposed = async (by: Actor) => {
      const { items } = await proposalsFor(city.city.db, city.city, await readerOf(city.city.db, city.city, by));
      return items.find(({ matters }) => matters.some(({ id }) => id === matterId))?.step;
    };
    expect(await proposed(posts.supervisor)).toBeUndefined();
    const due = (await city.state(matterId)).legs.at(-1)?.handle.on ?? '';
    await city.until(due);
    expect(await proposed(posts.supervisor)).toBe('reminder');
    await send(posts.supervisor, [matterId], 'reminder', { text: null });
    expect(await proposed(posts.supervisor)).toBeUndefined();
    await city.until(addDays(localDateOf(`${due}T02:00:00.000Z` as Instant), 7));
    expect(await proposed(posts.supervisor)).toBe('supervision-letter');
    expect(await proposed(posts.dispatcher)).toBe('supervision-letter');
    const letter = await send(posts.supervisor, [matterId], 'supervision-letter');
    expect(await proposed(posts.supervisor)).toBeUndefined();
    await city.until(addDays(letter.replyOn ?? city.today(), 7));
    expect(await proposed(posts.supervisor)).toBe('interview');
    expect(await listed(posts.supervisor, { state: 'late' })).toContain(letter.id);
    const reader = await readerOf(city.city.db, city.city, posts.supervisor);
    const counted = await countsByUnit(city.city.db, reader, city.today());
    const here = counted.find(({ step, toUnitId }) => step === 'supervision-letter' && toUnitId === city.units.lead);
    expect(here?.late).toBeGreaterThan(0);
    expect((await city.types(matterId)).filter((type) => type === 'letter-sent')).toHaveLength(2);
  });
});

describe('whoever is too near', () => {
  it('sends nothing about a matter, and is shown no letter about it', async () => {
    const { posts, units } = city;
    const matterId = await atWork();
    const letter = await send(posts.supervisor, [matterId], 'supervision-letter');
    const near = await city.world.actor('discipline-supervisor', units.lead, posts.supervisor.divisionCode);
    expect(await listed(posts.supervisor)).toContain(letter.id);
    expect(await listed(near)).not.toContain(letter.id);
    expect(await view(near, letter.id)).toBeUndefined();
    expect(await city.letter(near, [matterId])).toMatchObject({ problem: { kind: 'letter-not-for-all' } });
  });

  it('is told by no look what a complainant did', async () => {
    const { posts, units } = city;
    const registered = await city.register();
    const { matterId } = registered;
    await city.act(posts.dispatcher, matterId, { type: 'accept' });
    await city.act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    const near = await city.world.actor('discipline-supervisor', units.lead, posts.supervisor.divisionCode);
    const look = async (by: Actor) =>
      lookAt(city.city.db, city.city, await readerOf(city.city.db, city.city, by), 'reminder', [matterId]);
    const before = await look(near);
    expect(before.left.map(({ why }) => why)).toEqual(['judge-is-handler']);
    await city.act(await city.receiptId(registered), matterId, { type: 'withdraw', words: null });
    expect((await look(posts.supervisor)).left.map(({ why }) => why)).toEqual(['wrong-phase']);
    expect(await look(near)).toEqual(before);
  });
});

describe('a letter about several matters, one of which went into the sealed lane', () => {
  it('says nothing of that one to the unit any more, neither its number nor that there was another', async () => {
    const { posts } = city;
    const matters = [await atWork(), await atWork()].sort();
    const [leads, beside] = matters as [Uuid, Uuid];
    const letter = await send(posts.supervisor, matters, 'supervision-letter');
    const line = async () => (await view(posts.lead, letter.id))?.line;
    const number = async (id: Uuid) => numberInWords((await city.state(id)).number);
    expect(await line()).toMatchObject({ matters: 2, firstNumber: await number(leads) });
    await city.act(posts.dispatcher, leads, { type: 'move-to-discipline-lane', reason: '涉嫌收受礼品。' });
    expect(await line()).toMatchObject({ matters: 1, firstNumber: await number(beside) });
    expect(JSON.stringify(await view(posts.lead, letter.id))).not.toContain(leads);
    expect((await answer(posts.lead, letter.id)).ok).toBe(true);
    expect(await listed(posts.dispatcher)).not.toContain(letter.id);
  });
});
