/** What units and handlers did in a week or some months: counts, shares with their doubt, and no order but of names. */

import { Empty } from 'antd';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { components } from '../../api/schema.ts';
import type { Satisfaction } from '../../api/types.ts';
import { percent } from '../../parts/chart/interval-bar.tsx';
import { addDays, today, weekday } from '../../parts/dates.ts';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { narrowedBy, useListOf } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { PlaceCell } from './cells.tsx';
import { FilterMonth } from './months-field.tsx';

type WorkLine = components['schemas']['WorkLine'];
type WorkTable = components['schemas']['WorkTable'];

const WEEKS = 26;
const A_WEEK = 7;
type Narrowing = Readonly<{ week: string; from: string; to: string; divisionCode: string }>;
const NARROWED = ['week', 'from', 'to', 'divisionCode'] as const;

/** What each unit was given and what became of it. */
export function UnitsWork() {
  const t = useWords();
  const query = { sheet: 'work' as const, ...useNarrowing() };
  const { data, table } = useListOf({
    key: ['figures', 'units', query],
    load: () => take<WorkTable>(api.GET('/api/v1/figures/units', { params: { query } })),
    sheet: { path: '/api/v1/figures/units.xlsx', query },
  });
  const isGrouped = data?.lines.some(({ place }) => (place?.group ?? 1) > 1) === true;
  const seesWindows = data?.lines.some(({ windows }) => windows !== null) === true;
  const grouped: Column<WorkLine, 'work-units'>[] = [
    { key: 'place', title: t('reviews.place'), render: (line) => <PlaceCell place={line.place} /> },
  ];
  const atWindows: Column<WorkLine, 'work-units'>[] = [
    {
      key: 'windows',
      render: ({ windows }) => (windows === null ? '—' : <Share of={windows} />),
    },
  ];
  return (
    <>
      <DataTable
        list="work-units"
        {...table}
        label={t('work.units')}
        rows={data?.lines}
        total={data?.lines.length ?? 0}
        paged
        rowKey={(line) => line.key}
        filters={<Narrowed />}
        actions={<Days table={data} />}
        empty={<Nothing />}
        columns={[
          { key: 'county', render: countyOf },
          { key: 'name', fit: 'clip', render: (line) => line.name },
          counted('received'),
          counted('signed', { hidden: true }),
          {
            key: 'signedInTimeShare',
            render: ({ shares, counts }) => (
              <Share of={shares.signedInTime} few={[counts.signedInTime, counts.signed]} />
            ),
          },
          counted('ended'),
          {
            key: 'endedInTimeShare',
            render: ({ shares, counts }) => <Share of={shares.endedInTime} few={[counts.endedInTime, counts.ended]} />,
          },
          counted('overdue'),
          counted('returned'),
          counted('redone'),
          counted('extended'),
          counted('suspended'),
          counted('reopened'),
          counted('resolved', { hidden: true }),
          counted('partly', { hidden: true }),
          counted('notResolved', { hidden: true }),
          counted('noVerdict', { hidden: true }),
          {
            key: 'resolvedShare',
            render: ({ shares, counts }) => <Share of={shares.resolved} few={[counts.resolved, judgedOf(counts)]} />,
          },
          ...(isGrouped ? grouped : []),
          ...(seesWindows ? atWindows : []),
        ]}
      />
      <div className="muted how-to-read">
        <p>{t('work.how')}</p>
        <p>{t('work.howLate')}</p>
        <p>{t(isGrouped ? 'work.someGroups' : 'work.oneGroup')}</p>
        {data !== undefined && !seesWindows ? <p>{t('work.howOwn')}</p> : null}
      </div>
    </>
  );
}

/** What may be dodging, side by side: never one number. */
export function Dodging() {
  const t = useWords();
  const query = { sheet: 'dodging' as const, ...useNarrowing() };
  const { data, table } = useListOf({
    key: ['figures', 'units', query],
    load: () => take<WorkTable>(api.GET('/api/v1/figures/units', { params: { query } })),
    sheet: { path: '/api/v1/figures/units.xlsx', query },
  });
  return (
    <>
      <DataTable
        list="work-dodging"
        {...table}
        label={t('work.dodging')}
        rows={data?.lines}
        total={data?.lines.length ?? 0}
        paged
        rowKey={(line) => line.key}
        filters={<Narrowed />}
        actions={<Days table={data} />}
        empty={<Nothing />}
        columns={[
          { key: 'county', render: countyOf },
          { key: 'name', fit: 'clip', render: (line) => line.name },
          counted('received'),
          counted('returned'),
          {
            key: 'returnedShare',
            render: ({ shares, counts }) => <Share of={shares.returned} few={[counts.returned, counts.received]} />,
          },
          counted('downward'),
          {
            key: 'downwardShare',
            render: ({ shares, counts }) => <Share of={shares.downward} few={[counts.downward, counts.received]} />,
          },
          counted('noVerdict'),
          {
            key: 'noVerdictShare',
            render: ({ shares, counts }) => (
              <Share of={shares.noVerdict} few={[counts.noVerdict, judgedOf(counts) + counts.noVerdict]} />
            ),
          },
          counted('notResolved'),
          {
            key: 'notResolvedShare',
            render: ({ shares, counts }) => (
              <Share of={shares.notResolved} few={[counts.notResolved, judgedOf(counts)]} />
            ),
          },
        ]}
      />
      <div className="muted how-to-read">
        <p>{t('work.howDodging')}</p>
        <p>{t('work.how')}</p>
      </div>
    </>
  );
}

