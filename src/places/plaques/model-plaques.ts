/** Types of plaques: a code on a wall, printed in numbered prints, hung somewhere, taken down again. */

import type { PlaqueFormat } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';

/** State of a code's plaque: of a living code how far it came; a dead one was revoked, with or without a successor. */
export const PLAQUE_STATES = ['issued', 'printed', 'hung', 'revoked', 'replaced'] as const;
export type PlaqueState = (typeof PLAQUE_STATES)[number];

/** Texts on every plaque of an installation; a print keeps them. */
export type PlaqueIssuer = Readonly<{
  /** Scheme and host of the address in the QR. */
  origin: string;
  issuer: string;
  hotline: string;
  /** Marked as an example: nothing of a demonstration may be taken for real. */
  example: boolean;
}>;

/** 印制批次: plaques printed together. Printing it again gives the same file. */
export type Print = PlaqueIssuer &
  Readonly<{
    id: Uuid;
    /** Counted without gaps in the city. */
    number: number;
    format: PlaqueFormat;
    divisionCode: string;
    printedAt: Instant;
    byPost: Uuid | null;
    /** Name of whoever printed, under a delegation both names. */
    byName: string;
    plaques: number;
  }>;

/** Texts of one plaque, as the place was called on the day of the print. */
export type PlaqueNames = Readonly<{
  hallName: string | null;
  windowNumber: string | null;
  windowName: string | null;
  entityName: string | null;
}>;

export type PrintedPlaque = PlaqueNames & Readonly<{ position: number; codeId: Uuid; text: string; dead: boolean }>;

/** A hung plaque, on a wall, a counter or an entrance. */
export type Hanging = Readonly<{
  id: Uuid;
  codeId: Uuid;
  /** Place in words. */
  spot: string;
  hungOn: LocalDate;
  takenDownOn: LocalDate | null;
  hasPhoto: boolean;
}>;

/**
 * Findings about plaques out there:
 * `dead-scanned` somebody still scans a dead code; `take-down` a dead code's plaque is known to hang;
 * `place-changed` the plaque says another place than the code means; `silent` it hangs and nobody scans it;
 * `unknown-scanned` a genuine code that this register does not hold.
 */
export const FINDING_KINDS = ['dead-scanned', 'take-down', 'place-changed', 'silent', 'unknown-scanned'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
