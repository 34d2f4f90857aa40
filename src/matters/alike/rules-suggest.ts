/**
 * Which unit might handle a matter, and why: a hint a dispatcher reads and clicks or does not. Pure, and blind to words: it
 * knows the category, the place, what the procedure allows, and how matters of the same category went.
 */

import type { Uuid } from '../../kernel/ids.ts';

export const MOST_SUGGESTED = 3;
/** Fewer like matters prove nothing, and are not told. */
export const LEAST_PRECEDENTS = 5;

/** Matters of one category that have ended, by the unit that handled them. */
export type Precedent = Readonly<{
  unit: Uuid;
  /** `unit`: against the same unit complained about; `division`: anywhere in the same division. */
  among: 'unit' | 'division';
  handled: number;
  resolved: number;
}>;

export type SuggestFacts = Readonly<{
  respondent: Uuid | null;
  /** What the procedure and the category allow. */
  respondentMayHandle: boolean;
  /** Whose the window is today; another than the respondent after a reorganisation. */
  windowUnit: Uuid | null;
  /** The unit above the respondent. */
  superior: Uuid | null;
  precedents: readonly Precedent[];
  /** Returned it already, or must not have it again. */
  barred: readonly Uuid[];
  /** The respondent in its former and later forms, and everything below: where it may not handle, neither may they. */
  tied: ReadonlySet<string>;
  /** Where somebody could sign for it: a unit without a handler or a head only lets the clock run. */
  manned: ReadonlySet<string>;
}>;

export type SuggestReason =
  | Readonly<{ kind: 'own-service' | 'window-unit' | 'superior' | 'nobody-there' }>
  | Readonly<{ kind: 'precedents'; among: Precedent['among']; handled: number; resolved: number; of: number }>;
export type Suggestion = Readonly<{ unit: Uuid; reasons: readonly SuggestReason[] }>;

/** A rule of the procedure weighs more than any habit; a habit close by more than one far away. */
const WEIGHTS = { 'own-service': 60, superior: 30, 'nobody-there': 50, 'window-unit': 25 } as const;
const PRECEDENTS = { unit: 40, division: 20 } as const;

/** At most three, the most fitting first; of equals the one with the smaller id, so that two looks agree. */
export function suggestUnits(facts: SuggestFacts): readonly Suggestion[] {
  const found = new Map<Uuid, { score: number; reasons: SuggestReason[] }>();
  const add = (unit: Uuid | null, score: number, reason: SuggestReason): void => {
    if (unit === null || facts.barred.includes(unit) || !facts.manned.has(unit)) return;
    if (!facts.respondentMayHandle && (unit === facts.respondent || facts.tied.has(unit))) return;
    const known = found.get(unit) ?? { score: 0, reasons: [] };
    found.set(unit, { score: known.score + score, reasons: [...known.reasons, reason] });
  };
  if (facts.respondentMayHandle) add(facts.respondent, WEIGHTS['own-service'], { kind: 'own-service' });
  if (facts.windowUnit !== facts.respondent) add(facts.windowUnit, WEIGHTS['window-unit'], { kind: 'window-unit' });
  if (!facts.respondentMayHandle) add(facts.superior, WEIGHTS.superior, { kind: 'superior' });
  else if (facts.respondent !== null && !facts.manned.has(facts.respondent)) {
    add(facts.superior, WEIGHTS['nobody-there'], { kind: 'nobody-there' });
  }
  for (const among of ['unit', 'division'] as const) {
    const like = facts.precedents.filter((each) => each.among === among);
    const of = like.reduce((sum, each) => sum + each.handled, 0);
    for (const { unit, handled, resolved } of like) {
      if (handled < LEAST_PRECEDENTS) continue;
      const worth = (handled / of) * (0.5 + resolved / handled / 2);
      add(unit, PRECEDENTS[among] * worth, { kind: 'precedents', among, handled, resolved, of });
    }
  }
  return [...found]
    .sort(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(([unit, { reasons }]) => ({ unit, reasons: reasons.filter(isNearest) }));
}

/** The division says nothing that the unit itself does not say better. */
function isNearest(reason: SuggestReason, _: number, all: readonly SuggestReason[]): boolean {
  if (reason.kind !== 'precedents' || reason.among === 'unit') return true;
  return !all.some((other) => other.kind === 'precedents' && other.among === 'unit');
}
