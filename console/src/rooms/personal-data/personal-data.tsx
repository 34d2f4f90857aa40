/** Room of data requests: those waiting by date, those answered, and one of them opened. */

import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useState } from 'react';
import { ActButton } from '../../parts/act-button.tsx';
import { RegisterRequest } from '../../parts/form/register-request.tsx';
import { DeadlineMark } from '../../parts/matter/deadline.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useWords } from '../../words/index.ts';
import { knownText } from './known.ts';
import { RequestDrawer } from './request.tsx';

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  const [registering, setRegistering] = useState(false);
  const state = search.state === 'answered' ? 'answered' : 'open';
  const { table } = useListRoom('/api/v1/personal-data-requests', ['data-requests'], { also: { state }, paged: true });
  return (
    <Frame title={t('menu.personalData')}>
      <Tabs
        activeKey={state}
        onChange={(next) => change({ state: next })}
        items={[
          { key: 'open', label: t('personal.waiting') },
          { key: 'answered', label: t('personal.answered') },
        ]}
      />
      <DataTable
        list="data-requests"
        {...table}
        label={t('menu.personalData')}
        rowKey={(request) => request.id}
        onOpen={(request) => change({ id: request.id })}
        hereKey={search.id}
        filters={<span className="muted">{t('personal.help')}</span>}
        actions={<ActButton type="primary" word={t('personal.register')} onClick={() => setRegistering(true)} />}
        {...(state === 'open' ? { empty: <p className="muted">{t('personal.empty')}</p> } : {})}
        columns={[
          {
            key: 'kind',
            render: (request) => (
              <ActButton
                type="link"
                style={{ padding: 0 }}
                word={t(`personal.kind.${request.kind}`)}
                onClick={() => change({ id: request.id })}
              />
            ),
          },
          {
            key: 'due',
            render: (request) =>
              request.light === null ? (
                <span className="figures">{request.dueOn}</span>
              ) : (
                <DeadlineMark dueOn={request.dueOn} light={request.light} provisional={request.dueProvisional} />
              ),
          },
          {
            key: 'standing',
            render: (request) => t(`personal.standing.${request.standing}`),
          },
          { key: 'known', render: (request) => knownText(t, request) },
          {
            key: 'channel',
            render: (request) => t(`personal.channel.${request.channel}`),
          },
          { key: 'received', render: (request) => request.receivedOn },
          {
            key: 'matter',
            render: (request) => (
              <Link to="/matters/$id" params={{ id: request.matterId }} className="mono">
                {request.matterNumber}
              </Link>
            ),
          },
        ]}
      />
      {search.id === undefined ? null : (
        <RequestDrawer key={search.id} id={search.id} onClose={() => change({ id: undefined })} />
      )}
      {registering ? (
        <RegisterRequest matterId={null} onDone={(id) => change({ id })} onClose={() => setRegistering(false)} />
      ) : null}
    </Frame>
  );
}
