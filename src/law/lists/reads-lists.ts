/** Reads of categories: those in force on a day, and any as it stood on one. */

import type { LocalDate } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { ProcedureTerms } from '../model.ts';
import { MATTER_CATEGORIES } from '../procedures.ts';
import { CATEGORY_KINDS, type Category, type CategoryKind, type CategorySpan } from './model.ts';
import { asItStood, categoriesOfList, spansOf } from './rules-lists.ts';
import { categoryLists, listsInForce } from './store-lists.ts';

/** Categories of a kind in force on a day, in the order of display. */
export async function categoriesInForce(q: Queryable, kind: CategoryKind, on: LocalDate): Promise<readonly Category[]> {
  return (await listsInForce(q, [kind], on)).flatMap(categoriesOfList);
}

/** Categories of several kinds in force on a day, kind by kind in the order of display. */
export async function categoriesByKind<Kind extends CategoryKind>(
  q: Queryable,
  kinds: readonly Kind[],
  on: LocalDate,
): Promise<ReadonlyMap<Kind, readonly Category[]>> {
  const lists = await listsInForce(q, kinds, on);
  return new Map(
    kinds.map((kind) => [kind, lists.filter((list) => list.kind === kind).flatMap(categoriesOfList)] as const),
  );
}

/** Day on which the list in force began; undefined before the first. */
export async function listChangedOn(q: Queryable, kind: CategoryKind, on: LocalDate): Promise<LocalDate | undefined> {
  return (await listsInForce(q, [kind], on))[0]?.effectiveFrom;
}

/** Categories a matter under these terms may bear. */
export async function categoriesUnder(
  q: Queryable,
  terms: Pick<ProcedureTerms, 'lane' | 'categories'>,
  on: LocalDate,
): Promise<readonly Category[]> {
  return bearable(terms, await categoriesInForce(q, terms.categories.about, on));
}

/** Those of its kind's categories that a matter under these terms may bear; a lead's say a breach of discipline. */
export function bearable({ lane }: Pick<ProcedureTerms, 'lane'>, all: readonly Category[]): readonly Category[] {
  return lane === 'discipline' ? all.filter(({ discipline }) => discipline) : all;
}

/** Every category that ever was, through the days on which it stood unchanged. */
export async function categorySpans(
  q: Queryable,
  kinds: readonly CategoryKind[] = CATEGORY_KINDS,
): Promise<readonly CategorySpan[]> {
  const lists = await categoryLists(q, kinds);
  return kinds.flatMap((kind) => spansOf(lists.filter((list) => list.kind === kind)));
}

/** Tells a category as it stood on a day; one that had ended by then, as it stood last. */
export type StoodAs = (code: string, on: LocalDate) => Category | undefined;

/** Categories and grounds as they stood: what a record bears keeps the words of its day, whatever its list says since. */
export async function categoriesAsTheyStood(q: Queryable, kinds?: readonly CategoryKind[]): Promise<StoodAs> {
  const byCode = Map.groupBy(await categorySpans(q, kinds), ({ code }) => code);
  return (code, on) => asItStood(byCode.get(code) ?? [], code, on);
}

/** Categories, as they stood, that matters of any procedure may have. */
export function matterCategories(q: Queryable): Promise<StoodAs> {
  return categoriesAsTheyStood(q, MATTER_CATEGORIES);
}
