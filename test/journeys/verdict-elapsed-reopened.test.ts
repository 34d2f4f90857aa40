import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, yearOf } from '../../src/kernel/time.ts';
import { onEachDay } from '../harness/hard-days.ts';
import { type Loop, loop } from '../harness/loop.ts';

onEachDay(import.meta.filename, (at) => {
  let city: Loop;
  beforeAll(async () => {
    city = await loop(at);
  });
  afterAll(() => city.city.close());

  describe('a verdict window that elapsed and was reopened', () => {
    it('closes without a verdict, is reopened, redone by another unit on a clock of its own, and resolved', async () => {
      const { act, posts, units, until, track } = city;
      const began = city.today();
      const inTime = await city.due(began, 15, 'calendar-day');
      const reopenedOn = addDays(began, 29);
      const registered = await city.register();
      const { matterId } = registered;
      const receipt = await city.receiptId(registered);
      await act(posts.dispatcher, matterId, { type: 'accept' });
      await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
      await act(posts.lead, matterId, { type: 'sign' });
      const answers = [{ demand: 1, text: '已办。' }];
      await act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
      expect((await track(matterId)).results).toEqual([]);
      await act(posts.checker, matterId, { type: 'approve' });
      const answered = await track(matterId);
      expect(answered).toMatchObject({ mineToJudge: true, due: { kind: 'verdict', ...inTime } });
      expect(answered.results[0]).toMatchObject({
        measures: '已整改。',
        answers: [{ demand: '把材料收下', text: '已办。' }],
      });

      await until(inTime.on);
      expect((await city.state(matterId)).phase).toBe('answered');
      await until(addDays(inTime.on, 1));
      if (inTime.provisional) {
        // Nobody is cut off by a date that may still move.
        expect((await city.state(matterId)).phase).toBe('answered');
        await city.publish(yearOf(inTime.on));
        await until(addDays(inTime.on, 1));
      }
      expect(await city.state(matterId)).toMatchObject({ phase: 'closed', outcome: 'no-verdict' });

      await until(reopenedOn);
      await act(receipt, matterId, { type: 'reopen', reason: '还是老样子。', files: [] });
      // The unit was not told of the reopening yet, and is refused by what it was told.
      expect(await city.try(posts.lead, matterId, { type: 'redo-same', reason: '我来' })).toMatchObject({
        problem: { kind: 'wrong-phase', phase: 'closed' },
      });
      expect(
        await city.try(posts.supervisor, matterId, { type: 'uphold', reason: '已尽责。', independentCheck: null }),
      ).toMatchObject({ problem: { kind: 'needs-redo-or-check' } });
      const redone = await act(posts.supervisor, matterId, { type: 'redo-other', reason: '另派一家。' });
      expect(redone).toMatchObject({ phase: 'accepted', redos: 1, receivedOn: began });
      expect(redone.legs).toMatchObject([{ no: 1 }, { no: 2, openedOn: reopenedOn, handle: { from: reopenedOn } }]);
      const same = { type: 'dispatch', lead: units.lead, assisting: [], note: null } as const;
      expect(await city.try(posts.dispatcher, matterId, same)).toMatchObject({ problem: { kind: 'same-unit-again' } });
      await act(posts.dispatcher, matterId, { ...same, lead: units.second });
      await act(posts.second, matterId, { type: 'sign' });
      // While the second round runs, what is shown is the answer of the first, and says so (C2).
      const during = await track(matterId);
      expect([during.legs, during.results.map(({ leg }) => leg)]).toEqual([2, [1]]);
      await act(posts.second, matterId, { type: 'submit', measures: '重新办理完毕。', answers, evidence: [] });
      await act(posts.checker, matterId, { type: 'approve' });
      const closed = await act(receipt, matterId, {
        type: 'give-verdict',
        verdict: 'resolved',
        words: '好了',
        files: [],
      });
      expect(closed).toMatchObject({ phase: 'closed', outcome: 'resolved' });
      const told = await track(matterId);
      expect(told.results.map(({ leg, measures }) => [leg, measures])).toEqual([
        [2, '重新办理完毕。'],
        [1, '已整改。'],
      ]);
      expect(told).toMatchObject({ ageDays: 29, legs: 2, due: { kind: 'reopen' } });
      expect(told.steps.at(-1)).toMatchObject({ type: 'verdict-given', verdict: 'resolved', text: '好了' });
      expect(await city.isWhole()).toBe(true);
    });
  });
});
