/** Form of a bulletin over the chosen matters: only subject, overview and demands are typed. */

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
      title={t('batch.bulletin')}
      draft="bulletin"
      intro={<Alert type="info" title={t('batch.bulletin.about', { count: props.matterIds.length })} />}
      fields={[
        {
          name: 'subject',
          label: t('batch.bulletin.subject'),
          kind: 'line',
          required: true,
          max: 60,
          help: t('batch.bulletin.subjectHelp'),
        },
        { name: 'overview', label: t('batch.bulletin.overview'), kind: 'area', required: true, max: 2000 },
        { name: 'demands', label: t('batch.bulletin.demands'), kind: 'area', required: true, max: 2000 },
        { name: 'draft', label: t('batch.bulletin.draft'), kind: 'switch' },
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
        void message.success(t('batch.bulletin.done'));
      }}
      onClose={props.onClose}
    />
  );
}
