/** Halls of three levels. */

import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { useState } from 'react';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { Hall } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import type { FormField } from '../../parts/form/form-drawer.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { FilterOpen, type OpenForm, PlaceActs, PlaceForms, stateOf } from './place-forms.tsx';

export function Halls() {
  const t = useWords();
  const divisions = useDivisions();
  const units = useUnits();
  const may = useMay('places.keep-places');
  const [open, setOpen] = useState<OpenForm<Hall>>();
  const { table } = useListRoom('/api/v1/halls', ['halls'], {
    narrowed: ['divisionCode', 'search', 'open'],
    paged: true,
  });

  return (
    <>
      <DataTable
        list="halls"
        {...table}
        label={t('registry.halls')}
        rowKey={(hall) => hall.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('registry.search')} />
            <FilterSelect name="divisionCode" label={t('head.halls.division')} options={divisions.options} />
            <FilterOpen label={t('head.halls.state')} />
          </FilterRow>
        }
        actions={
          may ? <ActButton type="primary" word={t('registry.newHall')} onClick={() => setOpen({ act: 'new' })} /> : null
        }
        columns={[
          { key: 'name', render: (hall) => hall.name },
          { key: 'level', render: (hall) => t(`level.${hall.level}`) },
          { key: 'division', render: (hall) => divisions.nameOf(hall.divisionCode) },
          { key: 'unit', render: (hall) => units.nameOf(hall.unitId) },
          { key: 'address', fit: 'wrap', render: (hall) => hall.address },
          { key: 'hours', render: (hall) => hall.hours, hidden: true },
          { key: 'since', render: (hall) => hall.sinceOn, hidden: true },
          { key: 'state', render: (hall) => stateOf(t, hall) },
          {
            key: 'acts',
            render: (hall) => (
              <Space size={4}>
                <Link to="/registry" search={{ tab: 'windows', hallId: hall.id }}>
                  {t('registry.hallWindows')}
                </Link>
                <PlaceActs place={hall} may={may} onOpen={setOpen} />
              </Space>
            ),
          },
        ]}
      />
      {open === undefined ? null : <HallForms open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function HallForms(props: { open: OpenForm<Hall>; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const units = useUnits();
  const division: FormField = {
    name: 'divisionCode',
    label: t('head.halls.division'),
    kind: 'select',
    options: divisions.allOptions,
    required: true,
  };
  return (
    <PlaceForms
      {...props}
      kind="Hall"
      name={(hall) => hall.name}
      firstFields={[division]}
      fields={[
        { name: 'name', label: t('head.halls.name'), kind: 'line', required: true, max: 120 },
        { name: 'unitId', label: t('head.halls.unit'), kind: 'select', options: units.options, required: true },
        { name: 'address', label: t('head.halls.address'), kind: 'line', max: 200 },
        { name: 'hours', label: t('head.halls.hours'), kind: 'line', max: 200 },
      ]}
      showPast={(fact, value) => (fact === 'unitId' ? units.nameOf(value) : value)}
    />
  );
}
