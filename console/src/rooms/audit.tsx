/** Room of the audit: who did or was refused what, searched and exported, which is audited too. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { api, take } from '../api/client.ts';
import type { AuditLine } from '../api/types.ts';
import { ActButton } from '../parts/act-button.tsx';
import { addDays, showInstant } from '../parts/dates.ts';
import { Room as Frame } from '../parts/room.tsx';
import { DataTable } from '../parts/table/data-table.tsx';
import { FilterRange, FilterRow, FilterSearch, FilterSelect } from '../parts/table/filters.tsx';
import { narrowedBy } from '../parts/table/list-room.ts';
import { type Search, useFilters } from '../parts/table/search.ts';
import { OpensInView } from '../parts/table/table-opening.tsx';
import { useWords, wordOr, wordsUnder } from '../words/index.ts';
import './audit.css';

type Answer = Readonly<{ items: readonly AuditLine[]; next: Readonly<{ afterAt: string; afterId: string }> | null }>;
type Filter = {
  from?: string;
  until?: string;
  who?: string;
  action?: string;
  objectKind?: string;
  objectId?: string;
  outcome?: AuditLine['outcome'];
};

/** Filter; the city's days become instants, its midnight being 16:00 UTC of the day before. */
function filterOf(search: Search): Filter {
  return {
    ...(search.from === undefined ? {} : { from: `${addDays(search.from, -1)}T16:00:00.000Z` }),
    ...(search.until === undefined ? {} : { until: `${search.until}T16:00:00.000Z` }),
    ...narrowedBy<Omit<Filter, 'from' | 'until'>>(search, ['who', 'action', 'objectKind', 'objectId', 'outcome']),
  };
}

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.audit')}>
      <OpensInView list="audit">
        <Lines />
      </OpensInView>
    </Frame>
  );
}

function Lines() {
  const t = useWords();
  const [search, change] = useFilters();
  const acts = useMemo(() => wordsUnder('action.'), []);
  const filter = filterOf(search);
  const { data, error, isFetching, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      take<Answer>(api.GET('/api/v1/audit', { params: { query: { ...filter, ...pageParam } } })),
    initialPageParam: {} as { afterAt?: string; afterId?: string },
    getNextPageParam: (last) => last.next ?? undefined,
    // Each look is a line of the audit itself, so it must not repeat by itself.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = data?.pages.flatMap((page) => page.items);

  return (
    <>
      <DataTable
        list="audit"
        sheet={{ path: '/api/v1/audit.xlsx', query: filter }}
        label={t('menu.audit')}
        rows={rows}
        rowKey={(line) => line.id}
        loading={isFetching && data === undefined}
        error={error}
        onRetry={() => void refetch()}
        {...(hasNextPage || rows === undefined ? {} : { total: rows.length })}
        filters={
          <FilterRow>
            <FilterRange from="from" to="until" fromLabel={t('audit.from')} toLabel={t('audit.until')} />
            <FilterSearch name="who" label={t('audit.searchWho')} width={200} />
            <FilterSelect name="action" label={t('audit.searchAction')} width={200} options={acts} />
            <FilterSearch name="objectId" label={t('audit.searchObject')} width={200} />
            <FilterSelect
              name="outcome"
              label={t('head.audit.outcome')}
              width={120}
              options={(['done', 'refused', 'failed'] as const).map((outcome) => ({
                value: outcome,
                label: t(`audit.outcome.${outcome}`),
              }))}
            />
            <span className="muted">{t('audit.note')}</span>
          </FilterRow>
        }
        actions={<ActButton type="text" word={t('app.refresh')} onClick={() => void refetch()} />}
        columns={[
          {
            key: 'at',
            render: (line) => <span className="figures">{showInstant(line.at)}</span>,
          },
          {
            key: 'who',
            render: (line) =>
              line.displayName === null ? (
                <span className="muted">{t('audit.anonymous')}</span>
              ) : (
                <>
                  <Narrow onClick={() => change({ who: line.displayName ?? undefined })} text={line.displayName} />
                  {line.principalName === null ? '' : `(${t('app.standingIn', { name: line.principalName })})`}
                </>
              ),
          },
          {
            key: 'post',
            render: (line) => [line.unitName, line.postTitle].filter(Boolean).join(' · '),
          },
          {
            key: 'action',
            render: (line) => (
              <Narrow
                onClick={() => change({ action: line.action })}
                text={wordOr(t, `action.${line.action}`, line.action)}
              />
            ),
          },
          {
            key: 'object',
            render: (line) => (
              <>
                {wordOr(t, `object.${line.objectKind}`, line.objectKind)}{' '}
                {line.objectId === null ? null : (
                  <Narrow
                    onClick={() => change({ objectKind: line.objectKind, objectId: line.objectId ?? undefined })}
                    text={line.objectId.slice(0, 8)}
                    mono
                  />
                )}
              </>
            ),
          },
          {
            key: 'outcome',
            render: (line) =>
              line.outcome === 'done' ? (
                t('audit.outcome.done')
              ) : (
                <span className="light-yellow">▲ {t(`audit.outcome.${line.outcome}`)}</span>
              ),
          },
          {
            key: 'detail',
            fit: 'wrap',
            hidden: true,
            render: (line) =>
              Object.entries(line.detail)
                .map(([key, value]) => `${key}=${String(value)}`)
                .join(' '),
          },
        ]}
      />
      {hasNextPage ? (
        <Button style={{ marginTop: 12 }} loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('audit.older')}
        </Button>
      ) : null}
    </>
  );
}

/** A value that filters by itself when clicked. */
function Narrow(props: { text: string; onClick: () => void; mono?: boolean }) {
  const t = useWords();
  return (
    <button
      type="button"
      className={`plain-button ${props.mono === true ? 'mono' : ''}`}
      title={t('audit.narrow')}
      onClick={props.onClick}
    >
      {props.text}
    </button>
  );
}
