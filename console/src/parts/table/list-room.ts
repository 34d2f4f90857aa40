/** List of a room: filtered by the address, loaded, shown, paged and downloaded in the same way everywhere. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TableSheet } from '../../api/sheets.ts';
import { usePages } from './paging.ts';
import type { Search } from './search.ts';

/**
 * Filter of a list from the address; absent values are left out.
 * @param called names in the address that differ from the server's
 */
export function narrowedBy<Query extends object>(
  search: Search,
  names: readonly (keyof Query & string)[],
  called: { readonly [Name in keyof Query]?: string } = {},
): Partial<Query> {
  const said = names.map((name) => [name, search[called[name] ?? name]] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined)) as Partial<Query>;
}

type Listed<Row> = readonly Row[] | Readonly<{ items: readonly Row[]; total: number; capped?: boolean }>;
type RowOf<Answer> = Answer extends Listed<infer Row> ? Row : never;

type List<Answer> = Readonly<{
  key: readonly unknown[];
  load: () => Promise<Answer>;
  /** Sheet of the same list. */
  sheet: TableSheet | null;
}>;

/** A list whose answer holds more than rows; its caller picks them. */
export function useListOf<Answer>({ key, load, sheet }: List<Answer>) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key,
    queryFn: load,
    placeholderData: keepPreviousData,
  });
  return {
    data,
    isFetching,
    table: { sheet, loading: isFetching && data === undefined, error, onRetry: () => void refetch() },
  };
}

/** @returns the answer, and the table's props */
export function useListRoom<Answer extends Listed<object>>(list: List<Answer>) {
  const { data, table } = useListOf(list);
  const answer: Listed<object> | undefined = data;
  const isPage = answer !== undefined && 'items' in answer;
  const pages = usePages(isPage ? answer.total : undefined, isPage ? answer.capped : undefined);
  const rows = (isPage ? answer.items : answer) as readonly RowOf<Answer>[] | undefined;
  return { data, table: { ...table, rows, ...(isPage ? { pages } : { total: rows?.length ?? 0 }) } };
}
