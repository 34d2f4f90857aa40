/** 审签: what a unit answers waits for its head, on real PostgreSQL: who may sign, when nobody may, and what the clock makes of it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addDays, type Instant } from '../../src/kernel/time.ts';
import { type Actor, scopeOf } from '../../src/people/index.ts';
import { delegatePost } from '../../src/people/registry/actions-delegations.ts';
import { setPostsSuspended } from '../../src/people/registry/store-users.ts';
import { signOffView } from '../../src/people/sign-off/actions-sign-off.ts';
import { inTransaction, transact } from '../../src/platform/postgres/db.ts';
import { COUNTY, type Loop, loop } from '../harness/loop.ts';
import { MORNING } from '../harness/today.ts';
import { ANSWER, inHand, noticesAbout, signOffSwitched } from '../harness/unit-answers.ts';

let city: Loop;
let head: Actor;

beforeAll(async () => {
  city = await loop(MORNING);
});
afterAll(() => city.city.close());

const switched = (by: Actor, on: boolean) => signOffSwitched(city, by, on);
const refusal = async (by: Actor, matterId: Uuid, command: Parameters<Loop['try']>[2]) => {
  const done = await city.try(by, matterId, command);
  return done.ok ? 'done' : done.problem.kind;
};
const handled = async () => (await inHand(city)).matterId;
const noticesOf = async (postId: Uuid, matterId: Uuid) =>
  (await noticesAbout(city, matterId)).flatMap(({ post, kind, open }) => (open && post === postId ? [kind] : []));

describe('sign-off of a unit', () => {
  it('is not switched on where one person would write and sign', async () => {
    const alone = await city.world.unit('示例区档案馆', COUNTY);
    const only = await city.world.actor('unit-head', alone, COUNTY);
    expect(await switched(only, true)).toMatchObject({ ok: false, problem: { kind: 'nobody-else-signs' } });
    await city.world.actor('handler', alone, COUNTY);
    expect(await switched(only, true)).toMatchObject({ ok: true });
  });

  it('holds from the moment its head wants it, is kept with date and name, and the same again changes nothing', async () => {
    head = await city.world.actor('unit-head', city.units.lead, COUNTY);
    const before = await handled();
    expect(await refusal(city.posts.lead, before, ANSWER)).toBe('done');
    expect((await city.state(before)).phase).toBe('checking');
    expect((await switched(head, true)).ok && (await switched(head, true)).ok).toBe(true);
    const view = await signOffView(city.city.db, city.city, await scopeOf(city.city.db, head));
    expect(view).toMatchObject({ on: true, spells: [{ until: null }], signers: [head.displayName] });
    const { rows } = await city.city.asOwner((owner) =>
      owner.query('select detail from people_audit where action = $1 and object_id = $2', [
        'people.keep-sign-off',
        city.units.lead,
      ]),
    );
    expect(rows).toEqual([{ detail: { signOff: true } }]);
  });

  it('tells the head, lets nothing out before they sign, and late is late', async () => {
    const matterId = await handled();
    await city.act(city.posts.lead, matterId, ANSWER);
    expect(await noticesOf(head.postId, matterId)).toContain('matters.to-sign-off');
    expect((await city.track(matterId)).steps.map(({ type }) => type)).not.toContain('drafted');
    expect((await city.track(matterId)).results).toEqual([]);
    expect(await refusal(city.posts.lead, matterId, { type: 'sign-off', draft: 1 })).toBe('not-yours');
    const { handle } = (await city.state(matterId)).legs[0] ?? {};
    await city.until(addDays(handle?.on ?? city.today(), 1));
    // The unit's own head is reminded of the red light; its answer counts from the day it was signed off.
    expect(await noticesOf(head.postId, matterId)).toContain('matters.light-red');
    await city.act(head, matterId, { type: 'sign-off', draft: 1 });
    const { legs, phase } = await city.state(matterId);
    expect([phase, legs[0]?.submission?.on]).toEqual(['checking', city.today()]);
    expect(await noticesOf(head.postId, matterId)).toEqual([]);
    const { rows } = await city.city.asOwner((owner) =>
      owner.query(
        'select handler_user_id, ended_on::text > due_on::text as late from matters_assignment where matter_id = $1 and not shown',
        [matterId],
      ),
    );
    expect(rows).toEqual([{ handler_user_id: city.posts.lead.userId, late: true }]);
    expect(await city.isWhole()).toBe(true);
  });

  it('tells the handlers what was returned, and shows the words to them', async () => {
    const matterId = await handled();
    await city.act(city.posts.lead, matterId, { type: 'ask-extension', reason: '须等上级批复。' });
    await city.act(head, matterId, { type: 'return-draft', draft: 1, reason: '先说清楚等哪一级。' });
    expect(await noticesOf(city.posts.lead.postId, matterId)).toContain('matters.draft-returned');
    expect((await city.state(matterId)).legs[0]?.extension).toBe('none');
  });

  it('is signed by whoever the head’s post is lent to; a head alone cannot answer, and is told so', async () => {
    const matterId = await handled();
    expect(await refusal(head, matterId, ANSWER)).toBe('nobody-signs');
    const stand = await city.world.actor('handler', city.units.lead, COUNTY);
    const today = city.today();
    const lent = {
      id: city.city.outside.uuid(),
      ...{
        postId: head.postId,
        toUserId: stand.userId,
        fromOn: today,
        toOn: addDays(today, 3),
        reason: '出差，由其代理签发。',
      },
    };
    const done = await inTransaction(city.city.db, (tx) => delegatePost(tx, city.city, head, lent));
    expect(done.ok, JSON.stringify(done)).toBe(true);
    await city.act(head, matterId, ANSWER);
    expect(await refusal(head, matterId, { type: 'sign-off', draft: 1 })).toBe('same-person');
    const deputy: Actor = { ...head, userId: stand.userId, delegatedFrom: head.postId };
    expect((await city.act(deputy, matterId, { type: 'sign-off', draft: 1 })).phase).toBe('checking');
    const { handlingUsers } = await city.state(matterId);
    expect([...handlingUsers].sort()).toEqual([city.posts.lead.userId, head.userId, stand.userId].sort());
  });

  it('of a unit without a head is signed by the head of the unit above, and by nobody where there is none', async () => {
    const { rows } = await city.city.asOwner((owner) =>
      owner.query<{ id: string }>('update people_post set valid_to = $1 where id = $2 returning id', [
        city.today(),
        head.postId,
      ]),
    );
    expect(rows).toHaveLength(1);
    const matterId = await handled();
    expect(await refusal(city.posts.lead, matterId, ANSWER)).toBe('nobody-signs');
    const parent = await city.world.unit('示例区政府办', COUNTY);
    await city.city.asOwner((owner) =>
      owner.query('update people_unit set parent_id = $1 where id = $2', [parent, city.units.lead]),
    );
    const above = await city.world.actor('unit-head', parent, COUNTY);
    await city.act(city.posts.lead, matterId, ANSWER);
    expect(await noticesOf(above.postId, matterId)).toContain('matters.to-sign-off');
    expect((await city.act(above, matterId, { type: 'sign-off', draft: 1 })).phase).toBe('checking');
    // Second thoughts: off again, what waits may be written anew and goes out.
    const last = await handled();
    await city.act(city.posts.lead, last, ANSWER);
    const successor = await city.world.actor('unit-head', city.units.lead, COUNTY);
    expect((await switched(successor, false)).ok).toBe(true);
    await city.act(city.posts.lead, last, ANSWER);
    expect(await city.types(last)).toEqual(expect.arrayContaining(['drafted', 'submitted']));
    expect((await city.state(last)).phase).toBe('checking');
    expect(await signOffView(city.city.db, city.city, await scopeOf(city.city.db, head))).toMatchObject({
      on: false,
      spells: [{ untilBy: successor.displayName }],
    });
    expect(await city.isWhole()).toBe(true);
  });
});

describe('who is told of a draft', () => {
  it('is the nearest head able to sign it: neither one who is suspended nor its only author', async () => {
    const own = await city.world.actor('unit-head', city.units.lead, COUNTY);
    const parent = await city.world.unit('示例区政府办公室', COUNTY);
    await city.city.asOwner((owner) =>
      owner.query('update people_unit set parent_id = $1 where id = $2', [parent, city.units.lead]),
    );
    const { rows } = await city.city.asOwner((owner) =>
      owner.query<{ user: Uuid; post: Uuid }>(
        `select h.user_id as user, h.post_id as post from people_holding h join people_post p on p.id = h.post_id
         where p.unit_id = $1 and p.role = 'unit-head' and p.valid_to is null`,
        [city.units.lead],
      ),
    );
    const others = rows.filter(({ post }) => post !== own.postId);
    const suspend = (users: readonly Uuid[], at: Instant | null) =>
      transact(city.city.db, async (tx) => {
        for (const userId of users) await setPostsSuspended(tx, userId, at);
      });
    const above = await city.world.actor('unit-head', parent, COUNTY);
    const told = async (matterId: Uuid) => {
      const has = async ({ postId }: Actor) => (await noticesOf(postId, matterId)).includes('matters.to-sign-off');
      return [await has(own), await has(above)];
    };
    await suspend(
      others.map(({ user }) => user),
      city.city.outside.now(),
    );
    expect((await switched(own, true)).ok).toBe(true);

    const usual = await handled();
    await city.act(city.posts.lead, usual, ANSWER);
    expect(await told(usual)).toEqual([true, false]);

    const byTheHead = await handled();
    await city.act(own, byTheHead, ANSWER);
    expect(await told(byTheHead)).toEqual([false, true]);
    // What a handler asks for beside it the unit’s own head signs.
    await city.act(city.posts.lead, byTheHead, { type: 'ask-extension', reason: '须等上级批复。' });
    expect(await told(byTheHead)).toEqual([true, true]);

    await suspend([own.userId], city.city.outside.now());
    const whileSuspended = await handled();
    await city.act(city.posts.lead, whileSuspended, ANSWER);
    expect(await told(whileSuspended)).toEqual([false, true]);
    await suspend([above.userId], city.city.outside.now());
    expect(await refusal(city.posts.lead, await handled(), ANSWER)).toBe('nobody-signs');
    expect(await signOffView(city.city.db, city.city, await scopeOf(city.city.db, city.posts.lead))).toMatchObject({
      signers: [],
    });
  });
});
