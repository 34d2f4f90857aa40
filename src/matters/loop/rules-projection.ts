/** Projection of a state as rows, exactly what the tables must hold; the verifier compares them. */

import type { Uuid } from '../../kernel/ids.ts';
import { currentLeg, type MatterState } from './model.ts';
import type { Recorded } from './model-events.ts';
import { type Assignment, assignmentsOf } from './rules-assignments.ts';
import { anyProvisional, currentDue, isOfUnitAtWork, tasksOf } from './rules-desk.ts';
import { type Shown, shownToUnits } from './rules-shown.ts';
import { CLOCKS_OF_UNITS, seatedOf, unitsConcerned } from './rules-sight.ts';

export type ProjectedMatter = ReturnType<typeof matterRow>;
export type Projection = Readonly<{
  matter: ProjectedMatter;
  shown: ReturnType<typeof shownRow>;
  tasks: ReturnType<typeof taskRows>;
  legs: ReturnType<typeof legRows>;
  parts: ReturnType<typeof partRows>;
  assignments: ReturnType<typeof assignmentRows>;
}>;

export function projectionOf(state: MatterState, log: readonly Recorded[]): Projection {
  const shown = shownToUnits(state.id, log);
  return {
    matter: matterRow(state),
    shown: shownRow(shown),
    tasks: taskRows(state, shown.state),
    legs: legRows(state),
    parts: partRows(state),
    assignments: assignmentRows(state.id, log, shown),
  };
}

function matterRow(state: MatterState) {
  const now = currentDue(state);
  const { place } = state;
  return {
    id: state.id,
    seq: state.seq,
    phase: state.phase,
    lane: state.lane,
    procedure: state.procedure,
    procedure_version: state.procedureVersion,
    division_code: state.divisionCode,
    office_division: state.desks.D.division,
    respondent_unit_id: state.respondentUnitId,
    place_kind: place.kind,
    window_id: place.kind === 'window' ? place.windowId : null,
    hall_id: place.kind === 'window' ? place.hallId : null,
    category_code: state.categoryCode,
    parent_id: state.parentId,
    lead_unit_id: currentLeg(state)?.lead ?? null,
    judged_by_complainant: state.judge.kind === 'complainant',
    has_receipt: state.hasReceipt,
    real_name: state.realName,
    leg: state.legs.length,
    returns: state.returns,
    redos: state.redos,
    reminders: state.reminders,
    letters: state.letters.length,
    reclassified: state.reclassified,
    received_at: state.receivedAt,
    received_on: state.receivedOn,
    accepted_on: state.acceptedOn,
    closed_on: state.closedOn,
    outcome: state.outcome,
    due_kind: now?.kind ?? null,
    due_on: now?.due.on ?? null,
    due_provisional: now?.due.provisional ?? false,
    any_provisional: anyProvisional(state),
    changed_at: state.changedAt,
    dispatched_on: state.reached.dispatchedOn,
    signed_on: state.reached.signedOn,
    answered_on: state.reached.answeredOn,
    left_on: state.reached.leftOn,
    concerned_unit_ids: [...unitsConcerned(state)].sort(),
    number: state.number,
    raiser_unit_id: state.raiser?.unit ?? null,
    seated: [...seatedOf(state)],
    published: state.published,
    door: state.door,
    reference: state.reference?.number ?? null,
    jurisdiction: state.reference?.jurisdiction ?? null,
  };
}

function shownRow({ state, seq, changedAt, untoldOn }: Shown) {
  const now = currentDue(state);
  const due = now !== null && CLOCKS_OF_UNITS.includes(now.kind) ? now : null;
  return {
    matter_id: state.id,
    seq,
    phase: state.phase,
    category_code: state.categoryCode,
    lead_unit_id: currentLeg(state)?.lead ?? null,
    leg: state.legs.length,
    returns: state.returns,
    redos: state.redos,
    reminders: state.reminders,
    letters: state.letters.length,
    reclassified: state.reclassified,
    closed_on: state.closedOn,
    outcome: state.outcome,
    due_kind: due?.kind ?? null,
    due_on: due?.due.on ?? null,
    due_provisional: due?.due.provisional ?? false,
    changed_at: changedAt,
    untold_on: untoldOn,
    place_released: state.placeReleased === 'yes',
  };
}

/** Tasks: of a desk by the real state, of the unit at work by what it was told. */
function taskRows(state: MatterState, shown: MatterState) {
  const tasks = [...tasksOf(state).filter((task) => !isOfUnitAtWork(task)), ...tasksOf(shown).filter(isOfUnitAtWork)];
  return tasks.map((task, no) => ({
    matter_id: state.id,
    no,
    what: task.what,
    letter: task.relation,
    unit_id: 'unit' in task.holder ? task.holder.unit : null,
    division_code: 'desk' in task.holder ? task.holder.desk.division : null,
    roles: [...('desk' in task.holder ? task.holder.desk.roles : task.holder.roles)],
    due_kind: task.dueKind,
    due_on: task.due?.on ?? null,
    due_provisional: task.due?.provisional ?? false,
  }));
}

function legRows(state: MatterState) {
  return state.legs.map((leg) => ({
    matter_id: state.id,
    no: leg.no,
    opened_on: leg.openedOn,
    lead_unit_id: leg.lead,
    due_on: leg.handle.on,
    submitted_on: leg.submission?.on ?? null,
  }));
}

/** Parts of units that led or assisted, which keep sight; `current` for those at work now. */
function partRows(state: MatterState) {
  const leg = currentLeg(state);
  const rows = new Map<string, { matter_id: string; unit_id: string; part: 'lead' | 'assisting'; current: boolean }>();
  const add = (unit_id: string, part: 'lead' | 'assisting', current: boolean) => {
    const key = `${unit_id}/${part}`;
    rows.set(key, { matter_id: state.id, unit_id, part, current: current || rows.get(key)?.current === true });
  };
  for (const each of state.legs) {
    if (each.lead !== null) add(each.lead, 'lead', each === leg);
    for (const { unit, part } of each.assisting) add(unit, 'assisting', each === leg && part !== 'dropped');
  }
  return [...rows.values()].sort((a, b) => `${a.unit_id}${a.part}`.localeCompare(`${b.unit_id}${b.part}`));
}

/** Assignments as they are, and as units were told them. */
function assignmentRows(matterId: Uuid, log: readonly Recorded[], shown: Shown) {
  return [
    ...assignmentsOf(matterId, log).map(assignmentRow(matterId, false)),
    ...assignmentsOf(matterId, shown.log).map(assignmentRow(matterId, true)),
  ];
}

function assignmentRow(matterId: Uuid, shown: boolean) {
  return (each: Assignment, index: number) => ({
    matter_id: matterId,
    shown,
    no: index + 1,
    unit_id: each.unit,
    given: each.given,
    given_on: each.givenOn,
    sign_due_on: each.signDue,
    signed_on: each.signedOn,
    deemed: each.deemed,
    due_on: each.dueOn,
    suspended: each.suspended,
    ended_on: each.endedOn,
    ended: each.end,
    handler_user_id: each.handler,
    sent_back: each.sentBack,
    extended_on: [...each.extendedOn],
    suspended_on: [...each.suspendedOn],
    reclassified_on: each.reclassified.map(({ on }) => on),
    reclassified_from: each.reclassified.map(({ from }) => from),
    reclassified_to: each.reclassified.map(({ to }) => to),
    verdict: each.verdict,
    judged_on: each.judgedOn,
    reopened_on: each.reopenedOn,
  });
}
