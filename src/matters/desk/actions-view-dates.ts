/** Dates that run in a matter, each with the days it was counted by and its text of law: what a post reads beside the acts. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import {
  explainDeadline,
  limitInForce,
  loadCalendar,
  type ProcedureCode,
  type ProcedureTerms,
  procedureVersion,
  runsOf,
} from '../../law/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { CALL_BACK } from '../acts/actions-facts.ts';
import { currentLeg, type Due, type DueKind, type MatterState } from '../loop/model.ts';
import { type Light, lightOf } from '../loop/rules-desk.ts';
import { CLOCKS_OF_UNITS } from '../loop/rules-sight.ts';
import { basisOf, isOutsideTerms, OUTSIDE_TERMS } from '../receipt/actions-track.ts';

export type DeadlineView = Readonly<{
  kind: DueKind | 'reply';
  on: LocalDate;
  provisional: boolean;
  light: Light;
  from: LocalDate;
  amount: number;
  unit: Due['unit'];
  basis: string | null;
  runs: ReturnType<typeof runsOf>;
}>;

/** Dates that run, soonest first; a unit is told those of units, and of letters its own. @param units null: not a unit */
export async function deadlinesOf(
  q: Queryable,
  state: MatterState,
  today: LocalDate,
  units: readonly Uuid[] | null,
): Promise<readonly DeadlineView[]> {
  const calendar = await loadCalendar(q);
  const { terms } = await procedureVersion(q, state.procedure as ProcedureCode, state.procedureVersion);
  const leg = currentLeg(state);
  const running: (readonly [DueKind, Due])[] = Object.entries(state.dues).map(([kind, due]) => [kind as DueKind, due]);
  if (leg !== null && ['accepted', 'dispatched', 'handling', 'checking'].includes(state.phase)) {
    running.push(['handle', leg.handle]);
  }
  const dues = await Promise.all(
    running
      .filter(([kind]) => units === null || CLOCKS_OF_UNITS.includes(kind))
      .map(async ([kind, due]) => ({
        kind: kind as DueKind | 'reply',
        due,
        basis: await basisFor(q, terms, state, kind, due),
      })),
  );
  const replies = state.letters.flatMap(({ step, to, unit, reply, repliedOn }) => {
    if (reply === null || repliedOn !== null) return [];
    if (units !== null && (to !== null || !units.includes(unit))) return [];
    return [
      { kind: 'reply' as const, due: reply, basis: step === 'supervision-letter' ? terms.letterReply.basis : null },
    ];
  });
  return [...dues, ...replies]
    .sort((a, b) => (a.due.on < b.due.on ? -1 : 1))
    .map(({ kind, due, basis }) => ({
      kind,
      on: due.on,
      provisional: due.provisional,
      light: kind === 'reopen' ? 'green' : lightOf(kind, due.on, today),
      from: due.from,
      amount: due.amount,
      unit: due.unit,
      basis,
      runs: runsOf(explainDeadline(calendar, due.from, { amount: due.amount, unit: due.unit }).days),
    }));
}

/** The text a clock's limit stands in: of the matter's own terms, or of the limit that was in force when it began. */
async function basisFor(
  q: Queryable,
  terms: ProcedureTerms,
  { lane }: Pick<MatterState, 'lane'>,
  kind: DueKind,
  { from }: Due,
): Promise<string | null> {
  if (!isOutsideTerms(kind)) return basisOf(terms, kind);
  const code = kind === 'callBack' ? CALL_BACK[lane] : OUTSIDE_TERMS[kind];
  return (await limitInForce(q, code, from)).limit.basis;
}
