/** What a post may register and what its form asks, read from the procedure's terms; pure. */

import type { LocalDate } from '../kernel/time.ts';
import type { ProcedureTerms } from '../law/index.ts';
import type { Role } from '../people/index.ts';

type Seated = Pick<ProcedureTerms, 'raisedBy' | 'seats'>;

/** Whoever dispatches registers; what offices raise, also whoever sits in a seat that belongs to the office that raised it. */
export function mayRegister({ raisedBy, seats }: Seated, role: Role): boolean {
  if (seats.dispatch.roles.includes(role)) return true;
  return (
    raisedBy === 'office' && Object.values(seats).some(({ where, roles }) => where === 'raiser' && roles.includes(role))
  );
}

/** What the form asks beside words, category and place. */
export type Asks = Readonly<{
  /** By which way and on which day it was received: of what somebody else said. */
  received: boolean;
  contact: boolean;
  /** Whether whoever said it can be given a receipt. */
  receipt: boolean;
  /** The department that judges, where the terms leave it to be named. */
  named: boolean;
  /** The handle date, where a list gives it. */
  handleOn: boolean;
  /** Somebody decides whether it is accepted: the grounds against it are told when it is registered. */
  decided: boolean;
}>;

export function asksOf(terms: Seated & Pick<ProcedureTerms, 'identity' | 'handleDate' | 'acceptance'>): Asks {
  const bySomebody = terms.raisedBy === 'complainant';
  return {
    received: bySomebody,
    contact: bySomebody && terms.identity === 'vault',
    receipt: bySomebody,
    named: Object.values(terms.seats).some(({ where }) => where === 'named'),
    handleOn: terms.handleDate === 'given',
    decided: terms.acceptance === 'silence' || terms.acceptance === 'decision',
  };
}

/** Nothing older is registered at all: a matter of years ago is not one that came in now. */
export const OLDEST_DAYS = 366;

/** How the day it was received stands to today. @param lastDayOf the last day on which what was received then is registered in time */
export function dayOf(
  receivedOn: LocalDate,
  today: LocalDate,
  oldest: LocalDate,
  lastDayOf: (received: LocalDate) => LocalDate,
): 'in-time' | 'late' | 'future' | 'too-old' {
  if (receivedOn > today) return 'future';
  if (receivedOn < oldest) return 'too-old';
  return lastDayOf(receivedOn) < today ? 'late' : 'in-time';
}
