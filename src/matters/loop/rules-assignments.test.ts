/** Assignments: what becomes of each time a unit was given a matter, step by step. */

import { describe, expect, it } from 'vitest';
import { begun, COMMANDS, HELPER, LEAD, type Step, walk } from '../../../test/harness/matter-world.ts';
import { type LocalDate, localDate } from '../../kernel/time.ts';
import { type Assignment, assignmentsOf } from './rules-assignments.ts';

const c = COMMANDS;
const d = localDate;
const dispatched: readonly Step[] = [
  ['D', c.accept],
  ['D', c.dispatch],
];
const answered: readonly Step[] = [...dispatched, ['L', c.sign], ['L', c.submit], ['C', c.approve]];
const verdict = (said: 'resolved' | 'partly' | 'not'): Step => ['J', { ...c['give-verdict'], verdict: said }];

type Row = readonly [name: string, steps: readonly (Step | LocalDate)[], expected: readonly Partial<Assignment>[]];

const ROWS: readonly Row[] = [
  ['registered: none yet', [], []],
  [
    'dispatched: with the unit, to be signed and answered',
    dispatched,
    [{ unit: LEAD, given: 'dispatched', signDue: d('2026-03-03'), dueOn: d('2026-03-23'), end: null, handler: null }],
  ],
  [
    'signed by a person, or by the clock',
    [...dispatched, d('2026-03-20'), ['T', c['deem-signed']]],
    [{ signedOn: d('2026-03-03'), deemed: true, handler: null }],
  ],
  [
    'returned, then given to another',
    [...dispatched, ['L', c.return], ['D', { ...c.dispatch, lead: HELPER }]],
    [
      { unit: LEAD, end: 'returned', endedOn: d('2026-03-02') },
      { unit: HELPER, end: null, endedOn: null },
    ],
  ],
  ['called back', [...dispatched, ['D', c.recall]], [{ unit: LEAD, end: 'taken' }]],
  [
    'extended and standing still',
    [...dispatched, ['L', c.sign], ['L', c['ask-extension']], ['D', c['grant-extension']]],
    [{ extendedOn: [d('2026-03-02')], dueOn: d('2026-04-13'), suspended: false }],
  ],
  [
    'suspended',
    [...dispatched, ['L', c.sign], ['L', c['ask-suspension']], ['D', c['approve-suspension']]],
    [{ suspendedOn: [d('2026-03-02')], suspended: true }],
  ],
  [
    'withdrawn while its clock stood still: the end alone is new',
    [
      ...[...dispatched, ['L', c.sign], ['L', c['ask-suspension']], ['D', c['approve-suspension']]],
      ['X', c.withdraw],
    ] as Row[1],
    [{ suspended: true, end: 'taken', endedOn: d('2026-03-02') }],
  ],
  [
    'moved to another category while the unit has it',
    [...dispatched, ['L', c.sign], ['D', c['propose-reclassification']], ['U', c['approve-reclassification']]],
    [{ reclassified: [{ on: d('2026-03-02'), from: 'SQ04', to: 'SQ18' }] }],
  ],
  [
    'an answer sent back has not ended it',
    [...dispatched, ['L', c.sign], ['L', c.submit], ['C', c['send-back']]],
    [{ end: null, endedOn: null, sentBack: 1 }],
  ],
  ['answered, no verdict yet', answered, [{ end: 'submitted', endedOn: d('2026-03-02'), verdict: null }]],
  ['judged', [...answered, verdict('resolved')], [{ verdict: 'resolved', judgedOn: d('2026-03-02') }]],
  [
    'nobody judged, then asked again, twice: the first time counts',
    [
      ...[...answered, d('2026-03-20'), ['T', c['elapse-verdict']], ['X', c.reopen]],
      ...[d('2026-03-24'), ['S', c.uphold], d('2026-03-26'), ['X', c.reopen]],
    ] as Row[1],
    [{ verdict: 'no-verdict', judgedOn: d('2026-03-20'), reopenedOn: d('2026-03-20') }],
  ],
  [
    'ordered again: a second one of the same unit, the verdict stays with the first',
    [...answered, verdict('not'), ['S', c['redo-same']]],
    [
      { given: 'dispatched', verdict: 'not' },
      { unit: LEAD, given: 'redo', signDue: null, verdict: null, end: null },
    ],
  ],
];

describe('assignments', () => {
  it.each(ROWS)('%s', (_, steps, expected) => {
    const { state, log } = walk(begun(), ...steps);
    const all = assignmentsOf(state.id, log);
    expect(all).toHaveLength(expected.length);
    expect(all).toMatchObject(expected);
  });
});
