/** Room of draws: those of one's own office and what others published, and the form that announces one. */

import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { DRAW_STATES } from '../../api/codes.ts';
import { showInstant } from '../../parts/dates.ts';
import { LightMark } from '../../parts/matter/deadline.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { NewDrawForm } from './new-draw.tsx';

export function Room() {
  const t = useWords();
  const announces = useMay('draws.announce-draw');
  const [search, change] = useFilters();
  return (
    <Frame
      title={t('menu.draws')}
      actions={
        <Space>
          <Button href="/draws" target="_blank">
            {t('draw.public')}
          </Button>
          {announces ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => change({ new: 'yes' })}>
              {t('draw.new')}
            </Button>
          ) : null}
        </Space>
      }
    >
      <p className="muted room-note">{t('draw.help')}</p>
      <OpensInView list="draws">
        <Draws />
      </OpensInView>
      {announces && search.new !== undefined ? (
        <NewDrawForm
          replaces={search.replaces ?? null}
          onClose={() => change({ new: undefined, replaces: undefined })}
        />
      ) : null}
    </Frame>
  );
}

function Draws() {
  const t = useWords();
  const navigate = useNavigate();
  const { table } = useListRoom('/api/v1/draws', ['draws'], { narrowed: ['state', 'mine'], paged: true });
  return (
    <DataTable
      list="draws"
      {...table}
      label={t('menu.draws')}
      rowKey={(line) => line.id}
      onOpen={(line) => void navigate({ to: '/draws/$id', params: { id: line.id } })}
      cards="titled"
      filters={
        <FilterRow keep={['new', 'replaces']}>
          <FilterSelect
            name="state"
            label={t('draw.filter.state')}
            options={DRAW_STATES.map((value) => ({ value, label: t(`draws.state.${value}`) }))}
          />
          <FilterSelect
            name="mine"
            label={t('draw.filter.mine')}
            width={180}
            options={[{ value: 'true', label: t('draw.mine') }]}
          />
        </FilterRow>
      }
      columns={[
        {
          key: 'number',
          render: (line) => (
            <Link to="/draws/$id" params={{ id: line.id }} className="figures">
              {line.number}
            </Link>
          ),
        },
        { key: 'purpose', render: (line) => t(`draws.purpose.${line.purpose}`) },
        { key: 'source', fit: 'wrap', render: (line) => `${line.division} ${t(`draws.source.${line.source}`)}` },
        { key: 'candidates', align: 'right', render: (line) => line.candidates },
        { key: 'wanted', align: 'right', render: (line) => line.wanted },
        {
          key: 'state',
          render: (line) =>
            line.asked ? (
              <LightMark light="yellow" text={t('draw.asked')} />
            ) : (
              <span className={line.state === 'void' ? 'muted' : ''}>{t(`draws.state.${line.state}`)}</span>
            ),
        },
        {
          key: 'due',
          render: (line) => <span className="figures">{line.dueAt === null ? '' : showInstant(line.dueAt)}</span>,
        },
        { key: 'office', fit: 'wrap', render: (line) => line.office },
        { key: 'announced', render: (line) => <span className="figures">{showInstant(line.announcedAt)}</span> },
        { key: 'published', render: (line) => t(line.published ? 'draws.published' : 'draws.unpublished') },
        { key: 'why', hidden: true, render: (line) => (line.why === null ? '' : t(`draws.why.${line.why}`)) },
        {
          key: 'ended',
          hidden: true,
          render: (line) => <span className="figures">{line.endedAt === null ? '' : showInstant(line.endedAt)}</span>,
        },
        { key: 'hash', hidden: true, fit: 'wrap', render: (line) => <span className="mono">{line.frozenHash}</span> },
      ]}
    />
  );
}
