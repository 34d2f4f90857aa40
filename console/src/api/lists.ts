/** Divisions and units, from which many rooms choose. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from './client.ts';
import type { Division, UnitLine } from './types.ts';

const LONG = 5 * 60_000;

export function useDivisions() {
  const query = useQuery({
    queryKey: ['divisions'],
    queryFn: () => take<readonly Division[]>(api.GET('/api/v1/divisions')),
    staleTime: LONG,
  });
  return useMemo(() => {
    const items = query.data ?? [];
    const byCode = new Map(items.map((division) => [division.code, division]));
    const optionOf = (division: Division) => ({ value: division.code, label: division.fullName });
    return {
      items,
      /** Name of a division; a township's stands after its county's. */
      nameOf: (code: string): string => byCode.get(code)?.fullName ?? code,
      /** County of a township; any other division itself. */
      countyOf: (code: string): string => {
        const division = byCode.get(code);
        return division?.level === 'township' ? (division.parentCode ?? code) : code;
      },
      /** A name with its county before it, for what lies in a township. */
      within: (code: string, name: string): string => {
        const division = byCode.get(code);
        const county = division?.level === 'township' ? byCode.get(division.parentCode ?? '') : undefined;
        return county === undefined ? name : `${county.name} · ${name}`;
      },
      options: items.filter((division) => division.level !== 'township').map(optionOf),
      townships: items.filter((division) => division.level === 'township').map(optionOf),
      allOptions: items.map(optionOf),
    };
  }, [query.data]);
}

/** Units grouped by county, each behind its parent; the city's own first. */
export function byCounty(
  units: readonly UnitLine[],
  countyOf: (divisionCode: string) => string,
): readonly (readonly [county: string, units: readonly UnitLine[]])[] {
  const counties = new Map<string, UnitLine[]>();
  for (const unit of units) {
    const county = countyOf(unit.divisionCode);
    counties.set(county, [...(counties.get(county) ?? []), unit]);
  }
  const known = new Map(units.map((unit) => [unit.id, unit]));
  // Names from the top down, so that units follow their parents.
  const pathOf = (unit: UnitLine, below = 0): string => {
    const parent = below > 9 || unit.parentId === null ? undefined : known.get(unit.parentId);
    return parent === undefined ? unit.name : `${pathOf(parent, below + 1)}\u0000${unit.name}`;
  };
  return [...counties]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([county, own]) => [county, own.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))] as const);
}

export function useUnits() {
  const { nameOf, countyOf } = useDivisions();
  const query = useQuery({
    queryKey: ['units', 'all'],
    queryFn: () => take<readonly UnitLine[]>(api.GET('/api/v1/units', { params: { query: { within: 'city' } } })),
    staleTime: LONG,
  });
  return useMemo(() => {
    const items = query.data ?? [];
    const names = new Map(items.map((unit) => [unit.id, unit.fullName]));
    return {
      items,
      nameOf: (id: string): string => names.get(id) ?? '—',
      options: byCounty(
        items.filter((unit) => unit.validTo === null),
        countyOf,
      ).map(([county, own]) => ({
        label: nameOf(county),
        options: own.map((unit) => ({ value: unit.id, label: unit.fullName })),
      })),
    };
  }, [query.data, nameOf, countyOf]);
}
