/**
 * The log as a unit is told it, with its own count and time. A complainant's act is told by the next act of an office or the
 * clock that units see, at the latest with the week (`tell-units`); until then it moves no phase, date, number or order in
 * the unit's view. Whoever is too near is shown the same.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { type Instant, type LocalDate, localDateOf } from '../../kernel/time.ts';
import { foldMatter } from './evolve.ts';
import type { MatterState, RelationCode } from './model.ts';
import type { Recorded } from './model-events.ts';
import { isForUnits } from './rules-sight.ts';

export type Shown = Readonly<{
  /** State folded from `log`; access goes by the real state. */
  state: MatterState;
  log: readonly Recorded[];
  /** Number of events units were told, with registering: what they send back as the state they saw. */
  seq: number;
  changedAt: Instant;
  /** Day of the complainant's first act that units will see and were not told. */
  untoldOn: LocalDate | null;
}>;

const OF_UNITS: readonly RelationCode[] = ['L', 'A', 'H'];
/** Events off a unit's timeline that change what it may read or must do. */
const ALSO_REACHING: readonly Recorded['type'][] = ['message-passed-on', 'answered-with-parent'];

function ownOfUnits({ data }: Recorded): boolean {
  return OF_UNITS.some((relation) => relation === data.by.as);
}

function isOfComplainant({ data }: Recorded): boolean {
  return data.by.kind === 'complainant' || data.by.kind === 'door';
}

/** Whether an event tells units everything before it: an act of an office or the clock that they see. */
function tells(event: Recorded): boolean {
  if (isOfComplainant(event) || ownOfUnits(event)) return false;
  return isForUnits(event) || ALSO_REACHING.includes(event.type);
}

/** Whether units will see something of a complainant's act, if only that released words are gone. */
function concernsUnits(event: Recorded): boolean {
  return isForUnits(event) || event.type === 'words-erased';
}

/** A unit's part of what units are told: from the day the matter was given to it. */
export function partOfUnits(log: readonly Recorded[], units: readonly Uuid[]): readonly Recorded[] {
  const mine = (unit: Uuid) => units.includes(unit);
  const first = log.findIndex((event) => {
    if (event.type === 'dispatched' || event.type === 'designated') {
      return mine(event.data.lead) || event.data.assisting.some(mine);
    }
    return event.type === 'assisting-added' && mine(event.data.unit);
  });
  if (first < 0) return [];
  return log
    .slice(first)
    .filter((event) => isForUnits(event) || (event.type === 'message-sent' && event.data.by.as === 'L'))
    .filter(({ data }) => !('unit' in data && 'to' in data));
}

/** Whether an event moves the unit's count: its own act, or one that tells it something. */
export function reachesUnits(event: Recorded): boolean {
  return tells(event) || ownOfUnits(event);
}

/** Words an office or time destroyed are gone for units at once, though it moves nothing of theirs. */
function destroys(event: Recorded): boolean {
  return event.type === 'words-erased' && !isOfComplainant(event);
}

export function shownToUnits(id: Uuid, log: readonly Recorded[]): Shown {
  const told = log.findLastIndex(tells);
  const shown = log.filter((event, index) => index <= Math.max(told, 0) || ownOfUnits(event) || destroys(event));
  const reached = log.filter((event, index) => index === 0 || reachesUnits(event));
  const untold = log.find((event, index) => index > told && isOfComplainant(event) && concernsUnits(event));
  return {
    state: foldMatter(id, shown),
    log: shown,
    seq: reached.length,
    changedAt: (reached.at(-1) ?? log[0])?.at as Instant,
    untoldOn: untold === undefined ? null : localDateOf(untold.at),
  };
}
