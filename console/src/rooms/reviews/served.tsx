/** Numbers served by month, for a window or a whole hall, as the queue system reports them. */

import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { ServedReport } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { useHalls, useOpenWindows } from '../../parts/form/places-to-choose.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { useWords } from '../../words/index.ts';
import { lastMonths } from './months-field.tsx';

const MONTHS = 24;
const MOST_SERVED = 10_000_000;

type Line = Readonly<{ id: string; name: string; isHall: boolean }>;

export function Served() {
  const t = useWords();
  const divisions = useDivisions();
  const [search, change] = useFilters();
  const months = lastMonths(MONTHS + 1).slice(1);
  const month = search.month ?? months[0] ?? '';
  const halls = useHalls();
  const open = halls.data?.filter(({ closedOn }) => closedOn === null);
  const hallId = search.hall ?? open?.[0]?.id;
  const windows = useOpenWindows(hallId);
  const reports = useQuery({
    queryKey: ['served', month],
    queryFn: () => take<readonly ServedReport[]>(api.GET('/api/v1/reviews/served', { params: { query: { month } } })),
  });
  const served = new Map(reports.data?.map((report) => [report.placeId, report.served]));
  const done = useDone('served', 'figures');
  const tell = useTellFailure();
  const [typed, setTyped] = useState<ReadonlyMap<string, number | undefined>>(new Map());
  const [busy, setBusy] = useState(false);
  const keyOf = (line: Line): string => `${line.id}/${month}`;
  const numberOf = (line: Line) => (typed.has(keyOf(line)) ? typed.get(keyOf(line)) : served.get(line.id));
  const hall = open?.find(({ id }) => id === hallId);
  const lines: readonly Line[] | undefined =
    windows.data === undefined || hall === undefined || reports.data === undefined
      ? undefined
      : [
          { id: hall.id, name: t('served.wholeHall'), isHall: true },
          ...windows.data.map((window) => ({
            id: window.id,
            name: `${window.number} ${window.name}`,
            isHall: false,
          })),
        ];
  const changed = (lines ?? []).flatMap((line) => {
    const value = numberOf(line);
    return value === undefined || value === served.get(line.id) ? [] : [{ placeId: line.id, key: keyOf(line), value }];
  });
  const total = (lines ?? []).filter(({ isHall }) => !isHall).reduce((sum, line) => sum + (numberOf(line) ?? 0), 0);
  const saveAll = async (): Promise<void> => {
    setBusy(true);
    try {
      await done(send(changed, month));
      setTyped(new Map([...typed].filter(([key]) => !changed.some((each) => each.key === key))));
    } catch (error) {
      tell(error);
      // Numbers saved before the refusal stay saved.
      void reports.refetch();
    }
    setBusy(false);
  };
  const fill = (from: Line, values: readonly number[]): void => {
    const start = (lines ?? []).indexOf(from);
    const filled = (lines ?? [])
      .slice(start, start + values.length)
      .map((line, index) => [keyOf(line), values[index]] as const);
    setTyped(new Map([...typed, ...filled]));
  };
  return (
    <>
      <DataTable
        list="served"
        sheet={{ path: '/api/v1/reviews/served.xlsx', query: { month } }}
        label={t('head.served.served')}
        rows={lines}
        total={lines?.length ?? 0}
        paged
        rowKey={keyOf}
        loading={lines === undefined}
        error={halls.error ?? windows.error ?? reports.error}
        filters={
          <Space wrap>
            <Select
              aria-label={t('head.figures-window.hall')}
              value={hallId ?? null}
              loading={halls.data === undefined}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ minWidth: 260 }}
              options={(open ?? []).map(({ id, name, divisionCode }) => ({
                value: id,
                label: divisions.within(divisionCode, name),
              }))}
              onChange={(id: string) => change({ hall: id })}
            />
            <Select
              aria-label={t('head.figures-month.month')}
              value={month}
              style={{ width: 120 }}
              options={months.map((each) => ({ value: each, label: each }))}
              onChange={(each: string) => change({ month: each })}
            />
          </Space>
        }
        actions={
          <>
            <span className="muted figures">{t('served.total', { count: total })}</span>
            <ActButton
              type="primary"
              disabled={changed.length === 0}
              loading={busy}
              word={t('served.saveAll', { count: changed.length })}
              onClick={() => void saveAll()}
            />
          </>
        }
        columns={[
          { key: 'name', title: t('served.place'), render: (line) => line.name },
          {
            key: 'served',
            render: (line) => (
              <Field
                line={line}
                value={numberOf(line)}
                reported={served.get(line.id)}
                onChange={(value) => setTyped(new Map(typed).set(keyOf(line), value))}
                onColumn={(values) => fill(line, values)}
              />
            ),
          },
        ]}
      />
      <p className="muted how-to-read">{t('served.how')}</p>
    </>
  );
}

function Field(props: {
  line: Line;
  value: number | undefined;
  reported: number | undefined;
  onChange: (value: number | undefined) => void;
  /** Takes several numbers from a sheet's column: for this line and those below. */
  onColumn: (values: readonly number[]) => void;
}) {
  const t = useWords();
  const { line, value, reported } = props;
  return (
    <Space size={8}>
      <InputNumber<number>
        aria-label={`${line.name} ${t('head.served.served')}`}
        value={value ?? null}
        min={0}
        max={MOST_SERVED}
        precision={0}
        controls={false}
        style={{ width: 120 }}
        onChange={(typed) => props.onChange(typed ?? undefined)}
        onPaste={(event) => {
          const column = numbersIn(event.clipboardData.getData('text'));
          if (column.length < 2) return;
          event.preventDefault();
          props.onColumn(column);
        }}
      />
      {reported === undefined ? <span className="muted">{t('served.notReported')}</span> : null}
    </Space>
  );
}

async function send(changed: readonly Readonly<{ placeId: string; value: number }>[], month: string): Promise<void> {
  for (const { placeId, value } of changed) {
    const params = { path: { placeId } };
    await take(api.PUT('/api/v1/reviews/served/{placeId}', { params, body: { month, served: value } }));
  }
}

/** Numbers of a copied column, one a line, with or without thousands separators; else none. */
function numbersIn(pasted: string): readonly number[] {
  const lines = pasted
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/[,，\s]/g, ''));
  return lines.every((line) => /^\d{1,8}$/.test(line)) ? lines.map(Number) : [];
}
