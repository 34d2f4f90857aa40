/** The ladder as a table: what was sent and how late it is, then the step that is due. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/time.ts';
import { LADDER_STEPS, LETTER_STEPS, type LetterStep } from '../matters/index.ts';
import { type LadderRules, type Sent, STEP_FACTS, type Standing, stepDue } from './rules.ts';

const RULES: LadderRules = {
  reminder: 1,
  'supervision-letter': 3,
  interview: 10,
  bulletin: 15,
  'hand-over': 30,
  pause: 2,
};
const today = localDate('2026-03-16');
const sent = (step: LetterStep, replyOn: string | null = null, answeredOn: string | null = null): Sent => ({
  step,
  replyOn: replyOn === null ? null : localDate(replyOn),
  answeredOn: answeredOn === null ? null : localDate(answeredOn),
});
const standing = (over: number, sinceLast: number | null, ...letters: readonly Sent[]): Standing => ({
  today,
  over: Object.fromEntries(LADDER_STEPS.map((step) => [step, over])) as Standing['over'],
  sinceLast,
  sent: letters,
});

describe('the step that is due', () => {
  it.each([
    ['two days are left', standing(-2, null), null],
    ['one day is left', standing(-1, null), 'reminder'],
    ['it is long over and nobody was reminded', standing(40, null), 'reminder'],
    ['it was reminded yesterday', standing(5, 1, sent('reminder')), null],
    ['it was reminded, and is two days over', standing(2, 4, sent('reminder')), null],
    ['it was reminded, and is three days over', standing(3, 4, sent('reminder')), 'supervision-letter'],
    ['a letter waits for its answer in time', standing(12, 5, sent('supervision-letter', '2026-03-16')), null],
    ['the answer is overdue', standing(12, 5, sent('supervision-letter', '2026-03-13')), 'interview'],
    [
      'it was answered, and nothing changed',
      standing(12, 5, sent('supervision-letter', '2026-03-20', '2026-03-13')),
      'interview',
    ],
    [
      'it was answered, and is nine days over',
      standing(9, 5, sent('supervision-letter', '2026-03-20', '2026-03-13')),
      null,
    ],
    ['it was talked about', standing(15, 5, sent('interview', '2026-03-10')), 'bulletin'],
    ['it was in a bulletin', standing(30, 15, sent('bulletin', '2026-03-10')), 'hand-over'],
    ['it was handed over', standing(90, 60, sent('hand-over')), null],
  ] as const)('where %s', (_, where, step) => {
    expect(stepDue(where, RULES, LADDER_STEPS)).toBe(step);
  });

  it('is never a step that was sent, nor one below it, and comes no earlier for being later', () => {
    const step = fc.constantFrom(...LADDER_STEPS);
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 60 }),
        fc.nat(40),
        fc.array(step, { maxLength: 4 }),
        (over, since, steps) => {
          const letters = steps.map((each) => sent(each));
          const due = stepDue(standing(over, steps.length === 0 ? null : since, ...letters), RULES, LADDER_STEPS);
          if (due === null) return true;
          const next = stepDue(
            standing(over + 1, steps.length === 0 ? null : since + 1, ...letters),
            RULES,
            LADDER_STEPS,
          );
          const rank = LADDER_STEPS.indexOf(due);
          return next === due && steps.every((each) => LADDER_STEPS.indexOf(each) < rank);
        },
      ),
    );
  });
});

describe('the steps', () => {
  it('go out on a paper but for the reminder and the instruction, and ask for an answer where its day is settled', () => {
    expect(LETTER_STEPS.map((step) => STEP_FACTS[step].paper === null)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(LETTER_STEPS.map((step) => STEP_FACTS[step].answeredBy)).toEqual([
      null,
      'terms',
      'meeting',
      'limit',
      null,
      'limit',
    ]);
  });
});
