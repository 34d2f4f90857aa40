/** Pace of matters to each phase, those still waiting counted. */

import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { paceOf as countPace, PACED_PHASES, type PaceCount, type PacedPhase, paceOfAll } from '../../matters/index.ts';
import type { Scope } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { LEAST_SHOWN } from '../methods/rules-interval.ts';
import { paceOf } from '../methods/rules-survival.ts';
import type { ShownPace } from '../model.ts';
import { type Areas, areasOf } from './actions-areas.ts';
import type { PaceBy, PaceLine, PaceTable } from './model-office.ts';

export type PaceAsked = Readonly<{
  by: PaceBy;
  phase: PacedPhase;
  from: LocalDate;
  to: LocalDate;
  divisionCode?: string | undefined;
  procedure?: string | undefined;
}>;

export async function officePace(q: Queryable, city: City, scope: Scope, asked: PaceAsked): Promise<PaceTable> {
  const asOf = localDateOf(city.outside.now());
  const areas = await areasOf(city);
  const counts = (await countPace(q, scope, { from: asked.from, to: asked.to, asOf })).filter(
    (count) =>
      (asked.procedure === undefined || count.procedure === asked.procedure) &&
      (asked.divisionCode === undefined || areas.codeOf(count.divisionCode) === asked.divisionCode),
  );
  return tableOf(areas, counts, { ...asked, asOf });
}

/** Public pace: days, without counts. */
export type PublicPace = Readonly<{
  closed: ShownPace;
  phases: readonly Readonly<{ phase: PacedPhase; pace: ShownPace }>[];
  ofProcedure: (procedure: string) => ShownPace;
  ofCounty: (code: string) => ShownPace;
}>;

/** Pace of the city up to the last full week, of counties up to the last finished month, like all other figures. */
export async function publicPace(
  city: City,
  areas: Areas,
  asOf: Readonly<{ city: LocalDate; counties: LocalDate | null }>,
): Promise<PublicPace> {
  const [whole, monthly] = await Promise.all([countedTo(city, asOf.city), countedTo(city, asOf.counties)]);
  const closed = whole.filter(({ phase }) => phase === 'closed');
  return {
    closed: shownPace(closed),
    phases: PACED_PHASES.map((phase) => ({ phase, pace: shownPace(whole.filter((count) => count.phase === phase)) })),
    ofProcedure: (procedure) => shownPace(closed.filter((count) => count.procedure === procedure)),
    ofCounty: (code) =>
      shownPace(monthly.filter((count) => count.phase === 'closed' && areas.codeOf(count.divisionCode) === code)),
  };
}

const EVER = '2000-01-01' as LocalDate;

async function countedTo(city: City, asOf: LocalDate | null): Promise<readonly PaceCount[]> {
  return asOf === null ? [] : paceOfAll(city.db, { from: EVER, to: asOf, asOf });
}

/** The pace to show; of fewer than five, each would be known by its days. */
function shownPace(counts: readonly PaceCount[]): ShownPace {
  const { reached, half, ninety } = paceOf(counts);
  return reached < LEAST_SHOWN ? null : { half, ninety };
}

function tableOf(
  areas: Areas,
  counts: readonly PaceCount[],
  asked: Readonly<{ by: PaceBy; phase: PacedPhase; from: LocalDate; to: LocalDate; asOf: LocalDate }>,
): PaceTable {
  const { by, phase, from, to, asOf } = asked;
  const countyName = new Map(areas.list.map(({ code, name }) => [code, name]));
  const keyOf = (count: PaceCount): string => {
    if (by === 'county') return areas.codeOf(count.divisionCode);
    return by === 'phase' ? count.phase : by === 'month' ? count.month : count.procedure;
  };
  const relevant = by === 'phase' ? counts : counts.filter((count) => count.phase === phase);
  const groups = new Map<string, PaceCount[]>(by === 'phase' ? PACED_PHASES.map((each) => [each, []]) : []);
  for (const count of relevant) groups.set(keyOf(count), [...(groups.get(keyOf(count)) ?? []), count]);
  const keys = by === 'phase' ? [...groups.keys()] : [...groups.keys()].sort();
  const lines = keys.map((key): PaceLine => {
    const { steps: _, ...pace } = paceOf(groups.get(key) ?? []);
    return { key, name: countyName.get(key) ?? key, ...pace };
  });
  const whole = paceOf(counts.filter((count) => count.phase === phase));
  return { by, from, to, asOf, lines, whole: { key: '', name: '', ...whole } };
}
