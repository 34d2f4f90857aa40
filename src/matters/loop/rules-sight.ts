/** Sight: how much of a matter a post is shown. The SQL of lists says the same in store-desk.ts, and a test compares them. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Reader } from '../../people/index.ts';
import { currentLeg, type DueKind, type MatterState } from './model.ts';
import type { EventType, Recorded } from './model-events.ts';
import { WITH_A_UNIT } from './phases.ts';

/**
 * full: everything but the identity. released: dates and what a dispatcher released. unit: the same without whatever
 * could tell who complained or when: the week only, no receipt, no order of arrival.
 */
export type Sight = 'full' | 'released' | 'unit';

const FULL: readonly string[] = ['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office'];
const RELEASED: readonly string[] = ['justice-supervisor', 'leader', 'vault-reader'];
/** Role that signs off what leaves a unit; in the discipline lane nobody does. */
export const HEAD = 'unit-head';
const UNIT: readonly string[] = ['handler', HEAD];
/** Roles of the discipline lane. */
const DISCIPLINE: readonly string[] = ['discipline-supervisor'];

export function mayEnterDisciplineLane(role: string): boolean {
  return DISCIPLINE.includes(role);
}

/** Roles of the posts at work in a unit: in the discipline lane only those of the lane. */
export function rolesAtWork(lane: string): readonly string[] {
  return lane === 'discipline' ? DISCIPLINE : UNIT;
}

/** Sight of a role within its reach, before any matter is looked at; null for roles that see none. */
export function sightOfRole(role: string): Sight | null {
  if (FULL.includes(role)) return 'full';
  if (RELEASED.includes(role)) return 'released';
  return UNIT.includes(role) ? 'unit' : null;
}

/** Facts that decide access, from a state or a row. */
export type Access = Readonly<{
  lane: string;
  divisions: readonly string[];
  respondent: Uuid | null;
  concerned: readonly Uuid[];
  /** Units that lead or assist, or did. */
  parts: readonly Uuid[];
  /** Seats that belong to one unit, as `seatKey` writes them. */
  seated: readonly string[];
}>;

type SightReader = Pick<Reader, 'divisionCodes' | 'unitIds' | 'tooNear'> &
  Readonly<{ actor: Readonly<{ role: string }> }>;
/** A reader of the unit’s inner acts; `outside`: somebody else, who is only shown a matter as the unit sees it. */
export type InsideReader = Pick<SightReader, 'actor' | 'unitIds'> & Readonly<{ outside?: true }>;

export function seatKey(role: string, unit: string): string {
  return `${role}@${unit}`;
}

/** Every seat a reader’s post fills. */
export function seatsOf({ actor, unitIds }: Pick<SightReader, 'actor' | 'unitIds'>): readonly string[] {
  return unitIds.map((unit) => seatKey(actor.role, unit));
}

export function sightInto(access: Access, reader: SightReader): Sight | null {
  const { role } = reader.actor;
  const sight = sightOfRole(role);
  if (sight === null) return null;
  const works = access.parts.some((unit) => reader.unitIds.includes(unit));
  if (access.lane === 'discipline') return mayEnterDisciplineLane(role) ? sightInLane(access, reader, works) : null;
  const seats = seatsOf(reader);
  const sits = access.seated.some((seat) => seats.includes(seat));
  const within = access.divisions.some((code) => reader.divisionCodes.includes(code));
  if (sight === 'unit' ? !works && !sits : !within && !sits) return null;
  // Too near to judge is too near to learn who complained.
  const near = access.concerned.some((unit) => reader.tooNear.has(unit));
  if (near) return 'unit';
  return sits ? 'full' : sight;
}

/** In the discipline lane whoever is too near sees nothing; the office at work sees its own work whole. */
function sightInLane(access: Access, reader: SightReader, works: boolean): Sight | null {
  const { divisions, respondent, concerned } = access;
  if (respondent !== null && reader.tooNear.has(respondent)) return null;
  if (works) return 'full';
  const near = concerned.some((unit) => reader.tooNear.has(unit));
  return !near && divisions.some((code) => reader.divisionCodes.includes(code)) ? 'full' : null;
}

export function sightOf(
  state: Pick<
    MatterState,
    'lane' | 'divisionCode' | 'desks' | 'judge' | 'raiser' | 'legs' | 'respondentUnitId' | 'handlingUnits'
  >,
  reader: SightReader,
): Sight | null {
  const access: Access = {
    lane: state.lane,
    divisions: [state.divisionCode, state.desks.D.division],
    respondent: state.respondentUnitId,
    concerned: unitsConcerned(state),
    parts: partsOf(state),
    seated: seatedOf(state),
  };
  return sightInto(access, reader);
}

/** Seats of one unit; the seat of the unit at work is none: that unit sees its own part. */
export function seatedOf({ desks, judge, raiser }: Pick<MatterState, 'desks' | 'judge' | 'raiser'>): readonly string[] {
  const all = [
    ...Object.values(desks),
    ...(judge.kind === 'post' ? [judge.desk] : []),
    ...(raiser === null ? [] : [raiser]),
  ];
  const keys = all.flatMap(({ unit, roles }) =>
    unit === undefined || unit === 'lead' ? [] : roles.map((role) => seatKey(role, unit)),
  );
  return [...new Set(keys)].sort();
}

