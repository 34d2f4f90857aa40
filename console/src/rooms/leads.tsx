/** Room of discipline leads (检举控告): what waits to be accepted or taken up, what is worked on, what is over. */

import { Tabs } from 'antd';
import { useCategories } from '../api/categories.ts';
import { useDivisions, useUnits } from '../api/lists.ts';
import type { QueryOf } from '../api/types.ts';
import { MatterList } from '../parts/matter/matter-list.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../parts/table/filters.tsx';
import { narrowedBy } from '../parts/table/list-room.ts';
import { useFilters } from '../parts/table/search.ts';
import { OpensInView } from '../parts/table/table-opening.tsx';
import { useWords } from '../words/index.ts';

/** Phases of each tab; a matter referred here is `transferred` until it is taken up. */
const TABS = {
  new: 'registered',
  referred: 'transferred',
  working: 'appealed,accepted,dispatched,handling,suspended,checking,answered,contested',
  over: 'closed,refused,terminated,merged',
} as const;
const NAMES = Object.keys(TABS) as readonly (keyof typeof TABS)[];

export function Room() {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const categories = useCategories();
  const [search, change] = useFilters();
  const tab = NAMES.find((name) => name === search.tab) ?? 'new';
  const narrowed = narrowedBy<QueryOf<'/api/v1/matters'>>(
    search,
    ['number', 'category', 'respondentUnitId', 'divisionCode'],
    { respondentUnitId: 'respondent' },
  );
  const query = { ...narrowed, lane: 'discipline' as const, phases: TABS[tab] };
  return (
    <Frame title={t('menu.leads')}>
      <p className="muted">{t('leads.help')}</p>
      <Tabs
        activeKey={tab}
        onChange={(next) => change({ tab: next })}
        items={NAMES.map((name) => ({ key: name, label: t(`leads.tab.${name}`) }))}
      />
      <OpensInView list="leads">
        <MatterList
          key={tab}
          list="matters"
          name="leads"
          path="/api/v1/matters"
          label={t(`leads.tab.${tab}`)}
          query={query}
          batches={false}
          filters={
            <FilterRow keep={['tab']}>
              <FilterSearch name="number" label={t('matter.number')} width={170} />
              <FilterSelect
                name="category"
                label={t('head.matters.category')}
                options={categories.everyOption('complaint')}
              />
              <FilterSelect
                name="respondent"
                label={t('head.matters.respondent')}
                options={units.options}
                width={170}
              />
              <FilterSelect name="divisionCode" label={t('head.matters.division')} options={divisions.options} />
            </FilterRow>
          }
        />
      </OpensInView>
    </Frame>
  );
}
