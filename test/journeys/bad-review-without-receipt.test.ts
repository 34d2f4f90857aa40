import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/kernel/time.ts';
import { onEachDay } from '../harness/hard-days.ts';
import { type Loop, loop } from '../harness/loop.ts';

onEachDay(import.meta.filename, (at) => {
  let city: Loop;
  beforeAll(async () => {
    city = await loop(at);
  });
  afterAll(() => city.city.close());

  describe('a bad review with no receipt', () => {
    it('is accepted by itself, handled by the unit, judged above it, and never closed by the judge staying silent', async () => {
      const { act, posts, units, until } = city;
      const began = city.today();
      const { matterId, receipt } = await city.register({
        procedure: 'bad-review',
        categoryCode: 'BR01',
        demands: [],
        wantsReceipt: false,
      });
      expect(receipt).toBeNull();
      const registered = await city.state(matterId);
      expect(registered).toMatchObject({ phase: 'accepted', acceptedOn: began, judge: { kind: 'post' } });

      // A fault of service: the window's own unit may put it right.
      await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.respondent, assisting: [], note: null });
      await act(posts.respondent, matterId, { type: 'sign' });
      await act(posts.respondent, matterId, { type: 'submit', measures: '已当面道歉。', answers: [], evidence: [] });
      expect((await city.try(posts.respondent, matterId, { type: 'approve' })).ok).toBe(false);
      const answered = await act(posts.checker, matterId, { type: 'approve' });
      expect(answered.judge).toMatchObject({ desk: { division: '411400', roles: ['hall-supervisor'] } });

      await until(addDays(began, 48));
      const silent = await city.state(matterId);
      expect(silent.phase).toBe('answered');
      expect(silent.judge).toMatchObject({ kind: 'post', escalations: 1, desk: { roles: ['joint-office'] } });
      await until(addDays(began, 109));
      expect((await city.state(matterId)).phase).toBe('answered');

      const { lead } = posts;
      const own = await city.try(lead, matterId, { type: 'give-verdict', verdict: 'resolved', words: null, files: [] });
      expect(own).toMatchObject({ ok: false, problem: { kind: 'not-yours' } });
      const joint = await city.world.actor('joint-office', units.cityOffice, '411400');
      const closed = await act(joint, matterId, { type: 'give-verdict', verdict: 'resolved', words: null, files: [] });
      expect(closed).toMatchObject({ phase: 'closed', outcome: 'resolved' });
      expect(await city.isWhole()).toBe(true);
    });
  });
});
