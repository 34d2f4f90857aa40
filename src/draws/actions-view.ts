/** Draws as their readers see them: lines of the list, and one draw with what was drawn, by names where there are any. */

import type { Uuid } from '../kernel/ids.ts';
import { divisionNames, type Scope, unitNames } from '../people/index.ts';
import { entitiesByUscc, hallNames, windowNames } from '../places/index.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { linesOf, reasonsOf } from './drawing.ts';
import type { Draw, ExclusionReason, SourceKind } from './model.ts';
import { ALL, askedOf, dueOf, judgePublishing, judgeWithdrawing } from './rules.ts';
import type { DrawLine } from './sheets.ts';
import { keptOf, replacedBy } from './store.ts';

export async function drawLines(q: Queryable, { actor }: Scope, draws: readonly Draw[]): Promise<readonly DrawLine[]> {
  const names = await unitNames(
    q,
    draws.map(({ unitId }) => unitId),
  );
  const divisions = await divisionNames(q);
  return draws.map((draw) => ({
    id: draw.id,
    number: draw.number,
    office: names.get(draw.unitId) ?? '',
    purpose: draw.frozen.purpose,
    source: draw.frozen.source.kind,
    division: divisions(draw.frozen.source.divisionCode),
    candidates: sum(draw.frozen.strata.map(({ count }) => count)),
    wanted: sum(draw.frozen.strata.map(({ wanted }) => wanted)),
    state: draw.state,
    why: draw.why,
    asked: asks(draw, actor.unitId) !== null,
    announcedAt: draw.announcedAt,
    dueAt: dueOf(draw),
    endedAt: draw.endedAt,
    published: draw.publishedAt !== null,
    frozenHash: draw.frozenHash,
  }));
}

/** What an office is asked for now. */
function asks(draw: Draw, unitId: Uuid): 'commit' | 'reveal' | null {
  if (!askedOf(draw).some((party) => party.unitId === unitId)) return null;
  return draw.state === 'committing' ? 'commit' : 'reveal';
}

export type Target = Readonly<{ id: string; name: string | null; reason: ExclusionReason | null }>;
export type StratumView = Readonly<{
  label: string;
  /** Of a county; null where all were drawn from together. */
  name: string | null;
  wanted: number;
  count: number;
  drawn: readonly Target[];
  skipped: readonly Target[];
}>;

/** What was drawn, by stratum; nothing while nothing is. @param masked for everybody: a sole trader's name is a person's */
export async function strataOf(q: Queryable, draw: Draw, masked: boolean): Promise<readonly StratumView[]> {
  const kept = draw.outcome === null ? null : await keptOf(q, draw.id);
  const reasons = reasonsOf(kept?.exclusions ?? '');
  const placed = draw.frozen.strata.map((stratum, place) => {
    const ids = linesOf(kept?.lists[place] ?? '');
    const of = (positions: readonly number[] = []) => positions.map((position) => ids[position] ?? '');
    const outcome = draw.outcome?.[place];
    return { stratum, drawn: of(outcome?.drawn), skipped: of(outcome?.skipped) };
  });
  const names = await namesOf(
    q,
    draw.frozen.source.kind,
    placed.flatMap(({ drawn, skipped }) => [...drawn, ...skipped]),
    masked,
  );
  const divisions = await divisionNames(q);
  const target = (id: string): Target => ({
    id,
    name: names.get(id) ?? null,
    reason: (reasons.get(id) as ExclusionReason | undefined) ?? null,
  });
  return placed.map(({ stratum: { label, wanted, count }, drawn, skipped }) => ({
    label,
    name: label === ALL ? null : divisions(label),
    wanted,
    count,
    drawn: drawn.map(target),
    skipped: skipped.map(target),
  }));
}

async function namesOf(
  q: Queryable,
  kind: SourceKind,
  ids: readonly string[],
  masked: boolean,
): Promise<ReadonlyMap<string, string>> {
  if (kind === 'entities') {
    const entities = await entitiesByUscc(q, ids);
    return new Map(entities.filter((one) => !masked || one.kind !== 'sole-trader').map((one) => [one.uscc, one.name]));
  }
  const uuids = ids as readonly Uuid[];
  if (kind === 'units') return unitNames(q, uuids);
  if (kind === 'halls') return hallNames(q, uuids);
  const windows = await windowNames(q, uuids);
  return new Map([...windows].map(([id, { hallName, number, name }]) => [id, `${hallName} ${number} ${name}`]));
}

export async function drawView(q: Queryable, scope: Scope, draw: Draw) {
  const { unitId } = scope.actor;
  const [line] = await drawLines(q, scope, [draw]);
  const names = await unitNames(
    q,
    draw.parties.map((party) => party.unitId),
  );
  const asked = asks(draw, unitId);
  return {
    line: line as DrawLine,
    source: draw.frozen.source,
    exclusions: draw.frozen.exclusions.count,
    commitBy: draw.frozen.commitBy,
    revealBy: draw.frozen.revealBy,
    replaces: draw.frozen.replaces,
    replacedBy: draw.state === 'void' ? ((await replacedBy(q, draw.number)) ?? null) : null,
    parties: draw.parties.map(({ unitId: id, commitment, committedAt, revealedAt }) => ({
      ...{ unitId: id, name: names.get(id) ?? '', commitment, committedAt, revealedAt },
      mine: id === unitId,
      missing: draw.missing.includes(id),
    })),
    seed: draw.seed,
    strata: await strataOf(q, draw, false),
    may: {
      commit: asked === 'commit',
      reveal: asked === 'reveal',
      withdraw: judgeWithdrawing(draw, unitId) === null,
      publish: judgePublishing(draw, unitId) === null,
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
