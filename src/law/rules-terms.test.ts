import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../scripts/console-words.ts';
import type { ProcedureTerms, Seat, SeatName } from './model.ts';
import { PROCEDURES } from './procedures.ts';
import { termsFaults } from './rules-terms.ts';

const words = await catalogueOf('zh');
const complaint = PROCEDURES['scan-complaint'].terms;
const office = PROCEDURES['evaluation-problem'].terms;
const seat = (terms: ProcedureTerms, name: SeatName, change: Partial<Seat>): ProcedureTerms => ({
  ...terms,
  seats: { ...terms.seats, [name]: { ...terms.seats[name], ...change } },
});

const WRONG: readonly (readonly [at: string, fault: string, terms: ProcedureTerms])[] = [
  ['acceptance', 'acceptance-and-limit-disagree', { ...complaint, acceptance: 'at-once' }],
  ['acceptance', 'acceptance-and-limit-disagree', { ...complaint, accept: null }],
  ['number', 'series-needs-an-office', { ...complaint, number: 'series' }],
  ['judgedBy', 'judge-needs-a-complainant', { ...office, judgedBy: 'complainant' }],
  ['refusalRecord', 'record-without-approval', { ...complaint, refusalRecord: true }],
  ['seats.judge', 'seat-needs-an-office', seat(complaint, 'judge', { where: 'raiser' })],
  ['seats.judge', 'own-work', seat(office, 'judge', { where: 'unit' })],
  ['seats.supervise', 'own-work', seat(office, 'supervise', { where: 'unit' })],
  ['seats.dispatch', 'own-work', seat(office, 'dispatch', { where: 'unit' })],
  ['seats.check', 'role-reads-too-little', seat(office, 'check', { roles: ['handler'] })],
  ['seats.judge', 'role-reads-too-little', seat(office, 'judge', { roles: ['unit-hed'] })],
  ['seats.dispatch', 'role-reads-too-little', { ...complaint, lane: 'discipline' }],
];

describe('terms that contradict each other', () => {
  it.each(WRONG)('at %s are refused as %s, in words', (at, fault, terms) => {
    expect(termsFaults(terms)).toContainEqual({ at, fault });
    expect(Object.keys(words)).toContain(`fault.${fault}`);
  });

  it('are not those of a unit that checks itself first', () => {
    expect(termsFaults(seat(office, 'check', { where: 'unit', roles: ['unit-head'] }))).toEqual([]);
  });
});
