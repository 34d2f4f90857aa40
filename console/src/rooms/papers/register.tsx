/** Register of one's organ's papers: every number in order, void ones too. */

import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { PAPER_KINDS } from '../../api/codes.ts';
import { STATES } from '../../api/papers.ts';
import { showInstant } from '../../parts/dates.ts';
import { PaperActs, PaperFiles } from '../../parts/matter/paper-parts.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';

const SHOWN_OF_HASH = 12;

export function Register() {
  const t = useWords();
  const { table } = useListRoom('/api/v1/papers', ['papers', 'register'], {
    narrowed: ['kind', 'state', 'year', 'nth'],
    paged: true,
  });
  const kinds = PAPER_KINDS.filter((kind) => kind !== 'matter-sheet');
  return (
    <DataTable
      list="papers"
      {...table}
      label={t('paper.tab.register')}
      rowKey={(paper) => paper.id}
      filters={
        <FilterRow keep={['tab']}>
          <FilterSelect
            name="kind"
            label={t('paper.filter.kind')}
            width={200}
            options={kinds.map((kind) => ({ value: kind, label: t(`paper.kind.${kind}`) }))}
          />
          <FilterSelect
            name="state"
            label={t('paper.filter.state')}
            width={120}
            options={STATES.map((state) => ({ value: state, label: t(`paper.state.${state}`) }))}
          />
          <FilterSearch name="year" label={t('paper.filter.year')} width={110} least={4} />
          <FilterSearch name="nth" label={t('paper.filter.nth')} width={110} />
        </FilterRow>
      }
      columns={[
        { key: 'number', render: (paper) => paper.number ?? <span className="muted">{t('paper.unnumbered')}</span> },
        { key: 'kind', render: (paper) => t(`paper.kind.${paper.kind}`) },
        {
          key: 'state',
          render: (paper) => (
            <Space>
              {t(`paper.state.${paper.state}`)}
              <PaperActs paper={paper} />
            </Space>
          ),
        },
        {
          key: 'matter',
          render: (paper) =>
            paper.matterId === null ? (
              ''
            ) : (
              <Link to="/matters/$id" params={{ id: paper.matterId }} className="mono">
                {paper.matterNumber}
              </Link>
            ),
        },
        { key: 'unit', fit: 'clip', render: (paper) => paper.unitName },
        { key: 'made', render: (paper) => (paper.madeAt === null ? '' : showInstant(paper.madeAt)) },
        { key: 'by', render: (paper) => paper.madeByName ?? '' },
        { key: 'reason', fit: 'clip', render: (paper) => paper.voidReason ?? '' },
        {
          key: 'hash',
          render: (paper) => <span title={paper.dataHash ?? ''}>{paper.dataHash?.slice(0, SHOWN_OF_HASH) ?? ''}</span>,
          hidden: true,
        },
        {
          key: 'acts',
          title: '',
          render: (paper) => (paper.open ? <PaperFiles paper={paper} /> : null),
        },
      ]}
    />
  );
}
