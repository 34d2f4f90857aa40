/** Reads the forms of the page of one's own data: a request, or its faults. */

import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { FieldError } from '../../platform/pages/page-form.tsx';
import { fieldOf, type PhoneForm } from '../../platform/pages/photos-form.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { Contact, DataRequestKind } from '../../vault/index.ts';
import { dataWords } from './words-data.ts';

/** Their paths under `/t`. */
export const DATA_FORMS = ['contact', 'ask', 'erase'] as const;
export type DataForm = (typeof DATA_FORMS)[number];

export const MOST_ASKED = 1000;
export const MOST_NAME = 40;
/** Requests one can make; a copy needs none. */
export const ASKABLE = ['explain', 'correct', 'erase'] as const satisfies readonly DataRequestKind[];

export type DataAsked =
  | Readonly<{ what: 'contact'; contact: Contact }>
  | Readonly<{ what: 'ask'; kind: (typeof ASKABLE)[number]; words: string }>
  | Readonly<{ what: 'erase' }>;

export function dataAsked(what: DataForm, form: PhoneForm, lang: Lang): Result<DataAsked, readonly FieldError[]> {
  const say = speak(dataWords, lang);
  if (what === 'erase') {
    if (fieldOf(form, 'erase-sure') === 'yes') return ok({ what });
    return refuse([{ field: 'erase-sure', message: say('matters.data.error.sure') }]);
  }
  if (what === 'contact') {
    const contact = { name: fieldOf(form, 'name'), phone: fieldOf(form, 'phone') };
    if ([...contact.name].length <= MOST_NAME) return ok({ what, contact });
    return refuse([{ field: 'name', message: say('matters.data.error.name', { most: MOST_NAME }) }]);
  }
  const errors: FieldError[] = [];
  const kind = ASKABLE.find((each) => each === fieldOf(form, 'kind'));
  const words = fieldOf(form, 'ask-words');
  if (kind === undefined) errors.push({ field: 'kind', message: say('matters.data.error.kind') });
  if (words === '') errors.push({ field: 'ask-words', message: say('matters.data.error.words') });
  if ([...words].length > MOST_ASKED) {
    errors.push({ field: 'ask-words', message: say('matters.data.error.words-long', { most: MOST_ASKED }) });
  }
  return errors.length > 0 || kind === undefined ? refuse(errors) : ok({ what, kind, words });
}
