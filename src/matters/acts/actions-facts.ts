/** Facts for deciding, which may not fetch them itself: the law in force, who is free, where desks are. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import {
  bearable,
  type Category,
  type CategoryKind,
  categoriesAsTheyStood,
  categoriesByKind,
  categoriesInForce,
  daysOfUnitBetween,
  deadline,
  leadProcedure,
  limitInForce,
  loadCalendar,
  type ProcedureCode,
  type ProcedureTerms,
  procedureInForce,
  procedureVersion,
} from '../../law/index.ts';
import { postsInUnit, type Reader, type Role, signersOf, superiorDivision, unitById } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { currentLeg, type Desk, type MatterState, type RelationCode } from '../loop/model.ts';
import type { Acting, Command, Counting, Given, MatterProblem, ParentFacts, Terms } from '../loop/model-commands.ts';
import { addresseeOf } from '../loop/rules-holder.ts';
import { relationsOf, relationsOfComplainant } from '../loop/rules-relations.ts';
import { isNear, rolesAtWork, unitsConcerned } from '../loop/rules-sight.ts';
import { mayBeHeld } from '../loop/sign-off/decide-sign-off.ts';
import { deciderOf, isNearProposed } from './actions-decider.ts';
import { desksFor, deskUpward, firstDesks, postsAtDesk, topRoles } from './actions-desks.ts';

/** Within which a complainant is told of the answer, by lane. */
export const CALL_BACK = { ordinary: 'call-back', discipline: 'lead-result' } as const;

/** Who gives a command: a post with its reach, the complainant by receipt, the clock. */
export type Who =
  | Readonly<{ kind: 'post'; scope: Reader }>
  | Readonly<{ kind: 'complainant' }>
  | Readonly<{ kind: 'clock' }>;

/** `frame`: the law’s own terms, of which the loop reads `terms`. `categories`: those a matter of the procedure may bear. */
export type Law = Readonly<{
  version: string;
  terms: Terms;
  frame: ProcedureTerms;
  categories: readonly Category[];
  count: Counting;
}>;

export async function countingNow(q: Queryable): Promise<Counting> {
  const calendar = await loadCalendar(q);
  return {
    due: (from, { amount, unit }) => {
      const { dueOn, provisional } = deadline(calendar, from, { amount, unit });
      return { on: dueOn, provisional, from, amount, unit };
    },
    between: (after, upTo, unit) => Math.max(daysOfUnitBetween(calendar, after, upTo, unit), 0),
  };
}

/** Rules a new matter is received under. */
export async function lawOn(q: Queryable, procedure: string, on: LocalDate): Promise<Law> {
  return lawOf(q, await procedureInForce(q, procedure as ProcedureCode, on), on);
}

/** Rules a matter keeps, with the calendar published now. */
export async function lawFor(q: Queryable, state: MatterState, on: LocalDate): Promise<Law> {
  return lawOf(q, await procedureVersion(q, state.procedure as ProcedureCode, state.procedureVersion), on);
}

async function lawOf(q: Queryable, version: { version: string; terms: ProcedureTerms }, on: LocalDate): Promise<Law> {
  const frame = version.terms;
  const { about, refusal, termination, suspension, rerouting, jurisdiction } = frame.categories;
  const kinds = [about, refusal, termination, suspension, rerouting, ...(jurisdiction === null ? [] : [jurisdiction])];
  const [count, byKind] = await Promise.all([countingNow(q), categoriesByKind(q, kinds, on)]);
  const codes = (kind: CategoryKind) => (byKind.get(kind) ?? []).map((category) => category.code);
  const grounds = {
    refusalGrounds: codes(refusal),
    terminationGrounds: codes(termination),
    suspensionGrounds: codes(suspension),
    reroutingGrounds: codes(rerouting),
    jurisdictionGrounds: jurisdiction === null ? null : codes(jurisdiction),
  };
  const terms = { ...loopTerms(frame), ...grounds };
  return { version: version.version, count, frame, categories: bearable(frame, byKind.get(about) ?? []), terms };
}

type Grounds = Extract<keyof Terms, `${string}Grounds`>;
const APPROVERS = { dispatcher: 'D', 'level-above': 'U', checker: 'C' } as const;

