/** Types of the vault: identities sealed apart from the matter, every opening justified and shown. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** `entity` is the id of the enterprise whose own code was scanned; `words` what was said before anyone redacted it. */
export const SECRET_FIELDS = ['name', 'phone', 'entity', 'words'] as const;
export type SecretField = (typeof SECRET_FIELDS)[number];

/** Facts of a matter by which the vault decides who may open; from the slice matters at the moment of asking. */
export type MatterFacts = Readonly<{
  divisionCode: string;
  /** The respondent and every lead or assisting unit, past ones too. */
  respondentUnitIds: readonly Uuid[];
  /** A discipline lead (检举控告) is opened by two discipline posts together. */
  lane: 'ordinary' | 'discipline';
}>;

/** An office as the complainant is told of it: unit and post, never a person. */
export type Office = Readonly<{ unit: string; post: string }>;

/** An opening of an identity, as the complainant sees it. */
export type Opening = Readonly<{
  at: Instant;
  fields: readonly SecretField[];
  office: Office;
  /** The second office, where the lane demands two. */
  approvedBy: Office | null;
  reason: string;
}>;

export type OpenSecret = Readonly<{
  /** Id of the opening to be, so that a repeated request is one opening. */
  submissionId: Uuid;
  matterId: Uuid;
  fields: readonly SecretField[];
  reason: string;
  about: MatterFacts;
  /** The approved request, in the discipline lane; the fields must be those asked for. */
  requestId?: Uuid;
}>;

export type AskToOpen = Omit<OpenSecret, 'requestId'>;

export type DecideOpening = Readonly<{
  requestId: Uuid;
  matterId: Uuid;
  approve: boolean;
  reason: string;
  about: MatterFacts;
}>;

/** A request to open, as the second person sees it. */
export type OpeningRequest = Readonly<{
  id: Uuid;
  matterId: Uuid;
  fields: readonly SecretField[];
  reason: string;
  askedByUser: Uuid;
  office: Office;
  at: Instant;
  decision: Readonly<{ approved: boolean; office: Office; at: Instant }> | null;
  spent: boolean;
}>;

export type Secrets = Readonly<Partial<Record<SecretField, string>>>;

/** Fields sealed for a matter, told without opening them. */
export type Holdings = Readonly<{ fields: readonly SecretField[]; erasedAt: Instant | null }>;

export type VaultProblem =
  | Readonly<{ kind: 'not-entitled' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'conflict-of-interest' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>
  | Readonly<{ kind: 'nothing-sealed' }>
  | Readonly<{ kind: 'identity-erased' }>
  | Readonly<{ kind: 'needs-second-person' }>
  | Readonly<{ kind: 'one-person-suffices' }>
  | Readonly<{ kind: 'request-not-found' }>
  | Readonly<{ kind: 'request-not-approved' }>
  | Readonly<{ kind: 'request-differs' }>
  | Readonly<{ kind: 'request-spent' }>
  | Readonly<{ kind: 'request-expired' }>
  | Readonly<{ kind: 'request-already-decided' }>
  | Readonly<{ kind: 'same-person' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'data-request-not-found' }>
  | Readonly<{ kind: 'data-request-closed' }>
  | Readonly<{ kind: 'not-identified' }>
  | Readonly<{ kind: 'nothing-to-compare' }>
  | Readonly<{ kind: 'compared-too-often' }>
  | Readonly<{ kind: 'wrong-answer' }>
  | Readonly<{ kind: 'nothing-proposed' }>
  | Readonly<{ kind: 'already-proposed' }>
  | Readonly<{ kind: 'copy-by-receipt-only' }>
  | Readonly<{ kind: 'unknown-ground' }>
  | Readonly<{ kind: 'receipt-wrong' }>
  | Readonly<{ kind: 'receipt-waits'; seconds: number }>
  | Readonly<{ kind: 'phone-unusable' }>
  | Readonly<{ kind: 'contact-unchanged' }>
  | Readonly<{ kind: 'legal-hold' }>;
