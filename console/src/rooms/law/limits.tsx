/** Limits outside procedures: in force, every version with its author, and the next one. */

import { useQuery } from '@tanstack/react-query';
import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { DatedLimit, LimitVersion } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { today } from '../../parts/dates.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { SheetButton } from '../../parts/table/sheet-button.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { LimitForm } from './limit-form.tsx';
import { limitText, VerifiedMark } from './terms-table.tsx';
import { setBy } from './who.ts';
import '../../parts/table/table.css';

export function Limits() {
  const t = useWords();
  const may = useMay('law.keep-rules');
  const [making, setMaking] = useState<LimitVersion>();
  const { data, error } = useQuery({
    queryKey: ['limits'],
    queryFn: () => take<{ items: readonly DatedLimit[] }>(api.GET('/api/v1/law/limits')),
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      {data.items.map(({ code, inForce, versions }) => (
        <section key={code} className="panel" aria-label={t(`term.${code}`)}>
          <Space style={{ justifyContent: 'space-between', width: '100%', marginBottom: 12 }}>
            <h2 className="panel-title" style={{ margin: 0 }}>
              {t(`term.${code}`)}
            </h2>
            <Space>
              <SheetButton sheet={{ path: '/api/v1/law/limits.xlsx' }} />
              {may && versions[0] !== undefined ? (
                <ActButton type="primary" word={t('rules.new')} onClick={() => setMaking(versions[0])} />
              ) : null}
            </Space>
          </Space>
          <PanelTable<LimitVersion>
            atLeast={900}
            rowKey="version"
            rows={versions}
            rowClassName={(row) => (row.version === inForce ? 'row-here' : '')}
            columns={[
              {
                title: t('rules.versionColumn'),
                width: 220,
                render: (_, row) => (
                  <>
                    {t('rules.version', { version: row.version })}
                    <div className="muted">
                      {row.version === inForce
                        ? t('rules.inForce')
                        : t(row.effectiveFrom > today() ? 'rules.future' : 'rules.past', { date: row.effectiveFrom })}
                    </div>
                  </>
                ),
              },
              { title: t('rules.effective'), width: 120, render: (_, row) => row.effectiveFrom },
              {
                title: t('rules.value'),
                width: 130,
                render: (_, row) => <b className="figures">{limitText(t, row.limit)}</b>,
              },
              { title: t('rules.basis'), render: (_, row) => row.limit.basis },
              { title: '', width: 140, render: (_, row) => <VerifiedMark verified={row.limit.verified} /> },
              {
                title: t('rules.changedBy'),
                width: 220,
                render: (_, row) => (
                  <>
                    {setBy(t, row)}
                    <div className="muted">{row.reason}</div>
                  </>
                ),
              },
            ]}
          />
        </section>
      ))}
      {making === undefined ? null : <LimitForm base={making} onClose={() => setMaking(undefined)} />}
    </>
  );
}
