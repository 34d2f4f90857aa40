/** Forms of the track page; each posts to its own path and carries the state it was drawn from. */

import type { ComponentChildren } from 'preact';
import { ChoiceField, Hidden, PhotoField, SendButton, TickField, WordsField } from '../../platform/pages/page-form.tsx';
import { speak } from '../../platform/pages/words.ts';
import { MOST_TRACK_WORDS } from './forms-track.ts';
import type { TrackPageView } from './pages-track.tsx';
import { trackWords } from './words-track.ts';

type FormProps = TrackPageView &
  Readonly<{ path: string; files?: boolean; send: string; tone?: 'bad' | 'two'; children: ComponentChildren }>;

function Form(props: FormProps) {
  return (
    <form
      method="post"
      action={props.reader.to(`/t/${props.path}`)}
      noValidate
      {...(props.files === true ? { encType: 'multipart/form-data' as const } : {})}
    >
      <Hidden name="submission" value={props.submissionId} />
      <Hidden name="seq" value={String(props.view.seq)} />
      {props.children}
      <SendButton tone={props.tone} word={props.send} />
    </form>
  );
}

/** Forms of verdict, appeal and reopening, as the loop allows now. */
export function TurningForms(props: TrackPageView) {
  const { acts } = props.view;
  return (
    <>
      {acts.includes('give-verdict') ? <VerdictForm {...props} /> : null}
      {acts.includes('appeal') ? <WordsForm {...props} what="appeal" open /> : null}
      {acts.includes('reopen') ? <WordsForm {...props} what="reopen" /> : null}
    </>
  );
}

function VerdictForm(props: TrackPageView) {
  const { reader, errors, typed } = props;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  return (
    <section class="card" id="verdict-card">
      <Form {...props} path="verdict" send={say('matters.track.verdict.send')}>
        <ChoiceField
          name="verdict"
          kind="radio"
          label={say('matters.track.verdict.title')}
          hint={say('matters.track.verdict.lead')}
          choices={(['resolved', 'partly', 'not'] as const).map((code) => ({
            code,
            label: say(`matters.track.verdict.${code}`),
          }))}
          chosen={[typed.verdict ?? '']}
          errors={errors}
          lang={lang}
        />
        <WordsField
          name="verdict-words"
          label={say('matters.track.verdict.words')}
          value={typed['verdict-words'] ?? ''}
          most={MOST_TRACK_WORDS}
          rows={3}
          errors={errors}
          lang={lang}
        />
      </Form>
    </section>
  );
}

function WordsForm(props: TrackPageView & Readonly<{ what: 'appeal' | 'reopen'; open?: boolean }>) {
  const { reader, errors, what } = props;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  const name = `${what}-words`;
  const open = props.open === true || errors.some((error) => error.field === name);
  return (
    <details open={open}>
      <summary>{say(`matters.track.${what}.title`)}</summary>
      {what === 'appeal' ? <p>{say('matters.track.appeal.lead')}</p> : null}
      <Form {...props} path={what} send={say(`matters.track.${what}.send`)}>
        <WordsField
          name={name}
          label={say(`matters.track.${what}.words`)}
          value={props.typed[name] ?? ''}
          most={MOST_TRACK_WORDS}
          rows={3}
          errors={errors}
          lang={lang}
        />
      </Form>
    </details>
  );
}

export function MessageForm(props: TrackPageView) {
  if (!props.view.acts.includes('send-message')) return null;
  const { reader, errors, typed } = props;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  return (
    <Form {...props} path="messages" send={say('matters.track.message.send')} tone="two">
      <WordsField
        name="message"
        label={say('matters.track.message.label')}
        hint={say('matters.track.message.hint')}
        value={typed.message ?? ''}
        most={MOST_TRACK_WORDS}
        rows={3}
        errors={errors}
        lang={lang}
      />
    </Form>
  );
}

export function PhotoForm(props: TrackPageView) {
  if (!props.view.acts.includes('add-evidence')) return null;
  const { reader, errors, typed } = props;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  return (
    <details open={errors.some((error) => error.field === 'photo')}>
      <summary>{say('matters.track.photo.label')}</summary>
      <Form {...props} path="photos" files send={say('matters.track.photo.send')} tone="two">
        <PhotoField
          name="photo"
          label={say('matters.track.photo.label')}
          hint={say('matters.track.photo.hint')}
          keptNote={null}
          errors={errors}
          lang={lang}
        />
        <WordsField
          name="photo-words"
          label={say('matters.track.photo.words')}
          value={typed['photo-words'] ?? ''}
          most={MOST_TRACK_WORDS}
          rows={2}
          errors={errors}
          lang={lang}
        />
      </Form>
    </details>
  );
}

/** Form of withdrawing, folded away at the end: nobody should do it by mistake. */
function WithdrawForm(props: TrackPageView) {
  if (!props.view.acts.includes('withdraw')) return null;
  const { reader, errors, typed } = props;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  return (
    <details open={errors.some((error) => error.field === 'withdraw-sure')}>
      <summary>{say('matters.track.withdraw.title')}</summary>
      <p>{say('matters.track.withdraw.lead')}</p>
      <Form {...props} path="withdraw" send={say('matters.track.withdraw.send')} tone="bad">
        <WordsField
          name="withdraw-words"
          label={say('matters.track.withdraw.words')}
          value={typed['withdraw-words'] ?? ''}
          most={MOST_TRACK_WORDS}
          rows={2}
          errors={errors}
          lang={lang}
        />
        <TickField name="withdraw-sure" label={say('matters.track.withdraw.sure')} ticked={false} />
      </Form>
    </details>
  );
}

export function SignOutForm(props: TrackPageView) {
  const say = speak(trackWords, props.reader.lang);
  return (
    <>
      <WithdrawForm {...props} />
      <form method="post" action={props.reader.to('/t/sign-out')}>
        <Hidden name="submission" value={props.submissionId} />
        <SendButton tone="two" word={say('matters.track.out')} />
        <p class="hint">{say('matters.track.out.hint')}</p>
      </form>
    </>
  );
}
