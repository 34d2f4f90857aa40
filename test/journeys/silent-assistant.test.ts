import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../src/matters/acts/actions-words.ts';
import { onEachDay } from '../harness/hard-days.ts';
import { type Loop, loop } from '../harness/loop.ts';

onEachDay(import.meta.filename, (at) => {
  let city: Loop;
  beforeAll(async () => {
    city = await loop(at);
  });
  afterAll(() => city.city.close());

  describe('assisting units of which one never answers', () => {
    it('hold the lead unit up until the dispatcher drops the silent one', async () => {
      const { act, posts, units } = city;
      const { matterId } = await city.register();
      await act(posts.dispatcher, matterId, { type: 'accept' });
      const [demand] = (await city.state(matterId)).demands;
      if (demand === undefined) throw new Error('nothing was demanded');
      await act(posts.dispatcher, matterId, { type: 'release-text', of: demand.id, text: '请把材料收下。' });
      await act(posts.dispatcher, matterId, {
        type: 'dispatch',
        lead: units.lead,
        assisting: [units.helper, units.second],
        note: '请两家配合。',
      });
      await act(posts.lead, matterId, { type: 'sign' });
      await act(posts.helper, matterId, { type: 'sign-assistance' });
      await act(posts.helper, matterId, { type: 'contribute', text: '税费已核清。', files: [] });
      const submit: CommandInput = {
        type: 'submit',
        measures: '已受理并办结。',
        answers: [{ demand: 1, text: '材料已收下。' }],
        evidence: [],
      };
      expect(await city.try(posts.lead, matterId, submit)).toMatchObject({
        problem: { kind: 'assisting-unit-still-working', units: [units.second] },
      });
      expect(
        await city.try(posts.helper, matterId, { type: 'drop-assisting', unit: units.second, reason: '不等了' }),
      ).toMatchObject({ problem: { kind: 'not-yours' } });
      await act(posts.dispatcher, matterId, { type: 'drop-assisting', unit: units.second, reason: '逾期未答复。' });

      expect(await city.try(posts.lead, matterId, { ...submit, answers: [] })).toMatchObject({
        problem: { kind: 'demand-not-answered', demands: [1] },
      });
      expect(await act(posts.lead, matterId, submit)).toMatchObject({ phase: 'checking' });
      expect(await city.isWhole()).toBe(true);
    });
  });
});
