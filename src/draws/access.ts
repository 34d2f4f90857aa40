/**
 * Access rows of draws. Offices that choose whom to look at announce; those that supervise take part too. What a draw brought is
 * for its parties until its office publishes it, whatever the role.
 */

import type { AccessRow, Role } from '../people/index.ts';

const ANNOUNCING = ['dispatcher', 'joint-office', 'visiting-office'] as const satisfies readonly Role[];
/** Roles whose office counts as one of supervision. */
export const SUPERVISING = ['discipline-supervisor', 'justice-supervisor'] as const satisfies readonly Role[];
export const TAKING_PART = [...ANNOUNCING, ...SUPERVISING] as const satisfies readonly Role[];

export const drawsAccess = {
  readDraws: { action: 'draws.read-draws', roles: [...TAKING_PART, 'leader'] },
  announceDraw: { action: 'draws.announce-draw', roles: ANNOUNCING },
  takePart: { action: 'draws.take-part', roles: TAKING_PART },
} as const satisfies Readonly<Record<string, AccessRow>>;
