/** Windows, each with its staffing unit, to which a complaint about it goes. */

import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { useState } from 'react';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { ServiceWindowLine } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { useHallOptions } from '../../parts/form/places-to-choose.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { FilterOpen, type OpenForm, PlaceActs, PlaceForms, stateOf } from './place-forms.tsx';

export function Windows() {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const halls = useHallOptions();
  const may = useMay('places.keep-places');
  const [open, setOpen] = useState<OpenForm<ServiceWindowLine>>();
  const { table } = useListRoom('/api/v1/windows', ['windows'], {
    narrowed: ['hallId', 'unitId', 'search', 'open'],
    paged: true,
  });

  return (
    <>
      <DataTable
        list="windows"
        {...table}
        label={t('registry.windows')}
        rowKey={(window) => window.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('registry.search')} />
            <FilterSelect name="hallId" label={t('head.windows.hall')} options={halls} width={220} />
            <FilterSelect name="unitId" label={t('head.windows.unit')} options={units.options} width={200} />
            <FilterOpen label={t('head.windows.state')} />
          </FilterRow>
        }
        actions={
          may ? (
            <ActButton type="primary" word={t('registry.newWindow')} onClick={() => setOpen({ act: 'new' })} />
          ) : null
        }
        columns={[
          { key: 'hall', fit: 'clip', render: (window) => window.hallName },
          { key: 'division', render: (window) => divisions.nameOf(window.divisionCode) },
          { key: 'number', render: (window) => window.number, width: 90 },
          { key: 'name', render: (window) => window.name },
          {
            key: 'unit',
            fit: 'clip',
            render: (window) => units.nameOf(window.unitId),
          },
          {
            key: 'services',
            fit: 'wrap',
            render: (window) => window.services,
            hidden: true,
          },
          { key: 'since', render: (window) => window.sinceOn, hidden: true },
          { key: 'state', render: (window) => stateOf(t, window) },
          {
            key: 'acts',
            render: (window) => (
              <Space size={4}>
                <Link to="/codes" search={{ windowId: window.id }}>
                  {t('registry.code')}
                </Link>
                <PlaceActs place={window} may={may} onOpen={setOpen} />
              </Space>
            ),
          },
        ]}
      />
      {open === undefined ? null : <WindowForms open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function WindowForms(props: { open: OpenForm<ServiceWindowLine>; onClose: () => void }) {
  const t = useWords();
  const units = useUnits();
  const halls = useHallOptions();
  const openHalls = halls.filter((hall) => hall.open);
  return (
    <PlaceForms
      {...props}
      kind="Window"
      name={(window) => `${window.hallName} ${window.number}`}
      fields={[
        { name: 'hallId', label: t('head.windows.hall'), kind: 'select', options: openHalls, required: true },
        { name: 'number', label: t('head.windows.number'), kind: 'line', required: true, max: 20 },
        { name: 'name', label: t('head.windows.name'), kind: 'line', required: true, max: 120 },
        { name: 'unitId', label: t('head.windows.unit'), kind: 'select', options: units.options, required: true },
        { name: 'services', label: t('head.windows.services'), kind: 'area' },
      ]}
      showPast={(fact, value) => {
        if (fact === 'hallId') return halls.find((hall) => hall.value === value)?.label ?? '—';
        return fact === 'unitId' ? units.nameOf(value) : value;
      }}
    />
  );
}
