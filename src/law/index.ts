/** The front door of the law: which days count, which rules hold, and why. */

export { CALENDAR_IMPORTED, seedLaw } from './actions.ts';
export { type LawDeps, lawRoutes } from './api.ts';
export { loadCalendar } from './calendar.ts';
export { type ExplanationLines, explanationLines } from './explain-lines.ts';
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
  Keeper,
  LegalLimit,
  Limit,
  LimitUnit,
  ProcedureCode,
  ProcedureTerms,
  ProcedureVersion,
  StoppedClock,
} from './model.ts';
export { categoriesInForce, procedureInForce, procedureVersion } from './reads.ts';
export {
  daysOfUnitBetween,
  deadline,
  extendDeadline,
  isWorkingDay,
  recountDeadline,
  resumeClock,
  stopClock,
} from './rules.ts';
export { type DayRun, explainDeadline, runsOf } from './rules-explain.ts';
export { shippedCalendar } from './shipped-calendar.ts';
export { holidayName, lawProblemTitles, lawWords } from './words.ts';