/** The respondent and every unit that has had a hand in it. */
export function unitsConcerned(state: Pick<MatterState, 'respondentUnitId' | 'handlingUnits'>): readonly Uuid[] {
  return [...new Set([...(state.respondentUnitId === null ? [] : [state.respondentUnitId]), ...state.handlingUnits])];
}

export function isNear(
  state: Pick<MatterState, 'respondentUnitId' | 'handlingUnits'>,
  { tooNear }: Pick<Reader, 'tooNear'>,
): boolean {
  return unitsConcerned(state).some((unit) => tooNear.has(unit));
}

/** What a post may do with the internal notes of a matter: write and read its unit’s, read them only, look at every unit’s. */
export type NotesRight = 'write' | 'read' | 'look';

/** @param sight the post’s of this matter; null: this post has nothing to do with its notes */
export function notesRightOf(state: Pick<MatterState, 'legs'>, sight: Sight, reader: SightReader): NotesRight | null {
  const { role } = reader.actor;
  if (UNIT.includes(role)) return unitAtWork(state, reader) === null ? 'read' : 'write';
  // Too near to judge is too near to read what the unit says among its own.
  return role === 'discipline-supervisor' && sight === 'full' ? 'look' : null;
}

/** The reader’s unit that leads or assists now; null where none does. */
export function unitAtWork(state: Pick<MatterState, 'legs'>, { unitIds }: Pick<SightReader, 'unitIds'>): Uuid | null {
  const leg = currentLeg(state);
  const parts = (leg?.assisting ?? []).filter(({ part }) => part !== 'dropped').map(({ unit }) => unit);
  const working = [...(leg?.lead == null ? [] : [leg.lead]), ...parts];
  return working.find((unit) => unitIds.includes(unit)) ?? null;
}

/** Whether some unit has the matter in hand: answered or over, its work is nobody's to share out any more. */
export function isInHand({ phase }: Pick<MatterState, 'phase'>): boolean {
  return WITH_A_UNIT.includes(phase);
}

/** Acts inside a unit, before anything left it: nobody else is shown them, whatever else they see. */
const INSIDE = ['drafted', 'draft-returned', 'signed-off'] as const satisfies readonly EventType[];
export type InnerEvent = Extract<Recorded, { type: (typeof INSIDE)[number] }>;

export function isInside(event: Recorded): event is InnerEvent {
  return INSIDE.some((type) => type === event.type);
}

/** Whether a reader is one of the unit’s own people. */
export function isOfUnit(unit: Uuid, { actor, unitIds, outside }: InsideReader): boolean {
  return outside !== true && UNIT.includes(actor.role) && unitIds.includes(unit);
}

/** The log without what other units did among themselves. @param reader null for whoever belongs to no unit */
export function withoutInside(log: readonly Recorded[], reader: InsideReader | null): readonly Recorded[] {
  return log.filter((event) => !isInside(event) || (reader !== null && isOfUnit(event.data.unit, reader)));
}

function partsOf(state: Pick<MatterState, 'legs'>): readonly Uuid[] {
  return state.legs.flatMap((leg) => [
    ...(leg.lead === null ? [] : [leg.lead]),
    ...leg.assisting.map((each) => each.unit),
  ]);
}

/** Events of a unit's timeline: its own work and decisions about it. */
const FOR_UNITS: readonly EventType[] = [
  'dispatched',
  'designated',
  'recalled',
  'signed',
  'deemed-signed',
  'returned',
  'plan-filed',
  'progress-noted',
  'progress-chased',
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
  'rerouting-proposed',
  'rerouting-denied',
  'rerouted',
  'termination-proposed',
  'termination-denied',
  'terminated',
  ...INSIDE,
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
  'place-released',
  'letter-sent',
  'letter-signed',
  'letter-answered',
  'reminded',
  'supervision-letter-issued',
  'supervision-letter-replied',
  'supervision-step-taken',
  'deadlines-recomputed',
  'units-told',
];

/** Whether an event is about a letter between offices: no unit is told of it, not even by its count. */
export function isBetweenOffices({ type, data }: Pick<Recorded, 'type' | 'data'>): boolean {
  if (type === 'letter-sent') return 'to' in data;
  return (type === 'letter-signed' || type === 'letter-answered') && data.by.as !== 'L';
}

/** Clocks of units; others would tell them what the complainant did or is asked, when, and that a number was left. */
export const CLOCKS_OF_UNITS: readonly DueKind[] = [
  'sign',
  'return',
  'plan',
  'progress',
  'handle',
  'check',
  'resume',
  'rerouting',
];

/** Whether units are told of an event; of dates counted again, only where one is of a clock they see. */
export function isForUnits({ type, data }: Pick<Recorded, 'type' | 'data'>): boolean {
  if (!FOR_UNITS.includes(type) || isBetweenOffices({ type, data })) return false;
  return !('changes' in data) || data.changes.some(({ which }) => CLOCKS_OF_UNITS.includes(which));
}
