/** Table of matters, shared by every room that lists them. */

import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { useDivisions } from '../../api/lists.ts';
import type { MatterLine, MatterPath, QueryOf } from '../../api/types.ts';
import { useWords, type WordKey } from '../../words/index.ts';
import { Clipped, type Column, DataTable } from '../table/data-table.tsx';
import { useListRoom } from '../table/list-room.ts';
import { BulletinButton } from './bulletin-button.tsx';
import { DeadlineMark, LightMark } from './deadline.tsx';
import { BatchActs, useBatched } from './matter-batch.tsx';
import { AgeCell, Marks, NumberCell, PhaseTag, procedureName, TwoLines, useIsOfUnit } from './matter-cells.tsx';

/** Lists of matters: their sheets have the same columns, and some have more. */
type Lists = WordKey extends infer Word ? (Word extends `head.${infer List}.marks` ? List : never) : never;

export function MatterList<Path extends MatterPath>(props: {
  /** Name of its sheet. */
  list: Lists;
  path: Path;
  name: string;
  label: string;
  query: QueryOf<Path>;
  /** Columns beside the phase that this list alone has. */
  more?: readonly Column<MatterLine, Lists>[];
  /** Columns hidden until chosen that other lists show. */
  hide?: readonly Column<MatterLine, Lists>['key'][];
  /** false: each is worked on its own page. */
  batches?: false;
  filters: ReactNode;
}) {
  const t = useWords();
  const categories = useCategories();
  const divisions = useDivisions();
  const navigate = useNavigate();
  const ofUnit = useIsOfUnit();
  const { data, table } = useListRoom<MatterPath>(props.path, ['matters', props.list], {
    also: props.query,
    paged: true,
  });
  const chooses = useBatched().length > 0 && props.batches !== false;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const lines = (data?.items ?? []).filter((line) => chosen.includes(line.id));
  const columns: readonly Column<MatterLine, Lists>[] = [
    { key: 'no', render: (line) => <NumberCell line={line} /> },
    { key: 'phase', render: (line) => <PhaseTag line={line} /> },
    ...(props.more ?? []),
    {
      key: 'due',
      render: (line) =>
        line.due === null ? (
          <LightMark light="none" />
        ) : (
          <DeadlineMark dueOn={line.due.on} light={line.due.light} provisional={line.due.provisional} />
        ),
    },
    {
      key: 'category',
      render: (line) => (
        <TwoLines under={procedureName(t, line.procedure)}>
          <Clipped>{categories.ofMatter(line) ?? t('matter.noCategory')}</Clipped>
        </TwoLines>
      ),
    },
    {
      key: 'respondent',
      render: (line) => (
        <TwoLines under={line.place ?? divisions.nameOf(line.divisionCode)}>
          <Clipped>{line.respondent?.name ?? ''}</Clipped>
        </TwoLines>
      ),
    },
    { key: 'marks', render: (line) => <Marks line={line} /> },
    { key: 'age', align: 'right', render: (line) => <AgeCell line={line} /> },
    { key: 'lead', fit: 'clip', render: (line) => line.lead?.name ?? '', hidden: ofUnit },
    { key: 'procedure', render: (line) => procedureName(t, line.procedure), hidden: true },
    { key: 'place', fit: 'clip', render: (line) => line.place ?? '', hidden: true },
    { key: 'division', render: (line) => divisions.nameOf(line.divisionCode), hidden: true },
    { key: 'received', render: (line) => line.receivedOn ?? line.week, hidden: true },
  ];
  return (
    <DataTable<MatterLine, Lists>
      list={props.list}
      cards
      name={props.name}
      {...table}
      label={props.label}
      rowKey={(line) => line.id}
      onOpen={(line) => void navigate({ to: '/matters/$id', params: { id: line.id } })}
      filters={props.filters}
      actions={
        chooses ? (
          <>
            <BatchActs chosen={lines} onDone={() => setChosen([])} />
            <BulletinButton matterIds={lines.map(({ id }) => id)} />
          </>
        ) : null
      }
      {...(chooses ? { selection: { keys: lines.map(({ id }) => id), onChange: setChosen } } : {})}
      columns={columns.map((column) => (props.hide?.includes(column.key) ? { ...column, hidden: true } : column))}
    />
  );
}
