/** Saved views of a list. */

import { queryOptions } from '@tanstack/react-query';
import { api, take } from './client.ts';
import type { components } from './schema.ts';

export type SavedView = components['schemas']['SavedView'];
export type Views = Readonly<{ views: readonly SavedView[]; defaultId: string | null }>;
export type ViewFacts = Pick<SavedView, 'list' | 'name' | 'search' | 'columns' | 'shared'> & { version: number | null };

export function viewsQuery(list: string) {
  return queryOptions({
    queryKey: ['views', list],
    queryFn: () => take<Views>(api.GET('/api/v1/views', { params: { query: { list } } })),
    staleTime: 60_000,
  });
}

export function saveView(id: string, facts: ViewFacts): Promise<SavedView> {
  return take<SavedView>(api.PUT('/api/v1/views/{id}', { params: { path: { id } }, body: facts }));
}

export function removeView(id: string): Promise<unknown> {
  return take(api.DELETE('/api/v1/views/{id}', { params: { path: { id } } }));
}

export function openWithView(list: string, viewId: string | null): Promise<unknown> {
  return take(api.PUT('/api/v1/view-defaults/{list}', { params: { path: { list } }, body: { viewId } }));
}
