/**
 * Rights of the directory (三员分立). The system administrator opens accounts and makes units and posts; the security
 * administrator gives and takes posts and locks lost accounts; the audit administrator reads what both did. None of the
 * three can do the work of another, and none reads matters or identities.
 */

import { ROLES, type Role } from './model.ts';
import { isAdmin } from './rules.ts';

/** A row of the authorisation matrix: an action named `slice.verb-object` and the roles that may do it. */
export type AccessRow = Readonly<{ action: string; roles: readonly Role[] }>;

const SYSTEM = ['system-admin'] as const satisfies readonly Role[];
const SECURITY = ['security-admin'] as const satisfies readonly Role[];
const AUDIT = ['audit-admin'] as const satisfies readonly Role[];
/** Roles that act on matters, whose texts phrases are offered for. */
const ACTING = [
  'handler',
  'unit-head',
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
  'vault-reader',
] as const satisfies readonly Role[];
/** The head of a unit. Offices have no post of a head: those who dispatch or supervise there keep what all of it are offered. */
const KEEPING_PHRASES = [
  'unit-head',
  'dispatcher',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
] as const satisfies readonly Role[];
const HANDLING = ['handler', 'unit-head'] as const satisfies readonly Role[];
const OFFICIALS = ROLES.filter((role) => !isAdmin(role));

/** Roles that release acts of others or ask for a release; `decideWaitingAct` checks which act needs which role. */
const SECOND_PERSONS = [
  ...SYSTEM,
  ...SECURITY,
  ...AUDIT,
  'rules-keeper',
  'joint-office',
  'discipline-supervisor',
] as const satisfies readonly Role[];

export const peopleAccess = {
  readDirectory: { action: 'people.read-directory', roles: ROLES },
  search: { action: 'people.search-all', roles: ROLES },
  readPhrases: { action: 'people.read-phrases', roles: ACTING },
  keepPhrases: { action: 'people.keep-phrases', roles: KEEPING_PHRASES },
  readOwnUnit: { action: 'people.read-own-unit', roles: HANDLING },
  keepSections: { action: 'people.keep-sections', roles: ['unit-head'] },
  readSignOff: { action: 'people.read-sign-off', roles: HANDLING },
  keepSignOff: { action: 'people.keep-sign-off', roles: ['unit-head'] },
  keepViews: { action: 'people.keep-views', roles: ROLES },
  readNotices: { action: 'people.read-notices', roles: ROLES },
  readUsers: { action: 'people.read-users', roles: [...SYSTEM, ...SECURITY] },
  keepUsers: { action: 'people.keep-users', roles: SYSTEM },
  keepUnits: { action: 'people.keep-units', roles: SYSTEM },
  keepPosts: { action: 'people.keep-posts', roles: SYSTEM },
  keepHoldings: { action: 'people.keep-holdings', roles: SECURITY },
  keepSignIns: { action: 'people.keep-sign-ins', roles: SECURITY },
  // A dispatcher asks for releases, and reads what was decided.
  readWaitingActs: { action: 'people.read-waiting-acts', roles: [...SECOND_PERSONS, 'dispatcher'] },
  decideWaitingActs: { action: 'people.decide-waiting-acts', roles: SECOND_PERSONS },
  delegatePosts: { action: 'people.delegate-posts', roles: OFFICIALS },
  // The audit of the sealed lane is the discipline side's own.
  readAudit: { action: 'people.read-audit', roles: [...AUDIT, 'discipline-supervisor'] },
  readRetention: { action: 'people.read-retention', roles: [...SECURITY, ...AUDIT] },
  keepRetention: { action: 'people.keep-retention', roles: SECURITY },
} as const satisfies Readonly<Record<string, AccessRow>>;
