/** A list of a room: narrowed by the address, asked of the server, drawn, turned and taken away in one way everywhere. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TableSheet } from '../../api/sheets.ts';
import { usePages } from './paging.ts';
import type { Search } from './search.ts';

/**
 * What the address narrows a list by; what it does not say is left out.
 * @param called what the address calls a thing where the server calls it otherwise
 */
export function narrowedBy<Query extends object>(
  search: Search,
  names: readonly (keyof Query & string)[],
  called: { readonly [Name in keyof Query]?: string } = {},
): Partial<Query> {
  const said = names.map((name) => [name, search[called[name] ?? name]] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined)) as Partial<Query>;
}

/** A page of rows that says how many there are, or all of them. */
type Listed<Row> = readonly Row[] | Readonly<{ items: readonly Row[]; total: number; capped?: boolean }>;
type RowOf<Answer> = Answer extends Listed<infer Row> ? Row : never;

type List<Answer> = Readonly<{
  key: readonly unknown[];
  load: () => Promise<Answer>;
  /** Where the same list is taken away from. */
  sheet: TableSheet | null;
}>;

/** A list whose answer holds more than its rows; it says itself which they are. */
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

/** @returns the answer, and all that its table needs to be told of it. */
export function useListRoom<Answer extends Listed<object>>(list: List<Answer>) {
  const { data, table } = useListOf(list);
  const answer: Listed<object> | undefined = data;
  const isPage = answer !== undefined && 'items' in answer;
  const pages = usePages(isPage ? answer.total : undefined, isPage ? answer.capped : undefined);
  const rows = (isPage ? answer.items : answer) as readonly RowOf<Answer>[] | undefined;
  return { data, table: { ...table, rows, ...(isPage ? { pages } : { total: rows?.length ?? 0 }) } };
}
