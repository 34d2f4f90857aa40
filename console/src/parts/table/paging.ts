/** Paging from the address. */

import { PAGE_SIZES } from './data-table.tsx';
import { pageOf, type Search, useFilters } from './search.ts';

const PAGE_SIZE = 50;

function sizeOf(search: Search): number {
  return PAGE_SIZES.find((size) => String(size) === search.size) ?? PAGE_SIZE;
}

export function pagingOf(search: Search): { limit: number; offset: number } {
  const limit = sizeOf(search);
  return { limit, offset: (pageOf(search) - 1) * limit };
}

export function usePages(total: number | undefined, capped = false) {
  const [search, change] = useFilters();
  return {
    page: pageOf(search),
    size: sizeOf(search),
    total: total ?? 0,
    capped,
    onPage: (page: number) => change({ page: String(page) }),
    onSize: (size: number) => change({ size: size === PAGE_SIZE ? undefined : String(size) }),
  };
}
