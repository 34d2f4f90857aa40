/** A bulletin of problems over the matters that were chosen: what is typed is its subject, overview and demands alone. */

import { Alert, App } from 'antd';
import { useState } from 'react';
import { makeBulletin } from '../../api/papers.ts';
import { useWords } from '../../words/index.ts';
import { FormDrawer } from '../form/form-drawer.tsx';
import { newSubmissionId } from '../form/submission.ts';

export function BulletinForm(props: { matterIds: readonly string[]; onClose: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const [submissionId] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('paper.bulletin')}
      draft="bulletin"
      intro={<Alert type="info" title={t('paper.bulletin.about', { count: props.matterIds.length })} />}
      fields={[
        {
          name: 'subject',
          label: t('paper.bulletin.subject'),
          kind: 'line',
          required: true,
          max: 60,
          help: t('paper.bulletin.subjectHelp'),
        },
        { name: 'overview', label: t('paper.bulletin.overview'), kind: 'area', required: true, max: 2000 },
        { name: 'demands', label: t('paper.bulletin.demands'), kind: 'area', required: true, max: 2000 },
        { name: 'draft', label: t('paper.bulletin.draft'), kind: 'switch' },
      ]}
      initial={{ draft: true }}
      submit={async ({ subject, overview, demands, draft }) => {
        await makeBulletin({
          submissionId,
          matterIds: [...props.matterIds],
          subject: String(subject ?? ''),
          overview: String(overview ?? ''),
          demands: String(demands ?? ''),
          draft: draft === true,
        });
        void message.success(t('paper.bulletin.done'));
      }}
      onClose={props.onClose}
    />
  );
}
