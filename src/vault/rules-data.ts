/** Rules of requests about one's own data: which acts, by whom, and whether the person is identified; pure. */

import { normalPhone } from '../kernel/phone.ts';
import { daysBetween, type LocalDate } from '../kernel/time.ts';
import type { VaultProblem } from './model.ts';
import type { Contact, DataAct, DataRequest, DataRequestKind, DataStanding, DataStep } from './model-data.ts';

/** State of a request, from its last step. After a denied erasure it is open again. */
export function standingOf(steps: readonly Pick<DataStep, 'what'>[]): DataStanding {
  const last = steps.at(-1)?.what;
  return last === undefined || last === 'denied' ? 'open' : last;
}

/** Acts that answer each kind of request. The log keeps words for ever: correcting them is answered in words. */
const ANSWERS: Readonly<Record<DataRequestKind, readonly DataAct[]>> = {
  copy: ['copy'],
  correct: ['correct', 'explain'],
  erase: ['propose-erasure'],
  explain: ['explain'],
};

type Asked = Pick<DataRequest, 'kind' | 'identified' | 'lane'> & Readonly<{ steps: DataRequest['steps'] }>;

/** Obstacle of this act on this request, whoever does it; undefined when there is none. */
export function dataObstacle(request: Asked, act: DataAct, userId: string): VaultProblem | undefined {
  const standing = standingOf(request.steps);
  if (standing === 'done' || standing === 'refused') return { kind: 'data-request-closed' };
  if (act === 'decide-erasure') {
    if (standing !== 'proposed') return { kind: 'nothing-proposed' };
    return request.steps.at(-1)?.byUserId === userId ? { kind: 'same-person' } : undefined;
  }
  if (standing === 'proposed') return { kind: 'already-proposed' };
  return unfit(request, act);
}

/** Obstacle that does not depend on earlier steps, and so also holds for an answer that is asked for again. */
export function unfit(request: Asked, act: DataAct): VaultProblem | undefined {
  if (act === 'refuse' || act === 'decide-erasure') return undefined;
  if (!request.identified) return { kind: 'not-identified' };
  if (!ANSWERS[request.kind].includes(act)) return { kind: 'wrong-answer' };
  // In the discipline lane two persons open together; one of them handing out a copy would open alone.
  if (act === 'copy' && request.lane === 'discipline') return { kind: 'copy-by-receipt-only' };
  return undefined;
}

const ACTS: readonly DataAct[] = ['copy', 'correct', 'explain', 'propose-erasure', 'decide-erasure', 'refuse'];

/** Acts this person may do now; the console shows their buttons. */
export function dataActsFor(request: Asked, userId: string): readonly DataAct[] {
  return ACTS.filter((act) => dataObstacle(request, act, userId) === undefined);
}

/**
 * Whether what somebody says of themselves agrees with what is sealed. A sealed number must be known; without one the
 * name must be. What is not sealed proves nothing.
 * @returns undefined where nothing is sealed to compare with.
 */
export function agrees(sealed: Contact, said: Contact): boolean | undefined {
  if (sealed.phone === '' && sealed.name === '') return undefined;
  const nameAgrees = plainName(sealed.name) === plainName(said.name);
  if (sealed.phone === '') return nameAgrees;
  const nameDiffers = sealed.name !== '' && said.name.trim() !== '' && !nameAgrees;
  return !nameDiffers && samePhone(sealed.phone, said.phone);
}

function samePhone(sealed: string, said: string): boolean {
  return (normalPhone(sealed) ?? sealed) === normalPhone(said);
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

const WARNING_DAYS = 3;

/** Light of a request: red from the day after its last day; none once it is answered. */
export function dataLight(
  request: Readonly<{ dueOn: LocalDate; steps: DataRequest['steps'] }>,
  today: LocalDate,
): 'green' | 'yellow' | 'red' | null {
  const standing = standingOf(request.steps);
  if (standing === 'done' || standing === 'refused') return null;
  const left = daysBetween(today, request.dueOn);
  if (left < 0) return 'red';
  return left < WARNING_DAYS ? 'yellow' : 'green';
}
