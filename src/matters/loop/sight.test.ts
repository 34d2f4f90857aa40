import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY, COUNTY, type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { localDate } from '../../kernel/time.ts';
import { ROLES } from '../../people/index.ts';
import { listMatters } from '../desk/store-desk.ts';
import { sightOf } from './rules-sight.ts';

const TODAY = localDate('2026-03-03');
const ELSEWHERE = '411423';

describe('who sees which matters', () => {
  let city: Loop;
  const matters: Uuid[] = [];

  beforeAll(async () => {
    city = await loop();
    const { act, posts, units } = city;
    const make = async (over = {}) => {
      const { matterId } = await city.register(over);
      matters.push(matterId);
      return matterId;
    };
    await make();
    const elsewhere = await city.world.unit('别县示例局', ELSEWHERE);
    await make({ divisionCode: ELSEWHERE, respondentUnitId: elsewhere });
    const handled = await make();
    await act(posts.dispatcher, handled, { type: 'accept' });
    await act(posts.dispatcher, handled, {
      type: 'dispatch',
      lead: units.lead,
      assisting: [units.helper],
      note: null,
    });
    const sealed = await make();
    await act(posts.dispatcher, sealed, { type: 'move-to-discipline-lane', reason: '疑似违纪' });
  });
  afterAll(() => city.city.close());

  it('is said the same by the rule and by the lists, for every role, near and far', async () => {
    const places = [
      [COUNTY, city.units.office],
      [COUNTY, city.units.lead],
      [COUNTY, city.units.helper],
      [COUNTY, city.units.respondent],
      [ELSEWHERE, await city.world.unit('别县营商办', ELSEWHERE)],
      [CITY, city.units.cityOffice],
    ] as const;
    let seen = 0;
    for (const role of ROLES) {
      for (const [division, unit] of places) {
        const scope = await city.world.scope(role, unit, division);
        const listed = await listMatters(city.city.db, scope, {}, TODAY, { limit: 100, offset: 0 });
        const expected: Uuid[] = [];
        for (const id of matters) {
          const state = await city.state(id);
          if (sightOf(state, scope) !== null) expected.push(id);
        }
        expect(listed.items.map((row) => row.id).sort(), `${role} in ${division}`).toEqual(expected.sort());
        expect(listed.total).toBe(expected.length);
        seen += expected.length;
      }
    }
    expect(seen).toBeGreaterThan(30);
  });
});
