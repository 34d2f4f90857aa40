/** Papers of a matter that somebody can make now, each with the view it is filled from; offering and making share this list. */

import type { Uuid } from '../kernel/ids.ts';
import { type MatterView, matterViewOfUnit, type TimelineStep } from '../matters/index.ts';
import type { Reader } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { holdingsOf } from '../vault/index.ts';
import type { PaperSight } from './model.ts';
import { type Offer, offersOf } from './rules-kinds.ts';

/** A paper that can be made: `view` is the matter as whoever it goes to sees it, `at` its step as it stands in that view. */
export type Makeable = Readonly<{ view: MatterView; toUnitId: Uuid | null; sight: PaperSight }> &
  (
    | Readonly<{ kind: 'matter-sheet'; step: null; at: null }>
    | (Pick<Offer, 'kind' | 'step'> & Readonly<{ at: TimelineStep }>)
  );

/** @param own the matter as the reader sees it */
export async function makeableOf(
  q: Queryable,
  city: City,
  reader: Reader,
  own: MatterView,
): Promise<readonly Makeable[]> {
  const matterId = own.line.id;
  // The key of what was destroyed must not come back: a paper made now would be sealed under a new one. A unit's own sheet
  // needs none, and stays: that it was gone would tell the unit when somebody had their data destroyed.
  if (own.sight !== 'unit' && (await holdingsOf(q, matterId)).erasedAt !== null) return [];
  const found: Makeable[] = [
    { kind: 'matter-sheet', step: null, at: null, view: own, toUnitId: null, sight: own.sight },
  ];
  const matter = { divisionCode: own.line.divisionCode, sight: own.sight };
  for (const { kind, step, sight } of offersOf(own.timeline, reader.actor, matter)) {
    const at = own.timeline.find(({ seq }) => seq === step);
    if (at === undefined) continue;
    const { toUnitId } = at;
    // A letter to a desk of the office needs no view of its own: nobody there is shown less than the office.
    if (sight !== 'unit' || toUnitId === null || at.facts.addressee !== undefined) {
      found.push({ kind, step, at, view: own, toUnitId: null, sight: 'released' });
      continue;
    }
    // A unit that gave the matter back, or that it was taken from, is shown nothing of it: there is no paper for it.
    const theirs = await matterViewOfUnit(q, city, reader, matterId, toUnitId);
    const same = theirs?.timeline.findLast((each) => isSame(each, at));
    if (theirs !== undefined && same !== undefined) {
      found.push({ kind, step, at: same, view: theirs, toUnitId, sight: theirs.sight });
    }
  }
  return found;
}

/** Whether two steps are the same. The unit's steps are numbered anew, so that it cannot count hidden ones: content decides. */
function isSame({ type, facts }: TimelineStep, other: TimelineStep): boolean {
  return type === other.type && facts.number === other.facts.number && facts.year === other.facts.year;
}