/** Terms in the loop's form: the approver by relation, numbers of times beside durations. */
export function loopTerms(terms: ProcedureTerms): Omit<Terms, Grounds> {
  return {
    ...terms,
    extensionApprover: terms.extension === null ? 'U' : APPROVERS[terms.extension.approver],
    extensionTimes: terms.extension?.times ?? 0,
    reroutingTimes: terms.rerouting?.times ?? 0,
  };
}

/** Categories a matter may have today: those of its procedure. */
export async function categoriesFor(q: Queryable, state: MatterState, on: LocalDate): Promise<readonly Category[]> {
  return (await lawFor(q, state, on)).categories;
}

/** The unit of the first post at the desk a letter goes to, where it goes to a desk. */
async function heldBy(q: Queryable, state: MatterState, command: Command): Promise<Uuid | null> {
  const holder = command.type === 'send-letter' ? addresseeOf(state, command.step) : null;
  if (holder === null || 'unit' in holder) return null;
  const [post] = await postsAtDesk(q, state, holder.desk);
  return post?.unitId ?? null;
}

/** Above a judge of one unit stand the offices of the seat above. */
async function judgeAbove(
  q: Queryable,
  state: MatterState,
  { seats }: ProcedureTerms,
  on: LocalDate,
): Promise<Desk | null> {
  if (state.judge.kind !== 'post') return null;
  const { division, unit, roles } = state.judge.desk;
  const above = await superiorDivision(q, division);
  const next = unit === undefined ? roles : seats.above.roles;
  if (above !== undefined) return deskUpward(q, { division: above, roles: next }, unitsConcerned(state), on);
  const top = topRoles(seats);
  return unit === undefined && roles.join() === top.join() ? null : { division, roles: top };
}

export function actingOf(who: Who): Acting {
  if (who.kind !== 'post') return who;
  const { actor } = who.scope;
  return {
    kind: 'post',
    postId: actor.postId,
    userId: actor.userId,
    unitId: actor.unitId,
    delegatedFrom: actor.delegatedFrom,
  };
}

export function relationsFor(state: MatterState, who: Who): readonly RelationCode[] {
  if (who.kind === 'clock') return ['T'];
  if (who.kind === 'complainant') return relationsOfComplainant(state);
  const { actor, unitIds, divisionCodes } = who.scope;
  return relationsOf(state, {
    role: actor.role,
    divisionCode: actor.divisionCode,
    units: unitIds,
    atOrAbove: (division) => divisionCodes.includes(division),
  });
}

/** Terms and desks a referred matter has as a lead. */
async function leadFacts(q: Queryable, state: MatterState, on: LocalDate): Promise<Given['lead']> {
  const version = await leadProcedure(q, on);
  const { terms, frame } = await lawOf(q, version, on);
  const { divisionCode, respondentUnitId, hasReceipt: receipt } = state;
  const about = { divisionCode, respondentUnitId, receipt, raiser: null, namedUnitId: null };
  const seats = await firstDesks(q, about, frame, on);
  return seats === null ? null : { procedure: version.procedure, procedureVersion: version.version, terms, ...seats };
}

/** The questions of a call-back, in their order. */
export async function scriptOn(
  q: Queryable,
  { lane }: Pick<MatterState, 'lane'>,
  on: LocalDate,
): Promise<readonly Category[]> {
  // Whoever reports a person is told the result, and asked nothing.
  return lane === 'discipline' ? [] : categoriesInForce(q, 'call-back-question', on);
}

/** In the discipline lane no post is a head's. */
async function signersFor(q: Queryable, state: MatterState, who: Who, command: Command | null, on: LocalDate) {
  const lead = currentLeg(state)?.lead ?? null;
  if (who.kind !== 'post' || command === null || !mayBeHeld(command.type)) return null;
  return lead === null || state.lane === 'discipline' ? null : signersOf(q, lead, on);
}

