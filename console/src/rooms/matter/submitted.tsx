/** What is approved, in the dialog that approves it: the answer as the complainant will read it, and its files. */

import type { MatterView } from '../../api/types.ts';
import { Files, filesNamed } from '../../parts/matter/files.tsx';
import { useWords, wordOr } from '../../words/index.ts';

export function Submitted(props: { view: MatterView }) {
  const t = useWords();
  const { timeline, line, words } = props.view;
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
      <Files matterId={line.id} files={filesNamed(step.files, words.files)} />
    </section>
  );
}
