/** Candidates of a draw, out of the register: by a rule that is frozen with them, within the reach of who draws. */

import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Division, divisionTree, listUnits, type Scope, withBelow } from '../people/index.ts';
import { eachEntity, eachHall, eachWindow } from '../places/index.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { frozenList } from './drawing.ts';
import type { DrawSource, DrawsProblem } from './model.ts';
import { ALL, MOST_CANDIDATES } from './rules.ts';

export type Listed = Readonly<{ label: string; ids: readonly string[] }>;
type Candidate = Readonly<{ id: string; divisionCode: string }>;

/** @returns the lists to draw from in their fixed order: one, or one for each county */
export async function candidatesOf(
  tx: Tx,
  scope: Scope,
  source: DrawSource,
): Promise<Result<readonly Listed[], DrawsProblem>> {
  if (!scope.divisionCodes.includes(source.divisionCode)) return refuse({ kind: 'outside-your-division' });
  const divisions = await divisionTree(tx);
  const inside = new Set(withBelow(divisions, source.divisionCode));
  const counties = new Map(divisions.map((division) => [division.code, countyOf(division, divisions)]));
  const lists = new Map<string, string[]>();
  let count = 0;
  for await (const some of register(tx, { ...scope, divisionCodes: [...inside] }, source)) {
    for (const { id, divisionCode } of some) {
      if (!inside.has(divisionCode)) continue;
      count += 1;
      if (count > MOST_CANDIDATES) return refuse({ kind: 'draw-list-long', most: MOST_CANDIDATES });
      const label = source.byDivision ? (counties.get(divisionCode) ?? divisionCode) : ALL;
      const list = lists.get(label) ?? [];
      list.push(id);
      lists.set(label, list);
    }
  }
  if (count === 0) return refuse({ kind: 'draw-list-short', labels: [{ label: null, left: 0 }] });
  return ok(frozenList(lists.keys()).map((label) => ({ label, ids: frozenList(lists.get(label) ?? []) })));
}

/** What exists today; what is closed or has ended is no candidate. */
async function* register(
  tx: Tx,
  scope: Scope,
  { kind, entityKind, aboveScale }: DrawSource,
): AsyncIterable<readonly Candidate[]> {
  if (kind === 'units') {
    yield await listUnits(tx, scope, { within: 'mine' });
    return;
  }
  if (kind === 'halls') {
    yield* eachHall(tx, scope, { open: true });
    return;
  }
  if (kind === 'windows') {
    yield* eachWindow(tx, scope, { open: true });
    return;
  }
  const filter = {
    ...(entityKind === null ? {} : { kind: entityKind }),
    ...(aboveScale === null ? {} : { siShang: aboveScale }),
  };
  for await (const entities of eachEntity(tx, scope, filter)) {
    yield entities
      .filter(({ closedOn }) => closedOn === null)
      .map(({ uscc, divisionCode }) => ({ id: uscc, divisionCode }));
  }
}

/** The county or zone a division lies in; a city is its own. */
function countyOf(division: Division, divisions: readonly Division[]): string {
  if (division.level !== 'township') return division.code;
  const above = divisions.find(({ code }) => code === division.parentCode);
  return above === undefined ? division.code : countyOf(above, divisions);
}
