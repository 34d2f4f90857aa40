/** Business entities by credit code. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { BodyOf, BusinessEntity } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

const KINDS = ['enterprise', 'sole-trader', 'cooperative', 'foreign-branch', 'other'] as const;
const STATUSES = ['active', 'dormant', 'licence-revoked', 'annulled', 'deregistered', 'moved-out'] as const;

type EntityBody = Omit<BodyOf<'/api/v1/entities'>, 'submissionId'>;

export function Entities() {
  const t = useWords();
  const divisions = useDivisions();
  const may = useMay('places.keep-places');
  const [open, setOpen] = useState<'new' | BusinessEntity>();
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  const statuses = STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }));
  const { table } = useListRoom('/api/v1/entities', ['entities'], {
    narrowed: ['divisionCode', 'kind', 'status', 'siShang', 'search'],
    paged: true,
  });

  return (
    <>
      <DataTable
        list="entities"
        {...table}
        label={t('registry.entities')}
        rowKey={(entity) => entity.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('registry.searchEntity')} width={300} least={2} />
            <FilterSelect name="divisionCode" label={t('head.entities.division')} options={divisions.options} />
            <FilterSelect name="kind" label={t('head.entities.kind')} options={kinds} />
            <FilterSelect name="status" label={t('head.entities.status')} options={statuses} width={120} />
            <FilterSelect
              name="siShang"
              label={t('head.entities.siShang')}
              options={[
                { value: 'true', label: t('app.yes') },
                { value: 'false', label: t('app.no') },
              ]}
              width={130}
            />
          </FilterRow>
        }
        actions={
          may ? <ActButton type="primary" word={t('registry.newEntity')} onClick={() => setOpen('new')} /> : null
        }
        columns={[
          { key: 'name', render: (entity) => entity.name },
          { key: 'uscc', render: (entity) => <span className="mono">{entity.uscc}</span> },
          { key: 'kind', render: (entity) => t(`kind.${entity.kind}`) },
          { key: 'division', render: (entity) => divisions.nameOf(entity.divisionCode) },
          {
            key: 'township',
            render: (entity) => (entity.townshipCode === null ? '' : divisions.nameOf(entity.townshipCode)),
            hidden: true,
          },
          { key: 'status', render: (entity) => t(`status.${entity.status}`) },
          { key: 'siShang', render: (entity) => (entity.siShang ? t('app.yes') : '') },
          {
            key: 'opened',
            render: (entity) => entity.openedOn ?? '',
            hidden: true,
          },
          {
            key: 'acts',
            render: (entity) => (
              <Space size={4}>
                <Link to="/codes" search={{ entityId: entity.id }}>
                  {t('registry.code')}
                </Link>
                {may ? <ActButton type="link" word={t('app.edit')} onClick={() => setOpen(entity)} /> : null}
              </Space>
            ),
          },
        ]}
      />
      {open === undefined ? null : (
        <EntityDrawer entity={open === 'new' ? null : open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

type Letters = Readonly<{ initials: string; initialsSet: string | null }>;

/** Drawer of an entity; the letters its name is found by are not in the list, so the form waits for them. */
function EntityDrawer(props: { entity: BusinessEntity | null; onClose: () => void }) {
  const id = props.entity?.id ?? '';
  const { data } = useQuery({
    queryKey: ['entities', id, 'letters'],
    queryFn: () => take<Letters>(api.GET('/api/v1/entities/{id}', { params: { path: { id } } })),
    enabled: props.entity !== null,
  });
  if (props.entity !== null && data === undefined) return null;
  return <EntityForm entity={props.entity} letters={data} onClose={props.onClose} />;
}

function EntityForm(props: { entity: BusinessEntity | null; letters: Letters | undefined; onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('entities');
  const [submissionId] = useState(newSubmissionId);
  const { entity, letters } = props;
  const fields: readonly FormField[] = [
    { name: 'uscc', label: t('head.entities.uscc'), kind: 'line', required: true, max: 18, readOnly: entity !== null },
    { name: 'name', label: t('head.entities.name'), kind: 'line', required: true },
    {
      name: 'kind',
      label: t('head.entities.kind'),
      kind: 'select',
      required: true,
      options: KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    {
      name: 'divisionCode',
      label: t('head.entities.division'),
      kind: 'select',
      required: true,
      options: divisions.options,
    },
    {
      name: 'townshipCode',
      label: t('head.entities.township'),
      kind: 'select',
      options: divisions.townships,
    },
    {
      name: 'status',
      label: t('head.entities.status'),
      kind: 'select',
      required: true,
      options: STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
    },
    { name: 'siShang', label: t('head.entities.siShang'), kind: 'switch' },
    ...(entity === null
      ? ([{ name: 'openedOn', label: t('head.entities.opened'), kind: 'date' }] as const)
      : ([
          { name: 'on', label: t('registry.changeOn'), kind: 'date', help: t('registry.changeOnHelp') },
          {
            name: 'initials',
            label: t('registry.initials'),
            kind: 'line',
            max: 200,
            help: t('registry.initialsHelp', { letters: letters?.initials ?? '' }),
          },
        ] as const)),
  ];
  const bodyOf = (values: Record<string, unknown>): EntityBody =>
    ({ siShang: false, townshipCode: null, ...values }) as EntityBody;
  return (
    <FormDrawer
      title={entity === null ? t('registry.newEntity') : `${t('registry.editEntity')} · ${entity.name}`}
      draft={entity === null ? 'entity:new' : `entity:${entity.id}:${entity.version}`}
      fields={fields}
      initial={
        entity === null
          ? { kind: 'enterprise', status: 'active', siShang: false }
          : {
              uscc: entity.uscc,
              name: entity.name,
              kind: entity.kind,
              divisionCode: entity.divisionCode,
              townshipCode: entity.townshipCode ?? undefined,
              status: entity.status,
              siShang: entity.siShang,
              initials: letters?.initialsSet ?? undefined,
            }
      }
      submit={async (values) => {
        if (entity === null) {
          await done(take(api.POST('/api/v1/entities', { body: { submissionId, ...bodyOf(values) } })));
          return;
        }
        const { initials, ...rest } = values;
        const { uscc: _uscc, ...facts } = bodyOf(rest);
        const params = { path: { id: entity.id } };
        const set = typeof initials === 'string' && initials !== '' ? initials.toLowerCase() : null;
        if (set !== (letters?.initialsSet ?? null)) {
          await take(api.PUT('/api/v1/entities/{id}/initials', { params, body: { initials: set } }));
        }
        await done(take(api.PUT('/api/v1/entities/{id}', { params, body: { version: entity.version, ...facts } })));
      }}
      onClose={props.onClose}
    />
  );
}
