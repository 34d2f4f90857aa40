/** Room of supervision: contested, late and evaded matters, and leads; reminders for several at once. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useDivisions, useUnits } from '../api/lists.ts';
import { countWatches } from '../api/matters.ts';
import type { QueryOf, Watch } from '../api/types.ts';
import { MatterList } from '../parts/matter/matter-list.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { FilterRow, FilterSelect } from '../parts/table/filters.tsx';
import { narrowedBy } from '../parts/table/list-room.ts';
import { useFilters } from '../parts/table/search.ts';
import { OpensInView } from '../parts/table/table-opening.tsx';
import { useWords } from '../words/index.ts';

const WATCHES: readonly Watch[] = [
  'contested',
  'overdue',
  'late-units',
  'returned',
  'reclassified',
  'reminded',
  'letters',
  'silent-judge',
  'unreleased',
  'unanswered',
  'undecided-category',
  'undecided-rerouting',
];

export function Room() {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const [search, change] = useFilters();
  const watch = WATCHES.find((value) => value === search.watch) ?? 'contested';
  const counts = useQuery({ queryKey: ['supervision'], queryFn: countWatches });
  const narrowed = narrowedBy<QueryOf<'/api/v1/matters'>>(search, ['leadUnitId', 'divisionCode'], {
    leadUnitId: 'lead',
  });
  const query = { watch, ...narrowed };

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
          list="matters"
          name="supervision"
          path="/api/v1/matters"
          label={t(`supervision.watch.${watch}`)}
          query={query}
          filters={
            <FilterRow keep={['watch']}>
              <FilterSelect name="lead" label={t('head.matters.lead')} options={units.options} width={220} />
              <FilterSelect name="divisionCode" label={t('head.matters.division')} options={divisions.options} />
              <span className="muted">{t(`supervision.help.${watch}`)}</span>
            </FilterRow>
          }
        />
      </OpensInView>
    </Frame>
  );
}
