/** A proposed change of category waits for a second person, by a date, at a desk where there is one. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { deskOf } from '../../src/matters/desk/actions-lines.ts';
import { matterView } from '../../src/matters/desk/actions-view.ts';
import { listMatters } from '../../src/matters/desk/store-desk.ts';
import { type Actor, readerOf } from '../../src/people/index.ts';
import { type Loop, loop } from '../harness/loop.ts';
import { MORNING } from '../harness/today.ts';
import { inHand, noticesAbout } from '../harness/unit-answers.ts';

let city: Loop;

beforeAll(async () => {
  city = await loop(MORNING);
});
afterAll(() => city.city.close());

const PROPOSED = { type: 'propose-reclassification', category: 'SQ04', reason: '核对后属于另一类。' } as const;
const read = (by: Actor) => readerOf(city.city.db, city.city, by);
const onDesk = async (by: Actor, matterId: Uuid) => {
  const page = await deskOf(city.city.db, await read(by), { today: city.today() }, { limit: 200, offset: 0 });
  return page.items.filter(({ matter, what }) => matter.id === matterId && what === 'approve-reclassification');
};
const viewFor = async (by: Actor, matterId: Uuid) => matterView(city.city.db, city.city, await read(by), matterId);
const watched = async (by: Actor) => {
  const filter = { watch: 'undecided-category' as const };
  const page = await listMatters(city.city.db, await read(by), filter, city.today(), { limit: 200, offset: 0 });
  return page.items.map(({ id }) => id);
};

describe('a proposed change of category', () => {
  it('waits for somebody else at the desk by a date, with light, notice and watch, until it is decided', async () => {
    const { dispatcher, dispatcher2, above, supervisor, lead } = city.posts;
    const { matterId } = await inHand(city);
    const by = (await city.due(city.today(), 3, 'working-day')).on;
    await city.act(dispatcher, matterId, PROPOSED);
    expect(await onDesk(dispatcher2, matterId)).toMatchObject([
      { due: { kind: 'reclassification', on: by, light: 'green' } },
    ]);
    expect(await onDesk(above, matterId)).toEqual([]);
    const dates = (await viewFor(dispatcher2, matterId))?.deadlines ?? [];
    expect(dates.find(({ kind }) => kind === 'reclassification')).toMatchObject({
      on: by,
      amount: 3,
      basis: '本市设定，未见上位规定',
    });
    expect(await watched(supervisor)).toContain(matterId);
    // The unit is told of no proposal, not by its dates either.
    expect((await viewFor(lead, matterId))?.deadlines.map(({ kind }) => kind)).not.toContain('reclassification');
    const all = await listMatters(city.city.db, await read(lead), {}, city.today(), { limit: 200, offset: 0 });
    expect(await watched(lead), 'asked for by a unit, the watch narrows nothing').toEqual(
      all.items.map(({ id }) => id),
    );

    await city.until(by);
    const told = async () =>
      (await noticesAbout(city, matterId)).filter(({ post }) => post === dispatcher2.postId).map(({ kind }) => kind);
    expect(await told()).toContain('matters.light-yellow');
    await city.until((await city.due(by, 1, 'working-day')).on);
    expect(await told()).toContain('matters.light-red');
    expect((await onDesk(dispatcher2, matterId))[0]?.due).toMatchObject({ light: 'red' });

    await city.act(dispatcher2, matterId, { type: 'approve-reclassification' });
    expect(await onDesk(dispatcher2, matterId)).toEqual([]);
    expect((await city.state(matterId)).dues.reclassification).toBeUndefined();
    expect(await watched(supervisor)).not.toContain(matterId);
    expect(await city.isWhole()).toBe(true);
  });

  it('waits at the desk above where whoever proposed it is alone at theirs', async () => {
    const { dispatcher, dispatcher2, above } = city.posts;
    const { matterId } = await inHand(city);
    await city.city.asOwner((owner) =>
      owner.query('update people_holding set until_on = $1 where user_id = $2', [city.today(), dispatcher2.userId]),
    );
    await city.act(dispatcher, matterId, PROPOSED);
    expect(await onDesk(dispatcher, matterId), 'nobody decides on their own').toEqual([]);
    expect(await onDesk(above, matterId)).toHaveLength(1);
    const told = await noticesAbout(city, matterId);
    expect(told.find(({ kind }) => kind === 'matters.to-approve-reclassification')?.post).toBe(above.postId);
    await city.act(above, matterId, { type: 'deny-reclassification', reason: '类别没有错。' });
    expect(await onDesk(above, matterId)).toEqual([]);
    expect(await city.isWhole()).toBe(true);
  });

  it('ends with the answer', async () => {
    const { matterId } = await inHand(city);
    const { dispatcher, lead, checker, supervisor } = city.posts;
    await city.act(dispatcher, matterId, PROPOSED);
    const answers = [{ demand: 1, text: '已办。' }];
    await city.act(lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
    await city.act(checker, matterId, { type: 'approve' });
    const { dues, pending } = await city.state(matterId);
    expect([dues.reclassification, pending.reclassification]).toEqual([undefined, null]);
    expect(await watched(supervisor)).not.toContain(matterId);
  });
});
