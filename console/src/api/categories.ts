/** Categories and grounds by code, in the reader's language: as they are today, and as they stood on another day. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { today } from '../parts/dates.ts';
import { currentLang, useWords } from '../words/index.ts';
import { api, take } from './client.ts';
import type { Category } from './types.ts';

const LONG = 5 * 60_000;

/** What a matter tells of its category and of when it came in: a unit learns the week alone. */
type OfMatter = Readonly<{ categoryCode: string | null; receivedOn: string | null; week: string }>;

/** Every category that ever was, through the days on which it stood unchanged. */
export function useCategorySpans(): readonly Category[] | undefined {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => take<{ items: readonly Category[] }>(api.GET('/api/v1/law/categories', { params: {} })),
    staleTime: LONG,
  });
  return data?.items;
}

export function useCategories() {
  const t = useWords();
  const lang = currentLang();
  const spans = useCategorySpans();
  // A page stays open over midnight, and what was read tells later days too.
  const now = today();
  return useMemo(() => {
    const byCode = new Map<string, Category[]>();
    for (const span of spans ?? []) byCode.set(span.code, [...(byCode.get(span.code) ?? []), span]);
    const nameOf = (code: string, on: string = now): string => {
      const own = byCode.get(code) ?? [];
      return (lastBegun(own, on) ?? own[0])?.name[lang] ?? code;
    };
    const isOf = (kinds: readonly string[]) => (span: Category) => kinds.includes(span.kind);
    const optionOf = ({ code, name }: Category) => ({ value: code, label: name[lang] });
    return {
      nameOf,
      /** The category of a matter in the words of the day it came in; null where it has none. */
      ofMatter: ({ categoryCode, receivedOn, week }: OfMatter): string | null =>
        categoryCode === null ? null : nameOf(categoryCode, receivedOn ?? week),
      /** Those in force, to choose from. */
      options: (...kinds: readonly string[]) =>
        (spans ?? [])
          .filter(isOf(kinds))
          .filter((span) => holdsOn(span, now))
          .map(optionOf),
      /** Those that ever were, to look for: what has ended still stands on what came before. */
      everyOption: (...kinds: readonly string[]) =>
        [...byCode.values()].flatMap((own) => {
          const last = lastBegun(own, now);
          if (last === undefined || !kinds.includes(last.kind)) return [];
          const { value, label } = optionOf(last);
          return [{ value, label: holdsOn(last, now) ? label : t('category.ended', { name: label }) }];
        }),
    };
  }, [spans, lang, t, now]);
}

function lastBegun(own: readonly Category[], on: string): Category | undefined {
  return own.filter(({ effectiveFrom }) => effectiveFrom <= on).at(-1);
}

function holdsOn({ effectiveFrom, effectiveTo }: Category, on: string): boolean {
  return effectiveFrom <= on && (effectiveTo === null || effectiveTo > on);
}
