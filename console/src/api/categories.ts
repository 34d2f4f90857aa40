/** Categories and grounds in force, by code, in the reader's language. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { currentLang } from '../words/index.ts';
import { api, take } from './client.ts';
import { CATEGORY_KINDS } from './codes.ts';
import type { Category } from './types.ts';

const LONG = 5 * 60_000;

export function useCategories() {
  const lang = currentLang();
  const { data } = useQuery({
    queryKey: ['categories', 'by-kind'],
    queryFn: async () => {
      const lists = await Promise.all(
        CATEGORY_KINDS.map((kind) =>
          take<{ items: readonly Category[] }>(api.GET('/api/v1/law/categories', { params: { query: { kind } } })),
        ),
      );
      return lists.flatMap((list) => list.items);
    },
    staleTime: LONG,
  });
  return useMemo(() => {
    const all = data ?? [];
    const names = new Map(all.map((category) => [category.code, category.name[lang]]));
    return {
      nameOf: (code: string): string => names.get(code) ?? code,
      options: (...kinds: readonly string[]) =>
        all
          .filter((category) => kinds.includes(category.kind))
          .map((category) => ({ value: category.code, label: category.name[lang] })),
    };
  }, [data, lang]);
}
