/** Plaques still on a wall though their code is dead: where somebody has to go and take one down. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { DeadScan, Page } from '../../api/types.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { useFilters } from '../../parts/search.ts';
import { useWords } from '../../words/index.ts';
import { pagingOf, usePages } from './paging.ts';

export function DeadScans() {
  const t = useWords();
  const [search] = useFilters();
  const query = pagingOf(search);
  const { data, error, isFetching } = useQuery({
    queryKey: ['dead-scans', query],
    queryFn: () => take<Page<DeadScan>>(api.GET('/api/v1/dead-scans', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const pages = usePages(data?.total);
  return (
    <DataTable<DeadScan>
      name="dead-scans"
      label={t('code.dead')}
      rows={data?.items}
      rowKey={(line) => `${line.day} ${line.codeId ?? ''}`}
      loading={isFetching && data === undefined}
      error={error}
      pages={pages}
      columns={[
        { key: 'day', title: t('code.day'), render: (line) => line.day },
        {
          key: 'code',
          title: t('code.text'),
          render: (line) => (line.text === null ? t('code.unknownCode') : <span className="mono">{line.text}</span>),
        },
        { key: 'scans', title: t('code.deadScans'), align: 'right', render: (line) => line.scans },
      ]}
    />
  );
}
