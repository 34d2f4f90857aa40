/** A notice ends when what it asks for is done, whoever did it (B4); an inbox says nothing before the desk does. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type LocalDate } from '../../kernel/time.ts';
import { waitingInInbox } from '../../people/audit/actions-inbox.ts';
import { listNotices } from '../../people/audit/store-notices.ts';
import type { Actor } from '../../people/index.ts';
import { scopeOf } from '../../people/index.ts';
import { hiddenFromInbox } from './store-reached.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const waiting = async (actor: Actor, matterId: Uuid) =>
  (await listNotices(city.city.db, await scopeOf(city.city.db, actor), { unreadOnly: true }))
    .filter((notice) => notice.matterId === matterId)
    .map(({ kind }) => kind)
    .sort();
const badge = (actor: Actor) => waitingInInbox(city.city.db, city.city, actor, hiddenFromInbox);

describe('a notice', () => {
  it('ends for everybody at the desk when one of them did it, and stands in the list of all', async () => {
    const { posts, units, act, drain } = city;
    const { matterId } = await city.register({ procedure: 'bad-review', categoryCode: 'BR01', demands: [] });
    await drain();
    for (const actor of [posts.dispatcher, posts.dispatcher2]) {
      expect(await waiting(actor, matterId)).toEqual(['matters.to-dispatch']);
    }
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await drain();
    for (const actor of [posts.dispatcher, posts.dispatcher2]) expect(await waiting(actor, matterId)).toEqual([]);
    const all = await listNotices(city.city.db, await scopeOf(city.city.db, posts.dispatcher2), { unreadOnly: false });
    const ended = all.find((notice) => notice.matterId === matterId);
    expect([ended?.readAt, ended?.endedAt]).toEqual([null, city.city.clock.now()]);
    expect(await waiting(posts.lead, matterId)).toEqual(['matters.to-sign']);
    await act(posts.lead, matterId, { type: 'sign' });
    await drain();
    expect(await waiting(posts.lead, matterId)).not.toContain('matters.to-sign');
  });

  it('of a light gives way to that of the next, and goes with the task', async () => {
    const { posts, units, act } = city;
    const { matterId } = await city.register({ procedure: 'bad-review', categoryCode: 'BR01', demands: [] });
    const before = await badge(posts.dispatcher);
    const dueOn = await dueOf(matterId);
    await city.until(dueOn);
    expect(await waiting(posts.dispatcher, matterId)).toContain('matters.light-yellow');
    await city.until(addDays(dueOn, 1));
    expect(await waiting(posts.dispatcher, matterId)).toEqual(['matters.light-red', 'matters.to-dispatch']);
    expect(await badge(posts.dispatcher)).toBe(before + 1);
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    expect(await waiting(posts.dispatcher, matterId)).toEqual([]);
    expect(await badge(posts.dispatcher)).toBe(before);
  });

  it('of a unit stays while the unit is not told that its task is gone', async () => {
    const { posts, units, act, drain } = city;
    const registered = await city.register();
    const { matterId } = registered;
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await drain();
    const told = await waiting(posts.lead, matterId);
    expect(told).toEqual(['matters.to-sign']);
    await act(await city.receiptId(registered), matterId, { type: 'withdraw', words: null });
    await drain();
    expect(await waiting(posts.lead, matterId)).toEqual(told);
    await city.until(addDays(city.today(), 8));
    expect(await waiting(posts.lead, matterId)).toEqual([]);
  });
});

async function dueOf(matterId: Uuid): Promise<LocalDate> {
  const rows = await city.city.asOwner((owner) =>
    owner.query('select due_on::text from matters_task where matter_id = $1', [matterId]),
  );
  return rows.rows[0].due_on;
}
