/** Another unit once work has begun (转办): proposed by the unit, decided by a date, and nothing of it left with the unit that goes. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { deskOf } from '../../src/matters/desk/actions-lines.ts';
import { matterView } from '../../src/matters/desk/actions-view.ts';
import { listMatters } from '../../src/matters/desk/store-desk.ts';
import { type Actor, readerOf } from '../../src/people/index.ts';
import { CITY, COUNTY, type Loop, loop } from '../harness/loop.ts';
import { MORNING } from '../harness/today.ts';
import { inHand, noticesAbout, signOffSwitched } from '../harness/unit-answers.ts';

let city: Loop;

beforeAll(async () => {
  city = await loop(MORNING);
});
afterAll(() => city.city.close());

const proposal = (unit: Uuid) =>
  ({ type: 'propose-rerouting', ground: 'RR01', unit, reason: '属于税务局的职责。' }) as const;
const to = (lead: Uuid) => ({ type: 'approve-rerouting', lead, assisting: [], note: '请按新期限办理。' }) as const;
const read = (by: Actor) => readerOf(city.city.db, city.city, by);
const viewFor = async (by: Actor, matterId: Uuid) => matterView(city.city.db, city.city, await read(by), matterId);
const all = { limit: 200, offset: 0 };
const onDesk = async (by: Actor, matterId: Uuid) => {
  const page = await deskOf(city.city.db, await read(by), { today: city.today() }, all);
  return page.items.filter(({ matter, what }) => matter.id === matterId && what === 'approve-rerouting');
};
const watched = async (by: Actor) => {
  const page = await listMatters(city.city.db, await read(by), { watch: 'undecided-rerouting' }, city.today(), all);
  return page.items.map(({ id }) => id);
};
const kindsFor = async (post: Actor, matterId: Uuid) =>
  (await noticesAbout(city, matterId)).filter((each) => each.post === post.postId && each.open).map(({ kind }) => kind);

describe('another unit', () => {
  it('is proposed, waits with date, light, notice and watch, and is given the matter with a limit of its own', async () => {
    const { dispatcher, supervisor, lead, helper } = city.posts;
    const { matterId } = await inHand(city);
    const [said] = (await viewFor(dispatcher, matterId))?.words.said.filter(({ kind }) => kind === 'demand') ?? [];
    await city.act(dispatcher, matterId, { type: 'release-text', of: String(said?.id) as Uuid, text: '把材料收下' });
    await city.act(lead, matterId, proposal(city.units.helper));
    const by = (await city.due(city.today(), 5, 'calendar-day')).on;
    expect(await onDesk(dispatcher, matterId)).toMatchObject([{ due: { kind: 'rerouting', on: by, light: 'green' } }]);
    expect(await kindsFor(dispatcher, matterId)).toContain('matters.to-approve-rerouting');
    expect(await watched(supervisor)).toContain(matterId);
    expect((await viewFor(lead, matterId))?.pending.rerouting).toMatchObject({
      ground: 'RR01',
      unit: { id: city.units.helper },
    });
    expect(await viewFor(helper, matterId), 'nothing is told before it is decided').toBeUndefined();

    await city.until((await city.due(city.today(), 1, 'working-day')).on);
    await city.act(dispatcher, matterId, to(city.units.helper));
    expect(await onDesk(dispatcher, matterId)).toEqual([]);
    expect(await watched(supervisor)).not.toContain(matterId);
    expect(await viewFor(lead, matterId), 'the unit that went reads it no more').toBeUndefined();
    const seen = await viewFor(helper, matterId);
    expect(seen?.words.said.map(({ released }) => released)).toContain('把材料收下');
    expect(JSON.stringify(seen)).not.toContain('属于税务局的职责');
    expect(JSON.stringify(seen)).not.toContain('跑了三趟');
    expect(seen?.timeline.map(({ type }) => type)).toEqual(['dispatched']);
    expect(await kindsFor(helper, matterId)).toContain('matters.to-sign');

    await city.act(helper, matterId, { type: 'sign' });
    const { legs } = await city.state(matterId);
    expect(legs.at(-1)?.handle.on).toBe((await city.due(city.today(), 15, 'working-day')).on);
    const track = await city.track(matterId);
    expect(track.steps.map(({ type }) => type)).toContain('rerouted');
    expect(JSON.stringify(track)).not.toContain('属于税务局的职责');
    expect(await city.isWhole()).toBe(true);
  });

  it('stays with the unit where the office says no, which it is told with the reason', async () => {
    const { dispatcher, lead } = city.posts;
    const { matterId } = await inHand(city);
    await city.act(lead, matterId, proposal(city.units.helper));
    await city.act(dispatcher, matterId, { type: 'deny-rerouting', reason: '仍属你单位职责。' });
    expect(await kindsFor(lead, matterId)).toContain('matters.rerouting-denied');
    expect(JSON.stringify((await viewFor(lead, matterId))?.timeline)).toContain('仍属你单位职责');
    expect(await city.isWhole()).toBe(true);
  });

  it('is decided above where the unit is out of the reach of the office, and is a designation then', async () => {
    const { dispatcher, above, lead } = city.posts;
    const bureau = await city.world.unit('示例市税务局', CITY);
    await city.world.actor('handler', bureau, CITY);
    const { matterId } = await inHand(city);
    await city.act(lead, matterId, proposal(bureau));
    expect(await onDesk(dispatcher, matterId)).toEqual([]);
    expect(await onDesk(above, matterId)).toHaveLength(1);
    expect(await city.try(dispatcher, matterId, to(city.units.helper))).toMatchObject({
      ok: false,
      problem: { kind: 'not-yours' },
    });
    await city.act(above, matterId, to(bureau));
    expect(await city.types(matterId)).toEqual(expect.arrayContaining(['rerouted', 'designated']));
    expect(await city.isWhole()).toBe(true);
  });

  it('is decided by nobody of the unit that would get it', async () => {
    const { dispatcher, above, lead } = city.posts;
    const { matterId } = await inHand(city);
    await city.act(lead, matterId, proposal(city.units.office));
    expect(await onDesk(dispatcher, matterId)).toEqual([]);
    expect(await onDesk(above, matterId)).toHaveLength(1);
    const own = await city.try(dispatcher, matterId, { type: 'deny-rerouting', reason: '我们不办。' });
    expect(own).toMatchObject({ ok: false });
  });

  it('refuses a unit that is gone or unknown, and the very unit at work', async () => {
    const { lead } = city.posts;
    const { matterId } = await inHand(city);
    const unknown = proposal(city.city.outside.uuid());
    expect(await city.try(lead, matterId, unknown)).toMatchObject({
      ok: false,
      problem: { kind: 'unit-not-available' },
    });
    expect(await city.try(lead, matterId, proposal(city.units.lead))).toMatchObject({
      ok: false,
      problem: { kind: 'same-unit-again' },
    });
  });

  it('waits inside the unit for its head first, where the head wants it', async () => {
    const { dispatcher, lead } = city.posts;
    const head = await city.world.actor('unit-head', city.units.lead, COUNTY);
    expect((await signOffSwitched(city, head, true)).ok).toBe(true);
    const bureau = await city.world.unit('示例市自然资源局', CITY);
    const { matterId } = await inHand(city);
    await city.act(lead, matterId, proposal(bureau));
    expect(await onDesk(dispatcher, matterId)).toEqual([]);
    await city.act(head, matterId, { type: 'sign-off', draft: 1 });
    expect((await city.state(matterId)).pending.rerouting).toMatchObject({ unit: bureau, decider: 'U' });
    expect(await city.isWhole()).toBe(true);
  });
});
