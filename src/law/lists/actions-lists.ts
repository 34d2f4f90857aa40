/** Use cases: looking at what a version of a list would change, and adding it; alone, or with a second person. */

import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { holdName, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import { addVersion, type NewVersion, type NoteVersion, type Rule } from '../actions-version.ts';
import type { Keeper, LawProblem } from '../model.ts';
import { confirmsOwn } from '../rules-terms.ts';
import { inForceOn, nextAfter, tooEarly } from '../rules-versions.ts';
import { CATEGORY_KINDS, type CategoryKind, type CategoryList, type ListedCategory } from './model.ts';
import { type CategoryChange, comparedOf, disciplineMoves, listChanges, listFaults } from './rules-lists.ts';
import { categoryLists, insertList, listOfSubmission } from './store-lists.ts';

type Given = Readonly<{ kind: CategoryKind; effectiveFrom: LocalDate; categories: readonly ListedCategory[] }>;
export type NewCategoryList = NewVersion & Given;

export type ListPreview = Readonly<{
  /** In force on that day otherwise. */
  replaces: CategoryList;
  /** Written already, to begin later. */
  next: CategoryList | undefined;
  changes: readonly CategoryChange[];
  reordered: boolean;
  moves: ReturnType<typeof disciplineMoves>;
}>;

/** Preview of a version; writes nothing. */
export async function previewCategoryList(
  q: Queryable,
  at: Instant,
  given: Given,
): Promise<Result<ListPreview, LawProblem>> {
  const lists = await categoryLists(q, CATEGORY_KINDS);
  const problem = tooEarly(at, given.effectiveFrom) ?? malformed(lists, given);
  if (problem !== null) return refuse(problem);
  const own = lists.filter(({ kind }) => kind === given.kind);
  const replaces = inForceOn(own, given.effectiveFrom);
  if (replaces === undefined) return refuse({ kind: 'procedure-not-found' });
  return ok({
    replaces,
    next: nextAfter(own, given.effectiveFrom),
    ...listChanges(replaces.categories, given.categories),
    moves: disciplineMoves(replaces.categories, given.categories),
  });
}

/**
 * Adds a version that begins on a later day. What enters or leaves the sealed lane by it is decided by two people.
 * @param released by the second person
 */
export async function addCategoryList(
  tx: Tx,
  at: Instant,
  by: Keeper,
  given: NewCategoryList,
  { released = false, note }: Readonly<{ released?: boolean; note?: NoteVersion }> = {},
): Promise<Result<CategoryList, LawProblem>> {
  const { kind, categories, effectiveFrom } = given;
  // A code is one list's alone: whoever writes to another list at this moment would see neither of the two.
  await holdName(tx, 'law/category-lists');
  const lists = await categoryLists(tx, CATEGORY_KINDS);
  const versions = lists.filter((list) => list.kind === kind);
  const rule: Rule<Pick<NewCategoryList, 'kind' | 'categories'>> = {
    value: { kind, categories },
    made: await listOfSubmission(tx, by.submissionId),
    versions,
    malformed: () => malformed(lists, given),
    unfit: () => {
      const own = categories.some((each) => confirmsOwn(comparedOf(each), formerly(versions, each.code), by.userId));
      if (own) return { kind: 'verified-by-who-set-it' };
      const { into, outOf } = disciplineMoves(inForceOn(versions, effectiveFrom)?.categories ?? [], categories);
      return into.length + outOf.length > 0 && !released ? { kind: 'second-person-needed' } : null;
    },
    insert: (row) => insertList(tx, row),
  };
  return addVersion(at, by, given, rule, note);
}

function malformed(lists: readonly CategoryList[], { kind, categories, effectiveFrom }: Given): LawProblem | null {
  const faults = listFaults(kind, categories, lists, effectiveFrom);
  return faults.length > 0 ? { kind: 'list-malformed', faults } : null;
}

function formerly(versions: readonly CategoryList[], code: string) {
  return versions.map(({ categories, byUserId }) => {
    const was = categories.find((category) => category.code === code);
    return { value: was === undefined ? null : comparedOf(was), byUserId };
  });
}
