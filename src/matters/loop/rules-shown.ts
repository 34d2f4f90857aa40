/**
 * What a unit is shown of a matter: the log as it was told, with a count and a time of its own. What the complainant does is
 * told by the next act of an office or the clock that units see, at the latest with the week (`tell-units`); until then
 * nothing of it moves a phase, a date, a number or an order in the unit's view. Pure; whoever is too near is shown the same.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { type Instant, type LocalDate, localDateOf } from '../../kernel/time.ts';
import { foldMatter } from './evolve.ts';
import type { MatterState, RelationCode } from './model.ts';
import type { Recorded } from './model-events.ts';
import { isForUnits } from './rules-sight.ts';

export type Shown = Readonly<{
  /** Folded from `log`; access goes by the real state, never by this one. */
  state: MatterState;
  log: readonly Recorded[];
  /** How many events reached units, the registration counted: what they send back as the log they saw. */
  seq: number;
  changedAt: Instant;
  /** The day of the first act of the complainant that units would see and have not been told. */
  untoldOn: LocalDate | null;
}>;

const OF_UNITS: readonly RelationCode[] = ['L', 'A'];
/** Not on a unit's timeline, but they change what it may read or must do. */
const ALSO_REACHING: readonly Recorded['type'][] = ['message-passed-on', 'answered-with-parent'];

function ownOfUnits({ data }: Recorded): boolean {
  return OF_UNITS.some((relation) => relation === data.by.as);
}

function isOfComplainant({ data }: Recorded): boolean {
  return data.by.kind === 'complainant' || data.by.kind === 'door';
}

/** An act of an office or the clock that units see: with it they are told everything before it. */
function tells(event: Recorded): boolean {
  if (isOfComplainant(event) || ownOfUnits(event)) return false;
  return isForUnits(event.type) || ALSO_REACHING.includes(event.type);
}

/** Of what a complainant may do: what units see of it one day, if only that released words are gone. */
function concernsUnits(type: Recorded['type']): boolean {
  return isForUnits(type) || type === 'words-erased';
}

/** Whether an event moves the unit's own count: what it did itself, and what tells it something. */
export function reachesUnits(event: Recorded): boolean {
  return tells(event) || ownOfUnits(event);
}

export function shownToUnits(id: Uuid, log: readonly Recorded[]): Shown {
  const told = log.findLastIndex(tells);
  const shown = log.filter((event, index) => index <= Math.max(told, 0) || ownOfUnits(event));
  const reached = log.filter((event, index) => index === 0 || reachesUnits(event));
  const untold = log.find((event, index) => index > told && isOfComplainant(event) && concernsUnits(event.type));
  return {
    state: foldMatter(id, shown),
    log: shown,
    seq: reached.length,
    changedAt: (reached.at(-1) ?? log[0])?.at as Instant,
    untoldOn: untold === undefined ? null : localDateOf(untold.at),
  };
}
