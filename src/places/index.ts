/** Public interface of the places: halls, windows, business entities and codes. */

export { changeWindow, openHall, openWindow, registrarOf } from './actions.ts';
export { placesImports } from './actions-import.ts';
export { type HallGroup, hallsPublic } from './actions-public.ts';
export { placesRoutes } from './api.ts';
export {
  issueCode,
  issueMissingCodes,
  parseCode,
  recordDeadScan,
  reissueCode,
  rememberCodes,
  resolveCode,
  revokeCode,
} from './codes/actions-codes.ts';
export { type CodeLine, listCodes } from './codes/store-code-list.ts';
export { entityById, hallHours, hallNames, type WindowName, windowAndHall, windowNames } from './codes/store-codes.ts';
export { registerEntities, registerEntity } from './entities/actions-entities.ts';
export { eachEntity, entitiesByUscc } from './entities/store-entities.ts';
export { placesFinders } from './finders.ts';
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
export { ENTITY_KINDS, REVOKE_REASONS } from './model.ts';
export { placesNames } from './names.ts';
export {
  keepPlaquePhoto,
  notePlaques,
  noteScan,
  orderPrint,
  type PrintOrder,
  plaqueIssuer,
  printFile,
} from './plaques/actions-plaques.ts';
export type { PlaqueIssuer, Print } from './plaques/model-plaques.ts';
export { printNumbered } from './plaques/store-plaques.ts';
export { codeInGroups, codeUrl, normalCode } from './rules.ts';
export { type OpenHours, openHoursOf, serviceItemsOf } from './rules-window.ts';
export { eachHall, eachWindow, findHall, type WindowSpot, windowSpots } from './store.ts';
export { livingCodesOf, placesFigures, type RegisterTotals, registerTotals } from './store-public.ts';
export { placesProblemTitles } from './words.ts';
export { windowInWords } from './words-window.ts';
