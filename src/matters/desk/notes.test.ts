/** What a page offers of internal notes is what its acts do: to a unit at work, to one that worked, to supervision, to the too near. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/time.ts';
import { type Actor, readerOf } from '../../people/index.ts';
import { transact } from '../../platform/postgres/db.ts';
import { readNotes, writeNote } from './actions-notes.ts';
import { matterView } from './actions-view.ts';

let city: Loop;
let matterId: Uuid;

beforeAll(async () => {
  city = await loop();
  ({ matterId } = await city.register());
  const { act, posts, units } = city;
  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [units.helper], note: null });
});
afterAll(() => city.city.close());

/** What the page offers, and what the acts then do. */
async function offered(by: Actor) {
  const { db } = city.city;
  const reader = await readerOf(db, city.city, by);
  const asked = { matterId, id: city.city.outside.uuid(), text: '先问窗口谁值班。' };
  return {
    right: (await matterView(db, city.city, reader, matterId))?.notes,
    reads: (await transact(db, (tx) => readNotes(tx, city.city, reader, matterId))) !== undefined,
    writes: (await transact(db, (tx) => writeNote(tx, city.city, reader, asked))).ok,
  };
}

describe('internal notes', () => {
  it('are written by every unit at work, and looked at by supervision', async () => {
    const { posts } = city;
    expect(await offered(posts.lead)).toEqual({ right: 'write', reads: true, writes: true });
    expect(await offered(posts.helper)).toEqual({ right: 'write', reads: true, writes: true });
    expect(await offered(posts.supervisor)).toEqual({ right: 'look', reads: true, writes: false });
    expect(await offered(posts.dispatcher)).toEqual({ right: null, reads: false, writes: false });
  });

  it('are only read by a unit that is at work no longer', async () => {
    const { act, posts, units } = city;
    await act(posts.lead, matterId, { type: 'sign' });
    await act(posts.dispatcher, matterId, { type: 'drop-assisting', unit: units.helper, reason: '不再需要。' });
    expect(await offered(posts.helper)).toEqual({ right: 'read', reads: true, writes: false });
  });

  it('are out of reach of a supervisor who is too near', async () => {
    const { posts, units, world } = city;
    const today = city.today();
    const near = { from: addDays(today, -60), until: addDays(today, -7) };
    await world.alsoHolds(posts.supervisor, 'handler', units.lead, near);
    expect(await offered(posts.supervisor)).toEqual({ right: null, reads: false, writes: false });
  });
});
