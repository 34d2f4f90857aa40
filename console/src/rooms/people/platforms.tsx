/** Provincial platforms: admitted, their secrets shown once, told at an address, revoked. */

import { Alert } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { ProvincePlatformIssued, ProvincePlatformLine } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';
import { SecretsShown } from './secrets-shown.tsx';

export function Platforms() {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('province-platforms');
  const [admitting, setAdmitting] = useState(false);
  const [renewing, setRenewing] = useState<ProvincePlatformLine>();
  const [revoking, setRevoking] = useState<ProvincePlatformLine>();
  const [issued, setIssued] = useState<ProvincePlatformIssued>();
  const { table } = useListRoom('/api/v1/province/platforms', ['province-platforms']);
  const secrets = issued?.secrets ?? null;

  return (
    <>
      <DataTable
        list="province-platforms"
        {...table}
        label={t('platforms.title')}
        rowKey={(line) => line.id}
        filters={<p className="muted">{t('platforms.about')}</p>}
        actions={<ActButton type="primary" word={t('platforms.admit')} onClick={() => setAdmitting(true)} />}
        columns={[
          { key: 'name', render: (line) => line.name },
          { key: 'division', render: (line) => divisions.nameOf(line.divisionCode) },
          { key: 'address', fit: 'wrap', render: (line) => line.callbackUrl ?? t('platforms.toldNothing') },
          { key: 'hint', render: (line) => <span className="mono">…{line.keyHint}</span> },
          { key: 'issued', render: (line) => showInstant(line.issuedAt) },
          {
            key: 'used',
            render: (line) =>
              line.lastUsedWeek === null ? t('keys.never') : t('keys.week', { date: line.lastUsedWeek }),
          },
          {
            key: 'untold',
            render: (line) =>
              line.untoldSince === null
                ? String(line.untold)
                : t('platforms.waiting', { count: line.untold, since: showInstant(line.untoldSince) }),
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
                <>
                  <ActButton type="link" word={t('platforms.renew')} onClick={() => setRenewing(line)} />
                  <ActButton type="link" danger word={t('keys.revoke')} onClick={() => setRevoking(line)} />
                </>
              ) : null,
          },
        ]}
      />
      {admitting ? <Admit onIssued={setIssued} onClose={() => setAdmitting(false)} /> : null}
      {issued === undefined ? null : (
        <SecretsShown
          of={issued.platform.name}
          secrets={
            secrets === null
              ? null
              : [
                  { name: t('platforms.key'), text: secrets.key },
                  { name: t('platforms.signing'), text: secrets.signing },
                ]
          }
          onClose={() => setIssued(undefined)}
        />
      )}
      {renewing === undefined ? null : (
        <FormDrawer
          title={`${t('platforms.renew')} · ${renewing.name}`}
          draft={null}
          intro={<Alert type="warning" showIcon title={t('platforms.renewHelp')} />}
          initial={{ callbackUrl: renewing.callbackUrl ?? '' }}
          fields={[addressField(t)]}
          submitLabel={t('platforms.renew')}
          submit={async (values) => {
            const params = { path: { id: renewing.id } };
            const body = addressOf(values);
            const asked = api.POST('/api/v1/province/platforms/{id}/renewal', { params, body });
            setIssued(await done(take<ProvincePlatformIssued>(asked)));
          }}
          onClose={() => setRenewing(undefined)}
        />
      )}
      {revoking === undefined ? null : (
        <FormDrawer
          title={`${t('keys.revoke')} · ${revoking.name}`}
          draft={null}
          intro={<Alert type="warning" showIcon title={t('platforms.revokeHelp')} />}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'line', required: true }]}
          submitLabel={t('keys.revoke')}
          submit={async (values) => {
            const params = { path: { id: revoking.id } };
            const body = { reason: String(values.reason) };
            await done(take(api.POST('/api/v1/province/platforms/{id}/revocation', { params, body })));
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}

function addressField(t: ReturnType<typeof useWords>) {
  return {
    name: 'callbackUrl',
    label: t('head.province-platforms.address'),
    kind: 'line',
    required: false,
    max: 400,
    help: t('platforms.addressHelp'),
  } as const;
}

function addressOf(values: object): { callbackUrl: string | null } {
  const typed = String((values as { callbackUrl?: string }).callbackUrl ?? '').trim();
  return { callbackUrl: typed === '' ? null : typed };
}

function Admit(props: { onIssued: (issued: ProvincePlatformIssued) => void; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('province-platforms');
  const [id] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('platforms.admit')}
      draft="province-platform:new"
      intro={<Alert type="info" showIcon title={t('keys.issueHelp')} />}
      fields={[
        { name: 'name', label: t('head.province-platforms.name'), kind: 'line', required: true, max: 80 },
        {
          name: 'divisionCode',
          label: t('head.province-platforms.division'),
          kind: 'select',
          options: divisions.options,
          required: true,
          help: t('platforms.divisionHelp'),
        },
        addressField(t),
      ]}
      submitLabel={t('platforms.admit')}
      submit={async (values) => {
        const body = { id, ...(values as { name: string; divisionCode: string }), ...addressOf(values) };
        props.onIssued(await done(take<ProvincePlatformIssued>(api.POST('/api/v1/province/platforms', { body }))));
      }}
      onClose={props.onClose}
    />
  );
}
