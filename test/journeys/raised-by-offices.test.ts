/**
 * Work that offices raise, from registering to closing: a finding of a visit, judged by who raised it; a problem of an
 * evaluation, due on the day its list gives and judged by a named department; a payment that is owed, accepted by decision.
 */

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addDays, localDate } from '../../src/kernel/time.ts';
import { matterView } from '../../src/matters/desk/actions-view.ts';
import { listMatters } from '../../src/matters/desk/store-desk.ts';
import { listTasks } from '../../src/matters/desk/store-tasks.ts';
import type { Actor } from '../../src/people/index.ts';
import { readerOf } from '../../src/people/registry/actions-acting.ts';
import { type Loop, loop, PHOTO } from '../harness/loop.ts';
import { MORNING } from '../harness/today.ts';

let city: Loop;
const open: Loop[] = [];

beforeEach(async () => {
  city = await loop(MORNING);
  open.push(city);
});
afterAll(async () => {
  for (const each of open) await each.city.close();
});

const RAISED = {
  demands: ['补齐一次性告知单'],
  words: '走访三家企业，窗口都没有给一次性告知单。',
  contact: null,
  wantsReceipt: false,
} as const;

const reader = (actor: Actor) => readerOf(city.city.db, city.city, actor);
const view = async (actor: Actor, matterId: Uuid) => {
  const seen = await matterView(city.city.db, city.city, await reader(actor), matterId);
  if (seen === undefined) throw new Error('not to be seen');
  return seen;
};
const tasks = async (actor: Actor) =>
  (await listTasks(city.city.db, await reader(actor), { today: city.today() }, { limit: 50, offset: 0 })).items.map(
    ({ what }) => what,
  );
const listed = async (actor: Actor) =>
  (await listMatters(city.city.db, await reader(actor), {}, city.today(), { limit: 50, offset: 0 })).items.map(
    ({ id }) => id,
  );

const noticesOf = async (matterId: Uuid) =>
  city.city.asOwner(
    async (owner) =>
      (
        await owner.query<{ postId: string; kind: string }>(
          'select post_id as "postId", kind from people_notice where matter_id = $1',
          [matterId],
        )
      ).rows,
  );

/** From the dispatcher’s desk to the answer, without a word released: there is nothing to release. */
async function answered(matterId: Uuid): Promise<void> {
  const { dispatcher, lead, checker } = city.posts;
  await city.act(dispatcher, matterId, { type: 'dispatch', lead: city.units.lead, assisting: [], note: null });
  await city.act(lead, matterId, { type: 'sign' });
  if ((await city.state(matterId)).dues.plan !== undefined) {
    await city.act(lead, matterId, { type: 'file-plan', text: '一周内印制并发放告知单', files: [] });
  }
  await city.act(lead, matterId, {
    type: 'submit',
    measures: '告知单已经印好，放在每个窗口',
    answers: [{ demand: 1, text: '已补齐' }],
    evidence: [],
  });
  await city.act(checker, matterId, { type: 'approve' });
}

