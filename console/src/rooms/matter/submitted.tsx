/** What is approved, in the dialog that approves it: the answer as the complainant will read it, and its files. */

import type { MatterView } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';
import { StepSaid } from './step-said.tsx';

export function Submitted(props: { view: MatterView }) {
  const t = useWords();
  const step = props.view.timeline.filter(({ type }) => type === 'submitted').at(-1);
  if (step === undefined) return null;
  return (
    <section className="release-first" aria-label={t('matter.submitted')}>
      <h3 className="panel-title">{t('matter.submitted')}</h3>
      <StepSaid view={props.view} step={step} />
    </section>
  );
}
