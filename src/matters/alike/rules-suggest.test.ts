/** Suggested units as a table; and what no facts can make a suggestion. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../kernel/ids.ts';
import { LEAST_PRECEDENTS, MOST_SUGGESTED, type SuggestFacts, suggestUnits } from './rules-suggest.ts';

const [RESPONDENT, ABOVE, OTHER, THIRD, BRANCH] = ['a', 'b', 'c', 'd', 'e'] as unknown as readonly Uuid[] as [
  Uuid,
  Uuid,
  Uuid,
  Uuid,
  Uuid,
];
const facts: SuggestFacts = {
  respondent: RESPONDENT,
  respondentMayHandle: true,
  windowUnit: RESPONDENT,
  superior: ABOVE,
  precedents: [],
  barred: [],
  tied: new Set([RESPONDENT, BRANCH]),
  manned: new Set([RESPONDENT, ABOVE, OTHER, THIRD, BRANCH]),
};
const like = (unit: Uuid, handled: number, resolved = handled, among: 'unit' | 'division' = 'unit') => ({
  unit,
  among,
  handled,
  resolved,
});
const named = (over: Partial<SuggestFacts>) =>
  suggestUnits({ ...facts, ...over }).map(({ unit, reasons }) => [unit, reasons.map(({ kind }) => kind).join(' ')]);

describe('the unit suggested', () => {
  it.each([
    ['the unit itself, where the procedure lets it', {}, [[RESPONDENT, 'own-service']]],
    ['the level above, where it does not', { respondentMayHandle: false }, [[ABOVE, 'superior']]],
    ['the level above, where nobody in the unit could sign', { manned: new Set([ABOVE]) }, [[ABOVE, 'nobody-there']]],
    ['nobody, where nothing is known', { respondent: null, windowUnit: null, superior: null }, []],
    [
      'whose the window is now, beside whose it was',
      { windowUnit: OTHER },
      [
        [RESPONDENT, 'own-service'],
        [OTHER, 'window-unit'],
      ],
    ],
    [
      'four like matters prove nothing',
      { precedents: [like(OTHER, LEAST_PRECEDENTS - 1)] },
      [[RESPONDENT, 'own-service']],
    ],
    [
      'five do',
      { respondentMayHandle: false, superior: null, precedents: [like(OTHER, LEAST_PRECEDENTS)] },
      [[OTHER, 'precedents']],
    ],
    [
      'who resolved more before who handled as much',
      { respondentMayHandle: false, superior: null, precedents: [like(OTHER, 10, 1), like(THIRD, 10, 9)] },
      [
        [THIRD, 'precedents'],
        [OTHER, 'precedents'],
      ],
    ],
    [
      'near habits before far ones',
      {
        respondentMayHandle: false,
        superior: null,
        precedents: [like(OTHER, 50, 50, 'division'), like(THIRD, 5, 5, 'unit')],
      },
      [
        [THIRD, 'precedents'],
        [OTHER, 'precedents'],
      ],
    ],
    ['not whoever returned it', { barred: [RESPONDENT] }, []],
    ['not a branch of the unit that may not', { respondentMayHandle: false, superior: BRANCH, windowUnit: BRANCH }, []],
  ] satisfies readonly (readonly [string, Partial<SuggestFacts>, unknown])[])('%s', (_, over, expected) => {
    expect(named(over)).toEqual(expected);
  });

  it('says both of two reasons once, the nearer habit alone', () => {
    const precedents = [like(RESPONDENT, 8, 6, 'unit'), like(RESPONDENT, 30, 20, 'division')];
    expect(suggestUnits({ ...facts, precedents })).toEqual([
      {
        unit: RESPONDENT,
        reasons: [{ kind: 'own-service' }, { kind: 'precedents', among: 'unit', handled: 8, resolved: 6, of: 8 }],
      },
    ]);
  });

  it('is never barred, never tied where the unit may not handle, never without a reason, never more than three', () => {
    const unit = fc.constantFrom(RESPONDENT, ABOVE, OTHER, THIRD, BRANCH);
    const any = fc.record({
      respondent: fc.option(unit),
      respondentMayHandle: fc.boolean(),
      windowUnit: fc.option(unit),
      superior: fc.option(unit),
      precedents: fc.array(
        fc.record({
          unit,
          among: fc.constantFrom('unit' as const, 'division' as const),
          handled: fc.nat(40),
          resolved: fc.nat(40),
        }),
        { maxLength: 8 },
      ),
      barred: fc.array(unit, { maxLength: 2 }),
      tied: fc.constant(new Set<string>([RESPONDENT, BRANCH])),
      manned: fc.array(unit).map((units) => new Set<string>(units)),
    });
    fc.assert(
      fc.property(any, (given) => {
        const suggested = suggestUnits(given);
        expect(suggested.length).toBeLessThanOrEqual(MOST_SUGGESTED);
        expect(new Set(suggested.map((each) => each.unit)).size).toBe(suggested.length);
        for (const each of suggested) {
          expect(given.barred).not.toContain(each.unit);
          expect(given.manned.has(each.unit)).toBe(true);
          expect(each.reasons.length).toBeGreaterThan(0);
          if (!given.respondentMayHandle) {
            expect(each.unit).not.toBe(given.respondent);
            expect(given.tied.has(each.unit)).toBe(false);
          }
          for (const reason of each.reasons) {
            if (reason.kind === 'precedents') expect(reason.handled).toBeGreaterThanOrEqual(LEAST_PRECEDENTS);
          }
        }
      }),
    );
  });
});
