/** Checks of the terms that a rules keeper writes for a procedure. */

import { canonicalJson } from '../kernel/canonical-json.ts';
import type { CategoryKind } from './lists/model.ts';
import { type LegalLimit, type Limit, type ProcedureTerms, SEAT_NAMES, type TermsFault } from './model.ts';
import { COMPLAINTS_FRAME } from './procedures-frames.ts';
import { LONGEST_LIMIT_DAYS } from './rules.ts';

export const LEAST_REASON = 5;
export const LONGEST_TEXT = 400;

/** The limits of a procedure, in the order every page and sheet shows them. */
export const LIMIT_NAMES = [
  'accept',
  'contact',
  'sign',
  'return',
  'plan',
  'progress',
  'handle',
  'extension',
  'check',
  'verdict',
  'reopen',
  'appealReview',
  'secondLook',
  'reclassification',
  'rerouting',
  'suspendCap',
  'letterReply',
] as const satisfies readonly (keyof ProcedureTerms)[];

/** Every limit of a procedure by its name; those the procedure does not know are left out. */
export function limitsOf(terms: ProcedureTerms): readonly Readonly<{ name: string; limit: LegalLimit }>[] {
  return LIMIT_NAMES.flatMap((name) => {
    const limit = terms[name];
    return limit === null ? [] : [{ name, limit }];
  });
}

type Verifiable = Readonly<{ verified: boolean }>;

/** A value as a version had it, and who wrote that version. */
export type SetValue<Value extends Verifiable> = Readonly<{ value: Value | null; byUserId: string | null }>;

/**
 * Whether a version marks a value as verified by the person who set it. A value already verified stays so; a value that
 * came with the program may be verified by anybody.
 *
 * @param former earlier versions, the newest first
 */
export function confirmsOwn<Value extends Verifiable>(
  value: Value,
  former: readonly SetValue<Value>[],
  userId: string,
): boolean {
  if (!value.verified) return false;
  const changedAt = former.findIndex((each) => each.value === null || !isSameValue(each.value, value));
  const same = changedAt === -1 ? former : former.slice(0, changedAt);
  if (same[0]?.value?.verified === true) return false;
  const first = same.at(-1);
  return first === undefined || first.byUserId === userId;
}

function isSameValue(one: Verifiable, other: Verifiable): boolean {
  return canonicalJson({ ...one, verified: false }) === canonicalJson({ ...other, verified: false });
}

type Faults = readonly Readonly<{ at: string; fault: TermsFault }>[];

/** Faults of one limit. @param name of the field the faults are reported at */
export function limitFaults(name: string, { amount, basis }: LegalLimit): Faults {
  const outOfRange = !Number.isInteger(amount) || amount < 1 || amount > LONGEST_LIMIT_DAYS;
  const groundless = basis.trim() === '' || basis.length > LONGEST_TEXT;
  return [
    ...(outOfRange ? [{ at: `${name}.amount`, fault: 'amount-out-of-range' as const }] : []),
    ...(groundless ? [{ at: `${name}.basis`, fault: 'basis-missing' as const }] : []),
  ];
}

export function termsFaults(terms: ProcedureTerms): Faults {
  const faults: { at: string; fault: TermsFault }[] = [];
  for (const { name, limit } of limitsOf(terms)) faults.push(...limitFaults(name, limit));
  const { redosBeforeUphold } = terms;
  if (!Number.isInteger(redosBeforeUphold) || redosBeforeUphold < 0 || redosBeforeUphold > 9) {
    faults.push({ at: 'redosBeforeUphold', fault: 'amount-out-of-range' });
  }
  for (const name of ['extension', 'rerouting'] as const) {
    const times = terms[name]?.times ?? 1;
    if (!Number.isInteger(times) || times < 1 || times > 9) {
      faults.push({ at: `${name}.times`, fault: 'amount-out-of-range' });
    }
  }
  if (terms.refusalRecord && !terms.refusalNeedsApproval) {
    faults.push({ at: 'refusalRecord', fault: 'record-without-approval' });
  }
  // The check lies inside the handle limit: one as long would leave no day for the work.
  if (inCalendarDays(terms.check) >= inCalendarDays(terms.handle)) {
    faults.push({ at: 'check.amount', fault: 'check-longer-than-handle' });
  }
  faults.push(...frameFaults(terms));
  return faults;
}

