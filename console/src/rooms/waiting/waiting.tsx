/** Room of the second person (双人复核): acts waiting for release, and those decided. */

import { Tabs } from 'antd';
import { readWaitingActs } from '../../api/waiting.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { rolesOf } from '../../parts/matter/still-waiting.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useLoaded } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useWords } from '../../words/index.ts';
import { ActDrawer, aboutText, kindText, standingText } from './act.tsx';

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  const decided = search.state === 'decided';
  const key = ['waiting-acts', decided ? 'decided' : 'open'];
  const { data, table } = useLoaded(key, () => readWaitingActs(decided), null);
  const opened = data?.find((act) => act.id === search.id);
  return (
    <Frame title={t('menu.waiting')}>
      <Tabs
        activeKey={decided ? 'decided' : 'open'}
        onChange={(next) => change({ state: next === 'decided' ? next : undefined, id: undefined })}
        items={[
          { key: 'open', label: t('waiting.open') },
          { key: 'decided', label: t('waiting.decided') },
        ]}
      />
      <DataTable
        list="waiting-acts"
        {...table}
        rows={data}
        total={data?.length ?? 0}
        label={t('menu.waiting')}
        rowKey={(act) => act.id}
        onOpen={(act) => change({ id: act.id })}
        hereKey={search.id}
        filters={<span className="muted">{t('waiting.help')}</span>}
        {...(decided ? {} : { empty: <p className="muted">{t('waiting.empty')}</p> })}
        columns={[
          {
            key: 'kind',
            title: t('waiting.what'),
            render: (act) => (
              <ActButton
                type="link"
                style={{ padding: 0 }}
                word={kindText(t, act)}
                onClick={() => change({ id: act.id })}
              />
            ),
          },
          { key: 'about', fit: 'wrap', title: t('waiting.about'), render: (act) => aboutText(t, act) },
          { key: 'askedBy', title: t('waiting.askedBy'), render: (act) => act.askedBy },
          {
            key: 'askedAt',
            title: t('waiting.askedAt'),
            render: (act) => <span className="figures">{showInstant(act.askedAt)}</span>,
          },
          decided
            ? { key: 'standing', title: t('waiting.standing'), render: (act) => standingText(t, act) }
            : {
                key: 'standing',
                title: t('waiting.standing'),
                render: (act) =>
                  act.mayDecide ? (
                    <b>{t('waiting.yourTurn')}</b>
                  ) : (
                    <span className="muted">{t('waiting.for', { roles: rolesOf(t, act) })}</span>
                  ),
              },
          decided
            ? { key: 'by', title: t('waiting.decidedBy'), render: (act) => act.decidedBy ?? '' }
            : {
                key: 'expires',
                title: t('waiting.expires'),
                render: (act) => (
                  <span className="figures">{act.expiresAt === null ? '' : showInstant(act.expiresAt)}</span>
                ),
              },
        ]}
      />
      {opened === undefined ? null : (
        <ActDrawer key={opened.id} act={opened} onClose={() => change({ id: undefined })} />
      )}
    </Frame>
  );
}