export function HandlersWork() {
  const t = useWords();
  const query = useNarrowing();
  const { data, table } = useListOf({
    key: ['figures', 'handlers', query],
    load: () => take<WorkTable>(api.GET('/api/v1/figures/handlers', { params: { query } })),
    sheet: { path: '/api/v1/figures/handlers.xlsx', query },
  });
  return (
    <>
      <DataTable
        list="work-handlers"
        {...table}
        label={t('work.handlers')}
        rows={data?.lines}
        total={data?.lines.length ?? 0}
        paged
        rowKey={(line) => line.key}
        filters={<Narrowed />}
        actions={<Days table={data} />}
        empty={<Nothing />}
        columns={[
          { key: 'county', render: countyOf },
          { key: 'unit', fit: 'clip', render: (line) => line.unitName },
          {
            key: 'name',
            render: ({ name }) => (name === '' ? <span className="muted">{t('work.nobodyYet')}</span> : name),
          },
          counted('received'),
          counted('signed', { hidden: true }),
          {
            key: 'signedInTimeShare',
            render: ({ shares, counts }) => (
              <Share of={shares.signedInTime} few={[counts.signedInTime, counts.signed]} />
            ),
          },
          counted('ended'),
          {
            key: 'endedInTimeShare',
            render: ({ shares, counts }) => <Share of={shares.endedInTime} few={[counts.endedInTime, counts.ended]} />,
          },
          counted('overdue'),
          counted('returned'),
          counted('sentBack'),
          counted('extended'),
          counted('suspended'),
        ]}
      />
      <div className="muted how-to-read">
        <p>{t('work.howHandlers')}</p>
        <p>{t('work.howLate')}</p>
      </div>
    </>
  );
}

function useNarrowing(): Partial<Narrowing> {
  const [search] = useFilters();
  return narrowedBy<Narrowing>(search, NARROWED);
}

/** A week, or months; a unit has no county to choose. */
function Narrowed() {
  const t = useWords();
  const isUnit = useMay('figures.read-unit-page');
  const divisions = useDivisions();
  const [search] = useFilters();
  const weeks = lastMondays().map((from) => ({
    value: from,
    label: t('work.week', { from, to: addDays(from, A_WEEK - 1).slice(5) }),
  }));
  return (
    <FilterRow keep={['tab']}>
      <FilterSelect name="week" label={t('work.weekOnly')} options={weeks} width={190} />
      {search.week === undefined ? (
        <>
          <FilterMonth name="from" label={t('reviews.fromMonth')} />
          <FilterMonth name="to" label={t('reviews.toMonth')} />
        </>
      ) : null}
      {isUnit ? null : (
        <FilterSelect name="divisionCode" label={t('head.halls.division')} options={divisions.options} />
      )}
    </FilterRow>
  );
}

/** The one that runs first. */
function lastMondays(): readonly string[] {
  const monday = addDays(today(), -((weekday(today()) + A_WEEK - 1) % A_WEEK));
  return Array.from({ length: WEEKS }, (_, back) => addDays(monday, -A_WEEK * back));
}

function Days(props: { table: WorkTable | undefined }) {
  const t = useWords();
  const { table } = props;
  if (table === undefined) return null;
  return <span className="muted figures">{t('reviews.monthsFromTo', { from: table.from, to: table.to })}</span>;
}

function Nothing() {
  const t = useWords();
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('work.empty')} />;
}

function countyOf({ area }: WorkLine): string {
  return area?.name ?? '';
}

function counted<Key extends keyof WorkLine['counts']>(key: Key, more: Readonly<{ hidden?: boolean }> = {}) {
  return { key, align: 'right' as const, render: ({ counts }: WorkLine) => counts[key], ...more };
}

function judgedOf({ resolved, partly, notResolved }: WorkLine['counts']): number {
  return resolved + partly + notResolved;
}

/** A share and what chance alone could have made of it; of few how many of how many, which is no share yet. */
function Share(props: { of: Satisfaction; few?: readonly [part: number, of: number] }) {
  const t = useWords();
  const { of, few } = props;
  if (of.kind !== 'enough') {
    const help = t('work.notEnoughHelp', { needs: of.needs });
    return (
      <span className="muted figures" title={help}>
        {few === undefined ? t('reviews.notEnough') : few[1] === 0 ? '—' : `${few[0]}/${few[1]}`}
      </span>
    );
  }
  return (
    <span className="figures">
      {percent(of.share)} <span className="muted">({`${percent(of.low)}–${percent(of.high)}`})</span>
    </span>
  );
}