/** Roles that read matters of their division whole: only they can do the work of a seat that belongs to a division. */
const READING_ALL = ['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office'];
/** Roles that may also take a seat that is one unit's. */
const OF_UNITS = [...READING_ALL, 'handler', 'unit-head'];
/** Roles that may take a seat in the discipline lane. */
const IN_DISCIPLINE_LANE = ['discipline-supervisor'];

/** Faults of terms that contradict each other. */
function frameFaults({ acceptance, accept, raisedBy, judgedBy, number, lane, seats }: ProcedureTerms): Faults {
  const faults: { at: string; fault: TermsFault }[] = [];
  const isDecided = acceptance === 'silence' || acceptance === 'decision';
  if (isDecided !== (accept !== null)) faults.push({ at: 'acceptance', fault: 'acceptance-and-limit-disagree' });
  if (number === 'series' && raisedBy === 'complainant') faults.push({ at: 'number', fault: 'series-needs-an-office' });
  if (raisedBy === 'office' && judgedBy === 'complainant') {
    faults.push({ at: 'judgedBy', fault: 'judge-needs-a-complainant' });
  }
  for (const name of SEAT_NAMES) {
    const { where, roles } = seats[name];
    const inDivision = where === 'division' || where === 'above';
    // A unit that read a complaint whole would know who complained.
    if (!inDivision && raisedBy === 'complainant') faults.push({ at: `seats.${name}`, fault: 'seat-needs-an-office' });
    // The unit at work may check itself first; it never dispatches, supervises or judges its own work.
    if (where === 'unit' && name !== 'check') faults.push({ at: `seats.${name}`, fault: 'own-work' });
    const reading = lane === 'discipline' ? IN_DISCIPLINE_LANE : inDivision ? READING_ALL : OF_UNITS;
    if (!roles.every((role) => reading.includes(role))) {
      faults.push({ at: `seats.${name}`, fault: 'role-reads-too-little' });
    }
  }
  return faults;
}

/** Approximate calendar days of a limit, only for comparing limits of different units: five working days are a week. */
export function inCalendarDays({ amount, unit }: Limit): number {
  return unit === 'working-day' ? (amount * 7) / 5 : amount;
}

/** Members that older terms lack, and one that older terms have and nothing reads. */
type NotAlwaysKept =
  | 'appealReview'
  | 'secondLook'
  | 'reclassification'
  | 'rerouting'
  | 'raisedBy'
  | 'lane'
  | 'number'
  | 'identity'
  | 'published'
  | 'acceptance'
  | 'handleDate'
  | 'judgedBy'
  | 'seats'
  | 'categories'
  | 'plan'
  | 'progress'
  | 'reference'
  | 'refusalRecord';
export type KeptTerms = Omit<ProcedureTerms, NotAlwaysKept> &
  Partial<Pick<ProcedureTerms, NotAlwaysKept>> &
  Readonly<{ judge?: string }>;

/**
 * Terms stored by any version of the program, read as today's: members not yet stored have the value every complaint had.
 *
 * @param about the list of categories the procedure used at that time
 */
export function termsAsKept({ judge: _, ...terms }: KeptTerms, about: CategoryKind): ProcedureTerms {
  return {
    ...COMPLAINTS_FRAME,
    acceptance: terms.accept === null ? 'at-once' : 'silence',
    ...terms,
    categories: { ...COMPLAINTS_FRAME.categories, about, ...terms.categories },
    appealReview: terms.appealReview ?? null,
    secondLook: terms.secondLook ?? null,
    reclassification: terms.reclassification ?? null,
    rerouting: terms.rerouting ?? null,
  };
}
