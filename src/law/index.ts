/** Public interface of law: which days count, which rules hold, and why. */

export { CALENDAR_IMPORTED, seedLaw } from './actions.ts';
export { lawReleasedActs } from './actions-released.ts';
export { lawRoutes } from './api.ts';
export type { CalendarEffect, LawDeps } from './api-deps.ts';
export { loadCalendar } from './calendar/calendar.ts';
export { shippedCalendar } from './calendar/shipped-calendar.ts';
export { explanationLines } from './explain-lines.ts';
export type { Category, CategoryKind } from './lists/model.ts';
export { CATEGORY_KINDS } from './lists/model.ts';
export {
  bearable,
  categoriesAsTheyStood,
  categoriesByKind,
  categoriesInForce,
  categoriesUnder,
  listChangedOn,
  matterCategories,
  type StoodAs,
} from './lists/reads-lists.ts';
export type { Calendar, Explanation, LegalLimit, Limit, ProcedureTerms, Seat, SeatName } from './model.ts';
export { lawNames } from './names.ts';
export { MATTER_CATEGORIES, PROCEDURE_CODES, type ProcedureCode, procedureWord } from './procedures.ts';
export {
  leadProcedure,
  limitInForce,
  limitVersion,
  longestReopenDays,
  procedureInForce,
  procedureVersion,
} from './reads.ts';
export { daysOfUnitBetween, deadline, isWorkingDay, recountDeadline } from './rules.ts';
export { explainDeadline, runsOf } from './rules-explain.ts';
export { LIMIT_NAMES } from './rules-terms.ts';
export { basisInWords, lawProblemTitles } from './words.ts';
