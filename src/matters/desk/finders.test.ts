/** Finding matters: by number, by receipt for those who are told it, by words one may read and never by what is sealed. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/time.ts';
import type { Actor } from '../../people/index.ts';
import { numberInWords, randomNumber } from '../loop/rules-number.ts';
import { mattersFinders } from './finders.ts';

let city: Loop;
let near: Actor;
beforeAll(async () => {
  city = await loop();
  near = await city.world.actor('dispatcher', city.units.office, COUNTY);
  const lately = { from: addDays(city.today(), -60), until: addDays(city.today(), -7) };
  await city.world.alsoHolds(near, 'handler', city.units.lead, lately);
});
afterAll(() => city.city.close());

async function search(actor: Actor, typed: string) {
  const asked = mattersFinders.filter(({ roles }) => roles.includes(actor.role));
  const hits = await Promise.all(asked.map(({ find }) => find(city.city.db, city.city, { actor, typed })));
  return hits.flat();
}
const kinds = async (actor: Actor, typed: string, matterId: Uuid) =>
  (await search(actor, typed)).filter(({ id }) => id === matterId).map(({ kind }) => kind);

async function handled() {
  const { posts, units, act } = city;
  const registered = await city.register({
    words: '窗口说系统坏了，我叫示例甲，跑了三趟。',
    demands: ['把押金退给我'],
  });
  const { matterId } = registered;
  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: '请核对排号记录' });
  await act(posts.lead, matterId, { type: 'sign' });
  await act(posts.lead, matterId, { type: 'note-progress', text: '已调取监控　录像', files: [] });
  return registered;
}

describe('finding a matter', () => {
  it('goes by its number, whole or as far as it was heard, within reach (B1)', async () => {
    const { matterId } = await handled();
    const number = randomNumber(matterId);
    const { dispatcher, lead, second } = city.posts;
    for (const typed of [number, numberInWords(number), number.slice(0, 6), numberInWords(number).slice(0, 7)]) {
      expect(await kinds(dispatcher, typed, matterId)).toEqual(['matter']);
      expect(await kinds(lead, typed, matterId)).toEqual(['matter']);
      expect(await kinds(second, typed, matterId)).toEqual([]);
    }
    expect(await search(dispatcher, number.slice(0, 3))).toEqual([]);
    // Four digits that look like a year, and what follows like a place in its series.
    const likeAYear = 20_865_342_008n;
    const id = `00000000-0000-4000-8000-${restFor(likeAYear)}` as Uuid;
    await city.register({ matterId: id });
    expect(randomNumber(id)).toMatch(/^20865342008/);
    expect(await kinds(dispatcher, '2086 53', id)).toEqual(['matter']);
    const [hit] = await search(dispatcher, number);
    expect(hit).toMatchObject({ title: numberInWords(number), beside: expect.stringContaining('不动产登记中心') });
  });

  it('goes by the number of a receipt for a dispatcher who is not too near, and for nobody else', async () => {
    const { matterId, receipt } = await handled();
    if (receipt === null) throw new Error('no receipt was given');
    const { dispatcher, lead, checker, supervisor } = city.posts;
    const spaced = receipt.number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
    expect(await kinds(dispatcher, spaced, matterId)).toEqual(['receipt']);
    for (const actor of [lead, checker, supervisor, near]) expect(await kinds(actor, spaced, matterId)).toEqual([]);
    expect(await kinds(near, randomNumber(matterId), matterId)).toEqual(['matter']);
    const wrong = `${receipt.number.slice(0, -1)}${(Number(receipt.number.at(-1)) + 1) % 10}`;
    expect(await search(dispatcher, wrong)).toEqual([]);
  });

  it('goes by words one reads on the screen: nobody finds what complainants said, nor a unit what is another’s', async () => {
    const { posts, act } = city;
    const { matterId } = await handled();
    const { dispatcher, checker, lead, second } = posts;
    for (const sealed of ['示例甲', '跑了三趟', '押金']) expect(await search(dispatcher, sealed)).toEqual([]);
    for (const actor of [dispatcher, checker, lead]) {
      expect(await kinds(actor, '监控录像', matterId)).toEqual(['words']);
      expect(await kinds(actor, '排号', matterId)).toEqual(['words']);
    }
    expect(await search(second, '监控录像')).toEqual([]);
    // Whoever is too near reads no unit's work, and finds none.
    expect(await kinds(near, '监控录像', matterId)).toEqual([]);
    const hit = (await search(dispatcher, '监控录像')).find(({ id }) => id === matterId);
    const marked = [...(hit?.title ?? '')].slice(hit?.mark?.from, (hit?.mark?.from ?? 0) + (hit?.mark?.length ?? 0));
    expect(marked.join('')).toBe('监控 录像');
    // What the complainant said on the telephone is theirs, whoever wrote it down.
    await act(dispatcher, matterId, { type: 'note-contact', ...CALLED, calledOn: city.today(), text: '着急用房产证' });
    expect(await search(dispatcher, '房产证')).toEqual([]);
    // A proposal is between offices.
    await act(dispatcher, matterId, { type: 'propose-reclassification', category: 'SQ04', reason: '核对后属于推诿' });
    expect(await kinds(dispatcher, '属于推诿', matterId)).toEqual(['words']);
    for (const actor of [lead, near]) expect(await kinds(actor, '属于推诿', matterId)).toEqual([]);
  });

  it('finds a released copy for all who read it, and never what it masks', async () => {
    const { posts, act } = city;
    const { matterId } = await handled();
    const of = (await city.state(matterId)).words?.id;
    if (of === undefined) throw new Error('no words');
    await act(posts.dispatcher, matterId, { type: 'release-text', of, text: '窗口说系统坏了，███，跑了三趟。' });
    for (const actor of [posts.dispatcher, posts.lead, near]) {
      expect(await kinds(actor, '跑了三趟', matterId)).toEqual(['words']);
      expect(await search(actor, '示例甲')).toEqual([]);
    }
    expect(await search(posts.second, '跑了三趟')).toEqual([]);
  });
});

/** The last twelve digits of an id whose number begins with these eleven. */
function restFor(wanted: bigint): string {
  const range = 10n ** 11n;
  const base = BigInt('0x00000000000040008000000000000000');
  return ((((wanted - base) % range) + range) % range).toString(16).padStart(12, '0');
}

const CALLED = { way: 'phone', result: 'reached', calledAt: '10:00' } as const;
