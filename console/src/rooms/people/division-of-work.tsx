/** Division of work within the unit one acts for: its sections, how much each person is named for, and handing a desk over. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { readMatters } from '../../api/matters.ts';
import type { MatterPage, NamedCounts } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Panel } from '../../parts/facts.tsx';
import { BatchDialog } from '../../parts/form/batch-dialog.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { phaseName, useIsHead } from '../../parts/matter/matter-cells.tsx';
import { nameHandler, useOwnUnit } from '../../parts/matter/name-handler.tsx';
import { useWords } from '../../words/index.ts';

/** Matters of one page; whoever has more hands them over in several goes. */
const MOST = 200;
const IN_HAND = 'dispatched,handling,suspended,checking';

type Person = Readonly<{ userId: string; name: string }>;

export function DivisionOfWork() {
  const t = useWords();
  const isHead = useIsHead();
  const { data, error } = useQuery({
    queryKey: ['named'],
    queryFn: () => take<NamedCounts>(api.GET('/api/v1/named')),
  });
  const unit = useOwnUnit();
  const [from, setFrom] = useState<Person>();
  const [editing, setEditing] = useState(false);
  const failed = error ?? unit.error;
  if (failed !== null) return <Failure error={failed} />;
  if (data === undefined || unit.data === undefined) return <Loading />;
  const here = new Set(unit.data.people.map(({ userId }) => userId));
  return (
    <>
      <Panel title={t('named.people')}>
        <p className="muted">{t('named.about')}</p>
        {data.length === 0 ? <p className="muted">{t('named.none')}</p> : null}
        <ul className="plain-list">
          {data.map(({ userId, name, count }) => (
            <li key={userId ?? ''} className="list-line">
              <span>
                {name ?? t('named.nobody')}
                {userId === null || here.has(userId) ? '' : ` ${t('named.left')}`}
                <span className="muted figures"> {t('named.count', { count })}</span>
              </span>
              {isHead && userId !== null && name !== null ? (
                <ActButton word={t('named.handOver')} onClick={() => setFrom({ userId, name })} />
              ) : null}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('named.sections')}>
        <p>{unit.data.sections.join(t('named.and')) || <span className="muted">{t('named.noSections')}</span>}</p>
        {isHead ? <ActButton word={t('named.editSections')} onClick={() => setEditing(true)} /> : null}
      </Panel>
      {editing ? <Sections names={unit.data.sections} onClose={() => setEditing(false)} /> : null}
      {from === undefined ? null : (
        <HandOver from={from} people={unit.data.people} onClose={() => setFrom(undefined)} />
      )}
    </>
  );
}

function Sections(props: { names: readonly string[]; onClose: () => void }) {
  const t = useWords();
  const done = useDone('own-unit');
  return (
    <FormDrawer
      title={t('named.editSections')}
      draft="sections"
      initial={{ names: props.names.join('\n') }}
      fields={[{ name: 'names', label: t('named.sections'), kind: 'area', help: t('named.sectionsHelp'), max: 1600 }]}
      submit={async ({ names }) => {
        const lines = String(names ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        await done(take(api.POST('/api/v1/own-unit/sections', { body: { names: lines } })));
      }}
      onClose={props.onClose}
    />
  );
}

/** Every matter in hand that somebody is named for goes to a colleague; what is over stays as it is. */
function HandOver(props: { from: Person; people: readonly Person[]; onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [to, setTo] = useState<string>();
  const { from, people } = props;
  const { data } = useQuery({
    queryKey: ['matters', 'named', from.userId],
    queryFn: () => readMatters({ named: from.userId, limit: MOST, offset: 0 }),
    gcTime: 0,
  });
  if (data === undefined) return null;
  const inHand = inHandOf(data);
  return (
    <BatchDialog
      title={t('named.handOver')}
      effect={t('named.handOverEffect', { from: from.name, count: inHand.length })}
      skipped={data.items.length - inHand.length}
      rows={inHand.map((line) => ({
        key: line.id,
        name: `${line.number} · ${phaseName(t, line.phase)}`,
        send: () => nameHandler(line.id, to ?? null, line.named?.section ?? null),
      }))}
      ready={to !== undefined}
      fields={
        <Form layout="vertical" component="div">
          <Form.Item label={t('named.to')} htmlFor="hand-over-to">
            <Select
              id="hand-over-to"
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('form.choose')}
              options={people
                .filter(({ userId }) => userId !== from.userId)
                .map(({ userId, name }) => ({ value: userId, label: name }))}
              {...(to === undefined ? {} : { value: to })}
              onChange={(value: string) => setTo(value)}
            />
          </Form.Item>
        </Form>
      }
      onClose={() => {
        for (const list of ['named', 'desk', 'matters', 'matter']) void queries.invalidateQueries({ queryKey: [list] });
        props.onClose();
      }}
    />
  );
}

function inHandOf({ items }: MatterPage) {
  return items.filter(({ phase }) => IN_HAND.split(',').includes(phase));
}
