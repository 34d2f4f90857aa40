/** How much of a matter a post is shown. Pure; the SQL of lists says the same in store-desk.ts, and a test compares them. */

import type { Uuid } from '../kernel/ids.ts';
import type { Scope } from '../people/index.ts';
import type { MatterState } from './model.ts';
import type { EventType } from './model-events.ts';

/**
 * full: everything but the identity. released: dates and what a dispatcher released. unit: the same without whatever
 * could tell who complained or when: the week only, no receipt, no order of arrival.
 */
export type Sight = 'full' | 'released' | 'unit';

const FULL: readonly string[] = ['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office'];
const RELEASED: readonly string[] = ['justice-supervisor', 'leader', 'vault-reader'];
const UNIT: readonly string[] = ['handler', 'unit-head'];
/** A lead on discipline is nobody's but theirs. */
const DISCIPLINE: readonly string[] = ['discipline-supervisor'];

/** What a role is shown of matters in its reach, before any matter is looked at; null for roles that see none. */
export function sightOfRole(role: string): Sight | null {
  if (FULL.includes(role)) return 'full';
  if (RELEASED.includes(role)) return 'released';
  return UNIT.includes(role) ? 'unit' : null;
}

export function mayEnterDisciplineLane(role: string): boolean {
  return DISCIPLINE.includes(role);
}

/** @param tooNear the person holds or lately held a post around the respondent or a unit that handled it. */
export function sightOf(
  state: Pick<MatterState, 'lane' | 'divisionCode' | 'desks' | 'legs'>,
  scope: Pick<Scope, 'divisionCodes' | 'unitIds'> & Readonly<{ actor: Readonly<{ role: string }> }>,
  tooNear: boolean,
): Sight | null {
  const { role } = scope.actor;
  const sight = sightOfRole(role);
  if (sight === null || (state.lane === 'discipline' && !mayEnterDisciplineLane(role))) return null;
  if (sight === 'unit') return partsOf(state).some((unit) => scope.unitIds.includes(unit)) ? 'unit' : null;
  const within = [state.divisionCode, state.desks.D.division].some((code) => scope.divisionCodes.includes(code));
  if (!within) return null;
  // Whoever is too near to judge is also too near to learn who complained; the dispatcher has to release words all the same.
  return tooNear && role !== 'dispatcher' ? 'unit' : sight;
}

function partsOf(state: Pick<MatterState, 'legs'>): readonly Uuid[] {
  return state.legs.flatMap((leg) => [
    ...(leg.lead === null ? [] : [leg.lead]),
    ...leg.assisting.map((each) => each.unit),
  ]);
}

/** What a unit's timeline may hold: the unit's own work and what was decided about it. */
const FOR_UNITS: readonly EventType[] = [
  'dispatched',
  'designated',
  'recalled',
  'signed',
  'deemed-signed',
  'returned',
  'progress-noted',
  'assistance-signed',
  'assistance-returned',
  'assistance-contributed',
  'assisting-added',
  'assisting-dropped',
  'extension-asked',
  'extension-granted',
  'extension-denied',
  'suspension-asked',
  'suspended',
  'suspension-denied',
  'resumed',
  'reassigned',
  'termination-proposed',
  'termination-denied',
  'terminated',
  'submitted',
  'approved',
  'sent-back',
  'verdict-given',
  'verdict-window-elapsed',
  'redo-ordered',
  'upheld-unresolved',
  'reopened',
  'withdrawn',
  'reclassified',
  'released',
  'reminded',
  'supervision-letter-issued',
  'supervision-letter-replied',
  'supervision-step-taken',
  'deadlines-recomputed',
];

export function isForUnits(type: EventType): boolean {
  return FOR_UNITS.includes(type);
}
