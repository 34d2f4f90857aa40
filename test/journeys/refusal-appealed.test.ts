import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDay } from '../harness/hard-days.ts';
import { type Loop, loop } from '../harness/loop.ts';

onEachDay(import.meta.filename, (at) => {
  let city: Loop;
  beforeAll(async () => {
    city = await loop(at);
  });
  afterAll(() => city.city.close());

  describe('a refusal appealed', () => {
    it('is overturned by the level above, after which it can neither be refused again nor appealed again', async () => {
      const { act, posts, receiptId, track } = city;
      const registered = await city.register();
      const { matterId } = registered;
      const receipt = await receiptId(registered);
      expect((await track(matterId)).due).toMatchObject({
        kind: 'accept',
        ...(await city.due(city.today(), 3, 'working-day')),
      });

      const unlisted = await city.try(posts.dispatcher, matterId, { type: 'refuse', ground: 'no', reason: '不想办' });
      expect(unlisted).toMatchObject({ ok: false, problem: { kind: 'unknown-ground' } });
      await act(posts.dispatcher, matterId, { type: 'refuse', ground: 'RF02', reason: '不属于受理范围。' });
      const refused = await track(matterId);
      expect(refused).toMatchObject({ phase: 'refused', acts: expect.arrayContaining(['appeal']) });
      expect(refused.steps.at(-1)).toMatchObject({ type: 'refused', text: '不属于受理范围。', office: '示例区营商办' });

      await act(receipt, matterId, { type: 'appeal', words: '这就是窗口的事。', files: [] });
      expect((await track(matterId)).office).toBe('示例市营商办');
      expect(await city.try(posts.dispatcher, matterId, { type: 'overturn', reason: '自己改' })).toMatchObject({
        problem: { kind: 'not-yours' },
      });
      const accepted = await act(posts.above, matterId, { type: 'overturn', reason: '应当受理。' });
      expect(accepted).toMatchObject({ phase: 'accepted', refusalBarred: true, acceptedOn: city.today() });
      expect(await city.isWhole()).toBe(true);
    });

    it('is upheld for good: the second appeal is refused', async () => {
      const { act, posts } = city;
      const registered = await city.register();
      const { matterId } = registered;
      const receipt = await city.receiptId(registered);
      await act(posts.dispatcher, matterId, { type: 'refuse', ground: 'RF01', reason: '民事纠纷。' });
      await act(receipt, matterId, { type: 'appeal', words: null, files: [] });
      const upheld = await act(posts.above, matterId, { type: 'uphold-decision', reason: '原决定正确。' });
      expect(upheld).toMatchObject({ phase: 'refused', decisionFinal: true });
      expect(await city.try(receipt, matterId, { type: 'appeal', words: null, files: [] })).toMatchObject({
        problem: { kind: 'decision-final' },
      });
      expect((await city.track(matterId)).acts).not.toContain('appeal');
    });
  });
});
