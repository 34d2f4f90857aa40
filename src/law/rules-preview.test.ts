/** Preview of a version: counts as the loop counts, names each change once, and gives no day before the version begins. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../kernel/time.ts';
import { shippedCalendar } from './calendar/shipped-calendar.ts';
import type { ProcedureTerms } from './model.ts';
import { PROCEDURES } from './procedures.ts';
import { deadline } from './rules.ts';
import { limitChanges, otherChanges } from './rules-preview.ts';

const before = PROCEDURES['scan-complaint'].terms;
const handle = (amount: number): ProcedureTerms => ({ ...before, handle: { ...before.handle, amount } });
const changes = (after: ProcedureTerms, from = '2026-09-21') =>
  limitChanges(shippedCalendar, localDate(from), before, after);

describe('the preview of a version', () => {
  it('says nothing where nothing changes', () => {
    expect(changes(before)).toEqual([]);
    expect(otherChanges(before, before)).toEqual([]);
  });

  it('counts a shorter limit on the first day, before the holiday and at the end of the year', () => {
    expect(changes(handle(10))).toMatchObject([
      {
        name: 'handle',
        before: { amount: 15 },
        after: { amount: 10 },
        examples: [
          { from: '2026-09-21', why: 'first-day' },
          {
            from: '2026-09-24',
            why: 'before-holiday',
            before: { dueOn: '2026-10-22' },
            after: { dueOn: '2026-10-15' },
          },
          { from: '2026-12-31', why: 'end-of-year', before: { provisional: true }, after: { provisional: true } },
        ],
      },
    ]);
  });

  it('shows another basis without examples, and a limit that comes or goes', () => {
    const verified = { ...before, sign: { ...before.sign, verified: true } };
    expect(changes(verified)).toMatchObject([{ name: 'sign', examples: [] }]);
    const [gone] = changes({ ...before, extension: null });
    expect(gone).toMatchObject({ name: 'extension', after: null });
    expect(gone?.examples[0]).toMatchObject({ after: null });
    expect(otherChanges(before, { ...before, extension: null, redosBeforeUphold: 2 }).map(({ name }) => name)).toEqual([
      'redosBeforeUphold',
      'extension.times',
      'extension.approver',
    ]);
  });

  it('always gives the dates the loop will give', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 600 }), (amount, later) => {
        const from = addDays(localDate('2026-01-01'), later);
        const after = handle(amount);
        for (const change of limitChanges(shippedCalendar, from, before, after)) {
          for (const example of change.examples) {
            expect(example.from >= from).toBe(true);
            expect(example.before).toEqual(deadline(shippedCalendar, example.from, before.handle));
            expect(example.after).toEqual(deadline(shippedCalendar, example.from, after.handle));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
