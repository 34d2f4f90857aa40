/** Short lists many rooms choose from: divisions and units. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from './client.ts';
import type { Division, Unit } from './types.ts';

const LONG = 5 * 60_000;

export function useDivisions() {
  const query = useQuery({
    queryKey: ['divisions'],
    queryFn: () => take<readonly Division[]>(api.GET('/api/v1/divisions')),
    staleTime: LONG,
  });
  return useMemo(() => {
    const items = query.data ?? [];
    const names = new Map(items.map((division) => [division.code, division.name]));
    return {
      items,
      nameOf: (code: string): string => names.get(code) ?? code,
      options: items
        .filter((division) => division.level !== 'township')
        .map((division) => ({ value: division.code, label: division.name })),
      townshipsOf: (parent: string | undefined) =>
        items
          .filter((division) => division.level === 'township' && division.parentCode === parent)
          .map((division) => ({ value: division.code, label: division.name })),
      allOptions: items.map((division) => ({
        value: division.code,
        label:
          division.level === 'township' && division.parentCode !== null
            ? `${names.get(division.parentCode) ?? ''} ${division.name}`
            : division.name,
      })),
    };
  }, [query.data]);
}

export function useUnits() {
  const query = useQuery({
    queryKey: ['units', 'all'],
    queryFn: () => take<readonly Unit[]>(api.GET('/api/v1/units', { params: { query: { within: 'city' } } })),
    staleTime: LONG,
  });
  return useMemo(() => {
    const items = query.data ?? [];
    const names = new Map(items.map((unit) => [unit.id, unit.name]));
    return {
      items,
      nameOf: (id: string): string => names.get(id) ?? '—',
      options: items.filter((unit) => unit.validTo === null).map((unit) => ({ value: unit.id, label: unit.name })),
    };
  }, [query.data]);
}
