/** How many were served: one number a month for a window, or for a whole hall, as the queue system reports it. */

import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { Hall, Page, ServedReport, ServiceWindowLine } from '../../api/types.ts';
import { useDone } from '../../parts/acts.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { useTellFailure } from '../../parts/failure.tsx';
import { useFilters } from '../../parts/search.ts';
import { useWords } from '../../words/index.ts';
import { lastMonths } from './months-field.tsx';

const MONTHS = 24;
const MOST_SERVED = 10_000_000;

/** A hall, or one of its windows. */
type Line = Readonly<{ id: string; name: string; isHall: boolean }>;

export function Served() {
  const t = useWords();
  const divisions = useDivisions();
  const [search, change] = useFilters();
  const months = lastMonths(MONTHS + 1).slice(1);
  const month = search.month ?? months[0] ?? '';
  const halls = useQuery({
    queryKey: ['halls', 'open'],
    queryFn: () =>
      take<Page<Hall>>(api.GET('/api/v1/halls', { params: { query: { open: 'true', limit: 200, offset: 0 } } })),
  });
  const hallId = search.hall ?? halls.data?.items[0]?.id;
  const windows = useQuery({
    queryKey: ['windows', 'of', hallId],
    enabled: hallId !== undefined,
    queryFn: () =>
      take<Page<ServiceWindowLine>>(
        api.GET('/api/v1/windows', {
          params: { query: { hallId: hallId ?? '', open: 'true', limit: 200, offset: 0 } },
        }),
      ),
  });
  const reports = useQuery({
    queryKey: ['served', month],
    queryFn: () => take<readonly ServedReport[]>(api.GET('/api/v1/reviews/served', { params: { query: { month } } })),
  });
  const served = new Map(reports.data?.map((report) => [report.placeId, report.served]));
  const hall = halls.data?.items.find(({ id }) => id === hallId);
  const lines: readonly Line[] | undefined =
    windows.data === undefined || hall === undefined || reports.data === undefined
      ? undefined
      : [
          { id: hall.id, name: t('served.wholeHall'), isHall: true },
          ...windows.data.items.map((window) => ({
            id: window.id,
            name: `${window.number} ${window.name}`,
            isHall: false,
          })),
        ];
  return (
    <>
      <DataTable<Line>
        name="served"
        sheet={{ path: '/api/v1/reviews/served.xlsx', query: { month } }}
        label={t('reviews.served')}
        rows={lines}
        total={lines?.length ?? 0}
        paged
        rowKey={(line) => `${line.id}/${month}`}
        loading={lines === undefined}
        error={halls.error ?? windows.error ?? reports.error}
        filters={
          <Space wrap>
            <Select
              aria-label={t('registry.hall')}
              value={hallId ?? null}
              loading={halls.data === undefined}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ minWidth: 260 }}
              options={(halls.data?.items ?? []).map(({ id, name, divisionCode }) => ({
                value: id,
                label: divisions.within(divisionCode, name),
              }))}
              onChange={(id: string) => change({ hall: id })}
            />
            <Select
              aria-label={t('reviews.month')}
              value={month}
              style={{ width: 120 }}
              options={months.map((each) => ({ value: each, label: each }))}
              onChange={(each: string) => change({ month: each })}
            />
          </Space>
        }
        columns={[
          { key: 'name', title: t('served.place'), render: (line) => line.name },
          {
            key: 'served',
            title: t('reviews.served'),
            render: (line) => <Field line={line} month={month} reported={served.get(line.id)} />,
          },
        ]}
      />
      <p className="muted how-to-read">{t('served.how')}</p>
    </>
  );
}

function Field(props: { line: Line; month: string; reported: number | undefined }) {
  const t = useWords();
  const { line, month, reported } = props;
  const done = useDone('served', 'figures');
  const tell = useTellFailure();
  const [typed, setTyped] = useState<number | null>(reported ?? null);
  const [busy, setBusy] = useState(false);
  const send = async (served: number): Promise<void> => {
    setBusy(true);
    try {
      const params = { path: { placeId: line.id } };
      await done(take(api.PUT('/api/v1/reviews/served/{placeId}', { params, body: { month, served } })));
    } catch (error) {
      tell(error);
    }
    setBusy(false);
  };
  const changed = typed !== null && typed !== reported;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void send(typed);
      }}
    >
      <Space size={8}>
        <InputNumber<number>
          aria-label={`${line.name} ${t('reviews.served')}`}
          value={typed}
          min={0}
          max={MOST_SERVED}
          precision={0}
          controls={false}
          style={{ width: 120 }}
          onChange={setTyped}
        />
        <Button htmlType="submit" size="small" disabled={!changed} loading={busy}>
          {t('app.save')}
        </Button>
        {reported === undefined ? <span className="muted">{t('served.notReported')}</span> : null}
      </Space>
    </form>
  );
}
