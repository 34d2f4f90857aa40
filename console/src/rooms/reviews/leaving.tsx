/** Reviews of ours that left for the province: groups of months that are over. */

import { useDivisions } from '../../api/lists.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';
import { FilterMonth } from './months-field.tsx';

const PLACES = ['window', 'county', 'city'] as const;

export function LeavingReviews() {
  const t = useWords();
  const divisions = useDivisions();
  const { table } = useListRoom('/api/v1/reviews/leaving', ['leaving-reviews'], {
    narrowed: ['month', 'place', 'divisionCode'],
    paged: true,
  });
  return (
    <>
      <DataTable
        list="leaving-reviews"
        cards="titled"
        {...table}
        label={t('leaving.title')}
        rowKey={(line) => line.number}
        filters={
          <FilterRow keep={['tab']}>
            <FilterMonth name="month" label={t('head.leaving-reviews.month')} />
            <FilterSelect
              name="place"
              label={t('head.leaving-reviews.place')}
              width={160}
              options={PLACES.map((place) => ({ value: place, label: t(`province.place.${place}`) }))}
            />
            <FilterSelect name="divisionCode" label={t('head.leaving-reviews.division')} options={divisions.options} />
          </FilterRow>
        }
        columns={[
          { key: 'number', render: (line) => <span className="mono">{line.number}</span> },
          { key: 'month', width: 100, render: (line) => line.month },
          { key: 'place', render: (line) => t(`province.place.${line.place}`) },
          { key: 'division', render: (line) => line.division },
          { key: 'hall', fit: 'clip', render: (line) => line.hall ?? '' },
          { key: 'window', render: (line) => line.window ?? '' },
          { key: 'week', width: 110, render: (line) => line.weekOf ?? '' },
          { key: 'reviews', align: 'right', render: (line) => line.reviews },
          { key: 'n5', align: 'right', render: (line) => line.grades[5] },
          { key: 'n4', align: 'right', render: (line) => line.grades[4] },
          { key: 'n3', align: 'right', render: (line) => line.grades[3] },
          { key: 'n2', align: 'right', render: (line) => line.grades[2] },
          { key: 'n1', align: 'right', render: (line) => line.grades[1] },
          { key: 'unit', fit: 'clip', hidden: true, render: (line) => line.unit ?? '' },
        ]}
      />
      <p className="muted how-to-read">{t('leaving.how')}</p>
    </>
  );
}
