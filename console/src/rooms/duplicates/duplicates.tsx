/** Room of likely duplicates: clusters of open matters, opened side by side. */

import { Empty } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { useDivisions } from '../../api/lists.ts';
import type { AlikeMatters } from '../../api/types.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useWords } from '../../words/index.ts';
import { alikeShare, ClusterDrawer } from './cluster.tsx';
import './duplicates.css';

function keyOf(cluster: AlikeMatters): string {
  return cluster.matters.map(({ matter }) => matter.id).join(' ');
}

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.duplicates')}>
      <OpensInView list="duplicates">
        <Clusters />
      </OpensInView>
    </Frame>
  );
}

function Clusters() {
  const t = useWords();
  const categories = useCategories();
  const divisions = useDivisions();
  const [open, setOpen] = useState<AlikeMatters>();
  const { data, table } = useListRoom('/api/v1/duplicates', ['duplicates', 'all'], {
    narrowed: ['divisionCode'],
    paged: true,
  });
  // A merged cluster is no longer listed; its drawer stays until the results are read.
  const opened = open && (data?.items.find((cluster) => keyOf(cluster) === keyOf(open)) ?? open);
  return (
    <>
      <p className="muted room-note">
        {t('alike.help')} {data === undefined ? '' : t('alike.compared', { count: data.compared })}
      </p>
      <DataTable
        list="duplicates"
        {...table}
        label={t('menu.duplicates')}
        rowKey={keyOf}
        onOpen={setOpen}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('alike.empty')} />}
        filters={
          <FilterRow>
            <FilterSelect
              name="divisionCode"
              label={t('head.matters.division')}
              options={divisions.options}
              width={160}
            />
          </FilterRow>
        }
        columns={[
          {
            key: 'count',
            align: 'right',
            render: (cluster) => <b className="figures">{cluster.matters.length}</b>,
          },
          {
            key: 'category',
            fit: 'clip',
            render: ({ categoryCode }) =>
              categoryCode === null ? (
                <span className="muted">{t('matter.noCategory')}</span>
              ) : (
                categories.nameOf(categoryCode)
              ),
          },
          {
            key: 'respondent',
            fit: 'clip',
            render: ({ respondent }) => respondent?.name ?? '',
          },
          { key: 'place', fit: 'clip', render: ({ place }) => place ?? '' },
          { key: 'alike', align: 'right', render: (cluster) => alikeShare(cluster) },
          { key: 'days', align: 'right', render: ({ days }) => days },
          {
            key: 'matters',
            render: ({ matters }) => (
              <span className="mono cell-clip">{matters.map(({ matter }) => matter.number).join(' ')}</span>
            ),
          },
        ]}
      />
      {opened === undefined ? null : (
        <ClusterDrawer key={keyOf(opened)} cluster={opened} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
