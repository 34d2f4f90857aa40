/**
 * Names of divisions and units in lists. A city has several towns of one name, and several offices
 * of one name in different divisions: each is named with its county, so that none is taken for another.
 */

import type { Division, Unit } from '../model.ts';

export type NamesOfDivisions = Readonly<{
  /** Full name: a township with its county before it; a code without a name as it is. */
  inFull: (code: string) => string;
  /** The county of a township; a county or the city is its own. */
  countyOf: (code: string) => string;
}>;

const BETWEEN = ' · ';

export function namesOfDivisions(divisions: readonly Division[]): NamesOfDivisions {
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const aboveTownship = (code: string): Division | undefined => {
    const division = byCode.get(code);
    return division?.level === 'township' && division.parentCode !== null ? byCode.get(division.parentCode) : undefined;
  };
  const nameOf = (code: string): string => byCode.get(code)?.name ?? code;
  return {
    inFull: (code) => {
      const county = aboveTownship(code);
      return county === undefined ? nameOf(code) : county.name + BETWEEN + nameOf(code);
    },
    countyOf: (code) => aboveTownship(code)?.name ?? nameOf(code),
  };
}

type Called = Pick<Unit, 'name' | 'divisionCode'>;

/**
 * Name with the shortest prefix that tells it apart: none, the county, or the whole division.
 * @param namesakes units of other divisions may be among them or not; only those of the same name count
 */
export function unitInFull(unit: Called, namesakes: readonly Called[], { inFull, countyOf }: NamesOfDivisions): string {
  const others = namesakes.filter(({ name, divisionCode }) => name === unit.name && divisionCode !== unit.divisionCode);
  if (others.length === 0) return unit.name;
  const county = countyOf(unit.divisionCode);
  const told = others.every(({ divisionCode }) => countyOf(divisionCode) !== county);
  return (told ? county : inFull(unit.divisionCode)) + BETWEEN + unit.name;
}
