/** Groups of roles in the rows, and ways a route may be allowed. */

import type { Role } from '../../../src/people/index.ts';

/** `receipt`: judged by the route itself from the receipt's cookie. `signed-in`: any person, about themselves. */
export type Allowed = 'public' | 'receipt' | 'signed-in' | readonly Role[];
export type Matrix = Readonly<Record<string, Allowed>>;

export const SYSTEM: readonly Role[] = ['system-admin'];
export const SECURITY: readonly Role[] = ['security-admin'];
export const AUDIT: readonly Role[] = ['audit-admin'];
export const DISPATCH: readonly Role[] = ['dispatcher'];

/** Everybody with work to do; administrators have none. */
export const OFFICIALS: readonly Role[] = [
  'handler',
  'unit-head',
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'lead-department',
  'visiting-office',
  'vault-reader',
  'rules-keeper',
  'inspector',
  'agency-supervisor',
  'covert-visitor',
  'special-supervisor',
  'grid-worker',
  'chief-service-officer',
];
export const EVERYBODY: readonly Role[] = [...OFFICIALS, 'system-admin', 'security-admin', 'audit-admin'];

/** Those who keep the register of places, and those who follow it in their work. */
export const REGISTRARS: readonly Role[] = ['dispatcher', 'system-admin'];
export const REGISTER_READERS: readonly Role[] = [
  'dispatcher',
  'system-admin',
  'unit-head',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'visiting-office',
];

/** Those who may bring in one kind of record or another; which kind, the kind says. */
export const IMPORTERS: readonly Role[] = [
  'dispatcher',
  'joint-office',
  'justice-supervisor',
  'system-admin',
  'security-admin',
];

/** Those who watch over the record itself, the city's as one. */
export const RECORD_READERS: readonly Role[] = [
  'discipline-supervisor',
  'justice-supervisor',
  'joint-office',
  'leader',
  'audit-admin',
];

/** The only two that ever see an identity, and then only with a reason. */
export const IDENTITY: readonly Role[] = ['vault-reader', 'discipline-supervisor'];
export const DISCIPLINE: readonly Role[] = ['discipline-supervisor'];

export const FIGURE_READERS: readonly Role[] = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'lead-department',
  'visiting-office',
];

/** Those who read what units did: offices of their divisions, a unit of itself. */
export const WORK_READERS: readonly Role[] = [
  ...FIGURE_READERS.filter((role) => role !== 'lead-department' && role !== 'visiting-office'),
  'handler',
  'unit-head',
];

/** Those who report how many were served in their halls. */
export const HALL_KEEPERS: readonly Role[] = ['dispatcher', 'hall-supervisor'];

/** Units see what was given to them, offices what lies in their divisions, some of them released words only. */
export const UNITS: readonly Role[] = ['handler', 'unit-head'];
export const OFFICES: readonly Role[] = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
];
export const MATTER_READERS: readonly Role[] = [...UNITS, ...OFFICES, 'justice-supervisor', 'leader', 'vault-reader'];
