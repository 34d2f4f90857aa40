/**
 * Finders: how a slice brings what it keeps into the one search of the console. Each reads as the slice's own lists do, within
 * the reach of whoever asks, and is asked only for roles that may read those lists.
 */

import type { Mark } from '../../kernel/search-text.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Actor, Role } from '../model.ts';

export const FOUND_KINDS = [
  'matter',
  'case',
  'receipt',
  'words',
  'code',
  'hall',
  'window',
  'entity',
  'unit',
  'person',
  'paper',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something found: `id` of the matter for matters, cases, receipts and words, else of the thing itself. */
export type Found = Readonly<{
  kind: FoundKind;
  id: string;
  title: string;
  /** Which characters of the title were meant; null: found by something else. */
  mark: Mark | null;
  beside: string;
  /** State worth a warning, such as that of an enterprise that was closed. */
  state?: string;
  /** Filters under which the list of its kind shows it, as they stand in the address. */
  shownBy?: Readonly<Record<string, string>>;
}>;

export type Finder = Readonly<{
  roles: readonly Role[];
  find: (q: Queryable, city: City, asked: Readonly<{ actor: Actor; typed: string }>) => Promise<readonly Found[]>;
}>;
