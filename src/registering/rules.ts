/** Rules of registering by hand: what a post may register and what its form asks, by the procedure's terms. */

import type { LocalDate } from '../kernel/time.ts';
import type { ProcedureTerms } from '../law/index.ts';
import type { Role } from '../people/index.ts';
import type { Fault, Registration } from './model.ts';

type Seated = Pick<ProcedureTerms, 'raisedBy' | 'seats'>;

/**
 * Whether the role may register it: the roles of its dispatching seat, for what offices raise those in the raiser's seats, and
 * what somebody says whoever takes telephone calls, letters and visits, though they may never see it again.
 */
export function mayRegister({ raisedBy, seats }: Seated, role: Role): boolean {
  if (seats.dispatch.roles.includes(role) || (raisedBy === 'complainant' && role === 'dispatcher')) return true;
  return (
    raisedBy === 'office' && Object.values(seats).some(({ where, roles }) => where === 'raiser' && roles.includes(role))
  );
}

/** Fields of the form beyond words, category and place. */
export type Asks = Readonly<{
  /** Source and day of receipt: for what somebody else said. */
  received: boolean;
  contact: boolean;
  /** Whether a receipt can be given. */
  receipt: boolean;
  /** Whether its person can be told of news by SMS: with a receipt, and never of a lead. */
  notice: boolean;
  /** The judging department, where the terms leave it open. */
  named: boolean;
  /** The handle date, where a list gives it. */
  handleOn: boolean;
  /** Number on another platform. */
  reference: boolean;
  /** Whether acceptance is decided: then the grounds against it are shown. */
  decided: boolean;
}>;

/** @param sms whether the city sends SMS */
export function asksOf(
  terms: Seated & Pick<ProcedureTerms, 'identity' | 'handleDate' | 'acceptance' | 'reference' | 'lane'>,
  sms: boolean,
): Asks {
  const bySomebody = terms.raisedBy === 'complainant';
  return {
    received: bySomebody,
    contact: bySomebody && terms.identity === 'vault',
    receipt: bySomebody,
    notice: bySomebody && terms.lane === 'ordinary' && sms,
    named: Object.values(terms.seats).some(({ where }) => where === 'named'),
    handleOn: terms.handleDate === 'given',
    reference: terms.reference === 'required',
    decided: terms.acceptance === 'silence' || terms.acceptance === 'decision',
  };
}

/** What the rules of the day it was received ask for and the form of today did not, or did and they do not. */
export function ruledOtherwise(
  { contact, noticePhone }: Pick<Registration, 'contact' | 'noticePhone'>,
  today: Asks,
  thatDay: Asks,
): readonly Fault[] {
  const { received, named, handleOn, reference } = thatDay;
  const same = received === today.received && named === today.named && handleOn === today.handleOn;
  if (!same || reference !== today.reference) {
    return [{ field: 'receivedOn', word: 'ruled-otherwise' }];
  }
  if (contact !== null && !thatDay.contact) {
    return [{ field: contact.name === '' ? 'phone' : 'name', word: 'not-kept-then' }];
  }
  return noticePhone !== null && !thatDay.notice ? [{ field: 'noticePhone', word: 'not-kept-then' }] : [];
}

/** Nothing older is registered at all: a matter of years ago is not one that came in now. */
export const OLDEST_DAYS = 366;

/** Compares the day of receipt with today. @param lastDayOf the last day on which what was received then is in time */
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
