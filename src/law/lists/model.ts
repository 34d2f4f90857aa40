/** Lists of categories and grounds, and their dated versions. */

import type { LocalDate } from '../../kernel/time.ts';
import type { Versioned } from '../model-version.ts';

export const CATEGORY_KINDS = [
  'bad-review-reason',
  'complaint',
  'finding',
  'refusal-ground',
  'termination-ground',
  'suspension-reason',
  'rerouting-ground',
  'jurisdiction-ground',
  'data-refusal-ground',
  'call-back-question',
] as const;
export type CategoryKind = (typeof CATEGORY_KINDS)[number];

/** A category as its list keeps it. Its code is for good: records, figures and other programs know it by that alone. */
export type ListedCategory = Readonly<{
  basis: string;
  /** Somebody compared name and basis with the text in force. */
  verified: boolean;
  code: string;
  name: Readonly<{ zh: string; en: string }>;
  /** A fault of service, which the unit complained about may itself put right. */
  serviceFault: boolean;
  /** Says a breach of discipline: a complaint scanned with it is born in the sealed lane, and only such a category is a lead's. A bad review stays where it is. */
  discipline: boolean;
  /** Evidence that must be attached. */
  evidence: Readonly<{ zh: string; en: string }> | null;
}>;
export type Category = ListedCategory & Readonly<{ kind: CategoryKind }>;

/** A dated version of one list, in the order of display. */
export type CategoryList = Versioned & Readonly<{ kind: CategoryKind; categories: readonly ListedCategory[] }>;

/** A category through the days on which it stands unchanged. */
export type CategorySpan = Category &
  Readonly<{ effectiveFrom: LocalDate /** First day it no longer holds so. */; effectiveTo: LocalDate | null }>;

/** Faults of a list that a rules keeper writes, at `categories.2.name`. */
export type ListFault =
  | 'list-empty'
  | 'code-not-a-code'
  | 'code-twice'
  | 'code-spent'
  | 'code-of-another-list'
  | 'both-languages'
  | 'name-twice'
  | 'basis-missing'
  | 'not-for-this-list'
  | 'service-and-discipline'
  | 'no-discipline-left';
