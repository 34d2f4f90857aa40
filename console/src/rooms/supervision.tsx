/** Supervision: what is contested, late, dodged or smells; reminders for several at once. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useUnits } from '../api/lists.ts';
import { countWatches } from '../api/matters.ts';
import type { Watch } from '../api/types.ts';
import { FilterRow, FilterSelect } from '../parts/filters.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/search.ts';
import { OpensInView } from '../parts/table-opening.tsx';
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
  'unreleased',
];

export function Room() {
  const t = useWords();
  const units = useUnits();
  const [search, change] = useFilters();
  const watch = WATCHES.find((value) => value === search.watch) ?? 'contested';
  const counts = useQuery({ queryKey: ['supervision'], queryFn: countWatches });
  const query = {
    ...pagingOf(search),
    watch,
    ...(search.lead === undefined ? {} : { leadUnitId: search.lead }),
  };

  return (
    <Frame title={t('menu.supervision')} actions={<Link to="/screen">{t('screen.open')}</Link>}>
      <Tabs
        activeKey={watch}
        onChange={(next) => change({ watch: next })}
        items={WATCHES.map((value) => ({
          key: value,
          label: (
            <>
              {t(`supervision.watch.${value}`)}{' '}
              <span
                className={`figures ${value === 'overdue' && (counts.data?.overdue ?? 0) > 0 ? 'light-red' : 'muted'}`}
              >
                {counts.data?.[value] ?? ''}
              </span>
            </>
          ),
        }))}
      />
      <OpensInView list="supervision">
        <MatterList
          key={watch}
          name="supervision"
          label={t(`supervision.watch.${watch}`)}
          query={query}
          filters={
            <FilterRow keep={['watch']}>
              <FilterSelect name="lead" label={t('matter.lead')} options={units.options} width={220} />
              <span className="muted">{t(`supervision.help.${watch}`)}</span>
            </FilterRow>
          }
        />
      </OpensInView>
    </Frame>
  );
}
