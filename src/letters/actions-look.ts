/** Whom a step would reach, before anything is sent: one letter for each unit or desk, and what is left out with the reason. */

import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type LetterStep, type LetterTarget, letterTarget } from '../matters/index.ts';
import { type Reader, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { countByStep, type StepCount } from './store.ts';

/** What one letter would be about. */
export type Group = Readonly<{ unitId: Uuid; desk: string | null; matters: readonly LetterTarget[] }>;
export type LeftOut = Readonly<{ id: Uuid; number: string | null; why: string }>;
export type Look = Readonly<{ groups: readonly Group[]; left: readonly LeftOut[] }>;

/** Matters in the order of their ids, so that two letters lock them in one order. */
export async function lookAt(
  q: Queryable,
  city: City,
  reader: Reader,
  step: LetterStep,
  matterIds: readonly Uuid[],
): Promise<Look> {
  const groups = new Map<string, { unitId: Uuid; desk: string | null; matters: LetterTarget[] }>();
  const left: LeftOut[] = [];
  for (const id of [...new Set(matterIds)].sort()) {
    const found = await letterTarget(q, city, reader, id, step);
    if (!found.ok) {
      left.push({ id, number: found.problem.number, why: found.problem.kind });
      continue;
    }
    const { unitId, desk } = found.value;
    const key = `${unitId}/${desk}`;
    const group = groups.get(key) ?? { unitId, desk, matters: [] };
    group.matters.push(found.value);
    groups.set(key, group);
  }
  return { groups: [...groups.values()], left };
}

/** The look as it is shown: units by name, and the first day an answer would be due. */
export async function shownLook(q: Queryable, { groups, left }: Look) {
  const names = await unitNames(
    q,
    groups.map(({ unitId }) => unitId),
  );
  return {
    groups: groups.map(({ unitId, desk, matters }) => ({
      ...{ unitId, desk, name: names.get(unitId) ?? '' },
      matters: matters.map(({ id, number, replyDue }) => ({ id, number, replyBy: replyDue?.on ?? null })),
    })),
    left: left.map((each) => ({ ...each })),
  };
}

/** Letters by step and unit, the unit with most first. */
export async function countsByUnit(
  q: Queryable,
  reader: Reader,
  today: LocalDate,
): Promise<readonly (StepCount & Readonly<{ name: string }>)[]> {
  const counts = await countByStep(q, reader, today);
  const names = await unitNames(
    q,
    counts.map(({ toUnitId }) => toUnitId),
  );
  return counts
    .map((each) => ({ ...each, name: names.get(each.toUnitId) ?? '' }))
    .sort((a, b) => b.sent - a.sent || a.name.localeCompare(b.name));
}
