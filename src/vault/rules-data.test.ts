/** Requests about one's own data: which act answers which, who is identified, and that one person alone never erases. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../kernel/ids.ts';
import { addDays, instant, localDate } from '../kernel/time.ts';
import { DATA_REQUEST_KINDS, type DataAct, type DataStep, type DataStepWhat } from './model-data.ts';
import { agrees, dataActsFor, dataLight, dataObstacle, standingOf } from './rules-data.ts';

const [ANNA, BO] = ['u1', 'u2'] as unknown as [Uuid, Uuid];
const step = (what: DataStepWhat, byUserId: Uuid = ANNA): DataStep => ({
  what,
  ground: null,
  reason: null,
  office: null,
  byUserId,
  at: instant('2026-03-02T01:00:00.000Z'),
});
const asked = { kind: 'erase', identified: true, lane: 'ordinary', steps: [] } as const;

describe('a request about one’s own data', () => {
  it.each([
    ['copy', ['copy', 'refuse']],
    ['correct', ['correct', 'explain', 'refuse']],
    ['erase', ['propose-erasure', 'refuse']],
    ['explain', ['explain', 'refuse']],
  ] as const)('of the kind %s is answered by %j', (kind, acts) => {
    expect(dataActsFor({ ...asked, kind }, ANNA)).toEqual(acts);
  });

  it('can only be refused where nobody knows who asks', () => {
    for (const kind of DATA_REQUEST_KINDS) {
      expect(dataActsFor({ ...asked, kind, identified: false }, ANNA)).toEqual(['refuse']);
    }
  });

  it('erases by two persons: who proposed cannot decide, the other can, and what was denied is open again', () => {
    const proposed = { ...asked, steps: [step('proposed')] };
    expect(dataActsFor(proposed, ANNA)).toEqual([]);
    expect(dataActsFor(proposed, BO)).toEqual(['decide-erasure']);
    expect(dataObstacle(proposed, 'refuse', BO)).toEqual({ kind: 'already-proposed' });
    expect(standingOf([step('proposed'), step('denied', BO)])).toBe('open');
    expect(dataActsFor({ ...asked, steps: [step('proposed'), step('denied', BO)] }, ANNA)).toEqual([
      'propose-erasure',
      'refuse',
    ]);
  });

  it('is closed for good by an answer', () => {
    for (const what of ['done', 'refused'] as const) {
      expect(dataActsFor({ ...asked, steps: [step(what)] }, BO)).toEqual([]);
    }
  });

  it('gives no copy of a discipline lead from one office', () => {
    expect(dataObstacle({ ...asked, kind: 'copy', lane: 'discipline' }, 'copy', ANNA)).toEqual({
      kind: 'copy-by-receipt-only',
    });
  });

  it('is never erased by one person alone, in whatever order two of them act', () => {
    const acts = fc.array(
      fc.record({
        who: fc.constantFrom(ANNA, BO),
        act: fc.constantFrom<DataAct>('propose-erasure', 'decide-erasure', 'refuse'),
        approve: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(acts, (tries) => {
        const steps: DataStep[] = [];
        for (const { who, act, approve } of tries) {
          if (dataObstacle({ ...asked, steps }, act, who) !== undefined) continue;
          const what =
            act === 'refuse' ? 'refused' : act === 'propose-erasure' ? 'proposed' : approve ? 'done' : 'denied';
          steps.push(step(what, who));
        }
        if (standingOf(steps) !== 'done') return true;
        const [proposal, decision] = steps.slice(-2);
        return proposal?.what === 'proposed' && proposal.byUserId !== decision?.byUserId;
      }),
    );
  });
});

describe('who asks', () => {
  const sealed = { name: '王 女士', phone: '13900004711' };
  it.each([
    [sealed, { name: '王女士', phone: '139 0000 4711' }, true],
    [sealed, { name: '', phone: '+86 13900004711' }, true],
    [sealed, { name: '李女士', phone: '13900004711' }, false],
    [sealed, { name: '王女士', phone: '' }, false],
    [sealed, { name: '王女士', phone: '13900004712' }, false],
    [{ name: '王女士', phone: '' }, { name: ' 王女士', phone: '13900004711' }, true],
    [{ name: '王女士', phone: '' }, { name: '', phone: '13900004711' }, false],
    [{ name: '', phone: '13900004711' }, { name: '谁', phone: '13900004711' }, true],
    [{ name: '', phone: '' }, { name: '', phone: '' }, undefined],
  ])('%j says %j: %s', (kept, said, known) => {
    expect(agrees(kept, said)).toBe(known);
  });
});

it('the light of a request follows its last day, and goes out with the answer', () => {
  const dueOn = localDate('2026-03-23');
  const lightOn = (left: number, steps: readonly DataStep[] = []) => dataLight({ dueOn, steps }, addDays(dueOn, -left));
  expect([lightOn(3), lightOn(2), lightOn(0), lightOn(-1)]).toEqual(['green', 'yellow', 'yellow', 'red']);
  expect(lightOn(-5, [step('refused')])).toBeNull();
});
