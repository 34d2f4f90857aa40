/** Letters as rules: what each is, and which step of the ladder is due on a matter. */

import type { LocalDate } from '../kernel/time.ts';
import type { LadderStep, LetterStep } from '../matters/index.ts';

type StepFacts = Readonly<{
  /** The paper it goes out on; null for a reminder and for an instruction. */
  paper: 'supervision-letter' | 'interview-notice' | 'bulletin' | 'hand-over-letter' | null;
  /** What settles the day of the answer; null where none is asked for. */
  answeredBy: 'terms' | 'limit' | 'meeting' | null;
}>;

export const STEP_FACTS: Readonly<Record<LetterStep, StepFacts>> = {
  reminder: { paper: null, answeredBy: null },
  'supervision-letter': { paper: 'supervision-letter', answeredBy: 'terms' },
  interview: { paper: 'interview-notice', answeredBy: 'meeting' },
  bulletin: { paper: 'bulletin', answeredBy: 'limit' },
  'hand-over': { paper: 'hand-over-letter', answeredBy: null },
  instruction: { paper: null, answeredBy: 'limit' },
};

/** Days, in the unit of each limit, from which a step is proposed: before the due date for a reminder, over it for the others. */
export type LadderRules = Readonly<Record<LadderStep | 'pause', number>>;

/** A letter already sent about a matter. */
export type Sent = Readonly<{ step: LetterStep; replyOn: LocalDate | null; answeredOn: LocalDate | null }>;

export type Standing = Readonly<{
  today: LocalDate;
  /** Days over the due date by the unit of each step’s limit; below zero the days that are left. */
  over: Readonly<Record<LadderStep, number>>;
  /** Days since the last letter, by the unit of the pause; null where none was sent. */
  sinceLast: number | null;
  sent: readonly Sent[];
}>;

/**
 * The step due on a matter: the one after the highest that was sent, once its day has come, the last step is old enough, and no
 * letter still waits for an answer in time. Null where nothing is due.
 * @param ladder its steps, the mildest first
 */
export function stepDue(
  { today, over, sinceLast, sent }: Standing,
  rules: LadderRules,
  ladder: readonly LadderStep[],
): LadderStep | null {
  const waits = sent.some(({ replyOn, answeredOn }) => replyOn !== null && answeredOn === null && today <= replyOn);
  if (waits || (sinceLast !== null && sinceLast < rules.pause)) return null;
  const taken = new Set(sent.map(({ step }) => step));
  const highest = ladder.findLastIndex((rung) => taken.has(rung));
  const next = ladder[highest + 1];
  if (next === undefined) return null;
  const reached = next === 'reminder' ? over.reminder >= -rules.reminder : over[next] >= rules[next];
  return reached ? next : null;
}
