/** The front door of the places: halls, windows, business entities and codes. */

export { openHall, openWindow, registrarOf } from './actions.ts';
export { issueCode, issueMissingCodes, parseCode, recordDeadScan, resolveCode, revokeCode } from './actions-codes.ts';
export { registerEntities, registerEntity } from './actions-entities.ts';
export { hallsPublic } from './actions-public.ts';
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
export { codeInGroups, codeUrl } from './rules.ts';
export {
  type CodeLine,
  entityById,
  hallNames,
  listCodes,
  type WindowName,
  windowAndHall,
  windowNames,
} from './store-codes.ts';
export { livingCodesOf } from './store-codes-public.ts';
export { entitiesByUscc } from './store-entities.ts';
export { placesProblemTitles } from './words.ts';
