/** The offices and divisions of a city as they are written in lists: found by code, id or name, as long as only one fits. */

import { narrow, wordKey } from '../kernel/spelling.ts';
import type { Division, Unit } from './model.ts';

export type Directory = Readonly<{
  /** By code (also the statistical twelve digits), by name, by name with that of the city or county before it. */
  division: (text: string) => Division | undefined;
  /** A township below that county. */
  township: (text: string, countyCode: string) => Division | undefined;
  /** A living unit by id, or by name: in that division first, else where the name is the only one. */
  unit: (text: string, divisionCode: string) => Unit | 'unknown' | 'ambiguous';
  divisionName: (code: string) => string;
  unitName: (id: string) => string;
}>;

/** @param units living ones; ended ones may be named but not found */
export function directory(divisions: readonly Division[], units: readonly Unit[]): Directory {
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const byName = new Map<string, Division[]>();
  for (const division of divisions) {
    for (const name of spelledOut(division, byCode)) push(byName, wordKey(name), division);
  }
  const unitById = new Map(units.map((unit) => [unit.id as string, unit]));
  const unitsByName = new Map<string, Unit[]>();
  for (const unit of units) push(unitsByName, wordKey(unit.name), unit);

  // A list names the same few divisions a million times.
  const asked = new Map<string, Division | undefined>();
  const division = (text: string): Division | undefined => {
    if (!asked.has(text)) asked.set(text, lookUp(text));
    return asked.get(text);
  };
  const lookUp = (text: string): Division | undefined => {
    const code = narrow(text).replaceAll(' ', '');
    const known = byCode.get(code) ?? byCode.get(shortCode(code));
    if (known !== undefined) return known;
    const named = byName.get(wordKey(text)) ?? [];
    return named.length === 1 ? named[0] : undefined;
  };
  return {
    division,
    township: (text, countyCode) => {
      const known = byCode.get(shortCode(narrow(text).replaceAll(' ', '')));
      const named = known === undefined ? (byName.get(wordKey(text)) ?? []) : [known];
      return named.find(({ level, parentCode }) => level === 'township' && parentCode === countyCode);
    },
    unit: (text, divisionCode) => {
      const known = unitById.get(text.toLowerCase());
      if (known !== undefined) return known;
      const named = unitsByName.get(wordKey(text)) ?? [];
      const near = named.filter((unit) => unit.divisionCode === divisionCode);
      const [first, second] = near.length > 0 ? near : named;
      if (first === undefined) return 'unknown';
      return second === undefined ? first : 'ambiguous';
    },
    divisionName: (code) => byCode.get(code)?.name ?? code,
    unitName: (id) => unitById.get(id)?.name ?? id,
  };
}

/** 411402000000 is the county 411402, 411402001000 the township 411402001. */
function shortCode(code: string): string {
  if (!/^\d{12}$/.test(code)) return code;
  return code.endsWith('000000') ? code.slice(0, 6) : code.slice(0, 9);
}

function spelledOut(division: Division, byCode: ReadonlyMap<string, Division>): readonly string[] {
  const names = [division.name];
  let before = '';
  for (let above = parentOf(division, byCode); above !== undefined; above = parentOf(above, byCode)) {
    before = above.name + before;
    names.push(before + division.name);
  }
  return names;
}

function parentOf(division: Division, byCode: ReadonlyMap<string, Division>): Division | undefined {
  return division.parentCode === null ? undefined : byCode.get(division.parentCode);
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
