/** Page after the tap: thanks first, then everything that may be added, all of it optional. */

import {
  type Choice,
  ChoiceField,
  ErrorSummary,
  type FieldError,
  Hidden,
  PhotoField,
  SendButton,
  TextField,
  TickField,
  WordsField,
} from '../../platform/pages/page-form.tsx';
import { pageWords } from '../../platform/pages/page-words.ts';
import type { Reader } from '../../platform/pages/pages.tsx';
import { type Lang, speak } from '../../platform/pages/words.ts';
import { GRADES, type Grade } from '../model.ts';
import { AMEND_MINUTES, isBad } from '../rules.ts';
import { reviewsWords } from '../words.ts';
import { MOST_NAME_LENGTH, MOST_WORDS } from './forms.ts';
import { EntryLinks, pathOf } from './pages-scan.tsx';

/** Content of the fields, as typed or as sent before. */
export type DetailsTyped = Readonly<{
  reasons: readonly string[];
  words: string;
  wantsAnswer: boolean;
  service: string;
  shared: boolean;
  name: string;
  phone: string;
}>;

export type DetailsView = Readonly<{
  reader: Reader;
  code: string;
  place: string;
  submissionId: string;
  grade: Grade;
  reasons: readonly Choice[];
  /** Services of this window; empty where it has one only. */
  services: readonly Choice[];
  typed: DetailsTyped;
  keptPhotos: number;
  /** False once the matter exists without a receipt: none can be made for it later. */
  canAskForAnswer: boolean;
  errors: readonly FieldError[];
}>;

export function DetailsPage(props: DetailsView) {
  const { reader, grade, errors } = props;
  const { lang } = reader;
  const say = speak(reviewsWords, lang);
  const bad = isBad(grade);
  return (
    <>
      <ErrorSummary errors={errors} lang={lang} />
      <p class="where">{props.place}</p>
      <h1>{say('reviews.details.thanks')}</h1>
      <p class="lead">{say('reviews.details.graded', { grade: say(`reviews.grade.${grade}`) })}</p>
      <p>{say(bad ? 'reviews.details.bad' : 'reviews.details.good')}</p>
      <form method="post" action={reader.to(pathOf(props.code, 'details'))} encType="multipart/form-data" noValidate>
        <Hidden name="submission" value={props.submissionId} />
        <ChoiceField
          name="reason"
          kind="checkbox"
          label={say(`reviews.details.reasons.${bad ? 'bad' : grade === 3 ? 'middling' : 'good'}`)}
          hint={say('reviews.details.many')}
          choices={props.reasons}
          chosen={props.typed.reasons}
          errors={errors}
          lang={lang}
        />
        {props.services.length === 0 ? null : (
          <ChoiceField
            name="service"
            kind="radio"
            label={say('reviews.details.service')}
            choices={props.services}
            chosen={[props.typed.service]}
            errors={errors}
            lang={lang}
          />
        )}
        <WordsField
          name="words"
          label={say('reviews.details.words')}
          hint={say('reviews.details.words.hint')}
          value={props.typed.words}
          most={MOST_WORDS}
          rows={3}
          errors={errors}
          lang={lang}
        />
        {props.canAskForAnswer ? (
          <TickField
            name="answer"
            label={say('reviews.details.answer')}
            hint={say('reviews.details.answer.hint')}
            ticked={props.typed.wantsAnswer}
          />
        ) : null}
        <ContactFields name={props.typed.name} phone={props.typed.phone} errors={errors} lang={lang} />
        <Photos kept={props.keptPhotos} errors={errors} lang={lang} />
        <SharedField ticked={props.typed.shared} lang={lang} />
        <details>
          <summary>{say('reviews.details.change')}</summary>
          <ChoiceField
            name="grade"
            kind="radio"
            label={say('reviews.details.grade')}
            choices={GRADES.map((one) => ({ code: String(one), label: say(`reviews.grade.${one}`) }))}
            chosen={[String(grade)]}
            errors={errors}
            lang={lang}
          />
        </details>
        <p class="soft">{say('reviews.details.until', { minutes: AMEND_MINUTES })}</p>
        <SendButton word={say('reviews.details.send')} />
        <a class="btn two" href={reader.to(pathOf(props.code, 'done'))}>
          {say('reviews.details.skip')}
        </a>
      </form>
    </>
  );
}

export function DetailsClosedPage(props: Readonly<{ reader: Reader; code: string }>) {
  const say = speak(reviewsWords, props.reader.lang);
  return (
    <>
      <h1>{say('reviews.details.closed.title')}</h1>
      <p>{say('reviews.details.closed.text')}</p>
      <EntryLinks reader={props.reader} code={props.code} />
    </>
  );
}

type Part = Readonly<{ errors: readonly FieldError[]; lang: Lang }>;

/** Contact fields, folded away as most people leave them empty; who may see them is said first. */
export function ContactFields(props: Part & Readonly<{ name: string; phone: string }>) {
  const say = speak(reviewsWords, props.lang);
  const { errors, lang } = props;
  const open = props.name !== '' || props.phone !== '' || errors.some((one) => ['name', 'phone'].includes(one.field));
  return (
    <details open={open}>
      <summary>{say('reviews.contact')}</summary>
      <p class="note">{say('reviews.contact.who')}</p>
      <TextField
        name="name"
        label={say('reviews.contact.name')}
        value={props.name}
        most={MOST_NAME_LENGTH}
        autoComplete="name"
        errors={errors}
        lang={lang}
      />
      <TextField
        name="phone"
        kind="tel"
        label={say('reviews.contact.phone')}
        value={props.phone}
        most={20}
        autoComplete="tel"
        errors={errors}
        lang={lang}
      />
    </details>
  );
}

/** Box for a shared device: `FORM_SCRIPT` then empties the sent form, so that going back shows nothing of it. */
export function SharedField(props: Readonly<{ ticked: boolean; lang: Lang }>) {
  const say = speak(reviewsWords, props.lang);
  return (
    <TickField name="shared" label={say('reviews.shared')} hint={say('reviews.shared.hint')} ticked={props.ticked} />
  );
}

export function Photos(props: Part & Readonly<{ kept: number }>) {
  const say = speak(reviewsWords, props.lang);
  return (
    <PhotoField
      name="photo"
      label={say('reviews.photo')}
      hint={say('reviews.photo.hint')}
      keptNote={props.kept === 0 ? null : speak(pageWords, props.lang)('page.photo-kept', { count: props.kept })}
      errors={props.errors}
      lang={props.lang}
    />
  );
}
