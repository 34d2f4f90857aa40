/** The track page: where it is, who has it, until when and why that date, what happened, what you can do now. */

import { localDateOf, localTimeOf } from '../kernel/time.ts';
import { dateInWords, shortDate } from '../platform/page-dates.ts';
import { ErrorSummary, type FieldError } from '../platform/page-form.tsx';
import type { Reader } from '../platform/pages.tsx';
import { speak } from '../platform/words.ts';
import type { TrackForm } from './forms-track.ts';
import { type Receipt, ReceiptCard } from './pages-receipt.tsx';
import { MessageForm, PhotoForm, SignOutForm, TurningForms } from './pages-track-forms.tsx';
import type { TrackDue, TrackRun, TrackStep, TrackView } from './track-model.ts';
import { dataWords } from './words-data.ts';
import { trackWords } from './words-track.ts';

export type DoneWhat = TrackForm;

export type TrackPageView = Readonly<{
  reader: Reader;
  view: TrackView;
  /** Right after a submission only. */
  receipt: Receipt | null;
  trackUrl: string;
  submissionId: string;
  /** What was typed into a form that had an error, by field. */
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
        />
      )}
      <p class="where">
        {say(`matters.track.procedure.${view.procedure}`)} · {dateInWords(reader.lang, view.receivedOn)}
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
      <Result {...props} />
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

/** While the receipt is new: what comes next, rather than how it stands. */
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
        {view.place === null ? null : (
          <>
            <dt>{say('matters.track.place')}</dt>
            <dd>{view.place}</dd>
          </>
        )}
      </dl>
      {view.due === null ? null : <Why reader={reader} due={view.due} />}
      <p class="soft">{age.join(' · ')}</p>
    </>
  );
}

