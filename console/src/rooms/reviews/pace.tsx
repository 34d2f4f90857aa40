/** Pace of matters to each phase, those still waiting counted. */

import { useMemo } from 'react';
import { PACED_PHASES, PROCEDURES } from '../../api/codes.ts';
import { useDivisions } from '../../api/lists.ts';
import type { PaceLine } from '../../api/types.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import { risingSteps } from '../../parts/chart/chart-options.ts';
import { addDays, today } from '../../parts/dates.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRange, FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListOf } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useWords, type WordKey, type Words, wordOr } from '../../words/index.ts';

const BY = ['phase', 'procedure', 'county', 'month'] as const;
const A_YEAR = 365;

export function Pace() {
  const t = useWords();
  const divisions = useDivisions();
  const [search] = useFilters();
  const phase = (search.phase ?? 'closed') as (typeof PACED_PHASES)[number];
  const by = (search.by ?? 'phase') as (typeof BY)[number];
  const { data, table } = useListOf('/api/v1/figures/pace', ['pace'], {
    narrowed: ['divisionCode', 'procedure'],
    also: { by, phase, from: search.received ?? addDays(today(), -A_YEAR), to: search.receivedTo ?? today() },
  });
  const option = useMemo(
    () =>
      data === undefined
        ? undefined
        : risingSteps(data.whole.steps, {
            reached: t('pace.reachedPart'),
            low: t('reviews.low'),
            high: t('reviews.high'),
            day: t('pace.days'),
          }),
    [data, t],
  );
  const phaseWord = t(`pace.phase.${phase}`);
  return (
    <>
      <DataTable
        list={`pace-${by}`}
        {...table}
        label={t('pace.title')}
        rows={data?.by === by ? data.lines : undefined}
        total={data?.lines.length ?? 0}
        rowKey={(line) => line.key}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSelect
              name="by"
              label={t('pace.by.phase')}
              options={BY.map((each) => optionOf(each, t(`pace.by.${each}`)))}
            />
            <FilterSelect
              name="phase"
              label={t('pace.phase.closed')}
              options={PACED_PHASES.map((each) => optionOf(each, t(`pace.phase.${each}`)))}
            />
            <FilterSelect
              name="procedure"
              label={t('pace.procedure')}
              options={PROCEDURES.map((each) => optionOf(each, t(`procedure.${each}`)))}
            />
            <FilterSelect name="divisionCode" label={t('head.halls.division')} options={divisions.options} />
            <FilterRange
              from="received"
              to="receivedTo"
              fromLabel={t('pace.received')}
              toLabel={t('pace.receivedTo')}
            />
          </FilterRow>
        }
        columns={[
          { key: 'name', render: (line) => nameOf(t, by, line) },
          { key: 'matters', align: 'right', render: (line) => line.matters },
          { key: 'reached', align: 'right', render: (line) => line.reached },
          { key: 'waiting', align: 'right', render: (line) => line.waiting },
          { key: 'half', title: t('pace.half'), render: (line) => <Days quantile={line.half} /> },
          { key: 'ninety', title: t('pace.ninety'), render: (line) => <Days quantile={line.ninety} /> },
        ]}
      />
      {option === undefined || data === undefined || data.whole.matters === 0 ? null : (
        <section className="panel chart-panel" style={{ marginTop: 16 }}>
          <h2>{t('pace.curve', { phase: phaseWord })}</h2>
          <Chart option={option} label={t('pace.curveLabel', { phase: phaseWord, matters: data.whole.matters })} />
        </section>
      )}
      <p className="muted how-to-read">{t('pace.how')}</p>
    </>
  );
}

function Days(props: { quantile: PaceLine['half'] }) {
  const t = useWords();
  const { days, low, high } = props.quantile;
  if (days === null) return <span className="muted">{t('pace.notReached')}</span>;
  return (
    <span className="figures">
      {t('pace.inDays', { days })}{' '}
      <span className="muted">
        {high === null ? t('pace.fromOn', { low: low ?? days }) : `(${low ?? days}–${high})`}
      </span>
    </span>
  );
}

function nameOf(t: Words, by: (typeof BY)[number], line: PaceLine): string {
  if (by === 'phase') return t(`pace.phase.${line.key}` as WordKey);
  return by === 'procedure' ? wordOr(t, `procedure.${line.key}`, line.key) : line.name;
}

function optionOf(value: string, label: string) {
  return { value, label };
}
