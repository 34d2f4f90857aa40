/** Reads the forms of the track page: a command, or its faults. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { FieldError } from '../../platform/pages/page-form.tsx';
import { pageWords } from '../../platform/pages/page-words.ts';
import { fieldOf, MAX_PHOTOS, type PhoneForm, type Photos } from '../../platform/pages/photos-form.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { CommandInput } from '../acts/actions-words.ts';
import type { Verdict } from '../loop/model.ts';
import { trackWords } from './words-track.ts';

/** Their paths under `/t`. */
export const TRACK_FORMS = ['messages', 'photos', 'verdict', 'appeal', 'reopen', 'withdraw'] as const;
export type TrackForm = (typeof TRACK_FORMS)[number];

export const MOST_TRACK_WORDS = 1000;

const VERDICTS: readonly Verdict[] = ['resolved', 'partly', 'not'];

export type Asked = Readonly<{
  input: CommandInput;
  /** State the holder saw when deciding; null for messages and photos, which do not depend on it. */
  seenSeq: number | null;
}>;

export function takesPhotos(what: TrackForm): boolean {
  return what !== 'messages' && what !== 'withdraw';
}

/** Faults of fields, told before photos are looked at. */
export function fieldsWrong(what: TrackForm, form: PhoneForm, lang: Lang): readonly FieldError[] {
  const say = speak(trackWords, lang);
  const field = fieldNameOf(what);
  const words = fieldOf(form, field);
  const errors: FieldError[] = [];
  const wrong = (at: string, message: string): void => {
    errors.push({ field: at, message });
  };
  if ([...words].length > MOST_TRACK_WORDS) {
    wrong(field, say('matters.track.error.text-long', { most: MOST_TRACK_WORDS }));
  }
  if ((what === 'messages' || what === 'appeal' || what === 'reopen') && words === '') {
    wrong(field, say('matters.track.error.text'));
  }
  if (what === 'photos' && form.files.length === 0 && form.problems.length === 0) {
    wrong('photo', say('matters.track.error.photo'));
  }
  if (what === 'verdict' && verdictIn(form) === undefined) wrong('verdict', say('matters.track.error.verdict'));
  if (what === 'withdraw' && fieldOf(form, 'withdraw-sure') !== 'yes') {
    wrong('withdraw-sure', say('matters.track.error.sure'));
  }
  return errors;
}

/** Command of a form with good fields, unless a photo cannot be used. */
export function commandOf(
  what: TrackForm,
  sent: Photos & Readonly<{ form: PhoneForm }>,
  lang: Lang,
  messageId: Uuid,
): Result<Asked, readonly FieldError[]> {
  const { form, photos, problems } = sent;
  if (problems.length > 0) {
    const say = speak(pageWords, lang);
    return refuse(
      problems.map(({ field, problem }) => ({ field, message: say(`page.${problem.kind}`, { most: MAX_PHOTOS }) })),
    );
  }
  const words = fieldOf(form, fieldNameOf(what));
  const seq = Number(fieldOf(form, 'seq'));
  const decides = what !== 'messages' && what !== 'photos';
  return ok({
    input: inputOf(what, {
      words: words === '' ? null : words,
      verdict: verdictIn(form) ?? 'not',
      files: photos,
      messageId,
    }),
    seenSeq: decides && Number.isSafeInteger(seq) ? seq : null,
  });
}

function inputOf(
  what: TrackForm,
  said: Readonly<{ words: string | null; verdict: Verdict; files: Photos['photos']; messageId: Uuid }>,
): CommandInput {
  const { words, verdict, files, messageId } = said;
  switch (what) {
    case 'messages':
      return { type: 'send-message', messageId, text: words ?? '' };
    case 'photos':
      return { type: 'add-evidence', words, files };
    case 'verdict':
      return { type: 'give-verdict', verdict, words, files };
    case 'appeal':
      return { type: 'appeal', words, files };
    case 'reopen':
      return { type: 'reopen', reason: words, files };
    case 'withdraw':
      return { type: 'withdraw', words };
  }
}

function verdictIn(form: PhoneForm): Verdict | undefined {
  return VERDICTS.find((one) => one === fieldOf(form, 'verdict'));
}

function fieldNameOf(what: TrackForm): string {
  if (what === 'messages') return 'message';
  return what === 'photos' ? 'photo-words' : `${what}-words`;
}

/** Typed values, to show again. */
export function typedIn(form: PhoneForm): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(form.fields).map((name) => [name, fieldOf(form, name)]));
}
