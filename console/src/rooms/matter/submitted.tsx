/** Submitted answer in the dialog that approves it, as the complainant will read it, with photos. */

import { fileUrl } from '../../api/matters.ts';
import type { MatterView } from '../../api/types.ts';
import { useWords, wordOr } from '../../words/index.ts';

export function Submitted(props: { view: MatterView }) {
  const t = useWords();
  const { timeline, line } = props.view;
  const step = timeline.filter(({ type }) => type === 'submitted').at(-1);
  if (step === undefined) return null;
  return (
    <section className="release-first" aria-label={t('matter.submitted')}>
      <h3 className="panel-title">{t('matter.submitted')}</h3>
      {step.texts.map((text) => (
        <div key={text.id}>
          <span className="muted">
            {text.field.startsWith('answer ')
              ? t('field.answerTo', { n: text.field.slice(7) })
              : wordOr(t, `field.${text.field}`, text.field)}
          </span>
          <p className="words">{text.text ?? <span className="muted">{t('matter.erased')}</span>}</p>
        </div>
      ))}
      {step.files.length === 0 ? null : (
        <div className="photo-row">
          {step.files.map((fileId, index) => (
            <a key={fileId} href={fileUrl(line.id, fileId)} target="_blank" rel="noreferrer">
              <img
                className="photo-thumb"
                src={fileUrl(line.id, fileId)}
                alt={t('matter.photoOf', { n: index + 1 })}
                loading="lazy"
              />
            </a>
          ))}
        </div>
      )}
    </section>
  );
}
