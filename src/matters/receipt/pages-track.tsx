/** Track page: phase, holder, date with reasons, steps, and what one can do now. */

import { dateInWords, shortDate, sizeInWords } from '../../platform/pages/page-dates.ts';
import { ErrorSummary, type FieldError } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import type { TrackForm } from './forms-track.ts';
import { type NOTICE_DONE, NoticeForm } from './pages-notice.tsx';
import { type Receipt, ReceiptCard } from './pages-receipt.tsx';
import { MessageForm, PhotoForm, SignOutForm, TurningForms } from './pages-track-forms.tsx';
import { Identity, Said, Seal } from './pages-track-kept.tsx';
import { Steps } from './pages-track-steps.tsx';
import { Why } from './pages-track-why.tsx';
import type { TrackResult, TrackView } from './track-model.ts';
import { ownProcedureWord, trackWords } from './words-track.ts';

export type DoneWhat = TrackForm | (typeof NOTICE_DONE)[number];

export type TrackPageView = Readonly<{
  reader: Reader;
  view: TrackView;
  /** The receipt, right after a submission only. */
  receipt: Receipt | null;
  trackUrl: string;
  cityName: string;
  submissionId: string;
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  done: DoneWhat | null;
}>;

export function TrackPage(props: TrackPageView) {
  const { reader, view } = props;
  const say = speak(trackWords, reader.lang);
  return (
    <>
      <ErrorSummary errors={props.errors} lang={reader.lang} />
      {props.done === null ? null : (
        <p class="note" role="status">
          {say(`matters.track.done.${props.done}`)}
        </p>
      )}
      {props.receipt === null ? null : (
        <ReceiptCard
          reader={reader}
          receipt={props.receipt}
          trackUrl={props.trackUrl}
          root={view.seal.head?.root ?? null}
          what={say('matters.track.receipt.what', {
            city: props.cityName,
            kind: ownProcedureWord(reader.lang, view.procedure),
            date: dateInWords(reader.lang, view.receivedOn),
          })}
        />
      )}
      <p class="where">
        {ownProcedureWord(reader.lang, view.procedure)} · {dateInWords(reader.lang, view.receivedOn)}
      </p>
      {props.receipt === null ? (
        <h1>{headline(props)}</h1>
      ) : (
        <h2>
          {FIRST_PHASES.includes(view.phase) ? say('matters.track.receipt.next') : ''}
          {headline(props)}
        </h2>
      )}
      <Standing {...props} />
      <NoticeForm {...props} />
      <Results {...props} />
      <TurningForms {...props} />
      <h2>{say('matters.track.steps')}</h2>
      <Steps {...props} />
      <h2>{say('matters.track.messages')}</h2>
      <Messages {...props} />
      <MessageForm {...props} />
      <PhotoForm {...props} />
      <Said {...props} />
      <Identity {...props} />
      <Seal {...props} />
      <SignOutForm {...props} />
    </>
  );
}

/** Phases in which the page says what comes next. */
const FIRST_PHASES: readonly string[] = ['registered', 'accepted'];

function headline({ reader, view }: TrackPageView): string {
  const say = speak(trackWords, reader.lang);
  if (view.phase === 'answered' && view.mineToJudge) return say('matters.track.phase.answered.mine');
  if (view.phase === 'closed' && view.outcome !== null) return say(`matters.track.phase.closed.${view.outcome}`);
  return say(`matters.track.phase.${view.phase}`);
}

function Standing({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const age = [
    ...(view.ageDays === 0 ? [] : [say('matters.track.age', { days: view.ageDays })]),
    ...(view.legs > 1 ? [say('matters.track.leg', { n: view.legs })] : []),
  ];
  return (
    <>
      <dl>
        {view.office === null ? null : (
          <>
            <dt>{say('matters.track.office')}</dt>
            <dd>{view.office}</dd>
          </>
        )}
        {view.due === null ? null : (
          <>
            <dt>{say('matters.track.by')}</dt>
            <dd>
              {say(`matters.track.due.${view.due.kind}`, { date: dateInWords(reader.lang, view.due.on) })}
              {view.due.overdue ? <strong class="msg">{say('matters.track.overdue')}</strong> : null}
              {view.due.provisional ? <span class="hint">{say('matters.track.provisional')}</span> : null}
            </dd>
          </>
        )}
        {view.callBy === null ? null : (
          <>
            <dt>{say('matters.track.call')}</dt>
            <dd>{say('matters.track.due.callBack', { date: dateInWords(reader.lang, view.callBy) })}</dd>
          </>
        )}
        {view.place === null ? null : (
          <>
            <dt>{say('matters.track.place')}</dt>
            <dd>{view.place}</dd>
          </>
        )}
      </dl>
      {view.due === null ? null : <Why reader={reader} due={view.due} />}
      <p class="soft">{[say('matters.track.number', { number: view.number }), ...age].join(' · ')}</p>
    </>
  );
}

/** Results: the newest open, earlier rounds folded and named. */
function Results({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const [newest, ...earlier] = view.results;
  if (newest === undefined) return null;
  const several = view.legs > 1;
  const titled = (result: TrackResult) =>
    say(several ? 'matters.track.result.nth' : 'matters.track.result', { n: result.leg });
  return (
    <>
      <section class="card">
        <h2>{titled(newest)}</h2>
        <Result reader={reader} result={newest} />
      </section>
      {earlier.map((result) => (
        <details>
          <summary>{titled(result)}</summary>
          <Result reader={reader} result={result} />
        </details>
      ))}
    </>
  );
}

function Result({ reader, result }: Readonly<{ reader: Reader; result: TrackResult }>) {
  const say = speak(trackWords, reader.lang);
  const hidden = say('matters.track.result.hidden');
  return (
    <>
      <p class="soft">{dateInWords(reader.lang, result.on)}</p>
      <p class="said">{result.measures ?? hidden}</p>
      {result.answers.map((answer) => (
        <div>
          <h3>{say('matters.track.result.answer', { demand: answer.demand ?? say('matters.track.said.erased') })}</h3>
          <p class="said">{answer.text ?? hidden}</p>
        </div>
      ))}
      {result.photos.map(({ id, width, height }, index) => (
        <a href={`/t/files/${id}`}>
          <img
            src={`/t/files/${id}`}
            width={width}
            height={height}
            loading="lazy"
            alt={say('matters.track.result.photo', { n: index + 1 })}
          />
        </a>
      ))}
      {result.documents.map(({ id, no, size }) => (
        <p>
          <a class="tap" href={`/t/files/${id}`} download>
            {say('matters.track.result.document', { n: no, size: sizeInWords(size) })}
          </a>
        </p>
      ))}
    </>
  );
}

function Messages({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  if (view.messages.length === 0) return <p class="soft">{say('matters.track.messages.none')}</p>;
  return (
    <>
      {view.messages.map((message) => (
        <div class={message.mine ? 'said me' : 'said you'}>
          <small>
            {message.mine ? say('matters.track.messages.me') : message.office} · {shortDate(reader.lang, message.on)}
          </small>
          {message.text ?? say('matters.track.said.erased')}
        </div>
      ))}
      {view.answerBy === null ? null : (
        <p>{say('matters.track.messages.answerBy', { date: shortDate(reader.lang, view.answerBy) })}</p>
      )}
    </>
  );
}
