/** How many letters of each step went to which unit, how many wait for an answer, and how many answers are overdue. */

import { useQuery } from '@tanstack/react-query';
import { countLetters } from '../../api/letters.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useWords } from '../../words/index.ts';

export function Counts() {
  const t = useWords();
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['letter-counts'], queryFn: countLetters });
  return (
    <DataTable
      list="letter-counts"
      sheet={null}
      label={t('letter.tab.counts')}
      rowKey={(row) => `${row.toUnitId}/${row.step}`}
      rows={data?.items}
      total={data?.items.length ?? 0}
      loading={isFetching && data === undefined}
      error={error}
      onRetry={() => void refetch()}
      cards="titled"
      columns={[
        { key: 'name', title: t('letter.counts.unit'), render: (row) => row.name },
        { key: 'step', title: t('letter.step'), render: (row) => t(`letters.step.${row.step}`) },
        { key: 'sent', title: t('letter.counts.sent'), align: 'right', render: (row) => row.sent },
        { key: 'waiting', title: t('letter.counts.waiting'), align: 'right', render: (row) => row.waiting },
        {
          key: 'late',
          title: t('letter.counts.late'),
          align: 'right',
          render: (row) => <span className={row.late > 0 ? 'light-red' : ''}>{row.late}</span>,
        },
      ]}
    />
  );
}
