/** Units' view, folded from the log: told by offices and the week, and folded again for an older city. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import { MORNING } from '../../../test/harness/today.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { projectAgain } from '../acts/actions-project.ts';
import { loadMatter } from '../acts/store.ts';
import { shownToUnits } from './rules-shown.ts';

let city: Loop;
let matterId: Uuid;
let receipt: Uuid;

beforeAll(async () => {
  city = await loop(MORNING);
  const registered = await city.register();
  ({ matterId } = registered);
  receipt = await city.receiptId(registered);
  const { act, posts, units } = city;
  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  await act(posts.lead, matterId, { type: 'sign' });
});
afterAll(() => city.city.close());

async function shown() {
  const loaded = await loadMatter(city.city.db, matterId);
  if (loaded === undefined) throw new Error('no such matter');
  return shownToUnits(matterId, loaded.log);
}

describe('what units are shown', () => {
  it('counts only what reaches them, and keeps their own acts apart from what they were not told', async () => {
    expect(await shown()).toMatchObject({ seq: 3, untoldOn: null });
    await city.act(receipt, matterId, { type: 'withdraw', words: null });
    expect((await city.state(matterId)).phase).toBe('closed');
    const before = await shown();
    expect(before).toMatchObject({ seq: 3, untoldOn: '2026-03-03' });
    expect(before.state).toMatchObject({ phase: 'handling', outcome: null });
  });

  it('is told with the week, once', async () => {
    await city.until('2026-03-08');
    expect((await shown()).state.phase).toBe('handling');
    await city.until('2026-03-09');
    expect(await shown()).toMatchObject({ seq: 4, untoldOn: null });
    expect((await shown()).state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    await city.until('2026-03-16');
    expect((await city.types(matterId)).filter((type) => type === 'units-told')).toHaveLength(1);
    expect(await city.isWhole()).toBe(true);
  });

  it('of a city of before is folded again before anything is served, and verifies', async () => {
    await city.city.asOwner(async (owner) => {
      await owner.query('delete from matters_shown');
      await owner.query(`update matters_matter set concerned_unit_ids = '{}'`);
    });
    await projectAgain(city.city);
    expect(await city.isWhole()).toBe(true);
  });
});
