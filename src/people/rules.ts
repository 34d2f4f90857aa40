/** Rules about roles, the tree of divisions and the tree of units; pure. */

import { addDays, type LocalDate, localDate } from '../kernel/time.ts';
import { ADMIN_ROLES, type Division, ROLES, type Role, type Scope } from './model.ts';

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,39}$/;

export function isUsername(text: string): boolean {
  return USERNAME.test(text);
}

export function isAdmin(role: Role): boolean {
  return (ADMIN_ROLES as readonly Role[]).includes(role);
}

/** Roles that open identities or watch others; like administrators, no single person may disable or take over their accounts. */
const WATCHING: readonly Role[] = [
  ...ADMIN_ROLES,
  'vault-reader',
  'discipline-supervisor',
  'justice-supervisor',
  'hall-supervisor',
  'agency-supervisor',
  'special-supervisor',
];

export function isWatching(role: Role): boolean {
  return WATCHING.includes(role);
}

/** Whether a role works in the sealed lane of discipline leads (检举控告), of which nobody else learns. */
export function isOfSealedLane(role: Role): boolean {
  return role === 'discipline-supervisor';
}

/** Whether a role needs a second factor: one with power over accounts, rights or identities. */
export function needsSecondFactor(role: Role): boolean {
  return isAdmin(role) || role === 'vault-reader' || role === 'discipline-supervisor';
}

/**
 * Roles that may release what an administrator asked for about a person with these roles. The security administrator answers to the
 * audit administrator, or to another one of their kind; the one who keeps accounts to the one who keeps rights.
 */
export function releasersOf(asker: Role | null, roles: readonly Role[]): readonly Role[] {
  const aboutThemselves = asker === 'security-admin' || roles.includes('security-admin');
  return aboutThemselves ? ['security-admin', 'audit-admin'] : ['security-admin'];
}

/** Reach of each role: its unit's work, its whole division's, or no matters at all. */
const REACH: Readonly<Record<Role, Scope['reach']>> = {
  handler: 'unit',
  'unit-head': 'unit',
  dispatcher: 'division',
  checker: 'division',
  'hall-supervisor': 'division',
  'discipline-supervisor': 'division',
  'justice-supervisor': 'division',
  leader: 'division',
  'joint-office': 'division',
  'lead-department': 'division',
  'visiting-office': 'division',
  'vault-reader': 'division',
  'rules-keeper': 'none',
  inspector: 'unit',
  'agency-supervisor': 'unit',
  'covert-visitor': 'unit',
  'special-supervisor': 'unit',
  'grid-worker': 'unit',
  'chief-service-officer': 'unit',
  'system-admin': 'none',
  'security-admin': 'none',
  'audit-admin': 'none',
};

export function reachOf(role: Role): Scope['reach'] {
  return REACH[role];
}

const HANDLING: readonly Role[] = ['handler', 'unit-head'];

/** Whether somebody among the writers has another person among the signers: nobody signs what they wrote. */
export function isOneOfTwo(writers: readonly string[], signers: readonly string[]): boolean {
  return writers.some((writer) => signers.some((signer) => signer !== writer));
}

/** Whether a role handles what is said about a unit: the handler and the head of the unit. */
export function isHandling(role: Role): boolean {
  return HANDLING.includes(role);
}

const OF_THE_PERSON: readonly Role[] = [...ADMIN_ROLES, 'vault-reader', 'discipline-supervisor', 'rules-keeper'];

/** Whether a post may be delegated. Powers over accounts, rules and identities stay with the person they were given to. */
export function mayBeLent(role: Role): boolean {
  return !OF_THE_PERSON.includes(role);
}

/**
 * Whether the head of a unit may do the work of its vacant post. Only work of the unit itself: the
 * security administrator alone says who sees a whole division, never a vacancy.
 */
export function fallsToHead(role: Role): boolean {
  return isHandling(role);
}

/** Whether one person may act through both roles. Whoever handles for a unit sees no whole division, given or delegated. */
export function mayGoTogether(one: Role, other: Role): boolean {
  const apart = (a: Role, b: Role) => isHandling(a) && reachOf(b) === 'division';
  return !apart(one, other) && !apart(other, one);
}

/** Longest delegation in days; for longer the post should be given. */
export const LONGEST_LOAN_DAYS = 92;

/** The division and everything below it, in the order given. */
export function withBelow(
  divisions: readonly Pick<Division, 'code' | 'parentCode'>[],
  code: string,
): readonly string[] {
  const inside = new Set([code]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const division of divisions) {
      if (division.parentCode === null || inside.has(division.code) || !inside.has(division.parentCode)) continue;
      inside.add(division.code);
      grew = true;
    }
  }
  return divisions.filter((division) => inside.has(division.code)).map((division) => division.code);
}

/** Relations between units on the day in question and in the year before it. */
export type UnitLinks = Readonly<{
  /** Present and former parents alike. */
  parents: readonly Readonly<{ unitId: string; parentId: string }>[];
  successors: readonly Readonly<{ unitId: string; successorId: string }>[];
}>;

/** Units that are one institution: everything reached through mergers and splits, both ways. */
function withFormsOf(links: UnitLinks, ids: Iterable<string>): Set<string> {
  const all = new Set(ids);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { unitId, successorId } of links.successors) {
      if (all.has(unitId) === all.has(successorId)) continue;
      all.add(unitId).add(successorId);
      grew = true;
    }
  }
  return all;
}

/** The units and everything below them, former forms included. */
export function unitsBelow(links: UnitLinks, ids: Iterable<string>): Set<string> {
  const all = withFormsOf(links, ids);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { unitId, parentId } of links.parents) {
      if (!all.has(parentId) || all.has(unitId)) continue;
      for (const id of withFormsOf(links, [unitId])) all.add(id);
      grew = true;
    }
  }
  return all;
}

/**
 * Units whose people may not check, judge or supervise a matter against these respondents and assisting units: they
 * themselves, the parent of each, and everything below them; in every form they had.
 */
export function conflictedUnits(links: UnitLinks, respondentUnitIds: Iterable<string>): ReadonlySet<string> {
  const themselves = withFormsOf(links, respondentUnitIds);
  const parents = links.parents.filter(({ unitId }) => themselves.has(unitId)).map(({ parentId }) => parentId);
  return new Set([...unitsBelow(links, themselves), ...withFormsOf(links, parents)]);
}

/**
 * The units whose matters are too near for somebody who works or worked in these: the other way round of `conflictedUnits`,
 * so that one set, looked up once, judges every matter of a list.
 */
export function unitsTooNear(links: UnitLinks, workedIn: Iterable<string>): ReadonlySet<string> {
  const own = withFormsOf(links, workedIn);
  const above = new Set(own);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { unitId, parentId } of links.parents) {
      if (!above.has(unitId) || above.has(parentId)) continue;
      for (const id of withFormsOf(links, [parentId])) above.add(id);
      grew = true;
    }
  }
  const children = links.parents.filter(({ parentId }) => own.has(parentId)).map(({ unitId }) => unitId);
  return new Set([...above, ...withFormsOf(links, children)]);
}

/** The same day a year earlier; 29 February becomes the 28th. */
export function aYearBefore(date: LocalDate): LocalDate {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  const rest = date.slice(4);
  return rest === '-02-29' ? addDays(localDate(`${year}-03-01`), -1) : localDate(`${year}${rest}`);
}