export function Why({ reader, due }: Readonly<{ reader: Reader; due: Pick<TrackDue, 'why'> }>) {
  const say = speak(trackWords, reader.lang);
  const { why } = due;
  const from = dateInWords(reader.lang, why.from);
  return (
    <details>
      <summary>{say('matters.track.why')}</summary>
      <p>{say(`matters.track.why.count.${why.unit}`, { from, amount: why.amount })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('matters.track.why.days')}</th>
            <th scope="col">{say('matters.track.why.what')}</th>
          </tr>
        </thead>
        <tbody>
          {why.runs.map((run) => (
            <tr class={run.role === 'counted' || run.role === 'rolled-to' ? 'on' : 'off'}>
              <td>
                {shortDate(reader.lang, run.from)}
                {run.from === run.to ? '' : ` – ${shortDate(reader.lang, run.to)}`}
              </td>
              <td>{whatOf(reader, run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {why.basis === null ? null : <p class="soft">{say('matters.track.why.basis', { basis: why.basis })}</p>}
    </details>
  );
}

function whatOf(reader: Reader, run: TrackRun): string {
  const say = speak(trackWords, reader.lang);
  const what =
    run.role === 'counted'
      ? say('matters.track.why.counted', { days: run.days })
      : say(`matters.track.why.${run.role}`);
  const reason =
    run.kind === 'holiday'
      ? run.name
      : run.kind === 'weekend'
        ? say('matters.track.why.weekend')
        : run.kind === 'make-up'
          ? say('matters.track.why.make-up')
          : null;
  return reason === null ? what : `${what} · ${reason}`;
}

function Steps({ reader, view }: TrackPageView) {
  return (
    <ol class="line">
      {[...view.steps]
        .reverse()
        .filter((step) => isTold(step.type))
        .map((step) => (
          <li>
            <time dateTime={step.on}>{dateInWords(reader.lang, step.on)}</time>
            {stepWords(reader, step)}
            {step.text === null ? null : <p class="said">{step.text}</p>}
          </li>
        ))}
    </ol>
  );
}

/** Steps without a word here (a held message, a moved desk) are the office's own and not told. */
function stepWords(reader: Reader, step: TrackStep): string {
  const say = speak(trackWords, reader.lang);
  const key = `matters.track.step.${step.type}`;
  if (!hasWord(key)) return '';
  return say(key, {
    office: step.office ?? '',
    date: step.dueOn === null ? '' : dateInWords(reader.lang, step.dueOn),
    verdict: step.verdict === null ? '' : say(`matters.track.verdict.${step.verdict}`),
  });
}

function isTold(type: string): boolean {
  return hasWord(`matters.track.step.${type}`);
}

function hasWord(key: string): key is keyof (typeof trackWords)['zh'] {
  return Object.hasOwn(trackWords.zh, key);
}

function Result({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const { result } = view;
  if (result === null) return null;
  const hidden = say('matters.track.result.hidden');
  return (
    <section class="card">
      <h2>{say('matters.track.result')}</h2>
      <p class="soft">{dateInWords(reader.lang, result.on)}</p>
      <p class="said">{result.measures ?? hidden}</p>
      {result.answers.map((answer) => (
        <div>
          <h3>{say('matters.track.result.answer', { demand: answer.demand ?? say('matters.track.said.erased') })}</h3>
          <p class="said">{answer.text ?? hidden}</p>
        </div>
      ))}
    </section>
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
    </>
  );
}

function Said({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const { words, demands, photoIds } = view.said;
  if (words === null && demands.length === 0 && photoIds.length === 0) return null;
  return (
    <details>
      <summary>{say('matters.track.said')}</summary>
      {words === null ? null : <p class="said me">{words}</p>}
      {demands.length === 0 ? null : (
        <>
          <h3>{say('matters.track.said.demands')}</h3>
          <ol>
            {demands.map((demand) => (
              <li>{demand}</li>
            ))}
          </ol>
        </>
      )}
      <ul>
        {photoIds.map((id, index) => (
          <li>
            <a class="tap" href={`/t/photos/${id}`}>
              {say('matters.track.said.photo', { n: index + 1 })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Identity({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const { state, openings, requests } = view.identity;
  return (
    <details open={openings.length > 0 || requests.length > 0}>
      <summary>{say('matters.track.identity')}</summary>
      {openings.length > 0 ? (
        <ol class="line">
          {openings.map((opening) => (
            <li>
              <time dateTime={opening.on}>{dateInWords(reader.lang, opening.on)}</time>
              {opening.office}
              <p class="said">{opening.reason}</p>
            </li>
          ))}
        </ol>
      ) : (
        <p>{say(state === 'sealed' ? 'matters.track.identity.nobody' : `matters.track.identity.${state}`)}</p>
      )}
      {requests.length === 0 ? null : (
        <ul>
          {requests.map((request) => (
            <li>
              {say('matters.track.identity.request', {
                kind: speak(dataWords, reader.lang)(`matters.data.request.${request.kind}`),
              })}
              {request.standing === 'done' || request.standing === 'refused'
                ? speak(dataWords, reader.lang)(`matters.data.request.${request.standing}`)
                : speak(dataWords, reader.lang)('matters.data.request.due', {
                    date: dateInWords(reader.lang, request.dueOn),
                  })}
            </li>
          ))}
        </ul>
      )}
      {state === 'erased' && openings.length > 0 ? <p>{say('matters.track.identity.erased')}</p> : null}
      <p>
        <a class="tap" href={reader.to('/t/data')}>
          {say('matters.track.identity.mine')}
        </a>
      </p>
    </details>
  );
}

function Seal({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const { head, covered, proofPath } = view.seal;
  return (
    <details>
      <summary>{say('matters.track.seal')}</summary>
      <p>{say(covered ? 'matters.track.seal.covered' : 'matters.track.seal.waiting')}</p>
      {head === null ? null : (
        <>
          <p>
            {say('matters.track.seal.head', {
              at: `${dateInWords(reader.lang, localDateOf(head.at))} ${localTimeOf(head.at)}`,
              size: head.size,
            })}
          </p>
          <p class="mono">{head.root}</p>
          <p class="soft">{say('matters.track.seal.keep')}</p>
        </>
      )}
      <p>
        {proofPath === null ? null : (
          <a class="tap" href={proofPath}>
            {say('matters.track.seal.proof')}
          </a>
        )}
        <a class="tap" href={reader.to('/open/seals')}>
          {say('matters.track.seal.how')}
        </a>
      </p>
    </details>
  );
}
