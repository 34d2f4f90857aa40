/** What waits for the sign-off of the unit's head, as it will leave: signed off, or returned with words. Nobody outside the unit sees it. */

import { Button, Space } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import type { MatterView } from '../../api/types.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useWords, wordOr } from '../../words/index.ts';
import { ActDialog } from './acts.tsx';
import { StepSaid } from './step-said.tsx';

type Draft = MatterView['drafts'][number];
type Deciding = Readonly<{ command: 'sign-off' | 'return-draft'; draft: number; submissionId: string }>;

export function Drafts(props: { view: MatterView }) {
  const t = useWords();
  const [deciding, setDeciding] = useState<Deciding>();
  const { view } = props;
  if (view.drafts.length === 0) return null;
  return (
    <section className="panel" aria-label={t('drafts.title')}>
      <h2>{t('drafts.title')}</h2>
      {view.drafts.map((draft) => (
        <OneDraft
          key={draft.draft}
          view={view}
          draft={draft}
          decide={(command) => setDeciding({ command, draft: draft.draft, submissionId: newSubmissionId() })}
        />
      ))}
      {deciding === undefined ? null : (
        <ActDialog
          view={view}
          command={deciding.command}
          about={{ draft: deciding.draft }}
          submissionId={deciding.submissionId}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </section>
  );
}

function OneDraft(props: { view: MatterView; draft: Draft; decide: (command: Deciding['command']) => void }) {
  const t = useWords();
  const categories = useCategories();
  const { view, draft, decide } = props;
  const step = view.timeline.find(({ type, facts }) => type === 'drafted' && facts.draft === draft.draft);
  const ground = step?.facts.ground;
  const signs = view.allowed.includes('sign-off') && !draft.own;
  return (
    <article className="draft">
      <div className="said-head">
        <b>{wordOr(t, `command.${draft.of}`, draft.of)}</b>
        <span className="muted">{t('drafts.author', { author: draft.author })}</span>
        <span className="muted figures">{draft.on}</span>
      </div>
      {typeof ground === 'string' ? <p>{categories.nameOf(ground)}</p> : null}
      {step === undefined ? null : <StepSaid view={view} step={step} />}
      {signs ? (
        <Space wrap>
          <Button type="primary" onClick={() => decide('sign-off')}>
            {t('command.sign-off')}
          </Button>
          <Button onClick={() => decide('return-draft')}>{t('command.return-draft')}</Button>
        </Space>
      ) : (
        <p className="muted">{t(draft.own ? 'drafts.own' : 'drafts.waits')}</p>
      )}
    </article>
  );
}
