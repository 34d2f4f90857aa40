/** Page of a unit: its windows in finished weeks of at least five, and their standing where that is sure. */

import { Drawer } from 'antd';
import { useState } from 'react';
import type { UnitWindow } from '../../api/types.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListOf } from '../../parts/table/list-room.ts';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { useWords } from '../../words/index.ts';
import { StandingTag } from './cells.tsx';

const GRADES = [5, 4, 3, 2, 1] as const;
const WEEKS = ['4', '12', '26', '52'];

export function UnitPage() {
  const t = useWords();
  const [search] = useFilters();
  const [open, setOpen] = useState<UnitWindow>();
  const { data, table } = useListOf('/api/v1/figures/unit', ['figures', 'unit'], {
    also: { weeks: Number(search.weeks ?? '12') },
  });
  return (
    <>
      <DataTable
        list="unit-reviews"
        {...table}
        label={t('reviews.unitPage')}
        rows={data?.windows}
        total={data?.windows.length ?? 0}
        paged
        rowKey={(window) => window.windowId}
        onOpen={setOpen}
        hereKey={open?.windowId}
        filters={
          <FilterRow>
            <FilterSelect
              name="weeks"
              label={t('reviews.lastWeeks', { count: 12 })}
              options={WEEKS.map((weeks) => ({ value: weeks, label: t('reviews.lastWeeks', { count: weeks }) }))}
              width={140}
            />
          </FilterRow>
        }
        actions={
          data === undefined ? null : (
            <span className="muted figures">{t('reviews.period', { from: data.from, to: data.to })}</span>
          )
        }
        columns={[
          { key: 'hall', fit: 'clip', render: (window) => window.hallName },
          {
            key: 'window',
            fit: 'clip',
            render: (window) => `${window.windowNumber} ${window.windowName}`,
          },
          {
            key: 'count',
            align: 'right',
            sort: (a, b) => a.reviews - b.reviews,
            render: (window) =>
              isAllHidden(window) ? <span className="muted">{t('reviews.allHidden')}</span> : window.reviews,
          },
          {
            key: 'bad',
            align: 'right',
            sort: (a, b) => (badOf(a) ?? -1) - (badOf(b) ?? -1),
            render: (window) => badOf(window) ?? '—',
          },
          {
            key: 'satisfied',
            render: (window) => <AtLeast block={window.blocks[0]} />,
          },
          {
            key: 'hallStanding',
            render: (window) => <StandingTag standing={window.standing.hall} />,
          },
          {
            key: 'countyStanding',
            render: (window) => <StandingTag standing={window.standing.county} />,
          },
        ]}
      />
      <p className="muted how-to-read">{t('reviews.howUnit')}</p>
      {open === undefined ? null : <Weeks window={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Whether there were weeks and all are hidden, which is not 0. */
function isAllHidden({ weeks }: UnitWindow): boolean {
  return weeks.length > 0 && weeks.every(({ reviews }) => reviews === null);
}

/** Bad reviews over weeks with five or more; fewer look like none. */
function badOf({ counts }: UnitWindow): number | null {
  return counts === null ? null : counts[1] + counts[2];
}

function AtLeast(props: { block: UnitWindow['blocks'][number] | undefined }) {
  const t = useWords();
  const { block } = props;
  if (block === undefined) return <span className="muted">—</span>;
  const { from, to, reviewsAbout, satisfiedAtLeast } = block;
  return (
    <span className="figures">
      {t('reviews.atLeastShare', { share: satisfiedAtLeast })}{' '}
      <span className="muted">{t('reviews.ofBlock', { from, to, count: reviewsAbout })}</span>
    </span>
  );
}

function Weeks(props: { window: UnitWindow; onClose: () => void }) {
  const t = useWords();
  const { window } = props;
  return (
    <Drawer
      open
      size={680}
      title={`${window.hallName} ${window.windowNumber} ${window.windowName}`}
      onClose={props.onClose}
    >
      {window.blocks.map((block) => (
        <p key={block.from} style={{ marginBottom: 12 }}>
          <AtLeast block={block} />
        </p>
      ))}
      <PanelTable
        atLeast={480}
        rowKey="weekOf"
        rows={window.weeks}
        columns={[
          { title: t('reviews.weekOf'), dataIndex: 'weekOf' },
          {
            title: t('head.unit-reviews.count'),
            align: 'right',
            render: (_, week) => week.reviews ?? <span className="muted">{t('reviews.hidden')}</span>,
          },
          ...GRADES.map((grade) => ({
            title: t(`reviews.grade.${grade}`),
            align: 'right' as const,
            render: (_: unknown, week: UnitWindow['weeks'][number]) => week.counts?.[grade] ?? '',
          })),
        ]}
      />
    </Drawer>
  );
}
