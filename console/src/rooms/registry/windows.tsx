/** Windows, each with its staffing unit, to which a complaint about it goes. */

import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { BodyOf, ServiceWindowLine } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { useHallOptions } from '../../parts/form/places-to-choose.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { PastDrawer } from './past.tsx';

type Open = Readonly<{ act: 'new' }> | Readonly<{ act: 'edit' | 'close' | 'past'; window: ServiceWindowLine }>;
type WindowBody = Omit<BodyOf<'/api/v1/windows'>, 'submissionId'>;

export function Windows() {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const halls = useHallOptions();
  const may = useMay('places.keep-places');
  const [open, setOpen] = useState<Open>();
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
            <FilterSelect
              name="open"
              label={t('head.windows.state')}
              options={[
                { value: 'true', label: t('registry.open') },
                { value: 'false', label: t('registry.closed') },
              ]}
              width={120}
            />
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
          {
            key: 'state',
            render: (window) =>
              window.closedOn === null ? t('registry.open') : `${t('registry.closed')} ${window.closedOn}`,
          },
          {
            key: 'acts',
            render: (window) => (
              <Space size={4}>
                <Link to="/codes" search={{ windowId: window.id }}>
                  {t('registry.code')}
                </Link>
                <ActButton type="link" word={t('registry.past')} onClick={() => setOpen({ act: 'past', window })} />
                {may && window.closedOn === null ? (
                  <>
                    <ActButton type="link" word={t('app.edit')} onClick={() => setOpen({ act: 'edit', window })} />
                    <ActButton
                      type="link"
                      word={t('registry.close')}
                      onClick={() => setOpen({ act: 'close', window })}
                    />
                  </>
                ) : null}
              </Space>
            ),
          },
        ]}
      />
      {open === undefined ? null : <WindowForms open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function WindowForms(props: { open: Open; onClose: () => void }) {
  const t = useWords();
  const units = useUnits();
  const halls = useHallOptions();
  const done = useDone('windows');
  const [submissionId] = useState(newSubmissionId);
  const { open, onClose } = props;
  const openHalls = halls.filter((hall) => hall.open);
  const fields: readonly FormField[] = [
    { name: 'hallId', label: t('head.windows.hall'), kind: 'select', options: openHalls, required: true },
    { name: 'number', label: t('head.windows.number'), kind: 'line', required: true, max: 20 },
    { name: 'name', label: t('head.windows.name'), kind: 'line', required: true, max: 120 },
    { name: 'unitId', label: t('head.windows.unit'), kind: 'select', options: units.options, required: true },
    { name: 'services', label: t('head.windows.services'), kind: 'area' },
  ];
  const on: FormField = { name: 'on', label: t('registry.changeOn'), kind: 'date', help: t('registry.changeOnHelp') };
  if (open.act === 'new') {
    return (
      <FormDrawer
        title={t('registry.newWindow')}
        draft="window:new"
        fields={[...fields, { name: 'openedOn', label: t('registry.openedOn'), kind: 'date' }]}
        submit={async (values) => {
          await done(take(api.POST('/api/v1/windows', { body: { submissionId, ...(values as WindowBody) } })));
        }}
        onClose={onClose}
      />
    );
  }
  const { window } = open;
  const params = { path: { id: window.id } };
  const version = window.version;
  const name = `${window.hallName} ${window.number}`;
  if (open.act === 'past') {
    const labels: Record<string, string> = { hallId: t('head.windows.hall'), unitId: t('head.windows.unit') };
    return (
      <PastDrawer
        title={name}
        queryKey={['window', window.id]}
        load={() => take(api.GET('/api/v1/windows/{id}', { params }))}
        labelOf={(fact) => labels[fact] ?? t(`head.windows.${fact}` as 'head.windows.name')}
        showOf={(fact, value) =>
          fact === 'unitId'
            ? units.nameOf(String(value))
            : fact === 'hallId'
              ? (halls.find((hall) => hall.value === value)?.label ?? '—')
              : String(value ?? '')
        }
        onClose={onClose}
      />
    );
  }
  if (open.act === 'close') {
    return (
      <FormDrawer
        title={`${t('registry.closeWindow')} · ${name}`}
        draft={null}
        intro={<p>{t('registry.closeHelp')}</p>}
        fields={[on]}
        submitLabel={t('registry.close')}
        submit={async (values) => {
          const body = { version, ...(values as { on?: string }) };
          await done(take(api.POST('/api/v1/windows/{id}/closing', { params, body })));
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDrawer
      title={`${t('registry.editWindow')} · ${name}`}
      draft={`window:${window.id}:${version}`}
      fields={[...fields, on]}
      initial={{
        hallId: window.hallId,
        number: window.number,
        name: window.name,
        unitId: window.unitId,
        services: window.services,
      }}
      submit={async (values) => {
        await done(take(api.PUT('/api/v1/windows/{id}', { params, body: { version, ...(values as WindowBody) } })));
      }}
      onClose={onClose}
    />
  );
}
