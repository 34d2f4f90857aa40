/**
 * Suggests units that might handle a matter, with reasons: a hint for the dispatcher. It is blind to words: it
 * knows the category, the place, what the procedure allows, and how matters of the same category went.
 */

import type { Uuid } from '../../kernel/ids.ts';

export const MOST_SUGGESTED = 3;
/** Fewest precedents: fewer prove nothing. */
export const LEAST_PRECEDENTS = 5;

/** Ended matters of one category, by the unit that handled them. */
export type Precedent = Readonly<{
  unit: Uuid;
  /** `unit`: against the same unit complained about; `division`: anywhere in the same division. */
  among: 'unit' | 'division';
  handled: number;
  resolved: number;
}>;

export type SuggestFacts = Readonly<{
  respondent: Uuid | null;
  /** Whether procedure and category allow the respondent to handle. */
  respondentMayHandle: boolean;
  /** The unit that staffs the window today; not the respondent after a reorganisation. */
  windowUnit: Uuid | null;
  /** The unit above the respondent. */
  superior: Uuid | null;
  precedents: readonly Precedent[];
  /** Units that returned it or must not have it again. */
  barred: readonly Uuid[];
  /** The respondent, its former and later forms, and units below: none may handle where it may not. */
  tied: ReadonlySet<string>;
  /** Units where somebody could sign; without a handler or a head a unit only lets the clock run. */
  manned: ReadonlySet<string>;
}>;

export type SuggestReason =
  | Readonly<{ kind: 'own-service' | 'window-unit' | 'superior' | 'nobody-there' }>
  | Readonly<{ kind: 'precedents'; among: Precedent['among']; handled: number; resolved: number; of: number }>;
export type Suggestion = Readonly<{ unit: Uuid; reasons: readonly SuggestReason[] }>;

/** Weights of reasons: a rule of the procedure counts more than any habit, a close habit more than a far one. */
const WEIGHTS = { 'own-service': 60, superior: 30, 'nobody-there': 50, 'window-unit': 25 } as const;
const PRECEDENTS = { unit: 40, division: 20 } as const;

/** At most three, the best first; ties go by id, so that two looks agree. */
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

/** Drops the division's precedent where the unit's own says the same. */
function isNearest(reason: SuggestReason, _: number, all: readonly SuggestReason[]): boolean {
  if (reason.kind !== 'precedents' || reason.among === 'unit') return true;
  return !all.some((other) => other.kind === 'precedents' && other.among === 'unit');
}
