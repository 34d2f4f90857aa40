/** Retention of each kind of record, with reasons, and legal holds, which stop deletion. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { LegalHold, RetentionRule } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { StillWaiting } from '../../parts/matter/still-waiting.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useMay } from '../../session.ts';
import { useWords, wordOr } from '../../words/index.ts';

export function Retention() {
  const t = useWords();
  const may = useMay('people.keep-retention');
  const done = useDone('retention', 'legal-holds');
  const tell = useTellFailure();
  const [editing, setEditing] = useState<RetentionRule>();
  const [holding, setHolding] = useState(false);
  const [id, setId] = useState(newSubmissionId);
  const rules = useQuery({
    queryKey: ['retention'],
    queryFn: () => take<readonly RetentionRule[]>(api.GET('/api/v1/retention-rules')),
  });
  const holds = useQuery({
    queryKey: ['legal-holds'],
    queryFn: () => take<readonly LegalHold[]>(api.GET('/api/v1/legal-holds')),
  });
  const kindName = (kind: string): string => wordOr(t, `retention.kind.${kind}`, kind);

  return (
    <>
      <StillWaiting about={(act) => act.facts.some((fact) => fact.name === 'record')} />
      <DataTable
        list="retention-rules"
        sheet={{ path: '/api/v1/retention-rules.xlsx' }}
        label={t('people.retention')}
        rows={rules.data}
        total={rules.data?.length ?? 0}
        rowKey={(rule) => rule.kind}
        error={rules.error}
        columns={[
          { key: 'kind', render: (rule) => kindName(rule.kind) },
          { key: 'days', align: 'right', render: (rule) => rule.keepDays },
          { key: 'least', align: 'right', render: (rule) => rule.leastDays ?? '' },
          { key: 'basis', fit: 'wrap', render: (rule) => rule.basis },
          {
            key: 'verified',
            title: '',
            render: (rule) =>
              rule.verified ? (
                <span className="light-green">✓ {t('rules.verified')}</span>
              ) : (
                <span className="light-yellow">▲ {t('rules.unverified')}</span>
              ),
          },
          {
            key: 'acts',
            render: (rule) =>
              may ? <ActButton type="link" word={t('retention.change')} onClick={() => setEditing(rule)} /> : null,
          },
        ]}
      />
      <div style={{ height: 16 }} />
      <DataTable
        list="legal-holds"
        sheet={{ path: '/api/v1/legal-holds.xlsx' }}
        keyless
        label={t('retention.holds')}
        rows={holds.data}
        total={holds.data?.length ?? 0}
        rowKey={(hold) => hold.id}
        error={holds.error}
        filters={<h2 className="panel-title">{t('retention.holds')}</h2>}
        actions={may ? <ActButton word={t('retention.hold')} onClick={() => setHolding(true)} /> : null}
        columns={[
          { key: 'kind', render: (hold) => kindName(hold.kind) },
          {
            key: 'object',
            render: (hold) => <span className="mono">{hold.objectId}</span>,
          },
          { key: 'reason', fit: 'wrap', render: (hold) => hold.reason },
          { key: 'placed', render: (hold) => showInstant(hold.placedAt) },
          {
            key: 'lifted',
            render: (hold) => (hold.liftedAt === null ? '' : showInstant(hold.liftedAt)),
          },
          {
            key: 'acts',
            render: (hold) =>
              hold.liftedAt === null && may ? (
                <ActButton
                  type="link"
                  word={t('retention.lift')}
                  onClick={() => {
                    const params = { path: { id: hold.id } };
                    done(take(api.POST('/api/v1/legal-holds/{id}/lift', { params }))).catch(tell);
                  }}
                />
              ) : null,
          },
        ]}
      />
      {editing === undefined ? null : (
        <FormDrawer
          title={`${t('retention.change')} · ${kindName(editing.kind)}`}
          draft={`retention:${editing.kind}`}
          intro={<p>{t('retention.shorterHelp')}</p>}
          fields={[
            { name: 'keepDays', label: t('head.retention-rules.days'), kind: 'number', required: true },
            { name: 'basis', label: t('rules.basis'), kind: 'area', required: true, max: 500 },
            { name: 'verified', label: t('rules.verified'), kind: 'switch' },
          ]}
          initial={{ keepDays: editing.keepDays, basis: editing.basis, verified: editing.verified }}
          submit={async (values) => {
            const body = values as { keepDays: number; basis: string; verified: boolean };
            const params = { path: { kind: editing.kind } };
            await done(take(api.PUT('/api/v1/retention-rules/{kind}', { params, body })));
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      {holding ? (
        <FormDrawer
          title={t('retention.hold')}
          draft="hold:new"
          fields={[
            {
              name: 'kind',
              label: t('head.retention-rules.kind'),
              kind: 'select',
              required: true,
              options: (rules.data ?? []).map((rule) => ({ value: rule.kind, label: kindName(rule.kind) })),
            },
            {
              name: 'objectId',
              label: t('head.legal-holds.object'),
              kind: 'line',
              required: true,
              help: t('retention.objectHelp'),
            },
            { name: 'reason', label: t('field.reason'), kind: 'area', required: true, max: 500 },
          ]}
          submit={async (values) => {
            const body = { id, ...(values as { kind: string; objectId: string; reason: string }) };
            await done(take(api.POST('/api/v1/legal-holds', { body })));
            setId(newSubmissionId());
          }}
          onClose={() => setHolding(false)}
        />
      ) : null}
    </>
  );
}
