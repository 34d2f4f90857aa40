import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { loadMatter } from '../../src/matters/acts/store.ts';
import { shownToUnits } from '../../src/matters/loop/rules-shown.ts';
import { type Loop, loop, PHOTO } from '../harness/loop.ts';
import { MORNING } from '../harness/today.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop(MORNING);
});
afterAll(() => city.city.close());

describe('a suspension into a year without a holiday table', () => {
  it('shows a provisional date, recomputes it once when the table comes, and starts again by itself at the cap', async () => {
    const { act, posts, units, until, track } = city;
    await until('2026-11-24');
    const registered = await city.register();
    const { matterId } = registered;
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, matterId, { type: 'sign' });
    expect((await city.state(matterId)).legs[0]?.handle).toMatchObject({ on: '2026-12-15', provisional: false });

    await until('2026-12-04');
    expect(
      await city.try(posts.lead, matterId, { type: 'ask-suspension', ground: 'SU01', reason: '等鉴定', files: [] }),
    ).toMatchObject({ problem: { kind: 'evidence-missing' } });
    await act(posts.lead, matterId, { type: 'ask-suspension', ground: 'SU01', reason: '等待鉴定。', files: [PHOTO] });
    expect(await city.try(posts.lead, matterId, { type: 'approve-suspension' })).toMatchObject({
      problem: { kind: 'not-yours' },
    });
    const suspended = await act(posts.dispatcher, matterId, { type: 'approve-suspension' });
    // Sixty days from 4 December end on 2 February 2027, a year nobody has published yet.
    expect(suspended.dues.resume).toMatchObject({ on: '2027-02-02', provisional: true });
    expect((await track(matterId)).due).toMatchObject({ kind: 'resume', provisional: true });

    await city.publish(2027);
    const recounted = await city.state(matterId);
    expect(recounted.dues.resume).toMatchObject({ on: '2027-02-08', provisional: false });
    const types = await city.types(matterId);
    expect(types.filter((type) => type === 'deadlines-recomputed')).toHaveLength(1);

    await until('2027-02-09');
    const again = await city.state(matterId);
    expect(again.phase).toBe('handling');
    // Seven working days were left on 4 December; they are counted from the day it started again.
    expect(again.legs[0]?.handle).toMatchObject({
      from: '2027-02-08',
      amount: 7,
      on: '2027-02-17',
      provisional: false,
    });
    expect(again.receivedOn).toBe('2026-11-24');
    expect(await city.isWhole()).toBe(true);
  });
});

describe('a second look into a year without a holiday table', () => {
  it('is counted again when the table comes, which tells the unit nothing of the verdict', async () => {
    const { act, until } = city;
    await until('2027-12-23');
    const registered = await city.register();
    const { matterId } = registered;
    await city.answer(matterId);
    const verdict = { type: 'give-verdict', verdict: 'not', words: null, files: [] } as const;
    const contested = await act(await city.receiptId(registered), matterId, verdict);
    expect(contested.dues.secondLook).toMatchObject({ on: '2028-01-06', provisional: true });
    const before = await shownPhase(matterId);
    await city.publish(2028);
    expect((await city.state(matterId)).dues.secondLook).toMatchObject({ provisional: false });
    expect([before, await shownPhase(matterId)]).toEqual(['answered', 'answered']);
    expect(await city.isWhole()).toBe(true);
  });
});

async function shownPhase(matterId: Uuid): Promise<string> {
  const loaded = await loadMatter(city.city.db, matterId);
  return loaded === undefined ? '' : shownToUnits(matterId, loaded.log).state.phase;
}
