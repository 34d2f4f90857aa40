/** What a leader instructs: it reaches whoever has the matters, is answered in time, and the leader sees how it stands. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, type Loop, loop } from '../../test/harness/loop.ts';
import { seedDocuments } from '../documents/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { addDays, type Instant, localDateOf } from '../kernel/time.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { answerLetter } from './actions.ts';
import { letterView } from './actions-view.ts';
import type { LetterState } from './model.ts';
import { listLetters } from './store.ts';

const MORNING = '2026-03-03T02:00:00.000Z' as Instant;
let city: Loop;
let leader: Actor;
let near: Actor;

beforeAll(async () => {
  city = await loop(MORNING);
  await transact(city.city.db, (tx) => seedDocuments(tx, city.city));
  const government = await city.world.unit('示例区人民政府', COUNTY);
  leader = await city.world.actor('leader', government, COUNTY);
  near = await city.world.actor('leader', government, COUNTY);
  const lately = { from: addDays(city.today(), -60), until: addDays(city.today(), -7) };
  await city.world.alsoHolds(near, 'handler', city.units.lead, lately);
});
afterAll(() => city.city.close());

async function atWork() {
  const registered = await city.register();
  const { matterId } = registered;
  await city.act(city.posts.dispatcher, matterId, { type: 'accept' });
  const dispatch = { type: 'dispatch', lead: city.units.lead, assisting: [], note: null } as const;
  await city.act(city.posts.dispatcher, matterId, dispatch);
  return registered;
}

const instruct = (by: Actor, matterIds: readonly Uuid[]) =>
  city.letter(by, matterIds, { step: 'instruction', text: '请本周内解决，并查明为什么逾期。' });

async function listed(by: Actor, state?: LetterState): Promise<readonly Uuid[]> {
  const reader = await readerOf(city.city.db, city.city, by);
  const filter = { step: 'instruction' as const, state, today: city.today() };
  return (await listLetters(city.city.db, reader, filter, { limit: 200, offset: 0 })).items.map(({ id }) => id);
}

const standing = async (id: Uuid, by = leader) => {
  const { db } = city.city;
  return (await letterView(db, city.city, await readerOf(db, city.city, by), id))?.line;
};

async function notices(post: Uuid): Promise<readonly string[]> {
  const { rows } = await city.city.asOwner((owner) =>
    owner.query('select kind from people_notice where post_id = $1', [post]),
  );
  return (rows as { kind: string }[]).map(({ kind }) => kind).filter((kind) => kind.includes('instruction'));
}

describe('an instruction', () => {
  it('about what several matters of one unit lack is one task, late after its day, answered, and followed when all have ended', async () => {
    const [one, other] = [await atWork(), await atWork()];
    const matterIds = [one.matterId, other.matterId];
    const sent = await instruct(leader, matterIds);
    if (!sent.ok) throw new Error(sent.problem.kind);
    const { id, number, replyOn, toUnitId } = sent.value;
    expect([number, toUnitId]).toEqual([null, city.units.lead]);
    expect(replyOn).toBe((await city.due(localDateOf(MORNING), 5, 'working-day')).on);
    await city.drain();
    expect(await notices(city.posts.lead.postId)).toEqual(['matters.instruction-received']);
    expect(await listed(leader, 'waiting')).toEqual([id]);
    expect(await listed(leader, 'late')).toEqual([]);
    await city.until(addDays(replyOn ?? city.today(), 1));
    expect(await listed(leader, 'late')).toEqual([id]);
    const answer = { text: '已派专人，本周五前办结。', files: [] };
    const answered = await inTransaction(city.city.db, (tx) =>
      answerLetter(tx, city.city, city.posts.lead, id, answer),
    );
    expect(answered.ok).toBe(true);
    await city.drain();
    expect(await notices(leader.postId)).toEqual(['matters.instruction-answered']);
    expect(await listed(leader, 'answered')).toEqual([id]);
    await city.act(await city.receiptId(one), one.matterId, { type: 'withdraw', words: null });
    expect([await listed(leader, 'followed'), (await standing(id))?.followed]).toEqual([[], false]);
    await city.act(await city.receiptId(other), other.matterId, { type: 'withdraw', words: null });
    expect([await listed(leader, 'followed'), (await standing(id))?.followed]).toEqual([[id], true]);
    expect(await city.isWhole()).toBe(true);
  });

  it('is followed for a unit no sooner than it is told of the end, which a complainant made', async () => {
    const { posts } = city;
    const registered = await atWork();
    const { matterId } = registered;
    const sent = await instruct(leader, [matterId]);
    if (!sent.ok) throw new Error(sent.problem.kind);
    const { id } = sent.value;
    const answer = { text: '正在办。', files: [] };
    await inTransaction(city.city.db, (tx) => answerLetter(tx, city.city, posts.lead, id, answer));
    await city.act(await city.receiptId(registered), matterId, { type: 'withdraw', words: null });
    const seen = async (by: Actor) => [(await listed(by, 'followed')).includes(id), (await standing(id, by))?.followed];
    expect([await seen(leader), await seen(posts.lead)]).toEqual([
      [true, true],
      [false, false],
    ]);
    await city.act('tick', matterId, { type: 'tell-units' });
    expect(await seen(posts.lead)).toEqual([true, true]);
  });

  it('is told to no complainant, nor is its answer', async () => {
    const { matterId } = await atWork();
    const before = (await city.track(matterId)).steps;
    const sent = await instruct(leader, [matterId]);
    if (!sent.ok) throw new Error(sent.problem.kind);
    const text = '正在办。';
    await inTransaction(city.city.db, (tx) =>
      answerLetter(tx, city.city, city.posts.lead, sent.value.id, { text, files: [] }),
    );
    expect((await city.types(matterId)).slice(-2)).toEqual(['letter-sent', 'letter-answered']);
    expect((await city.track(matterId)).steps).toEqual(before);
  });

  it('is a leader’s alone, who gives no step of the ladder; whoever is too near neither gives nor sees one', async () => {
    const { matterId } = await atWork();
    for (const by of [city.posts.supervisor, city.posts.dispatcher, near]) {
      expect((await instruct(by, [matterId])).ok).toBe(false);
    }
    expect((await city.letter(leader, [matterId], { step: 'reminder', text: null })).ok).toBe(false);
    const sent = await instruct(leader, [matterId]);
    if (!sent.ok) throw new Error(sent.problem.kind);
    expect(await listed(city.posts.supervisor)).toContain(sent.value.id);
    expect(await listed(near)).not.toContain(sent.value.id);
    expect(await listed(city.posts.helper)).not.toContain(sent.value.id);
  });
});
