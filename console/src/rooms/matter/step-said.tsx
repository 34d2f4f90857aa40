/** What a step of the timeline says, under its fields' names, with its files. */

import type { MatterView, TimelineStep } from '../../api/types.ts';
import { Files, filesNamed } from '../../parts/matter/files.tsx';
import { useWords, wordOr } from '../../words/index.ts';

export function StepSaid(props: { view: MatterView; step: TimelineStep }) {
  const t = useWords();
  const { view, step } = props;
  return (
    <>
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
      <Files matterId={view.line.id} files={filesNamed(step.files, view.words.files)} />
    </>
  );
}
