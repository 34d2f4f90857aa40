/** Lists of categories: what may stand on one, how a category lasts through the versions, what a version changes; pure. */

import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { LONGEST_TEXT } from '../rules-terms.ts';
import { inForceOn } from '../rules-versions.ts';
import type { Category, CategoryKind, CategoryList, CategorySpan, ListedCategory, ListFault } from './model.ts';

export const MOST_CATEGORIES = 99;
const CODE = /^[A-Z]{2}[0-9]{2}$/;

type Flag = 'serviceFault' | 'discipline' | 'evidence';

/**
 * What a category may say beside its name and basis. A complainant is never sent back for evidence, so that only what
 * offices raise, and a suspension, may ask for it; the sealed lane is entered by complaints.
 */
export const FLAGS_OF_LIST: Readonly<Record<CategoryKind, readonly Flag[]>> = {
  'bad-review-reason': ['serviceFault', 'discipline'],
  complaint: ['serviceFault', 'discipline'],
  finding: ['serviceFault', 'evidence'],
  'refusal-ground': [],
  'termination-ground': [],
  'suspension-reason': ['evidence'],
  'rerouting-ground': [],
  'jurisdiction-ground': [],
  'data-refusal-ground': [],
  'call-back-question': [],
};

type Faults = readonly Readonly<{ at: string; fault: ListFault }>[];

/**
 * Faults of a list.
 * @param lists versions of every kind
 * @param from first day of the list: a code that had left by then is spent
 */
export function listFaults(
  kind: CategoryKind,
  categories: readonly ListedCategory[],
  lists: readonly CategoryList[],
  from: LocalDate,
): Faults {
  if (categories.length === 0) return [{ at: 'categories', fault: 'list-empty' }];
  const own = lists.filter((list) => list.kind === kind);
  const spent = spentCodes(own, from);
  const others = codesOf(lists.filter((list) => list.kind !== kind));
  const faults: { at: string; fault: ListFault }[] = [];
  categories.forEach((category, index) => {
    const say = (field: string, fault: ListFault) => faults.push({ at: `categories.${index}.${field}`, fault });
    const { code, name, evidence, basis, serviceFault, discipline } = category;
    const before = categories.slice(0, index);
    if (!CODE.test(code)) say('code', 'code-not-a-code');
    else if (before.some((each) => each.code === code)) say('code', 'code-twice');
    else if (others.has(code)) say('code', 'code-of-another-list');
    else if (spent.has(code)) say('code', 'code-spent');
    if (!inBoth(name)) say('name', 'both-languages');
    else if (before.some((each) => each.name.zh === name.zh || each.name.en === name.en)) say('name', 'name-twice');
    if (evidence !== null && !inBoth(evidence)) say('evidence', 'both-languages');
    if (basis.trim() === '' || basis.length > LONGEST_TEXT) say('basis', 'basis-missing');
    const said = { serviceFault, discipline, evidence: evidence !== null };
    for (const flag of ['serviceFault', 'discipline', 'evidence'] as const) {
      if (said[flag] && !FLAGS_OF_LIST[kind].includes(flag)) say(flag, 'not-for-this-list');
    }
    if (serviceFault && discipline) say('discipline', 'service-and-discipline');
  });
  const led = own.some((list) => list.categories.some(({ discipline }) => discipline));
  if (led && !categories.some(({ discipline }) => discipline)) {
    faults.push({ at: 'categories', fault: 'no-discipline-left' });
  }
  return faults;
}

/** Codes that held before a day and on its eve no more: whatever stands under one stays told apart from what came later. */
function spentCodes(own: readonly CategoryList[], from: LocalDate): ReadonlySet<string> {
  const before = own.filter(({ effectiveFrom }) => effectiveFrom < from);
  // A version that another of the same day took the place of never held.
  const held = before.filter((list) => inForceOn(before, list.effectiveFrom) === list);
  const living = codesOf(before.filter((list) => list === inForceOn(before, from)));
  return new Set([...codesOf(held)].filter((code) => !living.has(code)));
}

function codesOf(lists: readonly CategoryList[]): ReadonlySet<string> {
  return new Set(lists.flatMap(({ categories }) => categories.map(({ code }) => code)));
}

function inBoth({ zh, en }: ListedCategory['name']): boolean {
  return zh.trim() !== '' && en.trim() !== '';
}

/** What somebody compares with the text in force: the name and the basis. */
export function comparedOf({ name, basis, verified }: ListedCategory) {
  return { name, basis, verified };
}

