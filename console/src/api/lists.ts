/** Short lists many rooms choose from: divisions and units. */

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
      /** A township after its county. */
      nameOf: (code: string): string => byCode.get(code)?.fullName ?? code,
      /** What lies in a township, after its county; elsewhere the name says where it is. */
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

export function useUnits() {
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
      options: items.filter((unit) => unit.validTo === null).map((unit) => ({ value: unit.id, label: unit.fullName })),
    };
  }, [query.data]);
}
