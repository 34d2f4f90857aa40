/** Table of matters, shared by the list and supervision. */

import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { useDivisions } from '../../api/lists.ts';
import { type MatterQuery, readMatters } from '../../api/matters.ts';
import { useWords } from '../../words/index.ts';
import { DataTable } from '../table/data-table.tsx';
import { useListRoom } from '../table/list-room.ts';
import { BulletinButton } from './bulletin-button.tsx';
import { DeadlineMark, LightMark } from './deadline.tsx';
import { BatchActs, useBatched } from './matter-batch.tsx';
import { Marks, PhaseTag, procedureName } from './matter-cells.tsx';

export function MatterList(props: { name: string; label: string; query: MatterQuery; filters: ReactNode }) {
  const t = useWords();
  const categories = useCategories();
  const divisions = useDivisions();
  const navigate = useNavigate();
  const { data, table } = useListRoom({
    key: ['matters', props.query],
    load: () => readMatters(props.query),
    sheet: { path: '/api/v1/matters.xlsx', query: props.query },
  });
  const batched = useBatched();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const lines = (data?.items ?? []).filter((line) => chosen.includes(line.id));
  return (
    <DataTable
      list="matters"
      name={props.name}
      {...table}
      label={props.label}
      rowKey={(line) => line.id}
      onOpen={(line) => void navigate({ to: '/matters/$id', params: { id: line.id } })}
      filters={props.filters}
      actions={
        <>
          <BatchActs chosen={lines} onDone={() => setChosen([])} />
          <BulletinButton matterIds={lines.map(({ id }) => id)} />
        </>
      }
      {...(batched.length === 0 ? {} : { selection: { keys: lines.map(({ id }) => id), onChange: setChosen } })}
      columns={[
        {
          key: 'no',
          render: (line) => (
            <Link to="/matters/$id" params={{ id: line.id }} className="mono">
              {line.number}
            </Link>
          ),
        },
        { key: 'phase', render: (line) => <PhaseTag line={line} /> },
        {
          key: 'due',
          render: (line) =>
            line.due === null ? (
              <LightMark light="none" />
            ) : (
              <DeadlineMark dueOn={line.due.on} light={line.due.light} provisional={line.due.provisional} />
            ),
        },
        { key: 'procedure', render: (line) => procedureName(t, line.procedure) },
        {
          key: 'category',
          fit: 'clip',
          render: (line) => (line.categoryCode === null ? '' : categories.nameOf(line.categoryCode)),
        },
        {
          key: 'respondent',
          fit: 'clip',
          render: (line) => line.respondent?.name ?? '',
        },
        { key: 'lead', fit: 'clip', render: (line) => line.lead?.name ?? '' },
        { key: 'place', fit: 'clip', render: (line) => line.place ?? '', hidden: true },
        {
          key: 'division',
          render: (line) => divisions.nameOf(line.divisionCode),
          hidden: true,
        },
        { key: 'marks', render: (line) => <Marks line={line} /> },
        { key: 'received', render: (line) => line.receivedOn ?? line.week, hidden: true },
        {
          key: 'age',
          align: 'right',
          render: (line) => (line.ageDays === null ? '' : t('matter.days', { count: line.ageDays })),
        },
      ]}
    />
  );
}
