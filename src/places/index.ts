/** The front door of the places: halls, windows, business entities and codes. */

export { changeWindow, openHall, openWindow, registrarOf } from './actions.ts';
export {
  issueCode,
  issueMissingCodes,
  parseCode,
  recordDeadScan,
  reissueCode,
  rememberCodes,
  resolveCode,
  revokeCode,
} from './actions-codes.ts';
export { registerEntities, registerEntity } from './actions-entities.ts';
export { placesImports } from './actions-import.ts';
export {
  keepPlaquePhoto,
  notePlaques,
  noteScan,
  orderPrint,
  type PrintOrder,
  plaqueIssuer,
  printFile,
} from './actions-plaques.ts';
export { type HallGroup, hallsPublic } from './actions-public.ts';
export { placesRoutes } from './api.ts';
export { placesJobs } from './jobs.ts';
export type {
  BusinessEntity,
  Code,
  EntityKind,
  EntityStatus,
  Hall,
  HallLevel,
  NewEntity,
  PlaceOfCode,
  PlacesProblem,
  PublicHall,
  Registrar,
  ResolvedCode,
  RevokeReason,
  ServiceWindow,
} from './model.ts';
export { REVOKE_REASONS } from './model.ts';
export type { PlaqueIssuer, Print } from './model-plaques.ts';
export { codeInGroups, codeUrl } from './rules.ts';
export { type OpenHours, openHoursOf, serviceItemsOf } from './rules-window.ts';
export { findHall, type WindowSpot, windowSpots } from './store.ts';
export { type CodeLine, listCodes } from './store-code-list.ts';
export { entityById, hallHours, hallNames, type WindowName, windowAndHall, windowNames } from './store-codes.ts';
export { entitiesByUscc } from './store-entities.ts';
export { printNumbered } from './store-plaques.ts';
export { livingCodesOf, type RegisterTotals, registerTotals } from './store-public.ts';
export { placesProblemTitles } from './words.ts';
export { windowInWords } from './words-window.ts';
