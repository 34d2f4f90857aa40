/** Windows with their share of satisfied people and how sure it is; a row opens into its weeks. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { WindowReviews } from '../../api/types.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { FilterDate, FilterRow, FilterSearch, FilterSelect } from '../../parts/filters.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { useFilters } from '../../parts/search.ts';
import { useWords } from '../../words/index.ts';

const GRADES = [5, 4, 3, 2, 1] as const;
const WEEKS = ['4', '12', '26', '52'];

type Answer = Readonly<{ from: string; to: string; windows: readonly WindowReviews[] }>;

export function Windows() {
  const t = useWords();
  const divisions = useDivisions();
  const [search] = useFilters();
  const [open, setOpen] = useState<WindowReviews>();
  const query = {
    weeks: Number(search.weeks ?? '12'),
    ...(search.until === undefined ? {} : { until: search.until }),
  };
  const narrowed = {
    ...query,
    ...(search.divisionCode === undefined ? {} : { divisionCode: search.divisionCode }),
    ...(search.q === undefined ? {} : { search: search.q }),
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['reviews', query],
    queryFn: () => take<Answer>(api.GET('/api/v1/reviews/windows', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const rows = data?.windows
    .filter(
      (row) =>
        (search.divisionCode === undefined || row.divisionCode.startsWith(search.divisionCode)) &&
        (search.q === undefined ||
          `${row.hallName} ${row.windowNumber} ${row.windowName} ${row.unitName}`.includes(search.q)),
    )
    .sort((a, b) => countOf(b) - countOf(a));

  return (
    <>
      <DataTable<WindowReviews>
        name="reviews"
        sheet={{ path: '/api/v1/reviews/windows.xlsx', query: narrowed }}
        views
        label={t('menu.reviews')}
        rows={rows}
        total={rows?.length ?? 0}
        paged
        rowKey={(row) => row.windowId}
        loading={isFetching && data === undefined}
        error={error}
        onRetry={() => void refetch()}
        onOpen={setOpen}
        hereKey={open?.windowId}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSelect
              name="weeks"
              label={t('reviews.lastWeeks', { count: 12 })}
              options={WEEKS.map((weeks) => ({ value: weeks, label: t('reviews.lastWeeks', { count: weeks }) }))}
              width={140}
            />
            <FilterDate name="until" label={t('reviews.until')} />
            <FilterSelect name="divisionCode" label={t('registry.division')} options={divisions.options} />
            <FilterSearch name="q" label={t('reviews.searchWindow')} />
          </FilterRow>
        }
        actions={
          data === undefined ? null : (
            <span className="muted figures">{t('reviews.period', { from: data.from, to: data.to })}</span>
          )
        }
        columns={[
          { key: 'hall', title: t('registry.hall'), render: (row) => row.hallName },
          { key: 'window', title: t('reviews.window'), render: (row) => `${row.windowNumber} ${row.windowName}` },
          { key: 'unit', fit: 'clip', title: t('reviews.unit'), render: (row) => row.unitName },
          {
            key: 'count',
            title: t('reviews.count'),
            align: 'right',
            sort: (a, b) => countOf(a) - countOf(b),
            render: (row) => row.satisfaction.reviews ?? '<5',
          },
          {
            key: 'bad',
            title: t('reviews.bad'),
            align: 'right',
            sort: (a, b) => badOf(a) - badOf(b),
            render: badOf,
          },
          {
            key: 'satisfaction',
            title: t('reviews.satisfaction'),
            // By the lower end: few reviews, however good, do not rise above many good ones.
            sort: (a, b) => lowOf(a) - lowOf(b),
            render: (row) => <SatisfactionCell satisfaction={row.satisfaction} />,
          },
        ]}
      />
      <p className="muted" style={{ marginTop: 8 }}>
        {t('reviews.how')}
      </p>
      {open === undefined ? null : <Weeks window={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function countOf(row: WindowReviews): number {
  return row.satisfaction.reviews ?? 0;
}

function badOf(row: WindowReviews): number {
  return row.counts[1] + row.counts[2];
}

function lowOf(row: WindowReviews): number {
  return row.satisfaction.kind === 'enough' ? row.satisfaction.low : -1;
}

function SatisfactionCell(props: { satisfaction: WindowReviews['satisfaction'] }) {
  const t = useWords();
  const { satisfaction } = props;
  return satisfaction.kind === 'enough' ? (
    <IntervalBar {...satisfaction} />
  ) : (
    <span className="muted" title={t('reviews.notEnoughHelp', { needs: satisfaction.needs })}>
      {t('reviews.notEnough')}
    </span>
  );
}

function Weeks(props: { window: WindowReviews; onClose: () => void }) {
  const t = useWords();
  const { window } = props;
  return (
    <Drawer
      open
      size={680}
      title={`${window.hallName} ${window.windowNumber} ${window.windowName}`}
      onClose={props.onClose}
    >
      <p style={{ marginBottom: 12 }}>
        <SatisfactionCell satisfaction={window.satisfaction} />
      </p>
      <Table
        size="small"
        scroll={{ x: 480 }}
        rowKey="weekOf"
        pagination={false}
        dataSource={[...window.weeks].sort((a, b) => b.weekOf.localeCompare(a.weekOf))}
        columns={[
          { title: t('reviews.weekOf'), dataIndex: 'weekOf' },
          {
            title: t('reviews.count'),
            align: 'right',
            render: (_, week) => week.reviews ?? <span className="muted">{t('reviews.hidden')}</span>,
          },
          ...GRADES.map((grade) => ({
            title: t(`reviews.grade.${grade}`),
            align: 'right' as const,
            render: (_: unknown, week: WindowReviews['weeks'][number]) => week.counts?.[grade] ?? '',
          })),
        ]}
      />
    </Drawer>
  );
}
