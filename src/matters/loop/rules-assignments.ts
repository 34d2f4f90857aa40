/**
 * Assignments (交办): each time a unit was given the lead of a matter, and what became of it. Folded from the log, so that
 * figures by unit and by handler are counted from rows and the verifier holds the rows against the log.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { evolve, foldMatter } from './evolve.ts';
import type { MatterState, Verdict } from './model.ts';
import type { Recorded } from './model-events.ts';
import { isInside } from './rules-sight.ts';

/** `redo`: ordered to do it again; `with-parent`: answered with the matter it had been merged into. */
export type Given = 'dispatched' | 'designated' | 'redo' | 'with-parent';
/** `taken`: recalled, given to another, or the matter went another way. */
export type AssignmentEnd = 'submitted' | 'returned' | 'taken';

export type Assignment = Readonly<{
  unit: Uuid;
  given: Given;
  givenOn: LocalDate;
  /** Null where nothing is to be signed. */
  signDue: LocalDate | null;
  signedOn: LocalDate | null;
  /** Signed by the clock, because nobody did. */
  deemed: boolean;
  /** The handle date in force last. */
  dueOn: LocalDate;
  /** Its clock stands still. */
  suspended: boolean;
  /** An answer a checker sent back has not ended it. */
  endedOn: LocalDate | null;
  end: AssignmentEnd | null;
  /** Who acted for the unit last, in what left it; null while nobody did. */
  handler: Uuid | null;
  sentBack: number;
  extendedOn: readonly LocalDate[];
  suspendedOn: readonly LocalDate[];
  /** Categories it was moved from and to while the unit had it. */
  reclassified: readonly Readonly<{ on: LocalDate; from: string; to: string }>[];
  verdict: Verdict | 'no-verdict' | null;
  judgedOn: LocalDate | null;
  /** Asked for again, the first time. */
  reopenedOn: LocalDate | null;
}>;

export function assignmentsOf(id: Uuid, log: readonly Recorded[]): readonly Assignment[] {
  const [first, ...rest] = log;
  if (first === undefined) return [];
  let state = foldMatter(id, [first]);
  let all: readonly Assignment[] = [];
  for (const event of rest) {
    state = evolve(state, event);
    all = step(all, event, state);
  }
  return all;
}

function step(all: readonly Assignment[], event: Recorded, after: MatterState): readonly Assignment[] {
  const on = localDateOf(event.at);
  const lead = after.legs.at(-1)?.lead ?? null;
  const given = givenBy(event);
  if (given !== null) {
    const before = onOpen(all, (each) => ({ ...each, endedOn: on, end: 'taken' }));
    return lead === null ? before : [...before, { ...fresh(given, on, after, lead), ...begun(event, on) }];
  }
  if (event.type === 'sent-back') {
    return onLast(all, (each) => ({ ...each, endedOn: null, end: null, sentBack: each.sentBack + 1 }));
  }
  const judged = onLast(all, (each) => ({ ...each, ...judgedBy(event, on, each) }));
  const worked = onOpen(judged, (each) => ({ ...each, ...workedBy(event, on, each) }));
  // What has ended keeps the clock it had, by which it was in time or late.
  return onOpen(worked, (each) => ({
    ...each,
    ...(stillHas(event, after, lead) ? clockOf(after, each) : { endedOn: on, end: endBy(event) }),
  }));
}

function givenBy({ type, data }: Recorded): Given | null {
  switch (type) {
    case 'dispatched':
    case 'designated':
      return type;
    case 'answered-with-parent':
      return 'with-parent';
    case 'redo-ordered':
      return data.to === 'same' ? 'redo' : null;
    default:
      return null;
  }
}

function fresh(given: Given, on: LocalDate, after: MatterState, unit: Uuid): Assignment {
  return {
    unit,
    given,
    givenOn: on,
    signDue: null,
    signedOn: null,
    deemed: false,
    dueOn: after.legs.at(-1)?.handle.on ?? on,
    suspended: false,
    endedOn: null,
    end: null,
    handler: null,
    sentBack: 0,
    extendedOn: [],
    suspendedOn: [],
    reclassified: [],
    verdict: null,
    judgedOn: null,
    reopenedOn: null,
  };
}

/** With what an assignment of that kind begins. */
function begun({ type, data }: Recorded, on: LocalDate): Partial<Assignment> {
  if (type === 'dispatched' || type === 'designated') return { signDue: data.signDue.on };
  // The answer given to the parent is this one's, too.
  return type === 'answered-with-parent' ? { endedOn: on, end: 'submitted' } : {};
}

function workedBy(event: Recorded, on: LocalDate, now: Assignment): Partial<Assignment> {
  const { type, data } = event;
  const { by } = data;
  const handler = by.kind === 'post' && by.as === 'L' && !isInside(event) ? by.userId : now.handler;
  switch (type) {
    case 'signed':
    case 'deemed-signed':
      return { handler, signedOn: data.signedOn, deemed: type === 'deemed-signed' };
    case 'extension-granted':
      return { handler, extendedOn: [...now.extendedOn, on] };
    case 'suspended':
      return { handler, suspendedOn: [...now.suspendedOn, on] };
    case 'reclassified':
      return data.from === null
        ? { handler }
        : { handler, reclassified: [...now.reclassified, { on, from: data.from, to: data.to }] };
    default:
      return { handler };
  }
}

function clockOf({ phase, legs }: MatterState, now: Assignment): Partial<Assignment> {
  return { suspended: phase === 'suspended', dueOn: legs.at(-1)?.handle.on ?? now.dueOn };
}

/** A verdict is of the answer it was given on, and there is one; of askings again the first stays where it was counted. */
function judgedBy({ type, data }: Recorded, on: LocalDate, { reopenedOn }: Assignment): Partial<Assignment> {
  if (type === 'verdict-given') return { verdict: data.verdict, judgedOn: on };
  if (type === 'verdict-window-elapsed') return { verdict: 'no-verdict', judgedOn: on };
  return type === 'reopened' ? { reopenedOn: reopenedOn ?? on } : {};
}

const WITH_UNIT: readonly MatterState['phase'][] = ['dispatched', 'handling', 'suspended'];

function stillHas({ type }: Recorded, { phase }: MatterState, lead: Uuid | null): boolean {
  return type !== 'submitted' && lead !== null && WITH_UNIT.includes(phase);
}

function endBy({ type }: Recorded): AssignmentEnd {
  return type === 'submitted' || type === 'returned' ? type : 'taken';
}

function onLast(all: readonly Assignment[], change: (last: Assignment) => Assignment): readonly Assignment[] {
  return all.map((each, index) => (index === all.length - 1 ? change(each) : each));
}

function onOpen(all: readonly Assignment[], change: (open: Assignment) => Assignment): readonly Assignment[] {
  return onLast(all, (each) => (each.end === null ? change(each) : each));
}
