/** What may happen in a draw, and when; pure. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Draw, DrawsProblem, Party, VoidReason } from './model.ts';

/** Candidates of one draw: what a page can still be asked to give out whole. */
export const MOST_CANDIDATES = 200_000;
export const FEWEST_PARTIES = 2;
export const MOST_PARTIES = 9;
export const ALL = 'all';

export function drawNumber(year: number, nth: number): string {
  return `${year}-${String(nth).padStart(4, '0')}`;
}

/** `supervises`: through a post of supervision, as the last party must. */
export type Asking = Readonly<{ unitId: Uuid; mark: string; supervises: boolean }>;
type Judged = DrawsProblem | null;

export function partyOf(draw: Draw, unitId: Uuid): Party | undefined {
  return draw.parties.find((party) => party.unitId === unitId);
}

/** Until when whoever is asked now has time; null once nobody is. */
export function dueOf({ state, frozen }: Draw): Instant | null {
  return state === 'committing' ? frozen.commitBy : state === 'revealing' ? frozen.revealBy : null;
}

/** Secrets are told in the order of the parties, so that whoever knows the outcome first is the supervision. */
export function turnOf({ state, parties }: Draw): Party | undefined {
  return state === 'revealing' ? parties.find(({ secret }) => secret === null) : undefined;
}

/** The parties that are asked for something now. */
export function askedOf(draw: Draw): readonly Party[] {
  if (draw.state === 'committing') return draw.parties.filter(({ commitment }) => commitment === null);
  const turn = turnOf(draw);
  return turn === undefined ? [] : [turn];
}

function seatOf(draw: Draw, { unitId, supervises }: Asking): Party | undefined {
  const party = partyOf(draw, unitId);
  return party === draw.parties.at(-1) && !supervises ? undefined : party;
}

export function judgeCommitting(draw: Draw, who: Asking, now: Instant): Judged {
  const party = seatOf(draw, who);
  if (party === undefined) return { kind: 'draw-not-a-party' };
  if (draw.state !== 'committing') return { kind: 'draw-not-now' };
  if (now > draw.frozen.commitBy) return { kind: 'draw-too-late' };
  if (party.commitment !== null) return { kind: 'draw-committed-already' };
  // Who knew two secrets could wait with the second until it suits.
  return draw.parties.some(({ mark }) => mark === who.mark) ? { kind: 'draw-one-person' } : null;
}

/** @param isSecret whether it is what the party committed to */
export function judgeRevealing(draw: Draw, who: Asking, now: Instant, isSecret: (party: Party) => boolean): Judged {
  const party = seatOf(draw, who);
  if (party === undefined) return { kind: 'draw-not-a-party' };
  if (draw.state !== 'revealing' || party.secret !== null) return { kind: 'draw-not-now' };
  if (now > draw.frozen.revealBy) return { kind: 'draw-too-late' };
  if (turnOf(draw) !== party) return { kind: 'draw-not-your-turn' };
  if (draw.parties.some(({ unitId, mark }) => unitId !== who.unitId && mark === who.mark)) {
    return { kind: 'draw-one-person' };
  }
  return isSecret(party) ? null : { kind: 'draw-secret-wrong' };
}

/** Only its office, and only while no secret is out: later it could be called off for what it would bring. */
export function judgeWithdrawing(draw: Draw, unitId: Uuid): Judged {
  if (draw.unitId !== unitId) return { kind: 'draw-not-yours' };
  const isOpen = dueOf(draw) !== null && draw.parties.every(({ secret }) => secret === null);
  return isOpen ? null : { kind: 'draw-not-now' };
}

export function judgePublishing(draw: Draw, unitId: Uuid): Judged {
  if (draw.unitId !== unitId) return { kind: 'draw-not-yours' };
  return dueOf(draw) === null && draw.publishedAt === null ? null : { kind: 'draw-not-now' };
}

/** Why an open draw is void by now, and whose silence it was. */
export function elapsedBy(draw: Draw, now: Instant): Readonly<{ why: VoidReason; missing: readonly Uuid[] }> | null {
  const due = dueOf(draw);
  if (due === null || now <= due) return null;
  const committing = draw.state === 'committing';
  const missing = draw.parties.filter(({ commitment, secret }) => (committing ? commitment : secret) === null);
  return {
    why: committing ? 'commitment-missing' : 'reveal-missing',
    missing: missing.map(({ unitId }) => unitId),
  };
}

/** Strata that hold fewer than are wanted once the excluded ones are passed over. */
export function shortOf(
  strata: readonly Readonly<{ label: string; wanted: number; ids: readonly string[] }>[],
  isOut: (id: string) => boolean,
): readonly Readonly<{ label: string; left: number }>[] {
  return strata
    .map(({ label, wanted, ids }) => ({ label, wanted, left: ids.filter((id) => !isOut(id)).length }))
    .filter(({ wanted, left }) => left < wanted)
    .map(({ label, left }) => ({ label, left }));
}
