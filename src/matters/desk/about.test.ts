/** What a line says a matter is about: twenty characters, and only what its reader may see on the matter's own page (B3). */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTY, type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { type Actor, readerOf } from '../../people/index.ts';
import { matterLines } from './actions-lines.ts';
import { matterView } from './actions-view.ts';
import { listMatters } from './store-desk.ts';

const WORDS = '张三在3号窗口\n等了一个半小时，系统坏了，让我明天再来一趟。';
const CUT = '张三在3号窗口 等了一个半小时，系统坏了…';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

async function aboutFor(actor: Actor, matterId: Uuid): Promise<string | null | undefined> {
  const { db } = city.city;
  const reader = await readerOf(db, city.city, actor);
  const page = await listMatters(db, reader, { ids: [matterId] }, city.today(), { limit: 5, offset: 0 });
  const [line] = await matterLines(db, reader, page.items, city.today(), city.city);
  return line?.about;
}

it('is said as far as the reader may read it, and is gone with the words', async () => {
  const { posts, units, act } = city;
  const registered = await city.register({ words: WORDS, demands: ['换一台机器'] });
  const { matterId } = registered;
  const leader = await city.world.actor('leader', units.office, COUNTY);
  expect(await aboutFor(posts.dispatcher, matterId)).toBe(CUT);
  expect(await aboutFor(leader, matterId)).toBeNull();
  expect(await aboutFor(posts.lead, matterId)).toBeUndefined();

  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  expect(await aboutFor(posts.lead, matterId)).toBeNull();
  const view = await matterView(
    city.city.db,
    city.city,
    await readerOf(city.city.db, city.city, posts.dispatcher),
    matterId,
  );
  const said = view?.words.said.find(({ kind }) => kind === 'words');
  if (said === undefined) throw new Error('no words');
  const release = (text: string) => act(posts.dispatcher, matterId, { type: 'release-text', of: said.id, text });
  await release('██在3号窗口等了一个半小时，系统坏了。');
  city.city.clock.advance({ minutes: 1 });
  await release('██在█号窗口等了很久。');
  for (const actor of [posts.lead, leader]) expect(await aboutFor(actor, matterId)).toBe('██在█号窗口等了很久。');
  expect(await aboutFor(posts.dispatcher, matterId)).toBe(CUT);
  expect(await aboutFor(posts.second, matterId)).toBeUndefined();
});