describe('a finding of a visit', () => {
  const register = async () =>
    (
      await city.register({
        ...RAISED,
        procedure: 'visit-finding',
        categoryCode: 'FN01',
        files: [PHOTO],
        raiser: city.posts.checker,
      })
    ).matterId;

  it('raised by: is accepted with its bulletin, open to its unit, and judged by who raised it', async () => {
    const { dispatcher, checker, lead } = city.posts;
    const matterId = await register();
    expect(await city.state(matterId)).toMatchObject({ phase: 'registered', hasReceipt: false, number: '2026-1' });
    expect(await tasks(dispatcher)).toEqual(['accept-by-record']);
    expect(await city.try(dispatcher, matterId, { type: 'accept' })).toMatchObject({
      problem: { kind: 'waits-for-record' },
    });
    await city.act('tick', matterId, { type: 'accept-by-record', record: 'bulletin-2026-3' });
    await answered(matterId);

    const seen = await view(lead, matterId);
    expect(seen.sight).toBe('unit');
    expect(seen.words.said.map(({ original }) => original)).toEqual([RAISED.words, ...RAISED.demands]);
    expect(seen.words.files).toHaveLength(1);
    expect(seen.line).toMatchObject({
      number: '〔2026〕1号',
      receivedOn: city.today(),
      raisedBy: { id: city.units.office },
    });
    expect(await listed(lead)).toEqual([matterId]);

    // Whoever raised it checked it too: a colleague of the unit judges, and nobody else.
    const colleague = await city.world.actor('dispatcher', city.units.office, checker.divisionCode);
    expect(await tasks(colleague)).toEqual(['give-verdict']);
    expect(await city.try(city.posts.hallAbove, matterId, verdict('resolved'))).toMatchObject({ ok: false });
    await city.act(colleague, matterId, verdict('resolved'));
    expect(await city.state(matterId)).toMatchObject({ phase: 'closed', outcome: 'resolved' });
    expect(await city.isWhole()).toBe(true);
  });

  it('has a number of the series of its organ and year, without gaps', async () => {
    const numbers: string[] = [];
    for (let n = 0; n < 3; n += 1) numbers.push((await city.state(await register())).number);
    expect(numbers).toEqual(['2026-1', '2026-2', '2026-3']);
  });

  it('sent twice is one matter, and nothing else is taken for it', async () => {
    const submissionId = city.city.outside.uuid();
    const asked = {
      ...RAISED,
      procedure: 'visit-finding',
      categoryCode: 'FN01',
      raiser: city.posts.checker,
      submissionId,
    };
    const first = await city.register(asked);
    const again = await city.register({ ...asked, matterId: city.city.outside.uuid() });
    expect(again).toMatchObject({ matterId: first.matterId, isNew: false });
    await expect(city.register({ ...asked, words: '另一件事' })).rejects.toThrow('submission-reused');
    await expect(city.register({ ...asked, raiser: city.posts.above })).rejects.toThrow('submission-reused');
    expect(await city.types(first.matterId)).toEqual(['registered']);
  });

  it('lets the office that raised it and its unit write to each other without a go-between', async () => {
    const { dispatcher, checker, lead } = city.posts;
    const matterId = await register();
    await city.act('tick', matterId, { type: 'accept-by-record', record: 'b' });
    await city.act(dispatcher, matterId, { type: 'dispatch', lead: city.units.lead, assisting: [], note: null });
    await city.act(lead, matterId, { type: 'sign' });
    const say = (text: string) => ({ type: 'send-message', messageId: city.city.outside.uuid(), text }) as const;
    await city.act(checker, matterId, say('请先改第三个窗口'));
    await city.act(lead, matterId, say('已经在改'));
    for (const reader of [checker, lead]) {
      // Sent in the same instant, in whichever order.
      const texts = (await view(reader, matterId)).words.messages.map(({ text }) => text);
      expect(new Set(texts)).toEqual(new Set(['请先改第三个窗口', '已经在改']));
    }
  });

  it('can be taken back by the office that raised it, and by no other', async () => {
    const matterId = await register();
    await city.act('tick', matterId, { type: 'accept-by-record', record: 'b' });
    const withdraw = { type: 'withdraw', words: '现场已经改好' } as const;
    expect(await city.try(city.posts.lead, matterId, withdraw)).toMatchObject({ ok: false });
    // Whoever also works for the unit concerned cannot make its finding go away.
    const both = await city.world.actor('checker', city.units.office, city.posts.checker.divisionCode);
    await city.world.alsoHolds(both, 'handler', city.units.respondent);
    expect(await city.try(both, matterId, withdraw)).toMatchObject({ problem: { kind: 'conflict-of-interest' } });
    await city.act(city.posts.checker, matterId, withdraw);
    expect(await city.state(matterId)).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
  });
});

