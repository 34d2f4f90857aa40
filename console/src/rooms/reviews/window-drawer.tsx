/** Drawer of a window: figures, weeks as a chart and a table. */

import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useMemo } from 'react';
import { api, take } from '../../api/client.ts';
import type { FigureLine, WindowHistory } from '../../api/types.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import { Fact } from '../../parts/facts.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useWords } from '../../words/index.ts';
import { ParticipationCell, SatisfactionCell, StandingTag } from './cells.tsx';
import { FraudSignsOfWindow } from './fraud-signs.tsx';
import { weeksChart } from './weeks-chart.ts';

const WEEKS = 52;
const GRADES = [5, 4, 3, 2, 1] as const;

export function WindowDrawer(props: { line: FigureLine; onClose: () => void }) {
  const t = useWords();
  const { line } = props;
  const id = line.key.split('/')[0] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['figures', 'window', id],
    queryFn: () =>
      take<WindowHistory>(
        api.GET('/api/v1/figures/windows/{id}', { params: { path: { id }, query: { weeks: WEEKS } } }),
      ),
  });
  const option = useMemo(() => (data === undefined ? undefined : weeksChart(t, data.weeks)), [data, t]);
  return (
    <Drawer open size={760} title={`${line.hallName ?? ''} ${line.name}`} onClose={props.onClose}>
      <dl className="facts">
        <Fact name={t('head.figures-window.unit')}>{line.unitName}</Fact>
        <Fact name={t('reviews.satisfaction')}>
          <SatisfactionCell satisfaction={line.satisfaction} weighted={line.weighted} />
        </Fact>
        <Fact name={t('head.unit-reviews.hallStanding')}>
          <StandingTag standing={line.standing} />
        </Fact>
        <Fact name={t('head.figures-window.participation')}>
          <ParticipationCell line={line} />
        </Fact>
      </dl>
      <FraudSignsOfWindow windowId={id} weeks={WEEKS} />
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {option === undefined ? null : <Chart option={option} label={t('reviews.weeksChart', { count: WEEKS })} />}
      <PanelTable
        atLeast={480}
        rowKey="weekOf"
        loading={data === undefined && error === null}
        pagination={{ pageSize: 13, hideOnSinglePage: true, showSizeChanger: false }}
        rows={data?.weeks ?? []}
        columns={[
          { title: t('reviews.weekOf'), dataIndex: 'weekOf' },
          ...GRADES.map((grade) => ({
            title: t(`reviews.grade.${grade}`),
            align: 'right' as const,
            render: (_: unknown, week: WindowHistory['weeks'][number]) => week.grades[grade],
          })),
        ]}
      />
    </Drawer>
  );
}
