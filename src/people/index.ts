/** The front door of the people slice. */

export type {
  ActingPost,
  Actor,
  AuditEntry,
  Division,
  Notice,
  PeopleProblem,
  Post,
  PrivacyNotice,
  Role,
  Scope,
  Unit,
  User,
} from './model.ts';
export { ROLES } from './model.ts';
