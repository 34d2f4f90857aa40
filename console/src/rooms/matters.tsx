/** Room of all matters within reach, filtered by the address. */

import { useCategories } from '../api/categories.ts';
import { MATTER_CATEGORIES, PHASES, PROCEDURES } from '../api/codes.ts';
import { useDivisions, useUnits } from '../api/lists.ts';
import type { QueryOf } from '../api/types.ts';
import { MatterList } from '../parts/matter/matter-list.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { FilterRange, FilterRow, FilterSearch, FilterSelect } from '../parts/table/filters.tsx';
import { narrowedBy } from '../parts/table/list-room.ts';
import { type Search, useFilters } from '../parts/table/search.ts';
import { OpensInView } from '../parts/table/table-opening.tsx';
import { useWords } from '../words/index.ts';

const OUTCOMES = ['resolved', 'not-resolved', 'no-verdict', 'withdrawn'] as const;
const SORTS = ['due', 'received', 'changed'] as const;

function queryOf(search: Search): QueryOf<'/api/v1/matters'> {
  return narrowedBy<QueryOf<'/api/v1/matters'>>(
    search,
    [
      'number',
      'phases',
      'procedure',
      'divisionCode',
      'leadUnitId',
      'respondentUnitId',
      'category',
      'outcome',
      'followed',
      'receivedFrom',
      'receivedTo',
      'closedFrom',
      'closedTo',
      'dueFrom',
      'dueTo',
      'sort',
    ],
    { phases: 'phase', leadUnitId: 'lead', respondentUnitId: 'respondent', receivedFrom: 'from', receivedTo: 'to' },
  );
}

export function Room() {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const categories = useCategories();
  const [search] = useFilters();
  return (
    <Frame title={t('menu.matters')}>
      <OpensInView list="matters">
        <MatterList
          list="matters"
          name="matters"
          path="/api/v1/matters"
          label={t('menu.matters')}
          query={queryOf(search)}
          filters={
            <FilterRow>
              <FilterSearch name="number" label={t('matter.number')} width={170} />
              <FilterSelect
                name="phase"
                label={t('head.matters.phase')}
                width={120}
                options={PHASES.map((phase) => ({ value: phase, label: t(`phase.${phase}`) }))}
              />
              <FilterSelect
                name="procedure"
                label={t('head.matters.procedure')}
                width={130}
                options={PROCEDURES.map((value) => ({ value, label: t(`procedure.${value}`) }))}
              />
              <FilterSelect
                name="category"
                label={t('head.matters.category')}
                options={categories.everyOption(...MATTER_CATEGORIES)}
              />
              <FilterSelect
                name="respondent"
                label={t('head.matters.respondent')}
                options={units.options}
                width={170}
              />
              <FilterSelect name="lead" label={t('head.matters.lead')} options={units.options} width={170} />
              <FilterSelect
                name="divisionCode"
                label={t('head.matters.division')}
                options={divisions.options}
                width={120}
              />
              <FilterSelect
                name="outcome"
                label={t('matter.outcome')}
                width={130}
                options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
              />
              <FilterSelect
                name="followed"
                label={t('matter.followed')}
                width={110}
                options={[{ value: 'true', label: t('matter.followed.own') }]}
              />
              <FilterRange from="from" to="to" fromLabel={t('matter.from')} toLabel={t('matter.to')} />
              {search.closedFrom === undefined && search.closedTo === undefined ? null : (
                <FilterRange
                  from="closedFrom"
                  to="closedTo"
                  fromLabel={t('matter.closedFrom')}
                  toLabel={t('matter.to')}
                />
              )}
              <FilterRange from="dueFrom" to="dueTo" fromLabel={t('matter.dueFrom')} toLabel={t('matter.to')} />
              <FilterSelect
                name="sort"
                label={t('matter.sort')}
                width={110}
                options={SORTS.map((value) => ({ value, label: t(`matter.sort.${value}`) }))}
              />
            </FilterRow>
          }
        />
      </OpensInView>
    </Frame>
  );
}
