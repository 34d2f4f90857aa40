/** Tasks and lights of a state: who is expected to do what by when; derived, never an event. */

import type { Uuid } from '../../kernel/ids.ts';
import { daysBetween, type LocalDate } from '../../kernel/time.ts';
import {
  currentLeg,
  type Desk,
  type Due,
  type DueKind,
  type MatterState,
  type Phase,
  type RelationCode,
} from './model.ts';
import type { CommandType } from './model-commands.ts';
import { awaitsRecord, RETURNS_BEFORE_DESIGNATION } from './rules-holder.ts';
import { waitsForAnswer } from './rules-letters.ts';
import { unitOfDesk } from './rules-relations.ts';
import { HEAD, rolesAtWork } from './rules-sight.ts';

export type TaskHolder = Readonly<{ unit: Uuid; roles: readonly string[] }> | Readonly<{ desk: Desk }>;
export type Task = Readonly<{
  what: CommandType;
  relation: Exclude<RelationCode, 'X' | 'T'>;
  holder: TaskHolder;
  dueKind: DueKind | 'reply' | null;
  due: Due | null;
}>;
/** Whether a task is a lead or assisting unit's work, its head's included, and not a desk's. */
export function isOfUnitAtWork({ relation }: Pick<Task, 'relation'>): boolean {
  return relation === 'L' || relation === 'A' || relation === 'H';
}

export type Light = 'green' | 'yellow' | 'red';

/** Limits of weeks, which warn three days ahead; short ones warn on their last day. */
export const LONG_LIMITS: readonly string[] = ['handle', 'verdict', 'resume', 'appealReview', 'secondLook'];
/** Days of yellow before the last one. */
export const WARNING_DAYS = { long: 3, short: 1 } as const;

/** Light of a date: red from the day after the last one. */
export function lightOf(dueKind: string | null, dueOn: LocalDate | null, today: LocalDate): Light {
  if (dueKind === null || dueOn === null) return 'green';
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'red';
  return left < WARNING_DAYS[LONG_LIMITS.includes(dueKind) ? 'long' : 'short'] ? 'yellow' : 'green';
}

const DUE_OF_PHASE: Readonly<Partial<Record<Phase, DueKind>>> = {
  registered: 'accept',
  accepted: 'handle',
  dispatched: 'sign',
  handling: 'handle',
  suspended: 'resume',
  checking: 'check',
  answered: 'verdict',
  appealed: 'appealReview',
  contested: 'secondLook',
};

/** Present due date, if any. */
export function currentDue(state: MatterState): Readonly<{ kind: DueKind; due: Due }> | null {
  const kind = DUE_OF_PHASE[state.phase];
  if (kind === undefined) return null;
  const due = kind === 'handle' ? currentLeg(state)?.handle : state.dues[kind];
  if (due === undefined) return null;
  // The check lies inside the handle limit and prolongs it only when that is over.
  const handle = currentLeg(state)?.handle;
  if (kind === 'check' && handle !== undefined && handle.on < due.on && handle.on >= due.from) {
    return { kind: 'handle', due: handle };
  }
  return { kind, due };
}

/** Whether some date is provisional. */
export function anyProvisional(state: MatterState): boolean {
  const leg = currentLeg(state);
  const handles = leg !== null && ['accepted', 'dispatched', 'handling', 'checking'].includes(state.phase);
  return Object.values(state.dues).some((due) => due.provisional) || (handles && leg.handle.provisional);
}

/** Tasks of a state. A complainant's turn is none: nobody waits on their desk. */
export function tasksOf(state: MatterState): readonly Task[] {
  return [...turnOf(state), ...beside(state)];
}

/** A desk of a unit is where its posts are. */
function holderAt(state: MatterState, desk: Desk): TaskHolder {
  const unit = unitOfDesk(state, desk);
  return unit == null ? { desk } : { unit, roles: desk.roles };
}

