/** The front door of the law: which days count, which rules hold, and why. */

export type {
  Calendar,
  CalendarDay,
  CalendarYear,
  Category,
  CategoryKind,
  DayFact,
  Deadline,
  ExplainedDay,
  Explanation,
  LegalLimit,
  Limit,
  LimitUnit,
  ProcedureCode,
  ProcedureTerms,
  ProcedureVersion,
  StoppedClock,
} from './model.ts';
export {
  daysOfUnitBetween,
  deadline,
  extendDeadline,
  isWorkingDay,
  recountDeadline,
  resumeClock,
  stopClock,
} from './rules.ts';
export { explainDeadline } from './rules-explain.ts';