/** All facts of a decision. `command` is null when only the possible commands are asked for. */
export async function factsFor(
  tx: Queryable,
  city: City,
  state: MatterState,
  who: Who,
  command: Command | null,
  other: ParentFacts | null = null,
): Promise<Given> {
  const now = city.outside.now();
  const today = localDateOf(now);
  const relations = relationsFor(state, who);
  const { terms, frame, count } = await lawFor(tx, state, today);
  const category =
    command?.type === 'propose-reclassification'
      ? command.category
      : command?.type === 'approve-reclassification'
        ? (state.pending.reclassification?.category ?? null)
        : state.categoryCode;
  return {
    now,
    today,
    acting: actingOf(who),
    relations,
    units: who.kind === 'post' ? who.scope.unitIds : [],
    signers: await signersFor(tx, state, who, command, today),
    conflicted: who.kind === 'post' && isNear(state, who.scope),
    terms,
    count,
    desks: command === null ? {} : await desksFor(tx, state, command, frame.seats, today),
    heldBy: command === null ? null : await heldBy(tx, state, command),
    decider: who.kind === 'post' ? await deciderOf(tx, state, who.scope, command, today) : 'D',
    nearProposed: who.kind === 'post' && isNearProposed(state, who.scope),
    judgeAbove: command?.type === 'escalate-judge' ? await judgeAbove(tx, state, frame, today) : null,
    serviceFault: await wasServiceFault(tx, state, frame, category),
    other,
    lead: command?.type === 'take-up' ? await leadFacts(tx, state, today) : null,
    messageAnswer:
      who.kind === 'complainant' && command?.type === 'send-message'
        ? (await limitInForce(tx, 'message-answer', today)).limit
        : null,
    callBack:
      command?.type === 'approve' || command?.type === 'follow-answer'
        ? (await limitInForce(tx, CALL_BACK[state.lane], today)).limit
        : null,
    questions: command?.type === 'note-call-back' ? (await scriptOn(tx, state, today)).map(({ code }) => code) : [],
  };
}

/** Told of a proposed category too by the list of the day the matter came in: it is the matter’s own the moment it is approved. */
async function wasServiceFault(
  q: Queryable,
  { receivedOn }: MatterState,
  { categories: { about } }: ProcedureTerms,
  code: string | null,
): Promise<boolean> {
  if (code === null) return false;
  const stood = await categoriesAsTheyStood(q, [about]);
  return stood(code, receivedOn)?.serviceFault === true;
}

/** Refuses units and categories that do not exist or are out of reach; pure rules cannot look them up. */
export async function unusableChoice(
  q: Queryable,
  city: City,
  who: Who,
  state: MatterState,
  input: Readonly<{ type: string; lead?: Uuid; assisting?: readonly Uuid[]; unit?: Uuid; category?: string }>,
): Promise<MatterProblem | null> {
  if (who.kind !== 'post') return null;
  const named = [input.lead, ...(input.assisting ?? []), input.type === 'add-assisting' ? input.unit : undefined];
  for (const id of named) {
    if (id === undefined) continue;
    const unit = await unitById(q, id);
    if (unit === undefined || unit.validTo !== null || !who.scope.divisionCodes.includes(unit.divisionCode)) {
      return { kind: 'unit-not-available' };
    }
    if (state.lane === 'discipline' && !(await isOfDiscipline(q, id))) return { kind: 'unit-not-available' };
  }
  if (input.type === 'propose-rerouting' && !(await isAlive(q, state, input.unit)))
    return { kind: 'unit-not-available' };
  if (input.type === 'propose-reclassification') {
    const categories = await categoriesFor(q, state, localDateOf(city.outside.now()));
    if (!categories.some((category) => category.code === input.category)) return { kind: 'unknown-category' };
  }
  return null;
}

/** Whether a unit can be proposed: whoever decides looks at its own reach. */
async function isAlive(q: Queryable, { lane }: MatterState, unitId: Uuid | undefined): Promise<boolean> {
  const unit = unitId === undefined ? undefined : await unitById(q, unitId);
  return unit?.validTo === null && (lane === 'ordinary' || isOfDiscipline(q, unit.id));
}

/** Whether a unit has posts that work in the discipline lane. */
async function isOfDiscipline(q: Queryable, unitId: Uuid): Promise<boolean> {
  const posts = await Promise.all(rolesAtWork('discipline').map((role) => postsInUnit(q, unitId, role as Role)));
  return posts.flat().length > 0;
}

export function parentFacts(parent: MatterState): ParentFacts {
  const leg = currentLeg(parent);
  return {
    id: parent.id,
    phase: parent.phase,
    officeDivision: parent.desks.D.division,
    isChild: parent.phase === 'merged',
    acceptedOn: parent.acceptedOn,
    handleDue: leg?.handle ?? null,
    lead: leg?.lead ?? null,
    handlingUnits: parent.handlingUnits,
    handlingUsers: parent.handlingUsers,
  };
}
