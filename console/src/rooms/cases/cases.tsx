/** Room of provincial cases: found by the province's number, each with the clock of its entry. */

import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCategories } from '../../api/categories.ts';
import { PHASES } from '../../api/codes.ts';
import { useUnits } from '../../api/lists.ts';
import { readKinds } from '../../api/registering.ts';
import type { CaseLine, QueryOf } from '../../api/types.ts';
import { DeadlineMark, LightMark } from '../../parts/matter/deadline.tsx';
import { AgeCell, Marks, NumberCell, PhaseTag, TwoLines } from '../../parts/matter/matter-cells.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { Clipped, DataTable } from '../../parts/table/data-table.tsx';
import { FilterRange, FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { narrowedBy, useListRoom } from '../../parts/table/list-room.ts';
import { type Search, useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

/** What the list is narrowed by: the fields of the filters, as the address holds them. */
function queryOf(search: Search): QueryOf<'/api/v1/cases'> {
  return narrowedBy<QueryOf<'/api/v1/cases'>>(
    search,
    ['search', 'jurisdiction', 'phase', 'leadUnitId', 'respondentUnitId', 'receivedFrom', 'receivedTo'],
    { search: 'q', leadUnitId: 'lead', respondentUnitId: 'respondent', receivedFrom: 'from', receivedTo: 'to' },
  );
}

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.cases')} actions={<EnterCase />}>
      <p className="muted" style={{ marginBottom: 12 }}>
        {t('cases.help')}
      </p>
      <OpensInView list="cases">
        <Cases />
      </OpensInView>
    </Frame>
  );
}

/** Opens the form of registering by hand for the kind of work that bears the province's number. */
function EnterCase() {
  const t = useWords();
  const navigate = useNavigate();
  const may = useMay('registering.register-matter');
  const kinds = useQuery({ queryKey: ['registration-kinds'], queryFn: readKinds, enabled: may });
  const kind = kinds.data?.kinds.find(({ asks }) => asks.reference);
  if (kind === undefined) return null;
  return (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => void navigate({ to: '/registering', search: { register: kind.procedure } })}
    >
      {t('cases.new')}
    </Button>
  );
}

function Cases() {
  const t = useWords();
  const units = useUnits();
  const categories = useCategories();
  const navigate = useNavigate();
  const [search] = useFilters();
  const { table } = useListRoom('/api/v1/cases', ['matters', 'cases'], { also: queryOf(search), paged: true });
  return (
    <DataTable
      list="cases"
      cards
      name="cases"
      {...table}
      label={t('menu.cases')}
      rowKey={(line) => line.id}
      onOpen={(line) => void navigate({ to: '/matters/$id', params: { id: line.id } })}
      filters={
        <FilterRow>
          <FilterSearch name="q" label={t('head.cases.reference')} width={210} />
          <FilterSelect
            name="phase"
            label={t('head.cases.phase')}
            width={120}
            options={PHASES.map((phase) => ({ value: phase, label: t(`phase.${phase}`) }))}
          />
          <FilterSelect
            name="jurisdiction"
            label={t('head.cases.ground')}
            width={130}
            options={categories.everyOption('jurisdiction-ground')}
          />
          <FilterSelect name="respondent" label={t('head.cases.respondent')} options={units.options} width={170} />
          <FilterSelect name="lead" label={t('head.cases.lead')} options={units.options} width={170} />
          <FilterRange from="from" to="to" fromLabel={t('matter.from')} toLabel={t('matter.to')} />
        </FilterRow>
      }
      columns={[
        {
          key: 'reference',
          render: (line) => (
            <TwoLines under={groundOf(line, categories.nameOf)}>
              <span className="mono">{line.reference?.number ?? ''}</span>
            </TwoLines>
          ),
        },
        { key: 'no', render: (line) => <NumberCell line={line} /> },
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
        {
          key: 'category',
          render: (line) => (
            <TwoLines under={line.respondent?.name ?? null}>
              <Clipped>{categories.ofMatter(line) ?? t('matter.noCategory')}</Clipped>
            </TwoLines>
          ),
        },
        { key: 'marks', render: (line) => <Marks line={line} /> },
        { key: 'entered', render: (line) => <EnteredCell line={line} /> },
        { key: 'age', align: 'right', render: (line) => <AgeCell line={line} /> },
        { key: 'respondent', fit: 'clip', render: (line) => line.respondent?.name ?? '', hidden: true },
        { key: 'ground', render: (line) => groundOf(line, categories.nameOf) ?? '', hidden: true },
        { key: 'lead', fit: 'clip', render: (line) => line.lead?.name ?? '', hidden: true },
        { key: 'received', render: (line) => line.receivedOn ?? line.week, hidden: true },
        { key: 'entryDue', render: (line) => line.entry?.dueOn ?? '', hidden: true },
      ]}
    />
  );
}

function groundOf({ reference }: CaseLine, nameOf: (code: string) => string): string | null {
  const code = reference?.jurisdiction ?? null;
  return code === null ? null : nameOf(code);
}

/** The day it was entered, and where it was late, until when it had to be. */
function EnteredCell(props: { line: CaseLine }) {
  const t = useWords();
  const { registeredOn, entry } = props.line;
  if (registeredOn === null || entry === null) return null;
  return (
    <TwoLines under={entry.late ? t('cases.entryDue', { on: entry.dueOn }) : null}>
      {registeredOn} {entry.late ? <LightMark light="yellow" text={t('cases.late')} /> : null}
    </TwoLines>
  );
}
