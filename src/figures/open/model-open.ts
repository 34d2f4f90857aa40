/** Open data: every public figure as one row of one shape, in csv and in JSON. */

import type { LocalDate } from '../../kernel/time.ts';

/** Measures of rows. Their names are published: never changed, only added to. */
export const MEASURES = [
  'windows',
  'coded-enterprises',
  'entities',
  'reviews',
  'satisfaction',
  'satisfaction-weighted',
  'participation',
  'received',
  'closed',
  'resolved',
  'open',
  'overdue',
  'days-half',
  'days-ninety',
] as const;
export type Measure = (typeof MEASURES)[number];

export const UNITS = ['count', 'share', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * exact: as counted · at-least: some months may not be counted in and are left out · about: a count to the ten below, a share
 * to the whole percent and its interval outwards · hidden: fewer than five, or one that would give such a one away ·
 * not-enough-data: fewer than thirty reviews, or than five matters · not-reported: nobody said how many were served ·
 * not-reached: so many have not got there yet.
 */
export const NOTES = [
  'exact',
  'at-least',
  'about',
  'hidden',
  'not-enough-data',
  'not-reported',
  'not-reached',
] as const;
export type Note = (typeof NOTES)[number];

export type OpenPlace = Readonly<{
  kind: 'city' | 'county' | 'hall' | 'window' | 'service';
  /** Division code, the id of a hall or window, the name of a service item. */
  code: string;
  name: string;
  /** Code of the county a hall lies in, id of the hall a window lies in; null for counties and the city. */
  within: string | null;
}>;

export type OpenRow = Readonly<{
  measure: Measure;
  place: OpenPlace;
  /** First and last day counted; equal for what holds at that moment. */
  from: LocalDate;
  to: LocalDate;
  value: number | null;
  low: number | null;
  high: number | null;
  note: Note;
  /** Group among places of the same kind in the table; only disjoint intervals are ordered. */
  group: number | null;
  rankFrom: number | null;
  rankTo: number | null;
  /** Procedure, where matters are counted by it; null for all. */
  procedure: string | null;
  /** Phase a time leads to; null for other measures. */
  phase: string | null;
}>;

/** A table of rows, with what is needed to read them. */
export type OpenTable = Readonly<{
  /** Path without extension, such as `/open/figures`. */
  path: string;
  upTo: LocalDate;
  rows: readonly OpenRow[];
}>;

export const UNIT_OF: Readonly<Record<Measure, Unit>> = {
  windows: 'count',
  'coded-enterprises': 'count',
  entities: 'count',
  reviews: 'count',
  satisfaction: 'share',
  'satisfaction-weighted': 'share',
  participation: 'share',
  received: 'count',
  closed: 'count',
  resolved: 'count',
  open: 'count',
  overdue: 'count',
  'days-half': 'days',
  'days-ninety': 'days',
};

/** Columns in order; the published schema describes each. */
export const COLUMNS = [
  'measure',
  'unit',
  'place_kind',
  'place_code',
  'place_name',
  'within',
  'from',
  'to',
  'value',
  'low',
  'high',
  'note',
  'group',
  'rank_from',
  'rank_to',
  'procedure',
  'phase',
  'taken_over',
] as const;
export type Column = (typeof COLUMNS)[number];
