/** Supervision: what is contested, late, dodged or smells; a reminder at one click, also for several at once. */

import { useQuery } from '@tanstack/react-query';
import { App, Button, Tabs } from 'antd';
import { useState } from 'react';
import { useUnits } from '../api/lists.ts';
import { act, countWatches } from '../api/matters.ts';
import type { MatterLine, Watch } from '../api/types.ts';
import { useDone } from '../parts/acts.ts';
import { FilterRow, FilterSelect } from '../parts/filters.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/search.ts';
import { useMay } from '../session.ts';
import { useWords } from '../words/index.ts';
import { MatterList } from './matter-list.tsx';
import { pagingOf } from './registry/paging.ts';

const WATCHES: readonly Watch[] = [
  'contested',
  'overdue',
  'returned',
  'reclassified',
  'reminded',
  'letters',
  'silent-judge',
];

export function Room() {
  const t = useWords();
  const units = useUnits();
  const mayAct = useMay('matters.act-on-matter');
  const done = useDone('matters', 'supervision');
  const { message } = App.useApp();
  const [search, change] = useFilters();
  const [chosen, setChosen] = useState<readonly MatterLine[]>([]);
  const [busy, setBusy] = useState(false);
  const watch = WATCHES.find((value) => value === search.watch) ?? 'contested';
  const counts = useQuery({ queryKey: ['supervision'], queryFn: countWatches });
  const query = {
    ...pagingOf(search),
    watch,
    ...(search.lead === undefined ? {} : { leadUnitId: search.lead }),
  };

  const remind = async (): Promise<void> => {
    setBusy(true);
    const results = await Promise.allSettled(
      chosen.map((line) => act(line.id, line.seq, { type: 'remind', text: null })),
    );
    const failed = results.filter((result) => result.status === 'rejected').length;
    const said = t('supervision.reminded', { done: results.length - failed, failed });
    setBusy(false);
    setChosen([]);
    if (failed === results.length) void message.warning(said);
    else await done(Promise.resolve(), said);
  };

  return (
    <Frame title={t('menu.supervision')}>
      <Tabs
        activeKey={watch}
        onChange={(next) => {
          setChosen([]);
          change({ watch: next });
        }}
        items={WATCHES.map((value) => ({
          key: value,
          label: (
            <>
              {t(`supervision.watch.${value}`)}{' '}
              <span className={`figures ${value === 'overdue' ? 'light-red' : 'muted'}`}>
                {counts.data?.[value] ?? ''}
              </span>
            </>
          ),
        }))}
      />
      <MatterList
        name="supervision"
        label={t(`supervision.watch.${watch}`)}
        query={query}
        filters={
          <FilterRow keep={['watch']}>
            <FilterSelect name="lead" label={t('matter.lead')} options={units.options} width={220} />
            <span className="muted">{t(`supervision.help.${watch}`)}</span>
          </FilterRow>
        }
        actions={
          mayAct && chosen.length > 0 ? (
            <Button size="small" type="primary" loading={busy} onClick={() => void remind()}>
              {t('supervision.remindAll', { count: chosen.length })}
            </Button>
          ) : null
        }
        {...(mayAct
          ? {
              selection: {
                keys: chosen.map((line) => line.id),
                onChange: (_: readonly string[], lines: readonly MatterLine[]) => setChosen(lines),
              },
            }
          : {})}
      />
    </Frame>
  );
}
