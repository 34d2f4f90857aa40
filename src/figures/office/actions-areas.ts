/** Areas of the city: its counties, and which a division belongs to. */

import { type Division, divisionTree } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';

export type Area = Readonly<{ code: string; name: string }>;
export type Areas = Readonly<{ list: readonly Area[]; codeOf: (divisionCode: string) => string }>;

/** Areas: every county, empty ones too, and the city for halls of none. */
export async function areasOf(city: City): Promise<Areas> {
  const divisions = await divisionTree(city.db);
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const list = divisions
    .filter(({ level }) => level !== 'township')
    .map(({ code, name, level }) => ({ code, name: level === 'city' ? `${name}本级` : name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { list, codeOf: (code) => countyOf(byCode, code)?.code ?? city.code };
}

function countyOf(byCode: ReadonlyMap<string, Division>, code: string): Division | undefined {
  const division = byCode.get(code);
  return division?.level === 'township' && division.parentCode !== null ? byCode.get(division.parentCode) : division;
}
