/** 双人复核: an act that undoes the separation of powers is asked by one person and done when a second one releases it. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Role } from '../model.ts';

/** Facts for the second person: ids, roles, dates and numbers, under names the console has words for. */
export type ActFacts = Readonly<Record<string, string | number | boolean | null>>;

/** A request for a second person. */
export type AskedAct = Readonly<{
  /** The action of the audit that is done on release. */
  kind: string;
  objectId: string;
  divisionCode: string;
  /** Roles that may release it; never the person who asked nor the one it concerns. */
  releasers: readonly Role[];
  facts: ActFacts;
  /** Input of the act; plain JSON. */
  given: Readonly<Record<string, unknown>>;
  concernsUserId: Uuid | null;
}>;

export type WaitingAct = AskedAct &
  Readonly<{
    id: Uuid;
    askedByUserId: Uuid;
    /** Null where a reset password asks by itself. */
    askedByPostId: Uuid | null;
    askedAt: Instant;
    /** Null: waits until somebody decides. */
    expiresAt: Instant | null;
    decision: 'released' | 'refused' | 'replaced' | null;
    decisionReason: string | null;
    decidedByUserId: Uuid | null;
    decidedAt: Instant | null;
  }>;
