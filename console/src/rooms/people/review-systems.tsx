/** Systems of the province that send reviews: admitted, their key shown once, revoked. */

import { Alert } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { ReviewSystem, ReviewSystemAdmitted } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';
import { SecretsShown } from './secrets-shown.tsx';

export function ReviewSystems() {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('review-systems');
  const [admitting, setAdmitting] = useState(false);
  const [revoking, setRevoking] = useState<ReviewSystem>();
  const [admitted, setAdmitted] = useState<ReviewSystemAdmitted>();
  const { table } = useListRoom('/api/v1/province/review-systems', ['review-systems']);
  return (
    <>
      <DataTable
        list="review-systems"
        {...table}
        label={t('reviewSystems.title')}
        rowKey={(line) => line.id}
        filters={<p className="muted">{t('reviewSystems.about')}</p>}
        actions={<ActButton type="primary" word={t('reviewSystems.admit')} onClick={() => setAdmitting(true)} />}
        columns={[
          { key: 'name', render: (line) => line.name },
          { key: 'source', render: (line) => line.sourceSystem },
          { key: 'division', render: (line) => divisions.nameOf(line.divisionCode) },
          { key: 'hint', render: (line) => <span className="mono">…{line.keyHint}</span> },
          { key: 'issued', render: (line) => showInstant(line.issuedAt) },
          {
            key: 'used',
            render: (line) =>
              line.lastUsedWeek === null ? t('keys.never') : t('keys.week', { date: line.lastUsedWeek }),
          },
          {
            key: 'state',
            render: (line) =>
              line.revokedAt === null
                ? t('keys.living')
                : t('keys.revoked', { at: showInstant(line.revokedAt), reason: line.revokeReason ?? '' }),
          },
          {
            key: 'acts',
            render: (line) =>
              line.revokedAt === null ? (
                <ActButton type="link" danger word={t('keys.revoke')} onClick={() => setRevoking(line)} />
              ) : null,
          },
        ]}
      />
      {admitting ? <Admit onAdmitted={setAdmitted} onClose={() => setAdmitting(false)} /> : null}
      {admitted === undefined ? null : (
        <SecretsShown
          of={admitted.system.name}
          secrets={admitted.key === null ? null : [{ name: null, text: admitted.key }]}
          onClose={() => setAdmitted(undefined)}
        />
      )}
      {revoking === undefined ? null : (
        <FormDrawer
          title={`${t('keys.revoke')} · ${revoking.name}`}
          draft={null}
          intro={<Alert type="warning" showIcon title={t('reviewSystems.revokeHelp')} />}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'line', required: true }]}
          submitLabel={t('keys.revoke')}
          submit={async (values) => {
            const params = { path: { id: revoking.id } };
            const body = { reason: String(values.reason) };
            await done(take(api.POST('/api/v1/province/review-systems/{id}/revocation', { params, body })));
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}

function Admit(props: { onAdmitted: (admitted: ReviewSystemAdmitted) => void; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('review-systems');
  const [id] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('reviewSystems.admit')}
      draft="review-system:new"
      intro={<Alert type="info" showIcon title={t('keys.issueHelp')} />}
      fields={[
        { name: 'name', label: t('head.review-systems.name'), kind: 'line', required: true, max: 80 },
        {
          name: 'sourceSystem',
          label: t('head.review-systems.source'),
          kind: 'line',
          required: true,
          max: 60,
          help: t('reviewSystems.sourceHelp'),
        },
        {
          name: 'divisionCode',
          label: t('head.review-systems.division'),
          kind: 'select',
          options: divisions.options,
          required: true,
          help: t('reviewSystems.divisionHelp'),
        },
      ]}
      submitLabel={t('reviewSystems.admit')}
      submit={async (values) => {
        const body = { id, ...(values as { name: string; sourceSystem: string; divisionCode: string }) };
        props.onAdmitted(await done(take<ReviewSystemAdmitted>(api.POST('/api/v1/province/review-systems', { body }))));
      }}
      onClose={props.onClose}
    />
  );
}
