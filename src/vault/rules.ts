/** Rules of opening: who may ask, who may open, and when a second person is needed; pure. */

import { addMs, type Instant } from '../kernel/time.ts';
import type { Role } from '../people/index.ts';
import type { MatterFacts, OpeningRequest, SecretField, VaultProblem } from './model.ts';
import { SECRET_FIELDS } from './model.ts';

const LEAST_REASON_CHARACTERS = 10;
const APPROVAL_LASTS_MS = 72 * 3_600_000;
/** Milliseconds in which a repeated act is the same act, sent again because its answer was lost. */
const REPEAT_LASTS_MS = 2 * 60_000;

/** The one role that opens identities in a lane; discipline leads stay among discipline posts. */
export const READER: Readonly<Record<MatterFacts['lane'], Role>> = {
  ordinary: 'vault-reader',
  discipline: 'discipline-supervisor',
};

/** Obstacle of this post before conflicts of interest are looked up; undefined when there is none. */
export function obstacle(
  who: Readonly<{ role: Role; divisionCodes: readonly string[] }>,
  about: MatterFacts,
): VaultProblem | undefined {
  if (who.role !== READER[about.lane]) return { kind: 'not-entitled' };
  return who.divisionCodes.includes(about.divisionCode) ? undefined : { kind: 'outside-your-division' };
}

/** Refuses a reason that is too short without its spaces. */
export function shortReason(reason: string): VaultProblem | undefined {
  const long = [...reason.replaceAll(/\s/g, '')].length >= LEAST_REASON_CHARACTERS;
  return long ? undefined : { kind: 'reason-too-short', least: LEAST_REASON_CHARACTERS };
}

/** Whether this approved request allows this person to open these fields now. */
export function requestAllows(
  request: OpeningRequest | undefined,
  look: Readonly<{ matterId: string; userId: string; fields: readonly SecretField[]; now: Instant }>,
): VaultProblem | undefined {
  if (request === undefined || request.matterId !== look.matterId) return { kind: 'request-not-found' };
  if (request.askedByUser !== look.userId) return { kind: 'not-entitled' };
  if (request.spent) return { kind: 'request-spent' };
  if (request.decision?.approved !== true) return { kind: 'request-not-approved' };
  if (addMs(request.decision.at, APPROVAL_LASTS_MS) < look.now) return { kind: 'request-expired' };
  if (fieldList(request.fields) !== fieldList(look.fields)) return { kind: 'request-differs' };
  return undefined;
}

/** Whether the same submission, come again, may be answered as the first was. */
export function isRepeat(first: Instant, now: Instant): boolean {
  return now <= addMs(first, REPEAT_LASTS_MS);
}

/** Normal form of a set of fields. */
export function fieldList(fields: readonly SecretField[]): string {
  return SECRET_FIELDS.filter((field) => fields.includes(field)).join(' ');
}

export function fieldsOfList(text: string): readonly SecretField[] {
  return SECRET_FIELDS.filter((field) => text.split(' ').includes(field));
}
