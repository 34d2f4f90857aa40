import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/kernel/time.ts';
import type { CommandInput } from '../../src/matters/acts/actions-words.ts';
import { onEachDay } from '../harness/hard-days.ts';
import { type Loop, loop } from '../harness/loop.ts';

onEachDay(import.meta.filename, (at) => {
  let city: Loop;
  beforeAll(async () => {
    city = await loop(at);
  });
  afterAll(() => city.city.close());

  describe('a unit returning twice', () => {
    it('brings it to the level above, whose designation cannot be returned', async () => {
      const { act, posts, units, drain } = city;
      const { matterId } = await city.register();
      await act(posts.dispatcher, matterId, { type: 'accept' });
      const to = (lead: typeof units.lead, type: 'dispatch' | 'designate'): CommandInput => ({
        type,
        lead,
        assisting: [],
        note: null,
      });
      await act(posts.dispatcher, matterId, to(units.lead, 'dispatch'));
      await act(posts.lead, matterId, { type: 'return', reason: '不归我们管。' });
      expect(await city.try(posts.above, matterId, to(units.lead, 'designate'))).toMatchObject({
        problem: { kind: 'dispatcher-dispatches' },
      });
      await act(posts.dispatcher, matterId, to(units.second, 'dispatch'));
      const twice = await act(posts.second, matterId, { type: 'return', reason: '也不归我们管。' });
      expect(twice).toMatchObject({ phase: 'accepted', returns: 2 });
      await drain();

      expect(await city.try(posts.dispatcher, matterId, to(units.lead, 'dispatch'))).toMatchObject({
        problem: { kind: 'superior-designates' },
      });
      await act(posts.above, matterId, to(units.lead, 'designate'));
      expect(await city.try(posts.lead, matterId, { type: 'return', reason: '还是不归我们管。' })).toMatchObject({
        problem: { kind: 'designation-stands' },
      });
      const signed = await act(posts.lead, matterId, { type: 'sign' });
      // The handle clock never stopped: it runs from acceptance.
      expect(signed.legs[0]?.handle).toMatchObject({
        from: city.today(),
        ...(await city.due(city.today(), 15, 'working-day')),
      });
      expect(await city.isWhole()).toBe(true);
    });

    it('is too late after the return limit, and deemed signed after the sign limit', async () => {
      const { act, posts, units, until } = city;
      const { matterId } = await city.register();
      await act(posts.dispatcher, matterId, { type: 'accept' });
      await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
      const inTime = await city.due(city.today(), 1, 'working-day');
      await until(addDays(inTime.on, 1));
      const state = await city.state(matterId);
      expect(state).toMatchObject({ phase: 'handling', legs: [{ signedOn: inTime.on }] });
      expect(await city.try(posts.lead, matterId, { type: 'return', reason: '晚了' })).toMatchObject({
        problem: { kind: 'wrong-phase' },
      });
    });
  });
});
