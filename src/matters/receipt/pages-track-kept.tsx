/** Records of the matter: what was said, who opened the identity, the seal. */

import { dateInWords, momentInWords, sizeInWords } from '../../platform/pages/page-dates.ts';
import { TapLink } from '../../platform/pages/page-form.tsx';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { ReviewKept } from '../../vault/index.ts';
import type { TrackPageView } from './pages-track.tsx';
import { dataWords } from './words-data.ts';
import { trackWords } from './words-track.ts';

export function Said({ reader, view }: TrackPageView) {
  const say = speak(trackWords, reader.lang);
  const { review, words, demands, photoIds, documents } = view.said;
  const sent = demands.length + photoIds.length + documents.length;
  if (review === null && words === null && sent === 0) return null;
  return (
    <details>
      <summary>{say('matters.track.said')}</summary>
      {review === null ? null : <p>{reviewInWords(reader.lang, review)}</p>}
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
            <TapLink href={`/t/files/${id}`} word={say('matters.track.said.photo', { n: index + 1 })} />
          </li>
        ))}
        {documents.map(({ id, kind, no, size }) => {
          const called = say('matters.track.said.document', {
            n: no,
            kind: kind.toUpperCase(),
            size: sizeInWords(size),
          });
          return (
            <li>
              {kind === 'pdf' ? (
                <a class="tap" href={`/t/files/${id}`} download>
                  {called}
                </a>
              ) : (
                called
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Text of a review: grade and every reason, as chosen. */
export function reviewInWords(lang: Lang, review: ReviewKept): string {
  const { grade, reasons } = review.inWords[lang];
  return reasons.length === 0 ? grade : `${grade} · ${reasons.join(lang === 'zh' ? '、' : ', ')}`;
}

export function Identity({ reader, view }: TrackPageView) {
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
        <TapLink href={reader.to('/t/data')} word={say('matters.track.identity.mine')} />
      </p>
    </details>
  );
}

export function Seal({ reader, view }: TrackPageView) {
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
              at: momentInWords(reader.lang, head.at),
              size: head.size,
            })}
          </p>
          <p class="mono">{head.root}</p>
          <p class="soft">{say('matters.track.seal.keep')}</p>
        </>
      )}
      <p>
        {proofPath === null ? null : <TapLink href={proofPath} word={say('matters.track.seal.proof')} />}
        <TapLink href={reader.to('/open/seals')} word={say('matters.track.seal.how')} />
      </p>
    </details>
  );
}
