/** Halls of three levels. */

import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { BodyOf, Hall } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { FormDrawer, type FormField, type FormValues } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { PastDrawer } from './past.tsx';

type Open = Readonly<{ act: 'new' }> | Readonly<{ act: 'edit' | 'close' | 'past'; hall: Hall }>;

export function Halls() {
  const t = useWords();
  const divisions = useDivisions();
  const units = useUnits();
  const may = useMay('places.keep-places');
  const [open, setOpen] = useState<Open>();
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
            <FilterSelect
              name="open"
              label={t('head.halls.state')}
              options={[
                { value: 'true', label: t('registry.open') },
                { value: 'false', label: t('registry.closed') },
              ]}
            />
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
          {
            key: 'state',
            render: (hall) =>
              hall.closedOn === null ? t('registry.open') : `${t('registry.closed')} ${hall.closedOn}`,
          },
          {
            key: 'acts',
            render: (hall) => (
              <Space size={4}>
                <Link to="/registry" search={{ tab: 'windows', hallId: hall.id }}>
                  {t('registry.hallWindows')}
                </Link>
                <ActButton type="link" word={t('registry.past')} onClick={() => setOpen({ act: 'past', hall })} />
                {may && hall.closedOn === null ? (
                  <>
                    <ActButton type="link" word={t('app.edit')} onClick={() => setOpen({ act: 'edit', hall })} />
                    <ActButton type="link" word={t('registry.close')} onClick={() => setOpen({ act: 'close', hall })} />
                  </>
                ) : null}
              </Space>
            ),
          },
        ]}
      />
      {open === undefined ? null : <HallForms open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function HallForms(props: { open: Open; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const units = useUnits();
  const done = useDone('halls', 'windows');
  const [submissionId] = useState(newSubmissionId);
  const { open, onClose } = props;

  const facts: readonly FormField[] = [
    { name: 'name', label: t('head.halls.name'), kind: 'line', required: true, max: 120 },
    { name: 'unitId', label: t('head.halls.unit'), kind: 'select', options: units.options, required: true },
    { name: 'address', label: t('head.halls.address'), kind: 'line', max: 200 },
    { name: 'hours', label: t('head.halls.hours'), kind: 'line', max: 200 },
  ];
  const on: FormField = { name: 'on', label: t('registry.changeOn'), kind: 'date', help: t('registry.changeOnHelp') };
  if (open.act === 'new') {
    return (
      <FormDrawer
        title={t('registry.newHall')}
        draft="hall:new"
        fields={[
          {
            name: 'divisionCode',
            label: t('head.halls.division'),
            kind: 'select',
            options: divisions.allOptions,
            required: true,
          },
          ...facts,
          { name: 'openedOn', label: t('registry.openedOn'), kind: 'date' },
        ]}
        submit={async (values) => {
          await done(take(api.POST('/api/v1/halls', { body: { submissionId, ...(values as HallBody) } })));
        }}
        onClose={onClose}
      />
    );
  }
  const { hall } = open;
  const params = { path: { id: hall.id } };
  if (open.act === 'past') {
    return (
      <PastDrawer
        title={hall.name}
        queryKey={['hall', hall.id]}
        load={() => take(api.GET('/api/v1/halls/{id}', { params }))}
        labelOf={(fact) => (fact === 'unitId' ? t('head.halls.unit') : t(`head.halls.${fact}` as 'head.halls.name'))}
        showOf={(fact, value) => (fact === 'unitId' ? units.nameOf(String(value)) : String(value ?? ''))}
        onClose={onClose}
      />
    );
  }
  const version = hall.version;
  if (open.act === 'close') {
    return (
      <FormDrawer
        title={`${t('registry.closeHall')} · ${hall.name}`}
        draft={null}
        intro={<p>{t('registry.closeHelp')}</p>}
        fields={[on]}
        submitLabel={t('registry.close')}
        submit={async (values) => {
          const body = { version, ...(values as { on?: string }) };
          await done(take(api.POST('/api/v1/halls/{id}/closing', { params, body })));
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDrawer
      title={`${t('registry.editHall')} · ${hall.name}`}
      draft={`hall:${hall.id}:${version}`}
      fields={[...facts, on]}
      initial={{ name: hall.name, unitId: hall.unitId, address: hall.address, hours: hall.hours }}
      submit={async (values: FormValues) => {
        await done(take(api.PUT('/api/v1/halls/{id}', { params, body: { version, ...(values as HallBody) } })));
      }}
      onClose={onClose}
    />
  );
}

type HallBody = Omit<BodyOf<'/api/v1/halls'>, 'submissionId'>;