/**
 * Every category of one kind through the days on which it stood unchanged: in the order of the newest list, then what is
 * on it no longer.
 */
export function spansOf(lists: readonly CategoryList[]): readonly CategorySpan[] {
  const days = [...new Set(lists.map(({ effectiveFrom }) => effectiveFrom))].sort();
  const spans: CategorySpan[] = [];
  const end = (index: number, on: LocalDate) => {
    const span = spans[index];
    if (span !== undefined) spans[index] = { ...span, effectiveTo: on };
  };
  let last: readonly string[] = [];
  for (const day of days) {
    const list = inForceOn(lists, day);
    if (list === undefined) continue;
    last = list.categories.map(({ code }) => code);
    spans.forEach((span, index) => {
      if (span.effectiveTo !== null) return;
      const now = list.categories.find(({ code }) => code === span.code);
      if (now === undefined || !isSame(now, span)) end(index, day);
    });
    for (const listed of list.categories) {
      if (spans.some(({ code, effectiveTo }) => code === listed.code && effectiveTo === null)) continue;
      spans.push({ ...listed, kind: list.kind, effectiveFrom: day, effectiveTo: null });
    }
  }
  const place = (code: string) => (last.includes(code) ? last.indexOf(code) : last.length);
  return spans.toSorted((a, b) => place(a.code) - place(b.code));
}

export function holdsOn({ effectiveFrom, effectiveTo }: CategorySpan, on: LocalDate): boolean {
  return effectiveFrom <= on && (effectiveTo === null || effectiveTo > on);
}

/** A category as it stood on a day; as it stood last, where it had ended; as it began, where it came later. */
export function asItStood(spans: readonly CategorySpan[], code: string, on: LocalDate): CategorySpan | undefined {
  const own = spans.filter((span) => span.code === code);
  return own.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? own[0];
}

function isSame(one: ListedCategory, other: ListedCategory): boolean {
  return isSameIn(one, other, FIELDS);
}

function isSameIn(one: ListedCategory, other: ListedCategory, fields: readonly (keyof ListedCategory)[]): boolean {
  return fields.every((field) => canonicalJson(one[field]) === canonicalJson(other[field]));
}

const FIELDS = ['name', 'serviceFault', 'discipline', 'evidence', 'basis', 'verified'] as const;
export type CategoryChange = Readonly<{
  what: 'added' | 'retired' | 'changed';
  before: ListedCategory | null;
  after: ListedCategory | null;
}>;

/** What one list has and the other has not, or has otherwise. */
export function listChanges(
  before: readonly ListedCategory[],
  after: readonly ListedCategory[],
): Readonly<{ changes: readonly CategoryChange[]; reordered: boolean }> {
  const old = new Map(before.map((category) => [category.code, category]));
  const fresh = new Map(after.map((category) => [category.code, category]));
  const changes = after.flatMap((category): CategoryChange[] => {
    const was = old.get(category.code);
    if (was === undefined) return [{ what: 'added', before: null, after: category }];
    return isSame(was, category) ? [] : [{ what: 'changed', before: was, after: category }];
  });
  const retired = before
    .filter(({ code }) => !fresh.has(code))
    .map((category): CategoryChange => ({ what: 'retired', before: category, after: null }));
  const kept = (list: readonly ListedCategory[], other: ReadonlyMap<string, unknown>) =>
    list.flatMap(({ code }) => (other.has(code) ? [code] : [])).join();
  return { changes: [...changes, ...retired], reordered: kept(before, fresh) !== kept(after, old) };
}

/**
 * Categories that would say a breach of discipline and did not, and those that would say it no longer. By its name a
 * complainant chooses: one with another name is another.
 */
export function disciplineMoves(
  before: readonly ListedCategory[],
  after: readonly ListedCategory[],
): Readonly<{ into: readonly ListedCategory[]; outOf: readonly ListedCategory[] }> {
  const says = (list: readonly ListedCategory[]) => list.filter(({ discipline }) => discipline);
  const without = (list: readonly ListedCategory[], other: readonly ListedCategory[]) =>
    list.filter((one) => !other.some((each) => each.code === one.code && isSameIn(one, each, ['name'])));
  const [was, is] = [says(before), says(after)];
  return { into: without(is, was), outOf: without(was, is) };
}

/** With its kind, as readers have it. */
export function categoriesOfList({ kind, categories }: CategoryList): readonly Category[] {
  return categories.map((category) => ({ ...category, kind }));
}
