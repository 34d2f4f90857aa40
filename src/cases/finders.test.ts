/** Finding a provincial case by the province's number: who lists cases finds it, units and whoever is too near do not. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, type Loop, loop } from '../../test/harness/loop.ts';
import { addDays } from '../kernel/time.ts';
import type { Actor } from '../people/index.ts';
import { casesFinders } from './finders.ts';

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
  const asked = casesFinders.filter(({ roles }) => roles.includes(actor.role));
  const hits = await Promise.all(asked.map(({ find }) => find(city.city.db, city.city, { actor, typed })));
  return hits.flat();
}

describe('finding a provincial case', () => {
  it('goes by the whole number of the province in any spelling, for whoever is told it', async () => {
    const { posts, units, act } = city;
    const { matterId } = await city.register({
      procedure: 'provincial-case',
      door: 'province',
      writtenDown: { receivedOn: city.today() },
      reference: { number: '豫营商〔2026〕17号', jurisdiction: 'JU02' },
    });
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    for (const typed of ['豫营商〔2026〕17号', ' 豫营商(2026)17 号']) {
      for (const actor of [posts.dispatcher, posts.supervisor]) {
        expect(await search(actor, typed)).toMatchObject([
          {
            kind: 'case',
            id: matterId,
            title: '豫营商〔2026〕17号',
            beside: expect.stringContaining('不动产登记中心'),
          },
        ]);
      }
      for (const actor of [posts.lead, posts.second, near]) expect(await search(actor, typed)).toEqual([]);
    }
    // A part of a number is somebody else's number.
    expect(await search(posts.dispatcher, '豫营商〔2026〕1')).toEqual([]);
  });
});
