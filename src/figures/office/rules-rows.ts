/** Rows of open data from figures. Nothing is computed here, so that page and file say the same. */

import type { LocalDate } from '../../kernel/time.ts';
import type { Place } from '../methods/rules-groups.ts';
import type { Quantile } from '../methods/rules-survival.ts';
import {
  MATTER_COUNTS,
  type MatterFigures,
  type ReviewFigures,
  type Shown,
  type ShownPace,
  type ShownShare,
} from '../model.ts';
import { COLUMNS, type Measure, type Note, type OpenPlace, type OpenRow, UNIT_OF } from '../open/model-open.ts';
import { csvLine } from '../rules.ts';
import { takenOver } from './rules-months.ts';

export type Span = Readonly<{ from: LocalDate; to: LocalDate }>;

type Cell = string | number | null;

function row(measure: Measure, place: OpenPlace, span: Span, cells: Partial<OpenRow>): OpenRow {
  const empty = {
    value: null,
    low: null,
    high: null,
    note: 'exact',
    group: null,
    rankFrom: null,
    rankTo: null,
    procedure: null,
    phase: null,
  } as const;
  return { measure, place, ...span, ...empty, ...cells };
}

export function countRow(measure: Measure, place: OpenPlace, span: Span, count: Shown, atLeast = false): OpenRow {
  const note: Note = count === null ? 'hidden' : atLeast ? 'at-least' : 'exact';
  return row(measure, place, span, { value: count, note });
}

/** What runs: to the ten below; nought is nought. */
export function tensRow(measure: Measure, place: OpenPlace, span: Span, count: Shown): OpenRow {
  return row(measure, place, span, { value: count, note: count === null ? 'hidden' : count === 0 ? 'exact' : 'about' });
}

function shareRow(
  measure: Measure,
  place: OpenPlace,
  span: Span,
  share: ShownShare,
  more: Readonly<{ note: Note; standing?: Place | null }>,
): OpenRow {
  if (share.kind !== 'enough') return row(measure, place, span, { note: 'not-enough-data' });
  const { standing } = more;
  return row(measure, place, span, {
    value: sixDigits(share.share),
    low: sixDigits(share.low),
    high: sixDigits(share.high),
    note: more.note,
    group: standing?.group ?? null,
    rankFrom: standing?.rankFrom ?? null,
    rankTo: standing?.rankTo ?? null,
  });
}

export function reviewRows(
  place: OpenPlace,
  span: Span,
  figures: ReviewFigures,
  standing: Place | null = null,
): readonly OpenRow[] {
  const { reviews, atLeast, satisfaction, weighted, participation } = figures;
  const note: Note = atLeast ? 'at-least' : 'exact';
  return [
    countRow('reviews', place, span, reviews, atLeast),
    shareRow('satisfaction', place, span, satisfaction, { note, standing }),
    ...(weighted === null ? [] : [shareRow('satisfaction-weighted', place, span, weighted, { note })]),
    row('participation', place, span, {
      value: participation,
      note: participation !== null ? note : reviews === null ? 'hidden' : 'not-reported',
    }),
  ];
}

/** @param procedure kind of work; null for all together */
export function matterRows(
  place: OpenPlace,
  span: Span,
  matters: MatterFigures,
  procedure: string | null = null,
): readonly OpenRow[] {
  return MATTER_COUNTS.map((kind) => ({
    ...countRow(kind, place, span, matters[kind], matters.leavesOut.includes(kind)),
    procedure,
  }));
}

/** Rows of halls and windows: to the ten below and the whole percent. */
export function roughRows(
  place: OpenPlace,
  span: Span,
  figures: Readonly<{
    reviewsAbout: number | null;
    satisfaction: ShownShare;
    weighted: ShownShare | null;
    place: Place | null;
  }>,
): readonly OpenRow[] {
  const { reviewsAbout, satisfaction, weighted } = figures;
  const note: Note = reviewsAbout === null ? 'not-enough-data' : 'about';
  return [
    row('reviews', place, span, { value: reviewsAbout, note }),
    shareRow('satisfaction', place, span, satisfaction, { note: 'about', standing: figures.place }),
    ...(weighted === null ? [] : [shareRow('satisfaction-weighted', place, span, weighted, { note: 'about' })]),
  ];
}

/** Rows of a pace: the days by which half and nine in ten got there. */
export function paceRows(
  place: OpenPlace,
  span: Span,
  pace: ShownPace,
  of: Readonly<{ phase: string; procedure?: string }>,
): readonly OpenRow[] {
  const { phase, procedure = null } = of;
  const rowOf = (measure: Measure, quantile: Quantile | undefined): OpenRow =>
    row(measure, place, span, {
      value: quantile?.days ?? null,
      low: quantile?.low ?? null,
      high: quantile?.high ?? null,
      note: quantile === undefined ? 'not-enough-data' : quantile.days === null ? 'not-reached' : 'exact',
      phase,
      procedure,
    });
  return [rowOf('days-half', pace?.half), rowOf('days-ninety', pace?.ninety)];
}

/** A share to the millionth: enough to recompute it, and the same text on every machine. */
function sixDigits(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

const OF_REVIEWS: ReadonlySet<Measure> = new Set(['reviews', 'satisfaction', 'satisfaction-weighted', 'participation']);

function cellsOf(each: OpenRow, before: LocalDate | null): Readonly<Record<(typeof COLUMNS)[number], Cell>> {
  return {
    measure: each.measure,
    unit: UNIT_OF[each.measure],
    place_kind: each.place.kind,
    place_code: each.place.code,
    place_name: each.place.name,
    within: each.place.within,
    from: each.from,
    to: each.to,
    value: each.value,
    low: each.low,
    high: each.high,
    note: each.note,
    group: each.group,
    rank_from: each.rankFrom,
    rank_to: each.rankTo,
    procedure: each.procedure,
    phase: each.phase,
    taken_over: OF_REVIEWS.has(each.measure) ? takenOver(each, before) : null,
  };
}

/** CSV of RFC 4180, with a byte order mark for spreadsheets. */
export function csvOf(rows: readonly OpenRow[], takenOverBefore: LocalDate | null): string {
  const lines = rows.map((each) => {
    const cells = cellsOf(each, takenOverBefore);
    return csvLine(COLUMNS.map((column) => cells[column]));
  });
  return `\uFEFF${csvLine([...COLUMNS])}${lines.join('')}`;
}

export function jsonRows(
  rows: readonly OpenRow[],
  takenOverBefore: LocalDate | null,
): readonly Readonly<Record<string, Cell>>[] {
  return rows.map((each) => cellsOf(each, takenOverBefore));
}
