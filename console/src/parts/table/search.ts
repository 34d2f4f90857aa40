/** Filters in the address, as flat text: a link shows what its sender saw. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Search = Readonly<Record<string, string>>;

/** Keeps plain values, numbers and booleans as text. */
export function searchOf(search: Record<string, unknown>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') kept[key] = value;
    if (typeof value === 'number' || typeof value === 'boolean') kept[key] = String(value);
  }
  return kept;
}

/** The room's filters and their setter; a change goes back to the first page. */
export function useFilters(): readonly [Search, (change: Readonly<Record<string, string | undefined>>) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (next: Readonly<Record<string, string | undefined>>) => {
      const { page: _page, ...kept } = search;
      const merged = searchOf({ ...('page' in next ? search : kept), ...next });
      void navigate({ to: '.', search: merged, replace: true });
    },
    [search, navigate],
  );
  return [search, change];
}

export function pageOf(search: Search): number {
  const page = Number(search.page ?? '1');
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
