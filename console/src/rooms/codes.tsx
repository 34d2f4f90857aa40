/** Codes: which hang where, issue, print, replace, revoke; and what is still scanned though dead. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { api, take } from '../api/client.ts';
import type { BusinessEntity, Code, Page, ServiceWindowLine } from '../api/types.ts';
import { useDone } from '../parts/acts.ts';
import { DataTable } from '../parts/data-table.tsx';
import { showInstant } from '../parts/dates.ts';
import { FilterRow, FilterSearch, FilterSelect } from '../parts/filters.tsx';
import { FormDrawer } from '../parts/form-drawer.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/search.ts';
import { newSubmissionId } from '../parts/submission.ts';
import { useMay } from '../session.ts';
import { currentLang, useWords } from '../words/index.ts';
import { DeadScans } from './registry/dead-scans.tsx';
import { pagingOf, usePages } from './registry/paging.ts';

const REASONS = ['lost', 'damaged', 'moved', 'closed', 'misprinted', 'misused', 'other'] as const;
type Reason = (typeof REASONS)[number];
type Open = Readonly<{ act: 'issue' }> | Readonly<{ act: 'revoke' | 'reissue'; code: Code }>;

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  return (
    <Frame title={t('menu.codes')}>
      <Tabs
        activeKey={search.tab ?? 'codes'}
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={[
          { key: 'codes', label: t('code.title'), children: <Codes /> },
          { key: 'dead', label: t('code.dead'), children: <DeadScans /> },
        ]}
      />
    </Frame>
  );
}

export function inGroups(text: string): string {
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

function Codes() {
  const t = useWords();
  const may = useMay('places.keep-codes');
  const [search] = useFilters();
  const [open, setOpen] = useState<Open>();
  const query = {
    ...pagingOf(search),
    ...(search.kind === undefined ? {} : { kind: search.kind as Code['kind'] }),
    ...(search.living === undefined ? {} : { living: search.living as 'true' | 'false' }),
    ...(search.windowId === undefined ? {} : { windowId: search.windowId }),
    ...(search.entityId === undefined ? {} : { entityId: search.entityId }),
    ...(search.text === undefined ? {} : { text: search.text }),
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['codes', query],
    queryFn: () => take<Page<Code>>(api.GET('/api/v1/codes', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const pages = usePages(data?.total);
  const placeOf = (code: Code): string =>
    code.kind === 'window'
      ? [code.hallName, code.windowNumber, code.windowName].filter((part) => part !== null).join(' ')
      : `${code.entityName ?? ''} ${code.uscc ?? ''}`;

  return (
    <>
      <DataTable<Code>
        name="codes"
        label={t('code.title')}
        rows={data?.items}
        rowKey={(code) => code.id}
        loading={isFetching && data === undefined}
        error={error}
        onRetry={() => void refetch()}
        pages={pages}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="text" label={t('code.search')} />
            <FilterSelect
              name="kind"
              label={t('code.kind')}
              options={(['window', 'entity'] as const).map((kind) => ({ value: kind, label: t(`code.kind.${kind}`) }))}
            />
            <FilterSelect
              name="living"
              label={t('code.state')}
              options={[
                { value: 'true', label: t('code.living') },
                { value: 'false', label: t('code.revoked') },
              ]}
            />
          </FilterRow>
        }
        actions={
          may ? (
            <Button type="primary" size="small" onClick={() => setOpen({ act: 'issue' })}>
              {t('code.issue')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'text', title: t('code.text'), render: (code) => <span className="mono">{inGroups(code.text)}</span> },
          { key: 'kind', title: t('code.kind'), render: (code) => t(`code.kind.${code.kind}`) },
          {
            key: 'place',
            title: t('code.place'),
            render: (code) => (
              <>
                {placeOf(code)}
                {code.placeChangedSince && code.revokedAt === null ? (
                  <div className="light-yellow">▲ {t('code.changed')}</div>
                ) : null}
              </>
            ),
          },
          { key: 'issued', title: t('code.issuedAt'), render: (code) => showInstant(code.issuedAt) },
          {
            key: 'state',
            title: t('code.state'),
            render: (code) =>
              code.revokedAt === null ? t('code.living') : `${t('code.revoked')} ${showInstant(code.revokedAt)}`,
          },
          {
            key: 'reason',
            title: t('code.reason'),
            render: (code) => (code.revokeReason === null ? '' : t(`revoke.${code.revokeReason}`)),
            hidden: true,
          },
          {
            key: 'successor',
            title: t('code.successor'),
            render: (code) =>
              code.successorText === null ? '' : <span className="mono">{inGroups(code.successorText)}</span>,
          },
          { key: 'dead', title: t('code.deadScans'), align: 'right', render: (code) => code.deadScans, hidden: true },
          {
            key: 'url',
            title: t('code.url'),
            render: (code) => <Typography.Text copyable>{code.url}</Typography.Text>,
            hidden: true,
          },
          {
            key: 'acts',
            title: '',
            render: (code) =>
              code.revokedAt !== null ? null : (
                <Space size={4}>
                  <a href={`/api/v1/codes/${code.id}/plaque?lang=${currentLang()}`} target="_blank" rel="noreferrer">
                    {t('code.plaque')}
                  </a>
                  {may ? (
                    <>
                      <Button type="link" size="small" onClick={() => setOpen({ act: 'reissue', code })}>
                        {t('code.reissue')}
                      </Button>
                      <Button type="link" size="small" onClick={() => setOpen({ act: 'revoke', code })}>
                        {t('code.revoke')}
                      </Button>
                    </>
                  ) : null}
                </Space>
              ),
          },
        ]}
      />
      {open === undefined ? null : open.act === 'issue' ? (
        <IssueForm onClose={() => setOpen(undefined)} />
      ) : (
        <EndForm act={open.act} code={open.code} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function IssueForm(props: { onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes');
  const [submissionId] = useState(newSubmissionId);
  const query = { limit: 200, offset: 0 };
  const windows = useQuery({
    queryKey: ['windows', 'to-code'],
    queryFn: () =>
      take<Page<ServiceWindowLine>>(api.GET('/api/v1/windows', { params: { query: { ...query, open: 'true' } } })),
  });
  const entities = useQuery({
    queryKey: ['entities', 'to-code'],
    queryFn: () => take<Page<BusinessEntity>>(api.GET('/api/v1/entities', { params: { query } })),
  });
  const options = [
    ...(windows.data?.items ?? []).map((window) => ({
      value: `window ${window.id}`,
      label: `${window.hallName} ${window.number} ${window.name}`,
    })),
    ...(entities.data?.items ?? []).map((entity) => ({
      value: `entity ${entity.id}`,
      label: `${entity.name} ${entity.uscc}`,
    })),
  ];
  return (
    <FormDrawer
      title={t('code.issue')}
      draft={null}
      intro={<p>{t('code.issueHelp')}</p>}
      fields={[{ name: 'place', label: t('code.place'), kind: 'select', options, required: true }]}
      submitLabel={t('code.issue')}
      submit={async (values) => {
        const [kind, id = ''] = String(values.place).split(' ');
        const place =
          kind === 'window' ? { kind: 'window' as const, windowId: id } : { kind: 'entity' as const, entityId: id };
        await done(take(api.POST('/api/v1/codes', { body: { submissionId, place } })));
      }}
      onClose={props.onClose}
    />
  );
}

function EndForm(props: { act: 'revoke' | 'reissue'; code: Code; onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes');
  const [submissionId] = useState(newSubmissionId);
  const params = { path: { id: props.code.id } };
  return (
    <FormDrawer
      title={`${t(`code.${props.act}`)} · ${inGroups(props.code.text)}`}
      draft={null}
      intro={<p>{t('code.revokeHelp')}</p>}
      fields={[
        {
          name: 'reason',
          label: t('code.reason'),
          kind: 'select',
          required: true,
          options: REASONS.map((reason) => ({ value: reason, label: t(`revoke.${reason}`) })),
        },
      ]}
      submitLabel={t(`code.${props.act}`)}
      submit={async (values) => {
        const reason = values.reason as Reason;
        await done(
          props.act === 'revoke'
            ? take(api.POST('/api/v1/codes/{id}/revocation', { params, body: { reason } }))
            : take(api.POST('/api/v1/codes/{id}/successor', { params, body: { submissionId, reason } })),
        );
      }}
      onClose={props.onClose}
    />
  );
}
