/** Page of one's own data: what is kept, for how long, a copy, correcting, asking, destroying. */

import type { ComponentChildren } from 'preact';
import { localDateOf } from '../../kernel/time.ts';
import { dateInWords } from '../../platform/pages/page-dates.ts';
import { ErrorSummary, type FieldError } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import type { OwnDataView, OwnRequest } from './actions-own-requests.ts';
import type { DataForm } from './forms-data.ts';
import { AskForm, ContactForm, EraseForm } from './pages-data-forms.tsx';
import { reviewInWords } from './pages-track-kept.tsx';
import { Why } from './pages-track-why.tsx';
import { dataWords, keptInWords } from './words-data.ts';
import { ownProcedureWord } from './words-track.ts';

export type DataPageView = Readonly<{
  reader: Reader;
  view: OwnDataView;
  submissionId: string;
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  done: DataForm | null;
}>;

export function DataPage(props: DataPageView) {
  const { reader, view, done } = props;
  const say = speak(dataWords, reader.lang);
  const lastDue = view.requests.at(-1)?.due.on;
  return (
    <>
      <ErrorSummary errors={props.errors} lang={reader.lang} />
      {done === null ? null : (
        <p class="note" role="status">
          {say(`matters.data.done.${done}`, {
            date: lastDue === undefined ? '' : dateInWords(reader.lang, lastDue),
          })}
        </p>
      )}
      <p class="where">
        <a class="tap" href={reader.to('/t')}>
          ‹ {say('matters.data.back')}
        </a>
      </p>
      <h1>{say('matters.data.title')}</h1>
      <p>{say('matters.data.lead')}</p>
      <Requests {...props} />
      <h2>{say('matters.data.kept')}</h2>
      <Facts {...props} />
      <Keeping {...props} />
      <h2>{say('matters.data.take')}</h2>
      <p>
        <a class="btn two" href={reader.to('/t/data.html')} download>
          {say('matters.data.take.page')}
        </a>
        <a class="btn two" href={reader.to('/t/data.json')} download>
          {say('matters.data.take.json')}
        </a>
      </p>
      <ContactForm {...props} />
      <AskForm {...props} />
      <EraseForm {...props} />
    </>
  );
}

function Fact(props: Readonly<{ name: string; children: ComponentChildren }>) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function Facts({ reader, view }: DataPageView) {
  const { data } = view;
  const say = speak(dataWords, reader.lang);
  const written = data.texts.filter(({ text }) => text !== null).length;
  const gone = data.texts.length > written ? say('matters.data.texts.erased') : '';
  return (
    <dl>
      <Fact name={say('matters.data.name')}>{data.contact.name || say('matters.data.none')}</Fact>
      <Fact name={say('matters.data.phone')}>{data.contact.phone || say('matters.data.none')}</Fact>
      {data.notice === null ? null : <Fact name={say('matters.data.notice')}>{data.notice.phone}</Fact>}
      {data.entity === null ? null : (
        <Fact name={say('matters.data.entity')}>
          {data.entity.name} {data.entity.uscc}
        </Fact>
      )}
      <Fact name={say('matters.data.what')}>
        {ownProcedureWord(reader.lang, data.procedure)} · {dateInWords(reader.lang, data.receivedOn)}
      </Fact>
      {data.place === null ? null : <Fact name={say('matters.data.place')}>{data.place}</Fact>}
      {data.category === null ? null : <Fact name={say('matters.data.category')}>{data.category}</Fact>}
      {data.review === null ? null : (
        <Fact name={say('matters.data.review')}>{reviewInWords(reader.lang, data.review)}</Fact>
      )}
      <Fact name={say('matters.data.texts')}>
        {say(written > 0 ? 'matters.data.texts.kept' : 'matters.data.texts.count', { n: written })} {gone}
      </Fact>
      <Fact name={say('matters.data.photos')}>{say('matters.data.photos.count', { n: data.photos.length })}</Fact>
      {data.documents.length === 0 ? null : (
        <Fact name={say('matters.data.documents')}>
          {say('matters.data.documents.count', { n: data.documents.length })}
        </Fact>
      )}
      {data.sharedWith.length === 0 ? null : (
        <Fact name={say('matters.data.shared')}>{data.sharedWith.join(' · ')}</Fact>
      )}
    </dl>
  );
}

function Keeping({ reader, view }: DataPageView) {
  const { kept, erasedAt, corrections } = view.data;
  const say = speak(dataWords, reader.lang);
  const named = (field: string): string =>
    field === 'name' ? say('matters.data.name') : field === 'phone' ? say('matters.data.phone') : field;
  return (
    <>
      <ul>
        {kept.map(({ what, keepDays }) => (
          <li>{say(`matters.data.kept.${what}`, { kept: keptInWords(reader.lang, keepDays) })}</li>
        ))}
        <li>{say('matters.data.kept.log')}</li>
        <li>{say('matters.data.looked')}</li>
        {erasedAt === null ? null : (
          <li>{say('matters.data.erased', { date: dateInWords(reader.lang, localDateOf(erasedAt)) })}</li>
        )}
        {corrections.map(({ on, fields, byOffice }) => (
          <li>
            {say('matters.data.corrected', {
              date: dateInWords(reader.lang, on),
              fields: fields.map(named).join(reader.lang === 'zh' ? '、' : ', '),
              who: say(byOffice ? 'matters.data.corrected.office' : 'matters.data.corrected.me'),
            })}
          </li>
        ))}
      </ul>
      {view.held ? <p class="note">{say('matters.data.kept.held')}</p> : null}
      <details>
        <summary>{say('matters.data.kept.why')}</summary>
        {kept.map(({ basis }) => (
          <p class="soft">{basis}</p>
        ))}
      </details>
    </>
  );
}

function Requests({ reader, view }: DataPageView) {
  const say = speak(dataWords, reader.lang);
  if (view.requests.length === 0) return null;
  return (
    <>
      <h2>{say('matters.data.requests')}</h2>
      {[...view.requests].reverse().map((request) => (
        <section class="card">
          <h3>{say(`matters.data.request.${request.kind}`)}</h3>
          <p class="soft">
            {dateInWords(reader.lang, request.receivedOn)} ·{' '}
            {say(`matters.data.request.by.${request.channel}`, { office: request.office ?? '' })}
          </p>
          {request.knownBy === 'receipt' ? null : (
            <p>{say(request.identified ? 'matters.data.request.compared' : 'matters.data.request.unknown')}</p>
          )}
          {request.standing === 'open' || request.standing === 'proposed' ? (
            <>
              <p>{say('matters.data.request.due', { date: dateInWords(reader.lang, request.due.on) })}</p>
              <Why reader={reader} due={request.due} />
            </>
          ) : null}
          <Steps reader={reader} request={request} />
        </section>
      ))}
    </>
  );
}

function Steps({ reader, request }: Readonly<{ reader: Reader; request: OwnRequest }>) {
  const say = speak(dataWords, reader.lang);
  if (request.steps.length === 0) return null;
  return (
    <ol class="line">
      {request.steps.map((step) => (
        <li>
          <time dateTime={step.on}>{dateInWords(reader.lang, step.on)}</time>
          {say(`matters.data.request.${step.what}`)} {step.office ?? ''}
          {step.ground === null ? null : (
            <p>{say('matters.data.request.ground', { ground: step.ground.name, basis: step.ground.basis })}</p>
          )}
          {step.reason === null ? null : <p class="said">{step.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
