/** Relations: which an actor holds, which a command needs, what a conflict of interest takes away. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import {
  currentLeg,
  type Desk,
  type DeskRelation,
  type Doer,
  type Due,
  type MatterState,
  type RelationCode,
} from './model.ts';
import type { CommandOf, CommandType, Given, MatterProblem, Terms } from './model-commands.ts';
import type { CallingBack, MatterEvent } from './model-events.ts';
import type { Row } from './phases.ts';
import { addresseeOf } from './rules-holder.ts';
import { waitsForAnswer } from './rules-letters.ts';
import { HEAD, rolesAtWork } from './rules-sight.ts';

/** One command being decided. */
export type Deciding = Readonly<{ state: MatterState; given: Given; by: Doer }> &
  Pick<Given, 'today' | 'terms' | 'count' | 'other'>;
/** Decisions by command: by subject in `decide-*.ts`, together in `decide.ts`, where a missing one does not compile. */
export type Decisions = { readonly [Type in CommandType]: (about: Deciding, command: CommandOf<Type>) => Decided };
export type Decided = Result<readonly MatterEvent[], MatterProblem>;

export function happened(...events: readonly MatterEvent[]): Decided {
  return ok(events);
}

/** Clocks that start when a unit takes the work: its plan, and its next report. */
export function clocksOfWork(from: LocalDate, given: Given): Readonly<{ planDue?: Due; progressDue?: Due }> {
  const { plan } = given.terms;
  return { ...(plan === null ? {} : { planDue: given.count.due(from, plan) }), ...nextReport(from, given) };
}

export function nextReport(from: LocalDate, { terms: { progress }, count }: Given): Readonly<{ progressDue?: Due }> {
  return progress === null ? {} : { progressDue: count.due(from, progress) };
}

/** A post for relations; `atOrAbove` tells whether its division is the given one or above it. */
export type Standing = Readonly<{
  role: string;
  divisionCode: string;
  units: readonly Uuid[];
  atOrAbove: (division: string) => boolean;
}>;

/** All relations of a post, conflicts of interest aside. */
export function relationsOf(state: MatterState, standing: Standing): readonly RelationCode[] {
  const relations: RelationCode[] = [];
  if (rolesAtWork(state.lane).includes(standing.role)) {
    const leg = currentLeg(state);
    const mine = (unit: Uuid | null) => unit !== null && standing.units.includes(unit);
    if (
      mine(leg?.lead ?? null) ||
      state.letters.some((letter) => letter.to === null && waitsForAnswer(letter) && mine(letter.unit))
    ) {
      relations.push('L');
    }
    if (standing.role === HEAD && mine(leg?.lead ?? null)) relations.push('H');
    if (leg?.assisting.some((each) => each.part !== 'dropped' && mine(each.unit))) relations.push('A');
  }
  const at = (desk: Desk | null) => desk !== null && sitsAt(state, desk, standing);
  // A dispatcher's desk is their own; others may be taken up by a level above.
  if (at(state.desks.D) && state.desks.D.division === standing.divisionCode) relations.push('D');
  for (const relation of ['U', 'C', 'S'] as const satisfies readonly DeskRelation[]) {
    if (at(state.desks[relation])) relations.push(relation);
  }
  if (state.judge.kind === 'post' && at(state.judge.desk)) relations.push('J');
  if (at(state.contactAsked) || at(state.callBack)) relations.push('V');
  if (at(state.raiser)) relations.push('R');
  if (standing.role === 'leader' && standing.atOrAbove(state.desks.D.division)) relations.push('P');
  return relations;
}

export function relationsOfComplainant(state: MatterState): readonly RelationCode[] {
  return state.judge.kind === 'complainant' ? ['X', 'J'] : ['X'];
}

function sitsAt(state: MatterState, desk: Desk, standing: Standing): boolean {
  if (!desk.roles.includes(standing.role)) return false;
  const unit = unitOfDesk(state, desk);
  return unit === undefined ? standing.atOrAbove(desk.division) : unit !== null && standing.units.includes(unit);
}

/** Unit of a desk: undefined for a division’s, null while no unit is at work. */
export function unitOfDesk(state: Pick<MatterState, 'legs'>, { unit }: Desk): Uuid | null | undefined {
  return unit === 'lead' ? (state.legs.at(-1)?.lead ?? null) : unit;
}

