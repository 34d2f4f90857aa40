/** Register of inspections: items, officers and agencies, each in dated versions. */

import { Tag } from 'antd';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { AnswerOf } from '../../api/types.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';

const STANDINGS = ['in-force', 'coming', 'ended'] as const;
const NARROWED = { narrowed: ['search', 'unitId', 'standing'], paged: true } as const;
type Standing = AnswerOf<'/api/v1/inspections/items'>['items'][number]['standing'];

function Filters(props: { search: string }) {
  const t = useWords();
  const units = useUnits();
  return (
    <FilterRow keep={['tab']}>
      <FilterSearch name="q" label={props.search} width={260} />
      <FilterSelect name="unitId" label={t('head.officers.unit')} options={units.options} width={220} />
      <FilterSelect
        name="standing"
        label={t('head.officers.standing')}
        options={STANDINGS.map((standing) => ({ value: standing, label: t(`inspections.standing.${standing}`) }))}
        width={130}
      />
    </FilterRow>
  );
}

function StandingTag(props: { standing: Standing }) {
  const t = useWords();
  const color = { 'in-force': 'success', coming: 'processing', ended: 'default' }[props.standing];
  return <Tag color={color}>{t(`inspections.standing.${props.standing}`)}</Tag>;
}

export function Items() {
  const t = useWords();
  const divisions = useDivisions();
  const { table } = useListRoom('/api/v1/inspections/items', ['inspection-items'], NARROWED);
  return (
    <DataTable
      list="inspection-items"
      {...table}
      cards="titled"
      label={t('inspections.items')}
      rowKey={(item) => item.id}
      filters={<Filters search={t('inspections.searchItem')} />}
      columns={[
        { key: 'code', render: (item) => <span className="mono">{item.code}</span> },
        { key: 'name', fit: 'wrap', render: (item) => item.name },
        { key: 'law', fit: 'wrap', render: (item) => item.law },
        { key: 'unit', fit: 'clip', render: (item) => item.unit },
        { key: 'cap', align: 'right', render: (item) => item.yearlyCap ?? '' },
        { key: 'from', render: (item) => item.fromOn },
        { key: 'until', render: (item) => item.lastOn ?? '' },
        { key: 'standing', render: (item) => <StandingTag standing={item.standing} /> },
        { key: 'level', render: (item) => t(`inspections.level.${item.level}`), hidden: true },
        { key: 'division', render: (item) => divisions.nameOf(item.divisionCode), hidden: true },
      ]}
    />
  );
}

export function Officers() {
  const t = useWords();
  const divisions = useDivisions();
  const { table } = useListRoom('/api/v1/inspections/officers', ['officers'], NARROWED);
  return (
    <DataTable
      list="officers"
      {...table}
      cards="titled"
      label={t('inspections.officers')}
      rowKey={(officer) => officer.id}
      filters={<Filters search={t('inspections.searchOfficer')} />}
      columns={[
        { key: 'name', render: (officer) => officer.name },
        { key: 'licence', render: (officer) => <span className="mono">{officer.licence}</span> },
        { key: 'unit', fit: 'clip', render: (officer) => officer.unit },
        { key: 'division', render: (officer) => divisions.nameOf(officer.divisionCode) },
        { key: 'from', render: (officer) => officer.fromOn },
        { key: 'until', render: (officer) => officer.lastOn ?? '' },
        { key: 'standing', render: (officer) => <StandingTag standing={officer.standing} /> },
      ]}
    />
  );
}

export function Agencies() {
  const t = useWords();
  const divisions = useDivisions();
  const { table } = useListRoom('/api/v1/inspections/agencies', ['agencies'], NARROWED);
  return (
    <DataTable
      list="agencies"
      {...table}
      cards="titled"
      label={t('inspections.agencies')}
      rowKey={(agency) => agency.id}
      filters={<Filters search={t('inspections.searchAgency')} />}
      columns={[
        { key: 'unit', fit: 'clip', render: (agency) => agency.unit },
        { key: 'division', render: (agency) => divisions.nameOf(agency.divisionCode) },
        { key: 'power', render: (agency) => t(`inspections.power.${agency.power}`) },
        { key: 'entrusting', fit: 'clip', render: (agency) => agency.entrusting ?? '' },
        { key: 'law', fit: 'wrap', render: (agency) => agency.law },
        { key: 'from', render: (agency) => agency.fromOn },
        { key: 'until', render: (agency) => agency.lastOn ?? '' },
        { key: 'standing', render: (agency) => <StandingTag standing={agency.standing} /> },
      ]}
    />
  );
}
