/** Pages of the registry's lists, from the address. */

import { pageOf, type Search, useFilters } from '../../parts/search.ts';

export const PAGE_SIZE = 50;

export function pagingOf(search: Search): { limit: number; offset: number } {
  return { limit: PAGE_SIZE, offset: (pageOf(search) - 1) * PAGE_SIZE };
}

export function usePages(total: number | undefined, capped = false) {
  const [search, change] = useFilters();
  return {
    page: pageOf(search),
    size: PAGE_SIZE,
    total: total ?? 0,
    capped,
    onPage: (page: number) => change({ page: String(page) }),
  };
}
