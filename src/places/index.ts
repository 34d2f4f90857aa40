/** The front door of the places: halls, windows, business entities and codes. */

export type {
  BusinessEntity,
  Code,
  EntityKind,
  EntityStatus,
  Hall,
  HallLevel,
  PlaceOfCode,
  PlacesProblem,
  PublicHall,
  ResolvedCode,
  RevokeReason,
  ServiceWindow,
} from './model.ts';
export { codeInGroups, codeUrl } from './rules.ts';
