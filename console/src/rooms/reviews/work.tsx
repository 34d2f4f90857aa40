/** What units and handlers did in a week or some months: counts, shares with their doubt, and no order but of names. */

import { Empty } from 'antd';
import { useDivisions } from '../../api/lists.ts';
import type { components } from '../../api/schema.ts';
import type { Satisfaction } from '../../api/types.ts';
import { percent } from '../../parts/chart/interval-bar.tsx';
import { addDays, today, weekday } from '../../parts/dates.ts';
import { TwoLines } from '../../parts/matter/matter-cells.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListOf } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { PlaceCell } from './cells.tsx';
import { FilterMonth } from './months-field.tsx';

type WorkLine = components['schemas']['WorkLine'];
type WorkTable = components['schemas']['WorkTable'];
type WorkShare = keyof WorkLine['shares'];

const WEEKS = 26;
const A_WEEK = 7;
const NARROWED = ['week', 'from', 'to', 'divisionCode'] as const;

/** What each unit was given and what became of it. */
export function UnitsWork() {
  const t = useWords();
  const read = useUnitsWork('work');
  const lines = read.data?.lines ?? [];
  const isGrouped = lines.some(({ place }) => (place?.group ?? 1) > 1);
  const seesWindows = lines.some(({ windows }) => windows !== null);
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
    <WorkList
      list="work-units"
      label={t('work.units')}
      read={read}
      columns={[
        COUNTY,
        { key: 'name', fit: 'clip', render: (line) => line.name },
        ...COURSE,
        counted('redone', HIDDEN),
        counted('extended', HIDDEN),
        counted('suspended', HIDDEN),
        counted('reopened', HIDDEN),
        counted('resolved', HIDDEN),
        counted('partly', HIDDEN),
        counted('notResolved', HIDDEN),
        counted('noVerdict', HIDDEN),
        shared('resolved'),
        ...(isGrouped ? grouped : []),
        ...(seesWindows ? atWindows : []),
      ]}
      notes={[
        t('work.how'),
        t('work.howLate'),
        ...(lines.length > 1 ? [t(isGrouped ? 'work.someGroups' : 'work.oneGroup')] : []),
        ...(read.data !== undefined && !seesWindows ? [t('work.howOwn')] : []),
      ]}
    />
  );
}

/** What may be dodging, side by side: never one number. */
export function Dodging() {
  const t = useWords();
  return (
    <WorkList
      list="work-dodging"
      label={t('work.dodging')}
      read={useUnitsWork('dodging')}
      columns={[
        COUNTY,
        { key: 'name', fit: 'clip', render: (line) => line.name },
        counted('received'),
        counted('returned'),
        shared('returned'),
        counted('downward'),
        shared('downward'),
        counted('noVerdict'),
        shared('noVerdict'),
        counted('notResolved'),
        shared('notResolved'),
      ]}
      notes={[t('work.howDodging'), t('work.how')]}
    />
  );
}

export function HandlersWork() {
  const t = useWords();
  const read = useListOf('/api/v1/figures/handlers', ['figures', 'handlers'], { narrowed: NARROWED });
  return (
    <WorkList
      list="work-handlers"
      label={t('work.handlers')}
      read={read}
      columns={[
        COUNTY,
        { key: 'unit', fit: 'clip', render: (line) => line.unitName },
        {
          key: 'name',
          render: ({ name }) => (name === '' ? <span className="muted">{t('work.nobodyYet')}</span> : name),
        },
        ...COURSE,
        counted('sentBack'),
        counted('extended'),
        counted('suspended'),
      ]}
      notes={[t('work.howHandlers'), t('work.howLate')]}
    />
  );
}

/** One table of them, with what it needs to be read rightly. */
function WorkList<const List extends 'work-units' | 'work-dodging' | 'work-handlers'>(props: {
  list: List;
  label: string;
  read: ReturnType<typeof useUnitsWork>;
  columns: readonly Column<WorkLine, List>[];
  notes: readonly string[];
}) {
  const t = useWords();
  const { data, table } = props.read;
  return (
    <>
      <DataTable
        list={props.list}
        cards="titled"
        {...table}
        label={props.label}
        rows={data?.lines}
        total={data?.lines.length ?? 0}
        paged
        rowKey={(line) => line.key}
        filters={<Narrowed />}
        actions={<Days table={data} />}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('work.empty')} />}
        columns={props.columns}
      />
      <div className="muted how-to-read">
        {props.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </>
  );
}

function useUnitsWork(sheet: 'work' | 'dodging') {
  return useListOf('/api/v1/figures/units', ['figures', 'units'], { narrowed: NARROWED, also: { sheet } });
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

const COUNTY = { key: 'county' as const, render: ({ area }: WorkLine) => area?.name ?? '' };
const HIDDEN = { hidden: true } as const;

function counted<Key extends keyof WorkLine['counts']>(key: Key, more: Readonly<{ hidden?: boolean }> = {}) {
  return { key, align: 'right' as const, render: ({ counts }: WorkLine) => counts[key], ...more };
}

/** How many of how many each share is. */
const PARTS: Readonly<Record<WorkShare, (counts: WorkLine['counts']) => readonly [part: number, of: number]>> = {
  signedInTime: ({ signedInTime, signed }) => [signedInTime, signed],
  endedInTime: ({ endedInTime, ended }) => [endedInTime, ended],
  resolved: (counts) => [counts.resolved, judgedOf(counts)],
  returned: ({ returned, received }) => [returned, received],
  downward: ({ downward, received }) => [downward, received],
  noVerdict: (counts) => [counts.noVerdict, judgedOf(counts) + counts.noVerdict],
  notResolved: (counts) => [counts.notResolved, judgedOf(counts)],
};

function shared<Key extends WorkShare>(share: Key) {
  return {
    key: `${share}Share` as const,
    render: ({ shares, counts }: WorkLine) => <Share of={shares[share]} few={PARTS[share](counts)} />,
  };
}

function judgedOf({ resolved, partly, notResolved }: WorkLine['counts']): number {
  return resolved + partly + notResolved;
}

/** How units and handlers came through what they were given. */
const COURSE = [
  counted('received'),
  counted('signed', HIDDEN),
  shared('signedInTime'),
  counted('ended'),
  shared('endedInTime'),
  counted('overdue'),
  counted('returned'),
];

/** A share and below it what chance alone could have made of it; of few how many of how many, which is no share yet. */
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
    <TwoLines under={`${percent(of.low)}–${percent(of.high)}`}>
      <span className="figures">{percent(of.share)}</span>
    </TwoLines>
  );
}
