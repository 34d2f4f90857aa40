/** Forms of the page of one's own data; each posts to its own path under `/t`. */

import { ChoiceField, Hidden, SendButton, TextField, TickField, WordsField } from '../../platform/pages/page-form.tsx';
import { speak } from '../../platform/pages/words.ts';
import { ASKABLE, MOST_ASKED, MOST_NAME } from './forms-data.ts';
import type { DataPageView } from './pages-data.tsx';
import { dataWords } from './words-data.ts';

/** Numbers as people write them, with spaces and a country code. */
const MOST_PHONE = 24;

export function ContactForm({ reader, view, typed, errors, submissionId }: DataPageView) {
  const { lang } = reader;
  const say = speak(dataWords, lang);
  const { name, phone } = view.data.contact;
  const open = errors.some(({ field }) => field === 'name' || field === 'phone');
  return (
    <details open={open}>
      <summary>{say('matters.data.contact')}</summary>
      <form method="post" action={reader.to('/t/contact')} noValidate>
        <Hidden name="submission" value={submissionId} />
        <TextField
          name="name"
          label={say('matters.data.name')}
          value={typed.name ?? name}
          most={MOST_NAME}
          autoComplete="name"
          errors={errors}
          lang={lang}
        />
        <TextField
          name="phone"
          label={say('matters.data.phone')}
          hint={say('matters.data.contact.hint')}
          value={typed.phone ?? phone}
          most={MOST_PHONE}
          kind="tel"
          inputMode="tel"
          autoComplete="tel"
          errors={errors}
          lang={lang}
        />
        <SendButton word={say('matters.data.contact.send')} />
      </form>
    </details>
  );
}

export function AskForm({ reader, view, typed, errors, submissionId }: DataPageView) {
  const { lang } = reader;
  const say = speak(dataWords, lang);
  // Whoever can destroy it themselves need not ask an office.
  const kinds = ASKABLE.filter((kind) => kind !== 'erase' || view.held);
  const open = errors.some(({ field }) => field === 'kind' || field === 'ask-words');
  return (
    <details open={open}>
      <summary>{say('matters.data.ask')}</summary>
      <p>{say('matters.data.ask.lead')}</p>
      <form method="post" action={reader.to('/t/ask')} noValidate>
        <Hidden name="submission" value={submissionId} />
        <ChoiceField
          name="kind"
          kind="radio"
          label={say('matters.data.ask.kind')}
          choices={kinds.map((code) => ({ code, label: say(`matters.data.ask.${code}`) }))}
          chosen={[typed.kind ?? '']}
          errors={errors}
          lang={lang}
        />
        <WordsField
          name="ask-words"
          label={say('matters.data.ask.words')}
          value={typed['ask-words'] ?? ''}
          most={MOST_ASKED}
          rows={3}
          errors={errors}
          lang={lang}
        />
        <SendButton word={say('matters.data.ask.send')} />
      </form>
    </details>
  );
}

/** Form of destroying, last and folded away: it cannot be undone. */
export function EraseForm({ reader, view, errors, submissionId }: DataPageView) {
  const say = speak(dataWords, reader.lang);
  if (view.held) return null;
  return (
    <details open={errors.some(({ field }) => field === 'erase-sure')}>
      <summary>{say('matters.data.erase')}</summary>
      {view.anythingLeft ? (
        <form method="post" action={reader.to('/t/erase')} noValidate>
          <Hidden name="submission" value={submissionId} />
          <p>{say('matters.data.erase.lead')}</p>
          <TickField name="erase-sure" label={say('matters.data.erase.sure')} ticked={false} />
          <SendButton tone="bad" word={say('matters.data.erase.send')} />
        </form>
      ) : (
        <p>{say('matters.data.erase.nothing')}</p>
      )}
    </details>
  );
}
