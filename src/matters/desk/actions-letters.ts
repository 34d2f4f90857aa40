/** What the slice of letters asks of matters: whom a step of the ladder would reach, and which matters it may be due for. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { ActProblem } from '../acts/actions.ts';
import { factsFor } from '../acts/actions-facts.ts';
import { decide } from '../loop/decide.ts';
import type { Due, LetterStep } from '../loop/model.ts';
import { numberInWords } from '../loop/rules-number.ts';
import { sightFor } from './actions-view.ts';
import { type HeldRow, heldUntil } from './store-held.ts';

export type LetterTarget = Readonly<{
  id: Uuid;
  /** As it is said and printed. */
  number: string;
  unitId: Uuid;
  /** Relation of the desk it would go to; null for the unit at work. */
  desk: string | null;
  /** When an answer would be due by the matter's own terms; null where they ask for none. */
  replyDue: Due | null;
}>;

/** Whom a letter of this step about this matter would go to now, or why this reader cannot send it. */
export async function letterTarget(
  q: Queryable,
  city: City,
  reader: Reader,
  matterId: Uuid,
  step: LetterStep,
): Promise<Result<LetterTarget, ActProblem & Readonly<{ number: string | null }>>> {
  // Whoever is too near is answered from what units are shown: the reason of a refusal would tell when a complainant acted.
  const state = (await sightFor(q, reader, matterId))?.loaded.state;
  if (state === undefined) return refuse({ kind: 'matter-not-found', number: null });
  const number = numberInWords(state.number);
  const unsent = { letterId: matterId, year: 0, number: 0, replyDue: null, beside: false, text: null };
  const command = { type: 'send-letter' as const, step, ...unsent };
  const decided = decide(state, command, await factsFor(q, city, state, { kind: 'post', scope: reader }, command));
  if (!decided.ok) return refuse({ ...decided.problem, number });
  const [sent] = decided.value;
  if (sent?.type !== 'letter-sent') throw new Error('a letter that is sent says so');
  const { unit, to, replyDue } = sent.data;
  return ok({ id: matterId, number, unitId: unit, desk: to ?? null, replyDue });
}

export type HeldMatter = Readonly<{
  id: Uuid;
  number: string;
  phase: string;
  /** The unit at work; null where a desk of the office has it, in that division. */
  unitId: Uuid | null;
  desk: 'D' | 'U' | 'C' | 'S' | null;
  divisionCode: string;
  dueOn: LocalDate;
  /** First day of the present run of the work; null before there is one. */
  since: LocalDate | null;
}>;

const DESKS: Readonly<Record<string, HeldMatter['desk']>> = {
  registered: 'D',
  appealed: 'U',
  accepted: 'D',
  checking: 'C',
  contested: 'S',
};

/** Matters this reader may see openly whose holder has a date up to that day, by date. */
export async function heldMatters(
  q: Queryable,
  reader: Reader,
  upTo: LocalDate,
  most: number,
): Promise<readonly HeldMatter[]> {
  return (await heldUntil(q, reader, upTo, most)).map(heldOf);
}

function heldOf({ id, number, phase, leadUnitId, divisionCode, dueOn, since }: HeldRow): HeldMatter {
  const desk = DESKS[phase] ?? null;
  const unitId = desk === null ? leadUnitId : null;
  return { id, number: numberInWords(number), phase, unitId, desk, divisionCode, dueOn, since };
}
