/** Room of rules: procedures with limits in force and their basis, all versions, and the categories. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Collapse, Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { Procedure } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { SheetButton } from '../../parts/table/sheet-button.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Categories } from './category-lists.tsx';
import { CompareVersions } from './compare.tsx';
import { Limits } from './limits.tsx';
import { TermsTable, unverifiedIn } from './terms-table.tsx';
import { VersionForm } from './version-form.tsx';
import { headOf, setBy } from './who.ts';
import './law.css';

export function Room() {
  const t = useWords();
  const { data, error } = useQuery({
    queryKey: ['procedures'],
    queryFn: () => take<{ items: readonly Procedure[] }>(api.GET('/api/v1/law/procedures', { params: {} })),
  });
  if (error !== null) return <Failure error={error} />;
  return (
    <Frame title={t('menu.rules')}>
      {data === undefined ? (
        <Loading />
      ) : (
        <RoomTabs
          tabs={[
            ...data.items.map((procedure) => ({
              key: procedure.procedure,
              label: t(`procedure.${procedure.procedure}`),
              children: <ProcedureView procedure={procedure} />,
            })),
            { key: 'limits', label: t('rules.limits'), children: <Limits /> },
            { key: 'categories', label: t('rules.categories'), children: <Categories /> },
          ]}
        />
      )}
    </Frame>
  );
}

function ProcedureView(props: { procedure: Procedure }) {
  const t = useWords();
  const may = useMay('law.keep-rules');
  const [making, setMaking] = useState(false);
  const { procedure, inForce, versions } = props.procedure;
  const current = versions.find((version) => version.version === inForce);
  const newest = versions[0];
  const unverified = current === undefined ? 0 : unverifiedIn(current.terms);
  const others = versions.filter((version) => version !== current);
  return (
    <section className="panel" aria-label={t(`procedure.${procedure}`)}>
      {current === undefined ? null : (
        <>
          <Space style={{ justifyContent: 'space-between', width: '100%', marginBottom: 12 }}>
            <h2 className="panel-title" style={{ margin: 0 }}>
              {t('rules.inForce')} · {headOf(t, current)}
            </h2>
            <Space>
              <SheetButton sheet={{ path: '/api/v1/law/procedures.xlsx' }} />
              {may ? <ActButton type="primary" word={t('rules.new')} onClick={() => setMaking(true)} /> : null}
            </Space>
          </Space>
          <p className="muted room-note">
            {setBy(t, current)} · {current.reason}
          </p>
          {unverified === 0 ? null : (
            <Alert
              type="warning"
              showIcon
              title={t('rules.unverifiedCount', { count: unverified })}
              style={{ marginBottom: 12 }}
            />
          )}
          <TermsTable terms={current.terms} />
        </>
      )}
      {versions.length < 2 ? null : <CompareVersions versions={versions} headOf={(version) => headOf(t, version)} />}
      {others.length === 0 ? null : (
        <>
          <h2 className="panel-title" style={{ marginTop: 20 }}>
            {t('rules.versions')}
          </h2>
          <Collapse
            size="small"
            items={others.map((version) => ({
              key: version.version,
              label: `${headOf(t, version)} · ${setBy(t, version)} · ${version.reason}`,
              children: <TermsTable terms={version.terms} />,
            }))}
          />
        </>
      )}
      {making && newest !== undefined ? <VersionForm base={newest} onClose={() => setMaking(false)} /> : null}
    </section>
  );
}
