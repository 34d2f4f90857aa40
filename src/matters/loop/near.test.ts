/** Too near a matter: blunted for such readers, handed up past them, by one set of units in every read. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY, COUNTY, type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, localDate, localDateOf } from '../../kernel/time.ts';
import { type Actor, readerOf } from '../../people/index.ts';
import { transact } from '../../platform/postgres/db.ts';
import { handUpDesks } from '../acts/actions-ticks.ts';
import { newsFor } from '../acts/rules-live.ts';
import { changedSince } from '../acts/store-watch.ts';
import { deskOf, everyMatter, matterLines } from '../desk/actions-lines.ts';
import { matterView, sightFor } from '../desk/actions-view.ts';
import { countWatches, listMatters, type MatterFilter } from '../desk/store-desk.ts';
import { homeCounts } from '../desk/store-home.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const today = () => localDateOf(city.city.outside.now());
const reader = (actor: Actor) => readerOf(city.city.db, city.city, actor);
const refused = async (by: Actor, matterId: Uuid, type: 'accept' | 'transfer') => {
  const command = type === 'accept' ? { type } : { type, toBody: '别处', reason: '不归这里管' };
  const done = await city.try(by, matterId, command as Parameters<Loop['try']>[2]);
  return done.ok ? 'done' : done.problem.kind;
};

describe('a dispatcher too near the unit complained about (security 2)', () => {
  it('neither sees the matter plainly nor acts on it; it goes one desk up, and so does the level above', async () => {
    const { matterId } = await city.register({ respondentUnitId: city.units.office });
    const { desks } = await city.state(matterId);
    expect(desks.D).toEqual({ division: CITY, roles: ['dispatcher'] });
    expect(desks.U).toEqual({ division: CITY, roles: ['joint-office'] });
    const { dispatcher, above } = city.posts;
    expect((await sightFor(city.city.db, await reader(dispatcher), matterId))?.sight).toBe('unit');
    expect(await refused(dispatcher, matterId, 'transfer')).toBe('not-yours');
    expect((await sightFor(city.city.db, await reader(above), matterId))?.sight).toBe('full');
    expect(await refused(above, matterId, 'accept')).toBe('done');
    await city.act(above, matterId, { type: 'dispatch', lead: city.units.lead, assisting: [], note: null });
  });

  it('does not stop the matter where every dispatcher is near: the joint office dispatches', async () => {
    const joint = await city.world.unit('示例市联席办', CITY);
    const jointPost = await city.world.actor('joint-office', joint, CITY);
    const { matterId } = await city.register({ divisionCode: CITY, respondentUnitId: city.units.cityOffice });
    expect((await city.state(matterId)).desks.D).toEqual({ division: CITY, roles: ['joint-office'] });
    expect(await refused(city.posts.above, matterId, 'accept')).not.toBe('done');
    expect(await refused(jointPost, matterId, 'accept')).toBe('done');
    const lead = await city.world.unit('示例市自然资源局', CITY);
    await city.act(jointPost, matterId, { type: 'dispatch', lead, assisting: [], note: null });
  });

  it('hands it up in the act of dispatching to the own unit', async () => {
    const { matterId } = await city.register();
    const { dispatcher, above } = city.posts;
    await city.act(dispatcher, matterId, { type: 'accept' });
    await city.act(dispatcher, matterId, { type: 'dispatch', lead: city.units.office, assisting: [], note: null });
    expect((await city.state(matterId)).desks.D.division).toBe(CITY);
    const recall = { type: 'recall', reason: '派错了' } as const;
    expect(await city.try(dispatcher, matterId, recall)).toMatchObject({ problem: { kind: 'not-yours' } });
    expect((await city.try(above, matterId, recall)).ok).toBe(true);
  });

  it('is refused on each desk, also where a colleague keeps it; and loses it once nobody there is free', async () => {
    const unit = await city.world.unit('示例区档案馆', COUNTY);
    const { matterId } = await city.register({ respondentUnitId: unit });
    const { dispatcher, dispatcher2 } = city.posts;
    const lately = { from: addDays(today(), -90), until: addDays(today(), -1) };
    await city.world.alsoHolds(dispatcher, 'handler', unit, lately);
    expect(await refused(dispatcher, matterId, 'accept')).toBe('conflict-of-interest');
    expect(await handUpDesks(city.city)).toBe(0);
    await city.world.alsoHolds(dispatcher2, 'handler', unit, lately);
    expect(await handUpDesks(city.city)).toBe(1);
    expect((await city.state(matterId)).desks.D.division).toBe(CITY);
    expect(await refused(city.posts.above, matterId, 'accept')).toBe('done');
    expect(await city.isWhole()).toBe(true);
  });
});

describe('a checker who handled for the unit until lately (security 4)', () => {
  let near: Actor;
  let matterId: Uuid;
  const lines = async (filter: MatterFilter) => {
    const { items } = await listMatters(city.city.db, await reader(near), filter, today(), { limit: 100, offset: 0 });
    return matterLines(city.city.db, await reader(near), items, today());
  };
  beforeAll(async () => {
    const unit = await city.world.unit('示例区住建局', COUNTY);
    near = await city.world.actor('checker', city.units.office, COUNTY);
    const gone = { from: addDays(today(), -400), until: addDays(today(), -7) };
    await city.world.alsoHolds(near, 'handler', unit, gone);
    ({ matterId } = await city.register({ respondentUnitId: unit }));
    await city.act(city.posts.dispatcher, matterId, { type: 'accept' });
  });

  it('is shown the line as units are: no day, place, receipt, and the phase the unit knows', async () => {
    const line = (await lines({})).find(({ id }) => id === matterId);
    expect(line).toMatchObject({
      door: null,
      receivedOn: null,
      ageDays: null,
      place: null,
      hasReceipt: null,
      realName: null,
      parentId: null,
      due: null,
      seq: 1,
      phase: 'registered',
    });
    const others = (await lines({})).filter(({ receivedOn }) => receivedOn !== null);
    expect(others.length).toBeGreaterThan(0);
  });

  it.each([
    ['a day', { receivedFrom: localDate('2020-01-01') }],
    ['an end of days', { receivedTo: localDate('2099-01-01') }],
    ['a day of closing', { closedFrom: localDate('2020-01-01') }],
    ['an end of days of closing', { closedTo: localDate('2099-01-01') }],
    ['order of arrival', { sort: 'received' }],
    ['order of change', { sort: 'changed' }],
    ['whether there is a receipt', { watch: 'silent-judge' }],
  ] as const)('is not told of it when %s is asked', async (_, filter) => {
    expect((await lines(filter)).map(({ id }) => id)).not.toContain(matterId);
  });

  it('is told of it in order of dates, and the sheet says no more than the list', async () => {
    expect((await lines({ sort: 'due' })).map(({ id }) => id)).toContain(matterId);
    const who = await reader(near);
    const rows = await transact(city.city.db, async (tx) => {
      const all = [];
      for await (const some of everyMatter(tx, who, {}, today())) all.push(...some);
      return all;
    });
    expect(rows.find(({ id }) => id === matterId)).toMatchObject({ receivedOn: null, hasReceipt: null, place: null });
  });

  it('finds it on no desk and in the view only what the line says', async () => {
    const desk = await deskOf(city.city.db, await reader(near), { today: today() }, { limit: 100, offset: 0 });
    expect(desk.items.map(({ matter }) => matter.id)).not.toContain(matterId);
    const view = await matterView(city.city.db, city.city, await reader(near), matterId);
    expect(view).toMatchObject({ sight: 'unit', judge: null, allowed: [], timeline: [], deadlines: [] });
    expect(await countWatches(city.city.db, await reader(near), today())).toBeDefined();
  });

  it('hears on the stream what the unit would hear, the same by the rule and by the list', async () => {
    const since = city.city.clock.now();
    await city.act(city.posts.dispatcher, matterId, {
      type: 'note-contact',
      text: '已联系',
      way: 'phone',
      result: 'reached',
      calledOn: today(),
      calledAt: '10:00',
    });
    const change = (await changedSince(city.city.db, since)).find(({ id }) => id === matterId);
    if (change === undefined) throw new Error('nothing changed');
    const told = newsFor(await reader(near), change);
    const line = (await lines({})).find(({ id }) => id === matterId);
    expect(told?.seq).toBe(line?.seq);
    expect(newsFor(await reader(city.posts.dispatcher), change)?.seq).toBe((await city.state(matterId)).seq);
  });

  it('is not counted in a week of the first screen either, nor once it is closed and units know', async () => {
    const weeks = async (who: Actor) => (await homeCounts(city.city.db, await reader(who), today())).weeks.at(-1);
    const closed = async (who: Actor) => {
      const filter = { closedFrom: today(), closedTo: today() };
      const { items } = await listMatters(city.city.db, await reader(who), filter, today(), { limit: 100, offset: 0 });
      return items.map(({ id }) => id);
    };
    const before = { near: await weeks(near), free: await weeks(city.posts.dispatcher) };
    const [{ respondentUnitId }, free] = [await city.state(matterId), await city.register()];
    const hidden = await city.register({ respondentUnitId });
    for (const one of [free, hidden]) {
      await city.act(await city.receiptId(one), one.matterId, { type: 'withdraw', words: null });
    }
    const after = { near: await weeks(near), free: await weeks(city.posts.dispatcher) };
    expect(after.free).toEqual(more(before.free, 2));
    expect(after.near).toEqual(more(before.near, 1));
    expect(await closed(city.posts.dispatcher)).toEqual(expect.arrayContaining([free.matterId, hidden.matterId]));
    expect(await closed(near)).toContain(free.matterId);
    expect(await closed(near)).not.toContain(hidden.matterId);
  });
});

function more(week: Awaited<ReturnType<typeof homeCounts>>['weeks'][number] | undefined, by: number) {
  if (week === undefined) throw new Error('no week is counted');
  return { ...week, received: week.received + by, closed: week.closed + by };
}
