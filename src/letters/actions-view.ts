/** Letters as their readers see them: lines of the list, and one letter with what was said and answered. */

import { openPaper } from '../documents/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../kernel/time.ts';
import { endedSeenBy, type MatterView, matterNumbers, matterView } from '../matters/index.ts';
import { type Reader, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { isTo } from './actions.ts';
import type { Letter } from './model.ts';
import type { LetterLine } from './sheets.ts';
import { mattersOfLetters, readableLetter } from './store.ts';

export async function letterLines(
  q: Queryable,
  reader: Reader,
  letters: readonly Letter[],
  today: LocalDate,
): Promise<readonly LetterLine[]> {
  const names = await unitNames(
    q,
    letters.flatMap(({ unitId, toUnitId }) => [unitId, toUnitId]),
  );
  const of = await mattersOfLetters(
    q,
    reader,
    letters.map(({ id }) => id),
  );
  const leading = [...of.values()].flatMap(([first]) => (first === undefined ? [] : [first.matterId]));
  const numbers = await matterNumbers(q, leading);
  const ended = await endedSeenBy(
    q,
    reader,
    [...of.values()].flat().map(({ matterId }) => matterId),
  );
  return letters.map((letter) => {
    const matters = of.get(letter.id) ?? [];
    const [first] = matters;
    const { id, step, number, toDesk, sentOn, replyOn, signedOn, answeredOn } = letter;
    return {
      ...{ id, step, number, toDesk, sentOn, replyOn, signedOn, answeredOn },
      from: names.get(letter.unitId) ?? '',
      to: names.get(letter.toUnitId) ?? '',
      toMe: isTo(letter, reader),
      matters: matters.length,
      firstNumber: first === undefined ? null : (numbers.get(first.matterId) ?? null),
      followed: answeredOn !== null && matters.every(({ matterId }) => ended.has(matterId)),
      late: replyOn !== null && answeredOn === null && replyOn < today,
    };
  });
}

type Step = MatterView['timeline'][number];

export type LetterView = Readonly<{
  line: LetterLine;
  /** Those of its matters this reader may see now. */
  matters: readonly Readonly<{ id: Uuid; number: string; phase: string; dueOn: LocalDate | null }>[];
  /** What it says; null once destroyed, and on reminders of before. */
  text: string | null;
  /** `files`: how many lie with that matter. */
  answer: Readonly<{ text: string | null; files: number; matterId: Uuid }> | null;
  /** Matter to which files of the answer are sent; the first this reader sees. */
  filesTo: Uuid | null;
  /** Paper this reader may open now. */
  paper: Readonly<{ id: Uuid; kind: string; isVoid: boolean }> | null;
  may: Readonly<{ sign: boolean; answer: boolean }>;
}>;

export async function letterView(q: Queryable, city: City, reader: Reader, id: Uuid): Promise<LetterView | undefined> {
  const letter = await readableLetter(q, reader, id);
  if (letter === undefined) return undefined;
  const [line] = await letterLines(q, reader, [letter], localDateOf(city.outside.now()));
  if (line === undefined) return undefined;
  const views: MatterView[] = [];
  for (const { matterId } of (await mattersOfLetters(q, reader, [id])).get(id) ?? []) {
    const view = await matterView(q, city, reader, matterId);
    if (view !== undefined) views.push(view);
  }
  const steps = views.flatMap((view) => view.timeline.map((step) => ({ step, view })));
  const told = (...types: readonly string[]) =>
    steps.find(({ step }) => types.includes(step.type) && step.facts.letterId === id);
  const sent = told('letter-sent', 'supervision-letter-issued');
  const answered = told('letter-answered', 'supervision-letter-replied');
  const paper = letter.paperId === null ? undefined : await openPaper(q, reader, letter.paperId);
  const allowed = (command: 'sign-letter' | 'answer-letter') =>
    isTo(letter, reader) && views.some((view) => view.allowed.includes(command));
  return {
    line,
    matters: views.map(({ line: { id: matterId, number, phase, due } }) => ({
      ...{ id: matterId, number, phase, dueOn: due?.on ?? null },
    })),
    text: sent === undefined ? null : textOf(sent.step),
    answer:
      answered === undefined
        ? null
        : { text: textOf(answered.step), files: answered.step.files.length, matterId: answered.view.line.id },
    filesTo: views[0]?.line.id ?? null,
    paper: paper === undefined ? null : { id: paper.id, kind: paper.kind, isVoid: paper.state === 'void' },
    may: {
      sign: letter.signedOn === null && letter.step !== 'reminder' && allowed('sign-letter'),
      answer: letter.answeredOn === null && letter.replyOn !== null && allowed('answer-letter'),
    },
  };
}

function textOf({ texts }: Step): string | null {
  return texts.find(({ field }) => field === 'text')?.text ?? null;
}
