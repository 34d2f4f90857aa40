/** Room of registering by hand: the form, and below it what was registered so. */

import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { readKinds } from '../../api/registering.ts';
import type { MatterRegistered, QueryOf, RegistrationKinds } from '../../api/types.ts';
import { MatterList } from '../../parts/matter/matter-list.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { FilterRange, FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { narrowedBy } from '../../parts/table/list-room.ts';
import { type Search, useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useWords, wordOr } from '../../words/index.ts';
import { RegisterForm } from './register-form.tsx';
import { RegisteredDialog } from './registered.tsx';
import './registering.css';

const WAYS = ['phone', 'letter', 'visit', 'hotline', 'superior', 'province', 'office'] as const;

function queryOf(search: Search): QueryOf<'/api/v1/registrations'> {
  return narrowedBy<QueryOf<'/api/v1/registrations'>>(search, ['way', 'receivedFrom', 'receivedTo'], {
    way: 'door',
    receivedFrom: 'from',
    receivedTo: 'to',
  });
}

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  const [open, setOpen] = useState(search.register !== undefined);
  const [made, setMade] = useState<MatterRegistered>();
  const kinds = useQuery({ queryKey: ['registration-kinds'], queryFn: readKinds });
  const may = kinds.data !== undefined && kinds.data.kinds.length > 0;
  return (
    <Frame
      title={t('menu.registering')}
      actions={
        may ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            {t('registering.new')}
          </Button>
        ) : null
      }
    >
      <p className="muted registering-help">{t('registering.help')}</p>
      {kinds.data !== undefined && !may ? <Alert type="info" title={t('registering.nothing')} /> : null}
      <OpensInView list="registering">
        <MatterList
          list="registered"
          name="registering"
          path="/api/v1/registrations"
          more={[{ key: 'source', render: ({ door }) => (door === null ? '' : wordOr(t, `door.${door}`, door)) }]}
          hide={['lead']}
          label={t('registering.list')}
          query={queryOf(search)}
          filters={
            <FilterRow keep={['register']}>
              <FilterSelect
                name="door"
                label={t('head.registered.source')}
                width={130}
                options={WAYS.map((value) => ({ value, label: t(`door.${value}`) }))}
              />
              <FilterRange from="from" to="to" fromLabel={t('matter.from')} toLabel={t('matter.to')} />
            </FilterRow>
          }
        />
      </OpensInView>
      {open && kinds.data !== undefined ? (
        <RegisterForm
          kinds={kinds.data as RegistrationKinds}
          procedure={search.register}
          onDone={setMade}
          onClose={() => {
            setOpen(false);
            // What another room asked for is asked for once.
            if (search.register !== undefined) change({ register: undefined });
          }}
        />
      ) : null}
      {made === undefined ? null : (
        <RegisteredDialog
          made={made}
          onNext={() => {
            setMade(undefined);
            setOpen(true);
          }}
          onClose={() => setMade(undefined)}
        />
      )}
    </Frame>
  );
}
