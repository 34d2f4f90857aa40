/** Another category: proposed by one person, decided by a second one, by a date. */

import { describe, expect, it } from 'vitest';
import { handling, refusal } from '../../../../test/harness/matter-courses.ts';
import { acting, COMMANDS, id, type Step, terms, tryStep, walk } from '../../../../test/harness/matter-world.ts';
import type { Given } from '../model-commands.ts';
import { tasksOf } from '../rules-desk.ts';

const c = COMMANDS;

describe('another category', () => {
  it('reclassifies by two people', () => {
    const proposed = walk(handling, ['D', c['propose-reclassification']]);
    expect(refusal(proposed, ['D', c['approve-reclassification']])).toBe('same-person');
    const other = { acting: { ...acting('D'), userId: id('dd2') } } as Step[2];
    const done = tryStep(proposed, ['D', c['approve-reclassification'], other ?? {}]);
    expect(done).toMatchObject({ ok: true, world: { state: { categoryCode: 'SQ18', reclassified: true } } });
  });

  it('gives the second person until a date, at the desk where there is one', () => {
    const at = (over: Partial<Given>) => {
      const { state } = walk(handling, ['D', c['propose-reclassification'], over]);
      return tasksOf(state).find(({ what }) => what === 'approve-reclassification');
    };
    expect(at({})).toMatchObject({
      relation: 'D',
      dueKind: 'reclassification',
      due: { amount: 3, unit: 'working-day' },
    });
    expect(at({ decider: 'U' })).toMatchObject({ relation: 'U', holder: { desk: { division: '411400' } } });
    expect(at({ terms: { ...terms, reclassification: null } })).toMatchObject({ dueKind: null, due: null });
    const ends: readonly (readonly Step[])[] = [
      [['U', c['approve-reclassification']]],
      [['U', c['deny-reclassification']]],
      [
        ['L', c.submit],
        ['C', c.approve],
      ],
      [['X', c.withdraw]],
    ];
    for (const end of ends) {
      const { state } = walk(handling, ['D', c['propose-reclassification']], ...end);
      expect([state.dues.reclassification, state.pending.reclassification]).toEqual([undefined, null]);
    }
  });
});
