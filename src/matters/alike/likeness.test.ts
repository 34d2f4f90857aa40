/** Likeness in a city: who is shown which, what is kept of the words, and that erasing leaves nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { type Actor, readerOf } from '../../people/index.ts';
import { secretMark } from '../acts/actions-signature.ts';
import { alikeMatters, signOpenMatters } from './actions-likeness.ts';

const OTHER_COUNTY = '411403';
const FIRST = '取号机坏了一个月没人修，叫号只能靠喊，老人听不见就过号。';
const AGAIN = '二楼取号机坏了一个月，没人修，叫号靠喊，老人听不见过号。';
const OWN = '那台取号机一直坏着，叫号靠喊，老人耳朵不好听不见，过号重新排。';

let city: Loop;

beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const alikeFor = async (actor: Actor) => {
  const page = await alikeMatters(city.city.db, city.city, await readerOf(city.city.db, city.city, actor), {
    limit: 50,
    offset: 0,
  });
  return page.items;
};
const idsIn = (items: Awaited<ReturnType<typeof alikeFor>>) =>
  items.map(({ matters }) => matters.map(({ matter }) => matter.id).sort());
const signatures = () =>
  city.city.asOwner(async (client) => {
    const { rows } = await client.query<{ matter_id: string; signature: Buffer | null }>(
      'select * from matters_likeness',
    );
    return new Map(rows.map((row) => [row.matter_id as Uuid, row.signature]));
  });

describe('alike matters', () => {
  let first: Uuid;
  let again: Uuid;
  let own: Uuid;

  it('are shown to the dispatcher of their office with what is alike, and to no other county', async () => {
    const demands: readonly string[] = [];
    first = (await city.register({ words: FIRST, demands })).matterId;
    city.city.clock.advance({ days: 2 });
    again = (await city.register({ words: AGAIN, demands })).matterId;
    own = (await city.register({ words: OWN, demands })).matterId;
    await city.register({ words: '打印机没有墨，让第二天再来取证，乡下过来一趟两个小时。', demands });
    await city.register({ words: FIRST, demands, categoryCode: 'SQ04' });
    await city.register({ words: FIRST, demands, respondentUnitId: city.units.second });

    const items = await alikeFor(city.posts.dispatcher);
    expect(idsIn(items)).toEqual([[first, again, own].sort()]);
    expect(items[0]).toMatchObject({ categoryCode: 'SQ18', days: 2, mainId: first });
    expect(items[0]?.least).toBeGreaterThanOrEqual(17);
    expect(items[0]?.matters.map(({ matter, mayMerge }) => [matter.id === first, mayMerge])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
    const office = await city.world.unit('另区营商办', OTHER_COUNTY);
    expect(await alikeFor(await city.world.actor('dispatcher', office, OTHER_COUNTY))).toEqual([]);
    expect(idsIn(await alikeFor(city.posts.above))).toEqual([[first, again, own].sort()]);
  });

  it('name one that is under way as the main one, and leave out what was joined to it or is in the sealed lane', async () => {
    await city.act(city.posts.dispatcher, again, { type: 'accept' });
    expect((await alikeFor(city.posts.dispatcher))[0]).toMatchObject({ mainId: again });
    await city.act(city.posts.dispatcher, first, { type: 'merge', parentId: again, reason: null });
    expect(idsIn(await alikeFor(city.posts.dispatcher))).toEqual([[again, own].sort()]);
    await city.act(city.posts.dispatcher, own, { type: 'move-to-discipline-lane', reason: '疑似违纪。' });
    expect(await alikeFor(city.posts.dispatcher)).toEqual([]);
  });
});

describe('what is kept of the words', () => {
  it('is numbers that hold none of them, and goes when they go', async () => {
    const { matterId } = await city.register({ words: FIRST, demands: [] });
    const kept = (await signatures()).get(matterId);
    expect(kept).toHaveLength(512);
    expect(kept?.includes(Buffer.from('取号'))).toBe(false);
    await city.act('tick', matterId, { type: 'erase' });
    expect((await signatures()).has(matterId)).toBe(false);
    await signOpenMatters(city.city);
    expect((await signatures()).has(matterId)).toBe(false);
  });

  it('follows what was said at last, is nothing where too little was said, and is made up for older matters', async () => {
    const submissionId = city.city.outside.uuid();
    const { matterId } = await city.register({ submissionId, words: FIRST, demands: [] });
    const before = (await signatures()).get(matterId);
    await city.register({ submissionId, words: OWN, demands: [] });
    expect((await signatures()).get(matterId)).not.toEqual(before);
    const short = (await city.register({ words: '态度差', demands: [] })).matterId;
    expect((await signatures()).get(short)).toBeNull();

    const older = (await city.register({ words: FIRST, demands: [] })).matterId;
    await city.city.asOwner((client) => client.query('delete from matters_likeness where matter_id = $1', [older]));
    expect(await signOpenMatters(city.city)).toBe(1);
    expect(await signOpenMatters(city.city)).toBe(0);
    expect((await signatures()).get(older)).toEqual(before);
    expect(secretMark(city.city)).toMatch(/^[0-9a-f]{8}$/);
  });

  it('is left out of comparing where it was made under a former secret', async () => {
    await city.city.asOwner((client) => client.query("update matters_likeness set secret = '00000000'"));
    expect(await alikeFor(city.posts.dispatcher)).toEqual([]);
    expect(await signOpenMatters(city.city)).toBeGreaterThan(3);
    expect((await alikeFor(city.posts.dispatcher)).length).toBeGreaterThan(0);
    expect(city.posts.dispatcher.divisionCode).toBe(COUNTY);
  });
});
