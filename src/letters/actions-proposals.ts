/** Steps of the ladder that are due, by the dated limits in force: proposed to supervisors, never sent by themselves. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate, localDateOf } from '../kernel/time.ts';
import { daysOfUnitBetween, type LegalLimit, limitInForce, loadCalendar } from '../law/index.ts';
import { type HeldMatter, heldMatters, LADDER_STEPS, type LadderStep } from '../matters/index.ts';
import { divisionNames, type Reader, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { type LadderRules, type Sent, stepDue } from './rules.ts';
import { sentAbout } from './store.ts';

/** Most matters that are looked at, by due date; what is left waits for the next look. */
const MOST_LOOKED_AT = 1000;
/** Calendar days that surely hold the working days before the due date, over the longest holiday. */
const DAYS_BEFORE = 3;

export type Proposal = Readonly<{
  step: LadderStep;
  unitId: Uuid | null;
  /** Unit, or division whose office has them. */
  name: string;
  desk: string | null;
  matters: readonly Readonly<{ id: Uuid; number: string; dueOn: LocalDate; over: number }>[];
}>;
export type Proposals = Readonly<{
  items: readonly Proposal[];
  /** Whether there are more matters than were looked at. */
  capped: boolean;
  rules: readonly Readonly<{ step: LadderStep | 'pause'; amount: number; unit: LegalLimit['unit']; basis: string }>[];
}>;

const LIMITS = {
  reminder: 'ladder-reminder',
  'supervision-letter': 'ladder-letter',
  interview: 'ladder-interview',
  bulletin: 'ladder-bulletin',
  'hand-over': 'ladder-hand-over',
  pause: 'ladder-pause',
} as const;
const NAMES = Object.keys(LIMITS) as (keyof typeof LIMITS)[];

export async function proposalsFor(q: Queryable, city: City, reader: Reader): Promise<Proposals> {
  const today = localDateOf(city.outside.now());
  const calendar = await loadCalendar(q);
  const limits = new Map<string, LegalLimit>();
  for (const name of NAMES) limits.set(name, (await limitInForce(q, LIMITS[name], today)).limit);
  const limitOf = (name: keyof typeof LIMITS) => limits.get(name) as LegalLimit;
  const rules = Object.fromEntries(NAMES.map((name) => [name, limitOf(name).amount])) as LadderRules;
  const between = (after: LocalDate, upTo: LocalDate, name: keyof typeof LIMITS): number => {
    const { unit } = limitOf(name);
    return after <= upTo
      ? Math.max(daysOfUnitBetween(calendar, after, upTo, unit), 0)
      : -Math.max(daysOfUnitBetween(calendar, upTo, after, unit), 0);
  };
  const upTo = addDays(today, rules.reminder * DAYS_BEFORE + 7);
  const held = await heldMatters(q, reader, upTo, MOST_LOOKED_AT);
  const sent = await sentAbout(
    q,
    held.map(({ id }) => id),
  );
  const due = held.flatMap((matter) => {
    if (isOwnDesk(matter, reader)) return [];
    const { since } = matter;
    const letters = sent.filter(
      ({ matterId, sentOn }) => matterId === matter.id && (since === null || sentOn >= since),
    );
    const last = letters
      .map(({ sentOn }) => sentOn)
      .reduce<LocalDate | null>((a, b) => (a === null || b > a ? b : a), null);
    const over = Object.fromEntries(LADDER_STEPS.map((step) => [step, between(matter.dueOn, today, step)]));
    const step = stepDue(
      {
        today,
        over: over as Record<LadderStep, number>,
        sinceLast: last === null ? null : between(last, today, 'pause'),
        sent: letters satisfies readonly Sent[],
      },
      rules,
      LADDER_STEPS,
    );
    // What is handed over already lies with the desk that supervises.
    if (step === null || (step === 'hand-over' && matter.desk === 'S')) return [];
    if (step === 'hand-over' && reader.actor.role === 'discipline-supervisor') return [];
    return [{ step, matter, over: over[step] ?? 0 }];
  });
  return {
    items: await grouped(q, due),
    capped: held.length === MOST_LOOKED_AT,
    rules: NAMES.map((step) => ({ step, ...limitOf(step) })).map(({ step, amount, unit, basis }) => ({
      ...{ step, amount, unit, basis },
    })),
  };
}

/** Desks of a role in its own division: nobody writes to themselves. */
function isOwnDesk({ desk, divisionCode }: HeldMatter, { actor }: Reader): boolean {
  if (actor.role === 'dispatcher') return desk === 'D' && divisionCode === actor.divisionCode;
  if (actor.role === 'discipline-supervisor') return desk === 'S';
  return desk === 'U';
}

type Due = Readonly<{ step: LadderStep; matter: HeldMatter; over: number }>;

/** One proposal for each step and holder, the highest step first. */
async function grouped(q: Queryable, due: readonly Due[]): Promise<readonly Proposal[]> {
  const names = await unitNames(
    q,
    due.flatMap(({ matter }) => (matter.unitId === null ? [] : [matter.unitId])),
  );
  const divisionOf = await divisionNames(q);
  const groups = new Map<string, Proposal & { matters: Proposal['matters'][number][] }>();
  for (const { step, matter, over } of due) {
    const { id, number, dueOn, unitId, desk, divisionCode } = matter;
    const key = `${step}/${unitId ?? divisionCode}/${desk}`;
    const name = unitId === null ? divisionOf(divisionCode) : (names.get(unitId) ?? '');
    const group = groups.get(key) ?? { step, unitId, name, desk, matters: [] };
    group.matters.push({ id, number, dueOn, over });
    groups.set(key, group);
  }
  const rank = (step: LadderStep) => LADDER_STEPS.indexOf(step);
  return [...groups.values()].sort((a, b) => rank(b.step) - rank(a.step) || b.matters.length - a.matters.length);
}
