/** Table of figures by county, hall, window or service item: by name, in groups instead of ranks. */

import { Segmented } from 'antd';
import { useState } from 'react';
import { useDivisions } from '../../api/lists.ts';
import type { FigureLine, FigureTable } from '../../api/types.ts';
import { percent } from '../../parts/chart/interval-bar.tsx';
import { Fact } from '../../parts/facts.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListOf } from '../../parts/table/list-room.ts';
import { pageOf, useFilters } from '../../parts/table/search.ts';
import { useWords, type Words } from '../../words/index.ts';
import { leastShare, ParticipationCell, PlaceCell, SatisfactionCell, StandingTag, takenOverText } from './cells.tsx';
import { HowToRead } from './how-to-read.tsx';
import { FilterMonth, lineName } from './months-field.tsx';
import { WindowDrawer } from './window-drawer.tsx';

const SIZE = 50;
const STANDINGS = ['above', 'below', 'cannot-tell', 'no-data'] as const;

type FigureColumn = Column<FigureLine, 'figures-window'>;
export type TableBy = 'county' | 'hall' | 'window' | 'service';

export function Figures(props: { by: TableBy }) {
  const t = useWords();
  const { by } = props;
  const divisions = useDivisions();
  const [search, change] = useFilters();
  const [open, setOpen] = useState<FigureLine>();
  const page = pageOf(search);
  const listed = useListOf('/api/v1/figures/reviews', ['figures'], {
    narrowed: ['from', 'to', 'divisionCode', 'search', 'standing'],
    also: {
      by,
      limit: SIZE,
      offset: (page - 1) * SIZE,
      sort: (search.sort ?? 'name') as 'name',
      descending: (search.descending ?? 'false') as 'false',
    },
  });
  const { data, isFetching } = listed;
  const table = data?.by === by ? data : undefined;
  return (
    <>
      <Whole table={table} />
      <DataTable
        list={`figures-${by}`}
        {...listed.table}
        loading={isFetching && table === undefined}
        label={t(`reviews.by.${by}`)}
        rows={table?.lines}
        rowKey={(line) => line.key}
        {...(by === 'window' ? { onOpen: setOpen, hereKey: open?.key } : {})}
        pages={{ page, size: SIZE, total: table?.total ?? 0, onPage: (to) => change({ page: String(to) }) }}
        sorting={search.sort === undefined ? undefined : { key: search.sort, descending: search.descending === 'true' }}
        onSort={(sorting) =>
          change({ sort: sorting?.key, descending: sorting === undefined ? undefined : String(sorting.descending) })
        }
        filters={
          <FilterRow keep={['tab']}>
            <FilterMonth name="from" label={t('reviews.fromMonth')} />
            <FilterMonth name="to" label={t('reviews.toMonth')} />
            {by === 'county' ? null : (
              <FilterSelect name="divisionCode" label={t('head.halls.division')} options={divisions.options} />
            )}
            <FilterSearch name="q" label={t(by === 'window' ? 'reviews.searchWindow' : 'reviews.searchName')} />
          </FilterRow>
        }
        actions={
          table === undefined ? null : (
            <Segmented
              size="small"
              value={search.standing ?? 'all'}
              onChange={(value) => change({ standing: value === 'all' ? undefined : String(value) })}
              options={[
                { value: 'all', label: t('reviews.standing.all') },
                ...STANDINGS.map((standing) => ({
                  value: standing,
                  label: `${t(`reviews.standing.${standing}`)} ${countIn(table, standing)}`,
                })),
              ]}
            />
          )
        }
        columns={columnsFor(t, by, table)}
      />
      <HowToRead by={by} table={table} />
      {open === undefined ? null : <WindowDrawer line={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Whole(props: { table: FigureTable | undefined }) {
  const t = useWords();
  const { table } = props;
  if (table === undefined) return <div className="panel figures-whole" aria-hidden="true" />;
  const { whole } = table;
  return (
    <section className="panel figures-whole" aria-label={t('reviews.whole')}>
      <dl>
        <Fact name={t('head.figures-window.reviews')} className="figures">
          {whole.reviews.toLocaleString('en-US')}
        </Fact>
        <Fact name={t('reviews.satisfaction')}>
          <SatisfactionCell satisfaction={whole.satisfaction} weighted={whole.weighted} />
        </Fact>
        <Fact name={t('head.figures-window.participation')} className="figures">
          {whole.participation === null ? '—' : percent(whole.participation)}
        </Fact>
        <Fact name={t('reviews.months')} className="figures">
          {t('reviews.monthsFromTo', { from: table.from, to: table.to })}
        </Fact>
      </dl>
    </section>
  );
}

/** Columns, without that of groups where there is one only, which the sentence below the table says. */
function columnsFor(t: Words, by: TableBy, table: FigureTable | undefined): readonly FigureColumn[] {
  const from = leastShare(table?.lines ?? []);
  const isGrouped = table === undefined || table.groups > 1;
  const ofHalls: FigureColumn[] = [{ key: 'county', hidden: by === 'window', render: (line) => line.countyName }];
  const ofWindows: FigureColumn[] = [{ key: 'hall', fit: 'clip', render: (line) => line.hallName }];
  const staffed: FigureColumn[] = [{ key: 'unit', fit: 'clip', hidden: true, render: (line) => line.unitName }];
  const grouped: FigureColumn[] = [
    {
      key: 'place',
      title: t('reviews.place'),
      hidden: by === 'window',
      render: (line) => <PlaceCell place={line.place} />,
    },
  ];
  return [
    ...(by === 'hall' || by === 'window' ? ofHalls : []),
    ...(by === 'window' ? ofWindows : []),
    { key: 'name', sort: 'server', fit: 'clip', render: (line) => lineName(t, line) },
    ...(by === 'window' ? staffed : []),
    { key: 'reviews', align: 'right', sort: 'server', render: (line) => line.reviews },
    { key: 'takenOver', hidden: true, render: (line) => takenOverText(t, line) },
    {
      key: 'bad',
      align: 'right',
      sort: 'server',
      render: (line) => line.grades[1] + line.grades[2],
    },
    {
      key: 'participation',
      align: 'right',
      sort: 'server',
      render: (line) => <ParticipationCell line={line} />,
    },
    {
      key: 'satisfaction',
      title: t('reviews.satisfactionFrom', { from: Math.round(from * 100) }),
      render: (line) => <SatisfactionCell satisfaction={line.satisfaction} weighted={line.weighted} from={from} />,
    },
    {
      key: 'standing',
      render: (line) => <StandingTag standing={line.standing} />,
    },
    ...(isGrouped ? grouped : []),
    {
      key: 'drawn',
      align: 'right',
      hidden: true,
      render: (line) => (line.drawn === null ? '' : <span className="figures">{percent(line.drawn)}</span>),
    },
    {
      key: 'served',
      align: 'right',
      sort: 'server',
      hidden: true,
      render: (line) => line.served,
    },
  ];
}

function countIn(table: FigureTable, standing: (typeof STANDINGS)[number]): number {
  const { above, below, cannotTell, noData } = table.standings;
  return { above, below, 'cannot-tell': cannotTell, 'no-data': noData }[standing];
}