describe('a problem of an evaluation', () => {
  it('due: is due on the day the list gives, asks for a plan, and chases whoever is silent', async () => {
    const { lead } = city.posts;
    const handleOn = addDays(city.today(), 60);
    const department = await city.world.unit('示例区大数据局', city.posts.lead.divisionCode);
    const head = await city.world.actor('unit-head', department, city.posts.lead.divisionCode);
    const { matterId } = await city.register({
      ...RAISED,
      procedure: 'evaluation-problem',
      categoryCode: 'FN07',
      raiser: city.posts.dispatcher,
      namedUnitId: department,
      handleOn,
    });
    expect((await city.state(matterId)).legs[0]?.handle).toMatchObject({ on: handleOn, given: true });
    await city.act(city.posts.dispatcher, matterId, {
      type: 'dispatch',
      lead: city.units.lead,
      assisting: [],
      note: null,
    });
    await city.act(lead, matterId, { type: 'sign' });
    const early = { type: 'submit', measures: '好了', answers: [{ demand: 1, text: '好了' }], evidence: [] } as const;
    expect(await city.try(lead, matterId, early)).toMatchObject({ problem: { kind: 'plan-missing' } });
    expect((await tasks(lead)).sort()).toEqual(['file-plan', 'note-progress', 'submit']);
    await city.act(lead, matterId, { type: 'file-plan', text: '分三步整改', files: [] });

    const first = (await city.state(matterId)).dues.progress?.on;
    expect(first).toBe(addDays(city.today(), 14));
    await city.until(addDays(city.today(), 15));
    expect(await city.types(matterId)).toContain('progress-chased');
    await city.act(lead, matterId, { type: 'note-progress', text: '第一步完成', files: [] });
    expect((await city.state(matterId)).dues.progress?.on).toBe(addDays(city.today(), 14));

    // The judged by: a named department, which reads it whole and had no part in it.
    await city.act(lead, matterId, early);
    await city.act(city.posts.checker, matterId, { type: 'approve' });
    expect((await view(head, matterId)).sight).toBe('full');
    expect(await listed(head)).toEqual([matterId]);
    expect(await tasks(head)).toEqual(['give-verdict']);
    await city.act(head, matterId, verdict('resolved'));
    expect(await city.state(matterId)).toMatchObject({ phase: 'closed', outcome: 'resolved' });
    expect(await city.isWhole()).toBe(true);
  });

  it('names the department that judges, reminds it alone, and goes a level up when it stays silent', async () => {
    const county = city.posts.lead.divisionCode;
    // An office of the same role in the same county comes first by its name: it has nothing to do with it.
    const stranger = await city.world.actor('unit-head', await city.world.unit('示例区阿一局', county), county);
    const department = await city.world.unit('示例区住建局', county);
    const head = await city.world.actor('unit-head', department, county);
    const { matterId } = await city.register({
      ...RAISED,
      procedure: 'evaluation-problem',
      categoryCode: 'FN07',
      raiser: city.posts.dispatcher,
      namedUnitId: department,
      handleOn: addDays(city.today(), 60),
    });
    await answered(matterId);
    await city.drain();
    expect((await view(city.posts.dispatcher, matterId)).judge).toMatchObject({ office: '示例区住建局' });
    expect((await view(city.posts.dispatcher, matterId)).office).toBe('示例区住建局');
    expect((await city.letter(city.posts.supervisor, [matterId], { text: null })).ok).toBe(true);
    await city.drain();
    const told = await noticesOf(matterId);
    expect(told.filter(({ kind }) => kind === 'matters.reminded').map(({ postId }) => postId)).toEqual([head.postId]);
    expect(told.filter(({ postId }) => postId === stranger.postId)).toEqual([]);

    expect(await tasks(head)).toEqual(['give-verdict']);
    await city.until(addDays(city.today(), 40));
    expect((await city.state(matterId)).judge).toMatchObject({ kind: 'post', escalations: 1 });
    expect(await tasks(head)).toEqual([]);
    expect(await tasks(city.posts.above)).toContain('give-verdict');
    expect(await city.isWhole()).toBe(true);
  });

  it('is not counted again when a holiday table comes', async () => {
    const handleOn = localDate('2027-02-04');
    const { matterId } = await city.register({
      ...RAISED,
      procedure: 'evaluation-problem',
      categoryCode: 'FN07',
      raiser: city.posts.dispatcher,
      namedUnitId: city.units.helper,
      handleOn,
    });
    await city.publish(2027);
    expect((await city.state(matterId)).legs[0]?.handle.on).toBe(handleOn);
  });
});

describe('what a post may not raise', () => {
  const asked = () => ({
    ...RAISED,
    procedure: 'visit-finding',
    categoryCode: 'FN02',
    raiser: city.posts.checker,
    respondentUnitId: city.units.lead,
  });

  it('is refused by the loop, whichever door forgets to look', async () => {
    await city.register(asked());
    const elsewhere = { divisionCode: '411403' };
    await expect(city.register({ ...asked(), ...elsewhere })).rejects.toThrow('outside-your-division');
    await expect(city.register({ ...asked(), categoryCode: 'SQ18' })).rejects.toThrow('unknown-category');
    const gone = { respondentUnitId: city.city.outside.uuid() };
    await expect(city.register({ ...asked(), ...gone })).rejects.toThrow('unit-not-available');
    const near = await city.world.actor('checker', city.units.lead, city.posts.checker.divisionCode);
    await expect(city.register({ ...asked(), raiser: near })).rejects.toThrow('conflict-of-interest');
  });

  it('is no reason to lose what somebody brought: their category may have ended meanwhile', async () => {
    const { matterId } = await city.register({ categoryCode: 'FN02' });
    expect((await city.state(matterId)).phase).toBe('registered');
  });
});

describe('a payment that is owed', () => {
  const asked = {
    ...RAISED,
    procedure: 'payment-arrears',
    categoryCode: 'FN06',
  } as const;

  it('asks for evidence of the debt', async () => {
    await expect(city.register({ ...asked, raiser: city.posts.dispatcher })).rejects.toThrow('evidence-missing');
  });

  it('judged by: is never accepted by silence, and judged one level above', async () => {
    const { matterId } = await city.register({ ...asked, files: [PHOTO], raiser: city.posts.dispatcher });
    await city.until(addDays(city.today(), 30));
    expect((await city.state(matterId)).phase).toBe('registered');
    await city.act(city.posts.dispatcher, matterId, { type: 'accept' });
    await answered(matterId);
    expect((await city.state(matterId)).judge).toMatchObject({
      kind: 'post',
      desk: { roles: ['joint-office', 'dispatcher'] },
    });
    await city.act(city.posts.above, matterId, verdict('not'));
    await city.act(city.posts.supervisor, matterId, { type: 'redo-same', reason: '还差两成' });
    expect((await city.state(matterId)).dues.progress).toBeDefined();
    expect(await city.isWhole()).toBe(true);
  });
});

function verdict(verdict: 'resolved' | 'not') {
  return { type: 'give-verdict', verdict, words: null, files: [] } as const;
}
