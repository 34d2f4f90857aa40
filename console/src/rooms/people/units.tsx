/** Units as a dated tree: create, rename, merge, split; none is deleted. */

import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { byCounty, useDivisions, useUnits } from '../../api/lists.ts';
import type { BodyOf, UnitLine } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { today } from '../../parts/dates.ts';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

type Open = Readonly<{ act: 'new' | 'merge' }> | Readonly<{ act: 'rename' | 'split'; unit: UnitLine }>;
type Row = UnitLine & Readonly<{ children?: Row[] }>;
type NewUnit = Omit<BodyOf<'/api/v1/units'>, 'id'>;

export function Units() {
  const t = useWords();
  const divisions = useDivisions();
  const units = useUnits();
  const may = useMay('people.keep-units');
  const [open, setOpen] = useState<Open>();
  const { data, table } = useListRoom('/api/v1/units', ['units'], {
    narrowed: ['divisionCode', 'search', 'ended'],
    also: { within: 'city' },
  });

  const rows =
    data === undefined
      ? undefined
      : byCounty(data, divisions.countyOf).map(([county, own]) => rowOf(county, divisions.nameOf(county), own));

  return (
    <>
      <DataTable
        tree
        list="units"
        {...table}
        label={t('people.units')}
        rows={rows}
        rowKey={(unit) => unit.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('people.searchUnit')} />
            <FilterSelect name="divisionCode" label={t('head.units.division')} options={divisions.options} />
            <FilterSelect
              name="ended"
              label={t('head.units.state')}
              options={[{ value: 'true', label: t('people.showEnded') }]}
            />
          </FilterRow>
        }
        actions={
          may ? (
            <>
              <ActButton word={t('people.mergeUnits')} onClick={() => setOpen({ act: 'merge' })} />
              <ActButton type="primary" word={t('people.newUnit')} onClick={() => setOpen({ act: 'new' })} />
            </>
          ) : null
        }
        columns={[
          {
            key: 'name',
            sort: (a, b) => a.name.localeCompare(b.name, 'zh'),
            render: (unit) =>
              unit.children === undefined
                ? unit.name
                : t('people.unitsIn', { name: unit.name, count: unit.children.length }),
          },
          {
            key: 'division',
            sort: (a, b) => a.divisionCode.localeCompare(b.divisionCode),
            render: (unit) => (unit.children === undefined ? divisions.nameOf(unit.divisionCode) : ''),
          },
          {
            key: 'parent',
            render: (unit) => (unit.parentId === null ? '' : units.nameOf(unit.parentId)),
          },
          { key: 'from', render: (unit) => unit.validFrom, hidden: true },
          { key: 'since', render: (unit) => unit.sinceOn },
          {
            key: 'state',
            render: (unit) =>
              unit.children !== undefined
                ? ''
                : unit.validTo === null
                  ? t('people.state.active')
                  : `${t('people.state.ended')} ${unit.validTo}`,
          },
          {
            key: 'acts',
            render: (unit) =>
              may && unit.children === undefined && unit.validTo === null ? (
                <Space size={4}>
                  <ActButton
                    type="link"
                    word={t('people.renameUnit')}
                    onClick={() => setOpen({ act: 'rename', unit })}
                  />
                  <ActButton type="link" word={t('people.splitUnit')} onClick={() => setOpen({ act: 'split', unit })} />
                </Space>
              ) : null,
          },
        ]}
      />
      {open === undefined ? null : <UnitForms open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function rowOf(county: string, name: string, own: readonly UnitLine[]): Row {
  return {
    id: county,
    name,
    fullName: name,
    divisionCode: county,
    parentId: null,
    validFrom: '',
    sinceOn: '',
    validTo: null,
    version: 0,
    children: [...own],
  };
}

function UnitForms(props: { open: Open; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const units = useUnits();
  const done = useDone('units', 'posts');
  const [id] = useState(newSubmissionId);
  const [secondId] = useState(newSubmissionId);
  const { open, onClose } = props;

  const name: FormField = { name: 'name', label: t('head.units.name'), kind: 'line', required: true, max: 120 };
  const parent: FormField = { name: 'parentId', label: t('head.units.parent'), kind: 'select', options: units.options };
  const on: FormField = { name: 'on', label: t('people.on'), kind: 'date', required: true };
  const division: FormField = {
    name: 'divisionCode',
    label: t('head.units.division'),
    kind: 'select',
    options: divisions.allOptions,
    required: true,
  };
  const freshOf = (values: Record<string, unknown>): NewUnit => ({
    name: String(values.name),
    divisionCode: String(values.divisionCode),
    parentId: typeof values.parentId === 'string' ? values.parentId : null,
    from: String(values.on),
  });

  switch (open.act) {
    case 'new':
      return (
        <FormDrawer
          title={t('people.newUnit')}
          draft="unit:new"
          fields={[name, division, parent, on]}
          initial={{ on: today() }}
          submit={async (values) => {
            await done(take(api.POST('/api/v1/units', { body: { id, ...freshOf(values) } })));
          }}
          onClose={onClose}
        />
      );
    case 'merge':
      return (
        <FormDrawer
          title={t('people.mergeUnits')}
          draft="unit:merge"
          intro={<p>{t('people.mergeHelp')}</p>}
          fields={[
            { name: 'unitIds', label: t('people.mergeWhich'), kind: 'multi', options: units.options, required: true },
            name,
            division,
            parent,
            on,
          ]}
          initial={{ on: today() }}
          submit={async (values) => {
            const body = { unitIds: values.unitIds as string[], into: { id, ...freshOf(values) } };
            await done(take(api.POST('/api/v1/unit-mergers', { body })));
          }}
          onClose={onClose}
        />
      );
    case 'rename': {
      const { unit } = open;
      return (
        <FormDrawer
          title={`${t('people.renameUnit')} · ${unit.name}`}
          draft={`unit:${unit.id}:${unit.version}`}
          fields={[name, parent, on]}
          initial={{ name: unit.name, parentId: unit.parentId ?? undefined, on: today() }}
          submit={async (values) => {
            const { name: fresh, parentId, from } = freshOf(values);
            const body = { name: fresh, parentId, on: from, version: unit.version };
            await done(take(api.POST('/api/v1/units/{id}/changes', { params: { path: { id: unit.id } }, body })));
          }}
          onClose={onClose}
        />
      );
    }
    case 'split': {
      const { unit } = open;
      return (
        <FormDrawer
          title={`${t('people.splitUnit')} · ${unit.name}`}
          draft={`unit-split:${unit.id}:${unit.version}`}
          intro={<p>{t('people.splitHelp')}</p>}
          fields={[
            { ...name, label: t('people.splitFirst') },
            { ...name, name: 'second', label: t('people.splitSecond') },
            on,
          ]}
          initial={{ on: today() }}
          submit={async (values) => {
            const common = { divisionCode: unit.divisionCode, parentId: unit.parentId, from: String(values.on) };
            const into = [
              { id, name: String(values.name), ...common },
              { id: secondId, name: String(values.second), ...common },
            ];
            const body = { unitId: unit.id, into, on: common.from };
            await done(take(api.POST('/api/v1/unit-splits', { body })));
          }}
          onClose={onClose}
        />
      );
    }
  }
}
