/** Sends, signs for and answers letters of supervision: the matters’ own logs and the letter, in one transaction. */

import { makeLetterPaper } from '../documents/index.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { deadline, limitInForce, loadCalendar } from '../law/index.ts';
import { type ActProblem, actOnMatter, type CommandInput, type Due, type LetterStep } from '../matters/index.ts';
import { type Actor, audit, isHandling, type Reader, readerOf, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { holdName, type Queryable, type Tx } from '../platform/postgres/db.ts';
import { lettersAccess } from './access.ts';
import { type Group, lookAt } from './actions-look.ts';
import type { Letter, LettersProblem, Meeting } from './model.ts';
import { STEP_FACTS } from './rules.ts';
import {
  hasContent,
  insertLetter,
  letterById,
  lockLetter,
  markAnswered,
  markSigned,
  mattersOfLetters,
  readableLetter,
} from './store.ts';

export type SendProblem =
  | LettersProblem
  | ActProblem
  | Readonly<{ kind: 'paper-not-offered' | 'paper-of-matters-unseen' }>;
type Done<T> = Promise<Result<T, SendProblem>>;

export type NewLetter = Readonly<{
  /** Fresh for each letter; sent again, it is the same letter. */
  id: Uuid;
  step: LetterStep;
  matterIds: readonly Uuid[];
  /** Null where a reminder says nothing more. */
  text: string | null;
  meeting: Meeting | null;
}>;

/** Sends one letter to the one unit or desk that has all these matters; any that cannot be in it refuses the whole. */
export async function sendLetter(tx: Tx, city: City, actor: Actor, asked: NewLetter): Done<Letter> {
  const { id, step, text, meeting } = asked;
  await holdName(tx, `letters/${id}`);
  const contentMac = city.keys.hmac('receipts', 'letter-content/', contentOf(actor, asked));
  const before = await letterById(tx, id);
  if (before !== undefined) {
    return (await hasContent(tx, id, contentMac)) ? ok(before) : refuse({ kind: 'submission-reused' });
  }
  const today = localDateOf(city.outside.now());
  const facts = STEP_FACTS[step];
  if (step !== 'reminder' && text === null) return refuse({ kind: 'letter-text-missing' });
  if (facts.answeredBy === 'meeting' && meeting === null) return refuse({ kind: 'letter-meeting-missing' });
  if (meeting !== null && meeting.on < today) return refuse({ kind: 'letter-meeting-past' });
  const reader = await readerOf(tx, city, actor);
  const { groups, left } = await lookAt(tx, city, reader, step, asked.matterIds);
  const [group, another] = groups;
  if (group === undefined || left.length > 0) return refuse({ kind: 'letter-not-for-all' });
  if (another !== undefined) return refuse({ kind: 'letter-several-units' });
  const due = await replyDue(tx, city, group, step, meeting);
  const paper = await paperOf(tx, city, actor, asked, group, due);
  if (!paper.ok) return paper;
  const number = paper.value?.number ?? null;
  const numbered = { year: number?.year ?? null, number: number?.nth ?? null };
  const matters = group.matters.map(({ id: matterId }, index) => ({ matterId, leads: index === 0 }));
  for (const { matterId, leads } of matters) {
    const command = {
      type: 'send-letter' as const,
      letterId: id,
      step,
      ...numbered,
      replyDue: due,
      beside: !leads,
      text,
    };
    const acted = await actOnMatter(tx, city, { kind: 'post', actor, scope: reader }, matterId, null, command);
    if (!acted.ok) return acted;
  }
  const letter: Letter = {
    ...{ id, step, number, unitId: actor.unitId, toUnitId: group.unitId, toDesk: group.desk },
    ...{ sentAt: city.outside.now(), sentOn: today, sentByUser: actor.userId, replyOn: due?.on ?? null },
    ...{ signedOn: null, answeredOn: null, paperId: paper.value?.id ?? null },
  };
  await insertLetter(tx, letter, { matters, contentMac });
  await note(tx, city, actor, lettersAccess.sendLetter.action, letter);
  return ok(letter);
}

/** All that makes a letter the same when it is sent again. */
function contentOf({ userId }: Actor, { step, matterIds, text, meeting }: NewLetter): string {
  return canonicalJson({ userId, step, matterIds: [...new Set(matterIds)].sort(), text, meeting });
}

/** Day of the answer: the earliest the matters’ terms give, a limit of its own, or the day of the interview. */
async function replyDue(
  q: Queryable,
  city: City,
  { matters }: Group,
  step: LetterStep,
  meeting: Meeting | null,
): Promise<Due | null> {
  const by = STEP_FACTS[step].answeredBy;
  const from = localDateOf(city.outside.now());
  if (by === 'terms') {
    const dues = matters.flatMap(({ replyDue: due }) => (due === null ? [] : [due]));
    return dues.reduce<Due | null>((first, due) => (first === null || due.on < first.on ? due : first), null);
  }
  if (by === 'meeting' && meeting !== null) {
    return { on: meeting.on, provisional: false, from, amount: 0, unit: 'calendar-day', given: true };
  }
  if (by !== 'limit') return null;
  const { amount, unit } = (
    await limitInForce(q, step === 'instruction' ? 'instruction-answer' : 'bulletin-answer', from)
  ).limit;
  const { dueOn, provisional } = deadline(await loadCalendar(q), from, { amount, unit });
  return { on: dueOn, provisional, from, amount, unit };
}

async function paperOf(tx: Tx, city: City, actor: Actor, asked: NewLetter, group: Group, due: Due | null) {
  const kind = STEP_FACTS[asked.step].paper;
  if (kind === null) return ok(null);
  const to = (await unitNames(tx, [group.unitId])).get(group.unitId) ?? '';
  const made = await makeLetterPaper(tx, city, actor, {
    ...{ id: city.outside.uuid(), kind, matterIds: group.matters.map(({ id }) => id), toUnitId: group.unitId },
    toDesk: group.desk !== null,
    words: { to, text: asked.text ?? '', replyOn: due?.on ?? null, meeting: asked.meeting },
  });
  if (made.ok) return made;
  return refuse({
    kind: made.problem.kind === 'paper-not-offered' ? made.problem.kind : 'paper-of-matters-unseen',
  } as const);
}

export async function signLetter(tx: Tx, city: City, actor: Actor, id: Uuid): Done<Letter> {
  const done = await onEachMatter(tx, city, actor, id, () => ({ type: 'sign-letter', letterId: id }));
  if (!done.ok) return done;
  await markSigned(tx, id, localDateOf(city.outside.now()));
  return after(tx, city, actor, id, lettersAccess.signLetter.action);
}

export type Answer = Readonly<{ text: string; files: readonly Uuid[] }>;

export async function answerLetter(tx: Tx, city: City, actor: Actor, id: Uuid, { text, files }: Answer): Done<Letter> {
  const answer = (first: boolean): CommandInput => ({
    ...{ type: 'answer-letter', letterId: id, text },
    // Files belong to one matter: they were sent to the first that takes the answer.
    files: first ? files : [],
  });
  const done = await onEachMatter(tx, city, actor, id, answer);
  if (!done.ok) return done;
  await markAnswered(tx, id, localDateOf(city.outside.now()));
  return after(tx, city, actor, id, lettersAccess.answerLetter.action);
}

/** Gives a command to every matter of a letter that still takes it from this post; some may have left its hands. */
async function onEachMatter(
  tx: Tx,
  city: City,
  actor: Actor,
  id: Uuid,
  command: (first: boolean) => CommandInput,
): Done<null> {
  const scope = await readerOf(tx, city, actor);
  const letter = await readableLetter(tx, scope, id);
  if (letter === undefined || !isTo(letter, scope)) return refuse({ kind: 'letter-not-found' });
  await lockLetter(tx, id);
  let taken = 0;
  let problem: SendProblem = { kind: 'no-such-letter' };
  for (const { matterId } of (await mattersOfLetters(tx, scope, [id])).get(id) ?? []) {
    const acted = await actOnMatter(tx, city, { kind: 'post', actor, scope }, matterId, null, command(taken === 0));
    if (acted.ok) taken += 1;
    else if (acted.problem.kind === 'no-such-file') return acted;
    else problem = acted.problem;
  }
  return taken === 0 ? refuse(problem) : ok(null);
}

/** Whether a letter went to this reader’s unit, or to a desk of it. */
export function isTo({ toUnitId, toDesk }: Letter, { actor, unitIds }: Reader): boolean {
  return unitIds.includes(toUnitId) && (toDesk === null) === isHandling(actor.role);
}

async function after(tx: Tx, city: City, actor: Actor, id: Uuid, action: string): Done<Letter> {
  const letter = await letterById(tx, id);
  if (letter === undefined) throw new Error('a letter is never deleted');
  await note(tx, city, actor, action, letter);
  return ok(letter);
}

/** Audits who sent, signed for or answered which letter, never what it says. */
async function note(tx: Tx, city: City, actor: Actor, action: string, { id, step, number }: Letter): Promise<void> {
  const numbered = number === null ? {} : { number: `${number.year}-${number.nth}` };
  const detail = { step, ...numbered };
  await audit(tx, city, { actor, action, objectKind: 'letter', objectId: id, outcome: 'done', detail });
}
