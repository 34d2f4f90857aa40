/** Finding units and divisions as they are written in lists: by code, id or name, as long as only one fits. */

import { narrow, wordKey } from '../../kernel/spelling.ts';
import type { Division, Unit } from '../model.ts';

export type UnknownPlace = readonly [
  reason: 'division-unknown' | 'unit-unknown' | 'division-perhaps' | 'unit-perhaps',
  hint?: string,
];

export type Directory = Readonly<{
  /** Finds a division by code (also the statistical twelve digits), by name, or by name after that of its city or county. */
  division: (text: string) => Division | undefined;
  /** A township below that county. */
  township: (text: string, countyCode: string) => Division | undefined;
  /** A living unit by id, or by name: in that division first, else where the name is the only one. */
  unit: (text: string, divisionCode: string) => Unit | 'unknown' | 'ambiguous';
  /** The fault of an unknown name, with a suggestion. */
  unknown: (what: 'division' | 'unit', text: string) => UnknownPlace;
  divisionName: (code: string) => string;
  unitName: (id: string) => string;
}>;

/** Divisions and units by name, and the divisions of whoever brings a list in. */
export type Known = Readonly<{ directory: Directory; reach: ReadonlySet<string> }>;

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

  // Cached: a list names the same few divisions a million times.
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
  const meant = {
    division: meantBy(divisions.map(({ name }) => name)),
    unit: meantBy(units.map(({ name }) => name)),
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
    unknown: (what, text) => {
      const perhaps = meant[what](text);
      return perhaps === undefined ? [`${what}-unknown`] : [`${what}-perhaps`, perhaps];
    },
    divisionName: (code) => byCode.get(code)?.name ?? code,
    unitName: (id) => unitById.get(id)?.name ?? id,
  };
}

const MOST_MEANT = 3;
/** Shortest name that suggestions are made for: one character is part of too many names. */
const LEAST_MEANT = 2;
const MOST_REMEMBERED = 1_000;

/** Suggestion: names that contain the text or are contained in it; contiguous before scattered, then the nearest in length. */
function meantBy(names: readonly string[]): (text: string) => string | undefined {
  const keys = [...new Set(names)].map((name) => ({ name, key: wordKey(name) }));
  const asked = new Map<string, string | undefined>();
  return (text) => {
    const wanted = wordKey(text);
    if (wanted.length < LEAST_MEANT) return undefined;
    if (!asked.has(wanted)) {
      if (asked.size === MOST_REMEMBERED) asked.clear();
      const away = (key: string): number => Math.abs(key.length - wanted.length);
      const meant = keys
        .filter(({ key }) => holds(key, wanted) || (key.length >= LEAST_MEANT && wanted.includes(key)))
        .sort((a, b) => Number(b.key.includes(wanted)) - Number(a.key.includes(wanted)) || away(a.key) - away(b.key))
        .slice(0, MOST_MEANT);
      asked.set(wanted, meant.length === 0 ? undefined : meant.map(({ name }) => name).join('、'));
    }
    return asked.get(wanted);
  };
}

/** Whether the characters of the shorter stand in the longer in order: 梁园 in 梁园区, 梁园税务局 in 梁园区税务局. */
function holds(longer: string, shorter: string): boolean {
  let at = 0;
  for (const char of shorter) {
    at = longer.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
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
