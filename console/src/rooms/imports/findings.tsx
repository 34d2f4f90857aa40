/** Findings of a dry run: bad cells, changes, new records. */

import { useQuery } from '@tanstack/react-query';
import { Grid, Table, type TableColumnType, Tabs } from 'antd';
import { useState } from 'react';
import { readFaults, readOutcomes } from '../../api/imports.ts';
import type { ImportFault, ImportOutcome, ImportRun } from '../../api/types.ts';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useWords } from '../../words/index.ts';

const SIZE = 50;
/** New rows the server keeps for reading after writing. */
const KEPT = 1_000;

export function Findings(props: { run: ImportRun }) {
  const t = useWords();
  const { run } = props;
  const { bad = 0, changed = 0, created = 0 } = run.counts ?? {};
  const counts = { bad, changed, created };
  // Before writing the bad rows matter, afterwards what was made of the good ones.
  const written = run.state === 'written';
  const order = written ? (['created', 'changed', 'bad'] as const) : (['bad', 'changed', 'created'] as const);
  return (
    <section className="panel" aria-label={t('imports.step.look')}>
      <Tabs
        key={String(written)}
        defaultActiveKey={order.find((key) => counts[key] > 0) ?? order[0]}
        destroyOnHidden
        items={[
          { key: 'bad', label: `${t('head.imports.bad')} ${bad}`, children: <Faults run={run} /> },
          {
            key: 'changed',
            label: `${t('head.imports.changed')} ${changed}`,
            children: <Changes run={run} total={changed} />,
          },
          {
            key: 'created',
            label: `${t('head.imports.created')} ${created}`,
            children: <News run={run} total={created} />,
          },
        ]}
      />
    </section>
  );
}

function Faults(props: { run: ImportRun }) {
  const t = useWords();
  const { run } = props;
  const { md: wide = true } = Grid.useBreakpoint();
  const [page, setPage] = useState(1);
  const faults = useQuery({
    queryKey: ['import-faults', run.id, run.checkedAt, page],
    queryFn: () => readFaults(run.id, { limit: SIZE, offset: (page - 1) * SIZE }),
  });
  return (
    <Table<ImportFault>
      size="small"
      loading={faults.isFetching}
      rowKey={({ row, column, reason }) => `${row} ${column} ${reason}`}
      dataSource={[...(faults.data?.items ?? [])]}
      pagination={pagesOf(page, faults.data?.total ?? 0, setPage)}
      columns={[
        { title: t('imports.row'), dataIndex: 'row', width: wide ? 90 : 56 },
        {
          title: t('imports.column'),
          key: 'column',
          width: wide ? 220 : 116,
          // On a phone the value stands below its column, so that faults are seen without scrolling sideways.
          render: (_, { place, columnLabel, value }) => (
            <>
              {place === null ? columnLabel : `${place}  ${columnLabel}`}
              {wide ? null : <div style={{ overflowWrap: 'anywhere' }}>{value}</div>}
            </>
          ),
        },
        { title: t('imports.value'), dataIndex: 'value', width: 260, ellipsis: true, responsive: ['md'] },
        { title: t('imports.reason'), dataIndex: 'message' },
      ]}
    />
  );
}

/** Rows of one outcome, page by page. @param props.kept how many of them may be read */
function Outcomes(props: {
  run: ImportRun;
  outcome: 'created' | 'changed';
  kept: number;
  foot?: string | undefined;
  column: TableColumnType<ImportOutcome>;
}) {
  const t = useWords();
  const { run, outcome, kept, foot } = props;
  const [page, setPage] = useState(1);
  const rows = useQuery({
    queryKey: ['import-rows', run.id, run.checkedAt, outcome, page],
    queryFn: () => readOutcomes(run.id, outcome, { limit: SIZE, offset: (page - 1) * SIZE }),
  });
  return (
    <PanelTable<ImportOutcome>
      atLeast={760}
      {...(foot === undefined ? {} : { footer: () => foot })}
      loading={rows.isFetching}
      rowKey="row"
      rows={rows.data?.items ?? []}
      pagination={pagesOf(page, kept, setPage)}
      columns={[
        { title: t('imports.row'), dataIndex: 'row', width: 90 },
        { title: t('imports.record'), dataIndex: 'label', width: 280 },
        props.column,
      ]}
    />
  );
}

function Changes(props: { run: ImportRun; total: number }) {
  const t = useWords();
  const differences: TableColumnType<ImportOutcome> = {
    title: t('imports.differences'),
    key: 'differences',
    render: (_, row) =>
      row.differences.map(({ field, label, before, after }) => (
        <div key={field}>
          {label}：<del className="muted">{before === '' ? t('imports.nothing') : before}</del> → {after}
        </div>
      )),
  };
  return <Outcomes run={props.run} outcome="changed" kept={props.total} column={differences} />;
}

function News(props: { run: ImportRun; total: number }) {
  const t = useWords();
  const { run, total } = props;
  const kept = run.state === 'written' ? Math.min(total, KEPT) : total;
  const facts: TableColumnType<ImportOutcome> = {
    title: t('imports.facts'),
    key: 'facts',
    render: (_, row) => row.facts.map(({ label, value }) => `${label} ${value}`).join('；'),
  };
  const foot = kept < total ? t('imports.firstOf', { kept, total }) : undefined;
  return <Outcomes run={run} outcome="created" kept={kept} foot={foot} column={facts} />;
}

function pagesOf(current: number, total: number, onChange: (page: number) => void) {
  return { current, pageSize: SIZE, total, onChange, hideOnSinglePage: true, showSizeChanger: false };
}
