/** Types of draws (抽取): what is frozen, who takes part, and how far one has come. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { EntityKind } from '../places/index.ts';

/** What the candidates are: identifiers of the register, never names. */
export const DRAW_SOURCES = ['entities', 'windows', 'halls', 'units'] as const;
export type SourceKind = (typeof DRAW_SOURCES)[number];

/** What it is drawn for: a code and no text, so that nothing personal can stand in what is frozen for good. */
export const DRAW_PURPOSES = ['visit', 'inspection', 'covert-visit', 'call-back', 'review', 'other'] as const;
export type DrawPurpose = (typeof DRAW_PURPOSES)[number];

/** Why a candidate is passed over. It is published with the draw: none may say what is not for everybody. */
export const EXCLUSION_REASONS = ['seen-lately', 'interest', 'not-operating', 'by-rule'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];
export type Exclusion = Readonly<{ id: string; reason: ExclusionReason }>;

export const DRAW_STATES = ['committing', 'revealing', 'drawn', 'void'] as const;
export type DrawState = (typeof DRAW_STATES)[number];
export const VOID_REASONS = ['commitment-missing', 'reveal-missing', 'withdrawn'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** Rule by which candidates were taken from the register. */
export type DrawSource = Readonly<{
  kind: SourceKind;
  divisionCode: string;
  entityKind: EntityKind | null;
  /** “四上”企业 or the others; null for both. */
  aboveScale: boolean | null;
  /** Whether so many are wanted of each county, instead of all together. */
  byDivision: boolean;
}>;

/** One list to draw from: a county's, or all together (`all`). */
export type Stratum = Readonly<{ label: string; wanted: number; count: number; list: string }>;

/** The whole of what is frozen; its hash is known before anybody chooses a secret. Lists stand in it by their hashes. */
export type Frozen = Readonly<{
  rules: 'mashang-draw-1';
  city: string;
  number: string;
  purpose: DrawPurpose;
  source: DrawSource;
  strata: readonly Stratum[];
  exclusions: Readonly<{ count: number; list: string }>;
  /** Offices in the order in which they reveal; the last is one of supervision. */
  parties: readonly Uuid[];
  commitBy: Instant;
  revealBy: Instant;
  /** Number of the void draw it takes the place of. */
  replaces: string | null;
}>;

/** Who acted: an office through a post; `mark` tells two people of one draw apart, and nobody anywhere else. */
export type DrawnBy = Readonly<{ unitId: Uuid; postId: Uuid; mark: string }>;

export type Party = Readonly<{
  unitId: Uuid;
  commitment: string | null;
  committedAt: Instant | null;
  mark: string | null;
  secret: string | null;
  revealedAt: Instant | null;
}>;

/** Positions in the frozen list of a stratum, in the order in which they came. */
export type Outcome = Readonly<{ drawn: readonly number[]; skipped: readonly number[] }>;

export type Draw = Readonly<{
  id: Uuid;
  number: string;
  unitId: Uuid;
  state: DrawState;
  announcedAt: Instant;
  frozen: Frozen;
  frozenHash: string;
  parties: readonly Party[];
  seed: string | null;
  outcome: readonly Outcome[] | null;
  endedAt: Instant | null;
  why: VoidReason | null;
  /** Parties that were silent when the time was over. */
  missing: readonly Uuid[];
  publishedAt: Instant | null;
}>;

type Event<Type extends string, Data extends object> = Readonly<{ type: Type; data: Readonly<Data> }>;
export type DrawEvent =
  | Event<'announced', { by: DrawnBy; frozen: Frozen; frozenHash: string }>
  | Event<'committed', { by: DrawnBy; commitment: string }>
  | Event<'revealed', { by: DrawnBy; secret: string }>
  | Event<'drawn', { seed: string; outcome: readonly Outcome[] }>
  | Event<'voided', { why: VoidReason; missing: readonly Uuid[]; by: DrawnBy | null }>
  | Event<'published', { by: DrawnBy }>;

export type DrawsProblem =
  | Readonly<{ kind: 'draw-not-found' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'draw-list-short'; labels: readonly Readonly<{ label: string | null; left: number }>[] }>
  | Readonly<{ kind: 'draw-list-long'; most: number }>
  | Readonly<{ kind: 'draw-exclusion-unknown'; id: string }>
  | Readonly<{ kind: 'draw-parties-few' }>
  | Readonly<{ kind: 'draw-party-unfit' }>
  | Readonly<{ kind: 'draw-last-supervises' }>
  | Readonly<{ kind: 'draw-replaces-what' }>
  | Readonly<{ kind: 'draw-not-now' }>
  | Readonly<{ kind: 'draw-too-late' }>
  | Readonly<{ kind: 'draw-not-a-party' }>
  | Readonly<{ kind: 'draw-one-person' }>
  | Readonly<{ kind: 'draw-committed-already' }>
  | Readonly<{ kind: 'draw-not-your-turn' }>
  | Readonly<{ kind: 'draw-secret-wrong' }>
  | Readonly<{ kind: 'draw-not-yours' }>;
