/** Keys of connected systems (Open311): issued, shown once, revoked. */

import { Alert } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { Open311Key, Open311KeyIssued } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';
import { SecretsShown } from './secrets-shown.tsx';

export function Keys() {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('open311-keys');
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Open311Key>();
  const [issued, setIssued] = useState<Open311KeyIssued>();
  const { table } = useListRoom('/api/v1/open311/keys', ['open311-keys']);

  return (
    <>
      <DataTable
        list="open311-keys"
        {...table}
        label={t('keys.title')}
        rowKey={(key) => key.id}
        filters={<p className="muted">{t('keys.about')}</p>}
        actions={<ActButton type="primary" word={t('keys.issue')} onClick={() => setIssuing(true)} />}
        columns={[
          { key: 'name', render: (key) => key.name },
          { key: 'purpose', fit: 'wrap', render: (key) => key.purpose },
          { key: 'division', render: (key) => divisions.nameOf(key.divisionCode) },
          { key: 'hint', render: (key) => <span className="mono">…{key.keyHint}</span> },
          { key: 'issued', render: (key) => showInstant(key.issuedAt) },
          {
            key: 'used',
            render: (key) =>
              key.lastUsedWeek === null ? (
                <span className="muted">{t('keys.never')}</span>
              ) : (
                t('keys.week', { date: key.lastUsedWeek })
              ),
          },
          {
            key: 'state',
            render: (key) =>
              key.revokedAt === null
                ? t('keys.living')
                : t('keys.revoked', { at: showInstant(key.revokedAt), reason: key.revokeReason ?? '' }),
          },
          {
            key: 'acts',
            render: (key) =>
              key.revokedAt === null ? (
                <ActButton type="link" danger word={t('keys.revoke')} onClick={() => setRevoking(key)} />
              ) : null,
          },
        ]}
      />
      {issuing ? <Issue onIssued={setIssued} onClose={() => setIssuing(false)} /> : null}
      {issued === undefined ? null : (
        <SecretsShown
          of={issued.client.name}
          secrets={issued.key === null ? null : [{ name: null, text: issued.key }]}
          onClose={() => setIssued(undefined)}
        />
      )}
      {revoking === undefined ? null : (
        <FormDrawer
          title={`${t('keys.revoke')} · ${revoking.name}`}
          draft={null}
          intro={<Alert type="warning" showIcon title={t('keys.revokeHelp')} />}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'line', required: true }]}
          submitLabel={t('keys.revoke')}
          submit={async (values) => {
            const params = { path: { id: revoking.id } };
            const body = { reason: String(values.reason) };
            await done(take(api.POST('/api/v1/open311/keys/{id}/revocation', { params, body })));
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}

function Issue(props: { onIssued: (issued: Open311KeyIssued) => void; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('open311-keys');
  const [id] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('keys.issue')}
      draft="open311-key:new"
      intro={<Alert type="info" showIcon title={t('keys.issueHelp')} />}
      fields={[
        { name: 'name', label: t('head.open311-keys.name'), kind: 'line', required: true, max: 80 },
        { name: 'purpose', label: t('head.open311-keys.purpose'), kind: 'area', required: true, max: 200 },
        {
          name: 'divisionCode',
          label: t('head.open311-keys.division'),
          kind: 'select',
          options: divisions.options,
          required: true,
          help: t('keys.divisionHelp'),
        },
      ]}
      submitLabel={t('keys.issue')}
      submit={async (values) => {
        const body = { id, ...(values as { name: string; purpose: string; divisionCode: string }) };
        props.onIssued(await done(take<Open311KeyIssued>(api.POST('/api/v1/open311/keys', { body }))));
      }}
      onClose={props.onClose}
    />
  );
}