/** Tasks that move the matter on. */
export function turnOf(state: MatterState): readonly Task[] {
  const { desks } = state;
  const leg = currentLeg(state);
  const now = currentDue(state);
  const dueKind = now?.kind ?? null;
  const due = now?.due ?? null;
  const at = (what: CommandType, relation: 'D' | 'U' | 'C' | 'S'): Task => ({
    what,
    relation,
    holder: holderAt(state, desks[relation]),
    dueKind,
    due,
  });
  const of = (what: CommandType, relation: 'L' | 'A' | 'H', unit: Uuid | null): readonly Task[] => {
    const roles = relation === 'H' ? [HEAD] : rolesAtWork(state.lane);
    return unit === null ? [] : [{ what, relation, holder: { unit, roles }, dueKind, due }];
  };

  switch (state.phase) {
    case 'registered':
      if (awaitsRecord(state)) return [at('accept-by-record', 'D')];
      return state.pending.refusal === null ? [at('accept', 'D')] : [at('approve-refusal', 'U'), at('accept', 'D')];
    case 'appealed':
      return [at('overturn', 'U')];
    case 'accepted':
      return [state.returns >= RETURNS_BEFORE_DESIGNATION ? at('designate', 'U') : at('dispatch', 'D')];
    case 'dispatched':
      return of('sign', 'L', leg?.lead ?? null);
    case 'handling': {
      const approver = leg?.extension === 'asked' ? leg.extensionApprover : null;
      const asked = state.pending.suspension;
      const owed = (what: CommandType, kind: 'plan' | 'progress') =>
        of(what, 'L', state.dues[kind] === undefined ? null : (leg?.lead ?? null)).map((task) => ({
          ...task,
          dueKind: kind,
          due: state.dues[kind] ?? null,
        }));
      const drafts = leg?.drafts ?? [];
      const isWritten = drafts.some(({ held }) => held.type === 'submit');
      return [
        ...(isWritten ? [] : of('submit', 'L', leg?.lead ?? null)),
        ...(drafts.length === 0 ? [] : of('sign-off', 'H', leg?.lead ?? null)),
        ...owed('file-plan', 'plan'),
        ...owed('note-progress', 'progress'),
        ...(leg?.assisting ?? []).flatMap(({ unit, part }) => {
          if (part === 'asked') return of('sign-assistance', 'A', unit);
          if (part === 'signed') return of('contribute', 'A', unit);
          return part === 'returned' ? [at('drop-assisting', 'D')] : [];
        }),
        ...(approver === null ? [] : [at('grant-extension', approver)]),
        ...(asked === null ? [] : [at('approve-suspension', asked.as === 'D' ? 'U' : 'D')]),
        ...(state.pending.termination === null ? [] : [at('approve-termination', 'U')]),
      ];
    }
    case 'suspended':
      return of('resume', 'L', leg?.lead ?? null);
    case 'checking':
      return [at('approve', 'C')];
    case 'answered':
      if (state.judge.kind === 'complainant') return [];
      return [{ what: 'give-verdict', relation: 'J', holder: holderAt(state, state.judge.desk), dueKind, due }];
    case 'contested':
      return [at('redo-same', 'S')];
    case 'transferred':
      return state.isReferred ? [at('take-up', 'S')] : [];
    default:
      return [];
  }
}

function beside(state: MatterState): readonly Task[] {
  const tasks: Task[] = [];
  const contact = state.dues.contact;
  if (contact !== undefined && !state.contacted) {
    tasks.push({
      what: 'note-contact',
      relation: 'D',
      holder: holderAt(state, state.desks.D),
      dueKind: 'contact',
      due: contact,
    });
    if (state.contactAsked !== null) {
      const holder = holderAt(state, state.contactAsked);
      tasks.push({ what: 'note-contact', relation: 'V', holder, dueKind: 'contact', due: contact });
    }
  }
  const answer = state.dues.answer;
  if (answer !== undefined) {
    const holder = holderAt(state, state.desks.D);
    tasks.push({ what: 'send-message', relation: 'D', holder, dueKind: 'answer', due: answer });
  }
  const call = state.dues.callBack;
  if (call !== undefined && state.callBack !== null) {
    const holder = holderAt(state, state.callBack);
    tasks.push({ what: 'note-call-back', relation: 'V', holder, dueKind: 'callBack', due: call });
  }
  for (const kind of ['reclassification', 'rerouting'] as const) {
    const proposed = state.pending[kind];
    if (proposed === null) continue;
    const holder = holderAt(state, state.desks[proposed.decider]);
    const due = state.dues[kind] ?? null;
    const dueKind = due === null ? null : kind;
    tasks.push({ what: `approve-${kind}`, relation: proposed.decider, holder, dueKind, due });
  }
  for (const letter of state.letters) {
    if (letter.beside) continue;
    const what = waitsForAnswer(letter) ? 'answer-letter' : letter.signedOn === null ? 'sign-letter' : null;
    if (what === null) continue;
    const holder: TaskHolder =
      letter.to === null
        ? { unit: letter.unit, roles: rolesAtWork(state.lane) }
        : holderAt(state, state.desks[letter.to]);
    const dueKind = letter.reply === null ? null : 'reply';
    tasks.push({ what, relation: letter.to ?? 'L', holder, dueKind, due: letter.reply });
  }
  return tasks;
}

/** Age since receipt; a redo does not restart it, and closing stops it. */
export function ageInDays(state: Pick<MatterState, 'receivedOn' | 'closedOn'>, today: LocalDate): number {
  return daysBetween(state.receivedOn, state.closedOn ?? today);
}
