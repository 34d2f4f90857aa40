/** Figures by month, as a chart and a table. */

import { useMemo } from 'react';
import { useDivisions } from '../../api/lists.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import { overTime } from '../../parts/chart/chart-options.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListOf } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useWords } from '../../words/index.ts';
import { leastShare, ParticipationCell, SatisfactionCell, takenOverText } from './cells.tsx';
import { FilterMonth, lastMonths } from './months-field.tsx';

const USUAL_MONTHS = 20;
const MOST = 200;

export function Months() {
  const t = useWords();
  const divisions = useDivisions();
  const [search] = useFilters();
  const months = lastMonths(USUAL_MONTHS);
  const { data, table } = useListOf('/api/v1/figures/reviews', ['figures'], {
    narrowed: ['divisionCode'],
    also: { by: 'month', limit: MOST, from: search.from ?? months.at(-1) ?? '', to: search.to ?? months[0] ?? '' },
  });
  const option = useMemo(
    () =>
      data === undefined
        ? undefined
        : overTime(
            data.lines.map(({ key, reviews, satisfaction }) => {
              const { share, low, high } =
                satisfaction.kind === 'enough' ? satisfaction : { share: null, low: 0, high: 1 };
              return { at: key, count: reviews, share, low, high };
            }),
            {
              count: t('head.figures-month.reviews'),
              share: t('reviews.satisfied'),
              low: t('reviews.low'),
              high: t('reviews.high'),
            },
          ),
    [data, t],
  );
  const from = leastShare(data?.lines ?? []);
  return (
    <>
      {option === undefined ? null : (
        <section className="panel chart-panel">
          <Chart option={option} label={t('reviews.monthsChart')} />
        </section>
      )}
      <DataTable
        list="figures-month"
        {...table}
        label={t('reviews.by.month')}
        rows={data === undefined ? undefined : [...data.lines].reverse()}
        total={data?.total ?? 0}
        rowKey={(line) => line.key}
        filters={
          <FilterRow keep={['tab']}>
            <FilterMonth name="from" label={t('reviews.fromMonth')} />
            <FilterMonth name="to" label={t('reviews.toMonth')} />
            <FilterSelect name="divisionCode" label={t('head.halls.division')} options={divisions.options} />
          </FilterRow>
        }
        columns={[
          { key: 'month', render: (line) => line.key },
          { key: 'reviews', align: 'right', render: (line) => line.reviews },
          {
            key: 'takenOver',
            hidden: data?.whole.takenOver === null,
            render: (line) => takenOverText(t, line),
          },
          {
            key: 'bad',
            align: 'right',
            render: (line) => line.grades[1] + line.grades[2],
          },
          {
            key: 'participation',
            align: 'right',
            render: (line) => <ParticipationCell line={line} />,
          },
          {
            key: 'satisfaction',
            title: t('reviews.satisfactionFrom', { from: Math.round(from * 100) }),
            render: (line) => (
              <SatisfactionCell satisfaction={line.satisfaction} weighted={line.weighted} from={from} />
            ),
          },
          { key: 'served', align: 'right', hidden: true, render: (line) => line.served },
        ]}
      />
      <p className="muted how-to-read">
        {t('reviews.howMonths')}
        {data === undefined || data.whole.takenOver === null ? null : ` ${t('reviews.howTakenOver')}`}
      </p>
    </>
  );
}
