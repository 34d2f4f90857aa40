/** List of a room: filtered by the address, loaded, shown, paged and downloaded in the same way everywhere. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { TableSheet } from '../../api/sheets.ts';
import type { AnswerOf, ListPath, QueryOf } from '../../api/types.ts';
import { pagingOf, usePages } from './paging.ts';
import { type Search, useFilters } from './search.ts';

type Called<Query> = { readonly [Name in keyof Query]?: string };

/**
 * Filter of a list from the address; absent values are left out.
 * @param called names in the address that differ from the server's
 */
export function narrowedBy<Query extends object>(
  search: Search,
  names: readonly (keyof Query & string)[],
  called: Called<Query> = { search: 'q' } as Called<Query>,
): Partial<Query> {
  const said = names.map((name) => [name, search[called[name] ?? name]] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined)) as Partial<Query>;
}

/** What a list is asked: the filters the address may hold, its page where it has pages, and what the room asks besides. */
type Asked<Path extends ListPath> = Readonly<{
  narrowed?: readonly (keyof QueryOf<Path> & string)[];
  paged?: boolean;
  also?: Partial<QueryOf<Path>>;
}>;

type Listed<Row> = readonly Row[] | Readonly<{ items: readonly Row[]; total?: number; capped?: boolean }>;
type RowOf<Answer> = Answer extends Listed<infer Row> ? Row : never;

/** What is shown of a query as a table. */
export function useLoaded<Answer>(key: readonly unknown[], load: () => Promise<Answer>, sheet: TableSheet | null) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key,
    queryFn: load,
    placeholderData: keepPreviousData,
  });
  const table = { sheet, loading: isFetching && data === undefined, error, onRetry: () => void refetch() };
  return { data, isFetching, table };
}

/** A list whose answer holds more than rows; its caller picks them. @param key what an act names to have it loaded again */
export function useListOf<Path extends ListPath>(path: Path, key: readonly string[], asked: Asked<Path> = {}) {
  const [search] = useFilters();
  const { narrowed = [], paged = false, also } = asked;
  const query = { ...(paged ? pagingOf(search) : {}), ...narrowedBy(search, narrowed), ...also };
  // One path stands for all; the types above know what each is asked and answers.
  const load = () =>
    take(api.GET(path as '/api/v1/halls', { params: { query } }) as Promise<{ data?: AnswerOf<Path> }>);
  return useLoaded([...key, query], load, { path: `${path}.xlsx`, query } as TableSheet);
}

/** @returns the answer, and the table's props */
export function useListRoom<Path extends ListPath>(path: Path, key: readonly string[], asked: Asked<Path> = {}) {
  const { data, table } = useListOf(path, key, asked);
  const answer = data as Listed<RowOf<AnswerOf<Path>>> | undefined;
  const page = answer !== undefined && 'items' in answer ? answer : undefined;
  const pages = usePages(page?.total, page?.capped);
  const rows = page?.items ?? (answer as readonly RowOf<AnswerOf<Path>>[] | undefined);
  return { data, table: { ...table, rows, ...(page?.total === undefined ? { total: rows?.length ?? 0 } : { pages }) } };
}