/** Relations of a row this state leaves: some decisions belong to whoever the rule or the proposal names. */
export function narrowed(state: MatterState, row: Row, terms: Terms): readonly RelationCode[] {
  switch (row.command) {
    case 'grant-extension':
    case 'deny-extension':
      return [currentLeg(state)?.extensionApprover ?? terms.extensionApprover];
    case 'approve-suspension':
    case 'deny-suspension':
      return state.pending.suspension?.as === 'D' ? ['U'] : ['D'];
    case 'approve-rerouting':
    case 'deny-rerouting':
      return [state.pending.rerouting?.decider ?? 'D'];
    case 'send-letter':
      // Nobody writes to their own desk.
      return row.by.filter((relation) => relation !== addresseeOf(state, 'supervision-letter')?.relation);
    case 'sign-letter':
    case 'answer-letter': {
      const asked = state.letters
        .filter((letter) => (row.command === 'sign-letter' ? letter.signedOn === null : waitsForAnswer(letter)))
        .map(({ to }) => to ?? 'L');
      return asked.length === 0 ? row.by : row.by.filter((relation) => asked.some((to) => to === relation));
    }
    case 'bounce-back':
      return state.lane === 'discipline' ? ['S'] : ['D'];
    default:
      return row.by;
  }
}

/** Relations that steer or weigh somebody's work: nobody near the work may act by them. */
const WEIGHING: readonly RelationCode[] = ['D', 'U', 'C', 'J', 'S', 'R', 'P'];

/** Relation to act by, or why none will do. */
export function withoutConflicts(
  state: MatterState,
  held: readonly RelationCode[],
  given: Given,
): Result<RelationCode, MatterProblem> {
  const { acting } = given;
  const handled =
    acting.kind === 'post' &&
    (state.handlingUnits.includes(acting.unitId) || state.handlingUsers.includes(acting.userId));
  const near = acting.kind === 'post' && (given.conflicted || acting.unitId === state.respondentUnitId);
  // A unit's own people sit in its seat, but none weighs their own work.
  const own = acting.kind === 'post' && !state.handlingUsers.includes(acting.userId);
  const free = held.filter(
    (relation) => !WEIGHING.includes(relation) || !(handled || near) || (own && isSeatOfTheUnit(state, relation)),
  );
  const [relation] = free;
  if (relation !== undefined) return ok(relation);
  return refuse(handled ? { kind: 'judge-is-handler' } : { kind: 'conflict-of-interest' });
}

/** Whether it is a seat a unit may have over its own work: the check alone. */
function isSeatOfTheUnit(state: MatterState, relation: RelationCode): boolean {
  return relation === 'C' && state.desks.C.unit === 'lead';
}

/** The assisting unit for which the actor speaks, if any. */
export function assistingUnitOf(state: MatterState, given: Given): Uuid | null {
  const parts = currentLeg(state)?.assisting ?? [];
  return parts.find((each) => each.part !== 'dropped' && given.units.includes(each.unit))?.unit ?? null;
}

export function isSameDesk(one: Desk, other: Desk): boolean {
  return one.division === other.division && one.unit === other.unit && one.roles.join() === other.roles.join();
}

/** Whether the complainant is to be called back about the answer given now. An office has no number in the vault. */
export function callingBack({ state, given, today, count }: Deciding): CallingBack {
  const desk = given.desks.V;
  const owed = state.realName && state.raiser === null && desk !== undefined && given.callBack !== null;
  return owed ? { callBack: { desk, due: count.due(today, given.callBack) } } : {};
}

/** Events that move a relation's desk, where conflicts moved it. */
export function deskMoves(about: Deciding, ...relations: readonly (DeskRelation | 'J')[]): readonly MatterEvent[] {
  const { state, given, by } = about;
  return relations.flatMap((relation): readonly MatterEvent[] => {
    const to = given.desks[relation];
    if (to === undefined) return [];
    const now = relation === 'J' ? (state.judge.kind === 'post' ? state.judge.desk : null) : state.desks[relation];
    if (now === null || isSameDesk(now, to)) return [];
    return [{ type: 'desk-moved', data: { letter: relation, to, why: 'conflict-of-interest', by } }];
  });
}
