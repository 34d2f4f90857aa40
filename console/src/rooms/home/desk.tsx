/** Desk: tasks of this post, the most pressing first, with keyboard control. */

import { Link, useNavigate } from '@tanstack/react-router';
import { Empty, Segmented } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { useDivisions } from '../../api/lists.ts';
import { readDesk } from '../../api/matters.ts';
import type { TaskLine } from '../../api/types.ts';
import { DeadlineMark, type Light, LightMark } from '../../parts/matter/deadline.tsx';
import { BatchActs, useBatched } from '../../parts/matter/matter-batch.tsx';
import {
  AgeCell,
  Marks,
  NumberCell,
  PhaseTag,
  procedureName,
  TwoLines,
  taskName,
  useIsOfUnit,
} from '../../parts/matter/matter-cells.tsx';
import { Clipped, DataTable } from '../../parts/table/data-table.tsx';
import { useLoaded } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';

const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;

function keyOf(task: TaskLine): string {
  return `${task.matter.id} ${task.what} ${task.relation}`;
}

function lightOf(task: TaskLine): Light {
  return task.due?.light ?? 'none';
}

export function Desk() {
  const t = useWords();
  const categories = useCategories();
  const divisions = useDivisions();
  const navigate = useNavigate();
  const [search, change] = useFilters();
  const ofUnit = useIsOfUnit();
  const { userId } = useSession();
  const mine = ofUnit && search.named === 'mine';
  const query = { light: search.light, ...(mine ? { named: 'mine' as const } : {}) };
  const sheet = { path: '/api/v1/desk.xlsx', query } as const;
  const { data, table } = useLoaded(['desk'], readDesk, search.light === 'none' ? null : sheet);
  const all = data?.items ?? [];
  const tasks = mine ? all.filter(({ matter }) => matter.named?.userId === userId) : all;
  const shown = search.light === undefined ? tasks : tasks.filter((task) => lightOf(task) === search.light);
  const batched = useBatched();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // A matter may have several tasks here; an act on it is one.
  const lines = [
    ...new Map(shown.filter((task) => chosen.includes(keyOf(task))).map(({ matter }) => [matter.id, matter])).values(),
  ];

  return (
    <DataTable
      list="desk"
      cards
      {...table}
      label={t('menu.desk')}
      rows={data === undefined ? undefined : shown}
      total={search.light === undefined && !mine ? (data?.total ?? 0) : shown.length}
      rowKey={keyOf}
      onOpen={(task) => void navigate({ to: '/matters/$id', params: { id: task.matter.id } })}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('desk.empty')} />}
      filters={
        <>
          {ofUnit ? (
            <Segmented
              aria-label={t('head.desk.named')}
              value={mine ? 'mine' : 'all'}
              onChange={(named) => change({ named: named === 'mine' ? named : undefined })}
              options={[
                { value: 'all', label: t('named.ofUnit') },
                { value: 'mine', label: t('named.mine') },
              ]}
            />
          ) : null}
          <Segmented
            value={search.light ?? 'all'}
            onChange={(light) => change({ light: light === 'all' ? undefined : light })}
            options={[
              { value: 'all', label: `${t('desk.light.all')} ${tasks.length}` },
              ...LIGHTS.map((light) => {
                const count = tasks.filter((task) => lightOf(task) === light).length;
                const text = `${t(`light.${light}`)} ${count}`;
                return {
                  value: light as string,
                  label: count === 0 ? <span className="muted">{text}</span> : <LightMark light={light} text={text} />,
                };
              }),
            ]}
          />
        </>
      }
      actions={<BatchActs chosen={lines} onDone={() => setChosen([])} />}
      {...(batched.length === 0
        ? {}
        : { selection: { keys: shown.map(keyOf).filter((key) => chosen.includes(key)), onChange: setChosen } })}
      columns={[
        {
          key: 'what',
          render: (task) => (
            <Link to="/matters/$id" params={{ id: task.matter.id }}>
              <b>{taskName(t, task.what)}</b>
            </Link>
          ),
        },
        {
          key: 'due',
          render: (task) =>
            task.due === null ? (
              <LightMark light="none" />
            ) : (
              <DeadlineMark dueOn={task.due.on} light={task.due.light} provisional={task.due.provisional} />
            ),
        },
        { key: 'no', render: (task) => <NumberCell line={task.matter} /> },
        {
          key: 'category',
          render: ({ matter }) => (
            <TwoLines under={procedureName(t, matter.procedure)}>
              <Clipped>{categories.ofMatter(matter) ?? t('matter.noCategory')}</Clipped>
            </TwoLines>
          ),
        },
        {
          key: 'respondent',
          render: ({ matter }) => (
            <TwoLines under={matter.place ?? divisions.nameOf(matter.divisionCode)}>
              <Clipped>{matter.respondent?.name ?? ''}</Clipped>
            </TwoLines>
          ),
        },
        ...(ofUnit
          ? [
              {
                key: 'named' as const,
                render: ({ matter: { named } }: TaskLine) =>
                  named === null ? '' : <TwoLines under={named.section}>{named.name ?? ''}</TwoLines>,
              },
            ]
          : []),
        { key: 'marks', render: (task) => <Marks line={task.matter} /> },
        { key: 'age', align: 'right', render: (task) => <AgeCell line={task.matter} /> },
        { key: 'division', render: (task) => divisions.nameOf(task.matter.divisionCode), hidden: true },
        { key: 'phase', render: (task) => <PhaseTag line={task.matter} />, hidden: true },
        { key: 'procedure', render: (task) => procedureName(t, task.matter.procedure), hidden: true },
        { key: 'lead', fit: 'clip', render: (task) => task.matter.lead?.name ?? '', hidden: true },
        { key: 'week', render: (task) => task.matter.week, hidden: true },
      ]}
    />
  );
}
