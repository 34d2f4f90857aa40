/** Copy of one's data as one HTML file that opens anywhere, with no address back here. */

import { renderToStaticMarkup } from 'preact-render-to-string';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { dateInWords, sizeInWords } from '../../platform/pages/page-dates.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { PersonalData } from '../../vault/index.ts';
import { reviewInWords } from './pages-track-kept.tsx';
import { dataWords, keptInWords } from './words-data.ts';
import { ownProcedureWord } from './words-track.ts';

const STYLE =
  'body{font:16px/1.7 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}dt{color:#555}dd{margin:0 0 .5rem}' +
  'p.text{white-space:pre-wrap;border-left:3px solid #ccc;padding-left:.8rem}img{max-width:100%}small{color:#555}';

export function personalDataFile(data: PersonalData, lang: Lang, on: LocalDate): string {
  const body = renderToStaticMarkup(<Copy data={data} lang={lang} on={on} />);
  const title = speak(dataWords, lang)('matters.data.title');
  const language = lang === 'zh' ? 'zh-CN' : 'en';
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>` +
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>${body}</body></html>`
  );
}

function Copy({ data, lang, on }: Readonly<{ data: PersonalData; lang: Lang; on: LocalDate }>) {
  const say = speak(dataWords, lang);
  const facts: readonly (readonly [string, string | null])[] = [
    [say('matters.data.name'), data.contact.name],
    [say('matters.data.phone'), data.contact.phone],
    [say('matters.data.notice'), data.notice?.phone ?? null],
    [say('matters.data.entity'), data.entity === null ? null : `${data.entity.name} ${data.entity.uscc}`],
    [say('matters.data.what'), `${ownProcedureWord(lang, data.procedure)} · ${dateInWords(lang, data.receivedOn)}`],
    [say('matters.data.place'), data.place],
    [say('matters.data.category'), data.category],
    [say('matters.data.review'), data.review === null ? null : reviewInWords(lang, data.review)],
    [say('matters.data.shared'), data.sharedWith.join(' · ')],
  ];
  return (
    <>
      <h1>{say('matters.data.title')}</h1>
      <p>
        <small>{say('matters.data.file.made', { date: dateInWords(lang, on) })}</small>
      </p>
      <dl>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
      <h2>{say('matters.data.texts')}</h2>
      {data.texts.map((text) => (
        <>
          <small>
            {dateInWords(lang, text.on)} · {kindWords(say, text.kind)}
          </small>
          <p class="text">{text.text ?? say('matters.data.texts.erased')}</p>
        </>
      ))}
      <h2>{say('matters.data.photos')}</h2>
      {data.photos.map((photo) =>
        photo.jpegBase64 === null ? null : <img src={`data:image/jpeg;base64,${photo.jpegBase64}`} alt={photo.on} />,
      )}
      {data.documents.length === 0 ? null : (
        <>
          <h2>{say('matters.data.documents')}</h2>
          {data.documents.map(({ on: sentOn, kind, no, size }) => (
            <p>
              {dateInWords(lang, sentOn)} ·{' '}
              {say('matters.data.documents.one', { n: no, kind: kind.toUpperCase(), size: sizeInWords(size) })}
            </p>
          ))}
          <p>
            <small>{say('matters.data.documents.where')}</small>
          </p>
        </>
      )}
      <h2>{say('matters.data.file.looked')}</h2>
      <ul>
        {data.openings.map((opening) => (
          <li>
            {say('matters.data.file.look', {
              on: dateInWords(lang, localDateOf(opening.at)),
              unit: opening.office.unit,
              reason: opening.reason,
            })}
          </li>
        ))}
      </ul>
      <h2>{say('matters.data.kept.why')}</h2>
      {data.kept.map(({ what, keepDays, basis }) => (
        <p>
          {say(`matters.data.kept.${what}`, { kept: keptInWords(lang, keepDays) })} <small>{basis}</small>
        </p>
      ))}
    </>
  );
}

/** Name of a text's kind; unknown newer kinds keep their code. */
function kindWords(say: ReturnType<typeof speak<typeof dataWords>>, kind: string): string {
  const key = `matters.data.text.${kind}`;
  return Object.hasOwn(dataWords.zh, key) ? say(key as 'matters.data.text.words') : kind;
}
