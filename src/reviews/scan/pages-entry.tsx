/** Pages of the three entry forms (complaint, suggestion, request), and the page that says it arrived. */

import {
  ErrorSummary,
  type FieldError,
  Hidden,
  SendButton,
  TapLink,
  TextField,
  TickField,
  WordsField,
} from '../../platform/pages/page-form.tsx';
import { pageWords } from '../../platform/pages/page-words.ts';
import { PRIVACY_NOTICE_VERSION, type Reader } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import type { EntryKind } from '../model.ts';
import { AMEND_MINUTES } from '../rules.ts';
import { reviewsWords } from '../words.ts';
import { MOST_ABOUT_LENGTH, MOST_DEMAND_LENGTH, MOST_DEMANDS, MOST_WORDS } from './forms.ts';
import { ContactFields, Photos, SharedField } from './pages-details.tsx';
import { CategoryFields, type CategoryGroups } from './pages-entry-category.tsx';
import { EntryLinks, pathOf, toSolve, WorkNotes } from './pages-scan.tsx';
import type { Work } from './scanned.ts';

export type EntryTyped = Readonly<{
  about: string;
  category: string;
  /** Category from the list below the chips. */
  moreCategory: string;
  words: string;
  demands: readonly string[];
  name: string;
  phone: string;
  wantsReceipt: boolean;
  shared: boolean;
}>;

export const NOTHING_TYPED: EntryTyped = {
  about: '',
  category: '',
  moreCategory: '',
  words: '',
  demands: [],
  name: '',
  phone: '',
  wantsReceipt: true,
  shared: false,
};

export type EntryView = Readonly<{
  reader: Reader;
  code: string;
  place: string;
  kind: EntryKind;
  submissionId: string;
  /** Asks which office is meant, which an enterprise's own code does not say. */
  asksAbout: boolean;
  /** Empty where this kind asks for none. */
  categories: CategoryGroups;
  typed: EntryTyped;
  keptPhotos: number;
  errors: readonly FieldError[];
  work: Work;
}>;

export function EntryPage(props: EntryView) {
  const { reader, kind, errors, typed } = props;
  const { lang } = reader;
  const say = speak(reviewsWords, lang);
  return (
    <>
      <ErrorSummary errors={errors} lang={lang} />
      <p class="where">{props.place}</p>
      <h1>{say(`reviews.entry.${kind}`)}</h1>
      <p class="note">{say('reviews.form.shield')}</p>
      <form
        method="post"
        action={reader.to(pathOf(props.code, kind))}
        encType="multipart/form-data"
        noValidate
        {...toSolve(props.work)}
      >
        <Hidden name="submission" value={props.submissionId} />
        <WorkNotes reader={reader} work={props.work} />
        {props.asksAbout ? (
          <TextField
            name="about"
            label={say('reviews.form.about')}
            hint={say('reviews.form.about.hint')}
            value={typed.about}
            most={MOST_ABOUT_LENGTH}
            errors={errors}
            lang={lang}
          />
        ) : null}
        <CategoryFields
          groups={props.categories}
          chosen={typed.category}
          more={typed.moreCategory}
          errors={errors}
          lang={lang}
        />
        <WordsField
          name="words"
          label={say(`reviews.form.words.${kind}`)}
          hint={say(`reviews.form.words.hint.${kind}`)}
          value={typed.words}
          most={MOST_WORDS}
          errors={errors}
          lang={lang}
        />
        {kind === 'suggestion' ? null : <DemandFields {...props} />}
        <Photos kept={props.keptPhotos} errors={errors} lang={lang} />
        <ContactFields name={typed.name} phone={typed.phone} errors={errors} lang={lang} />
        <TickField
          name="receipt"
          label={say('reviews.receipt')}
          hint={say('reviews.receipt.hint')}
          ticked={typed.wantsReceipt}
        />
        <SharedField ticked={typed.shared} lang={lang} />
        <p class="soft">
          {say('reviews.form.consent')}{' '}
          <a href={reader.to(`/privacy/${PRIVACY_NOTICE_VERSION}`)}>{speak(pageWords, lang)('page.privacy')}</a>
        </p>
        <SendButton word={say(`reviews.form.send.${kind}`)} />
      </form>
    </>
  );
}

/** Fields of demands: one open, four folded away, for most people have one. */
function DemandFields(props: EntryView) {
  const say = speak(reviewsWords, props.reader.lang);
  const { demands } = props.typed;
  return (
    <>
      <TextField
        name="demand"
        label={say('reviews.form.demand')}
        hint={say('reviews.form.demand.hint')}
        value={demands[0] ?? ''}
        most={MOST_DEMAND_LENGTH}
        errors={props.errors}
        lang={props.reader.lang}
      />
      <details open={demands.length > 1}>
        <summary>{say('reviews.form.demand.more')}</summary>
        {Array.from({ length: MOST_DEMANDS - 1 }, (_, index) => index + 2).map((nth) => (
          <div class="field" key={nth}>
            <label class="label" for={`demand-${nth}`}>
              {say('reviews.form.demand.nth', { n: nth })}
            </label>
            <input
              type="text"
              id={`demand-${nth}`}
              name="demand"
              value={demands[nth - 1] ?? ''}
              maxLength={MOST_DEMAND_LENGTH}
              autoComplete="off"
            />
          </div>
        ))}
      </details>
    </>
  );
}

export type DoneView = Readonly<{
  reader: Reader;
  code: string;
  what: 'bad' | 'good' | 'entry' | 'held' | 'late' | 'again' | 'registered';
  /** Shown where `/t` cannot: not registered yet, or on a shared device. */
  receipt: Readonly<{ number: string; pass: string }> | null;
  /** On a shared device: nothing is kept, so the page is shown once. */
  shared: boolean;
  /** Whether the review may still be changed. */
  isOpen: boolean;
  /** Hall whose public figures are linked; null where no window was scanned. */
  hallId: string | null;
}>;

export function DonePage(props: DoneView) {
  const { reader, what, receipt, shared } = props;
  const say = speak(reviewsWords, reader.lang);
  return (
    <>
      <h1>{say(what === 'held' ? 'reviews.done.held.title' : 'reviews.done.title')}</h1>
      <p>{say(what === 'held' ? 'reviews.done.held.text' : `reviews.done.${what}`)}</p>
      {what === 'late' || what === 'again' ? <EntryLinks reader={reader} code={props.code} /> : null}
      {props.isOpen ? (
        <a class="btn two" href={reader.to(pathOf(props.code, 'details'))}>
          {say('reviews.done.more', { minutes: AMEND_MINUTES })}
        </a>
      ) : null}
      {receipt === null ? null : (
        <div class="card">
          {shared ? <h2>{say('reviews.shared.title')}</h2> : null}
          {shared ? <p class="note">{say('reviews.shared.text')}</p> : null}
          {what === 'held' ? <p>{say('reviews.done.held.receipt')}</p> : null}
          <p class="soft">{say('reviews.done.number')}</p>
          <p class="num">
            {(receipt.number.match(/.{1,4}/g) ?? []).map((group) => (
              <span key={group}>{group}</span>
            ))}
          </p>
          <p class="soft">{say('reviews.done.pass')}</p>
          <p class="num">{receipt.pass}</p>
        </div>
      )}
      {props.hallId === null ? null : (
        <p>
          <TapLink href={reader.to(`/open/halls/${props.hallId}`)} word={say('reviews.done.hall')} />
        </p>
      )}
      {shared ? (
        <a class="btn" href={reader.to(pathOf(props.code))}>
          {say('reviews.shared.end')}
        </a>
      ) : null}
    </>
  );
}
