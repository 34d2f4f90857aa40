/** Seals, newest first, with age and number of added entries. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { readSeals, type SealLine } from '../../api/integrity.ts';
import { minutesSince, showInstant } from '../../parts/dates.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useWords, type Words } from '../../words/index.ts';

type Row = SealLine & Readonly<{ grew: number | null }>;

/** @param props.newest number of the last seal: a newer one reloads the list */
export function Seals(props: { newest: number }) {
  const t = useWords();
  const { data, error, isFetching, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['seals', props.newest],
    queryFn: ({ pageParam }) => readSeals(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    // A seal never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = data?.pages.flatMap((page) => page.items);
  const rows = items?.map((seal, index): Row => {
    const before = items[index + 1];
    return { ...seal, grew: before === undefined ? (seal.number === 1 ? seal.size : null) : seal.size - before.size };
  });
  return (
    <div className="integrity-table">
      <h2 className="panel-title">{t('integrity.seals')}</h2>
      <DataTable
        sheet={null}
        keyless
        list="seals"
        label={t('integrity.seals')}
        rows={rows}
        rowKey={(seal) => String(seal.number)}
        loading={isFetching && data === undefined}
        error={error}
        onRetry={() => void refetch()}
        total={props.newest}
        columns={[
          { key: 'number', title: t('integrity.number'), align: 'right', render: (seal) => seal.number },
          { key: 'at', title: t('integrity.at'), render: (seal) => showInstant(seal.at) },
          { key: 'age', title: t('integrity.age'), render: (seal) => ageWords(t, minutesSince(seal.at)) },
          { key: 'size', title: t('integrity.size'), align: 'right', render: (seal) => seal.size },
          {
            key: 'grew',
            title: t('integrity.grew'),
            align: 'right',
            render: (seal) => (seal.grew === null ? '' : `+${seal.grew}`),
          },
          {
            key: 'root',
            title: t('integrity.root'),
            render: (seal) => <span className="mono">{seal.root.slice(0, 16)}…</span>,
          },
          { key: 'key', title: t('integrity.key'), render: (seal) => <span className="mono">{seal.keyId}</span> },
        ]}
      />
      {hasNextPage ? (
        <Button style={{ marginTop: 12 }} loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('integrity.older')}
        </Button>
      ) : null}
    </div>
  );
}

const MINUTES_AN_HOUR = 60;
const MINUTES_A_DAY = 1_440;

function ageWords(t: Words, minutes: number): string {
  if (minutes < MINUTES_AN_HOUR) return t('integrity.age.minutes', { count: minutes });
  if (minutes < MINUTES_A_DAY) return t('integrity.age.hours', { count: Math.floor(minutes / MINUTES_AN_HOUR) });
  return t('integrity.age.days', { count: Math.floor(minutes / MINUTES_A_DAY) });
}
