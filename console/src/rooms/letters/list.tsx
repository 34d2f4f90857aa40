/** List of letters, and one of them opened by the address. */

import { LETTER_STEPS } from '../../api/codes.ts';
import { LETTER_STATES } from '../../api/letters.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { LetterDrawer } from './letter-drawer.tsx';
import { Standing } from './standing.tsx';

export function LetterList() {
  const t = useWords();
  const [search, change] = useFilters();
  const sends = useMay('letters.send-letter');
  const { table } = useListRoom('/api/v1/letters', ['letters'], {
    narrowed: ['step', 'state', 'box'],
    paged: true,
  });
  return (
    <>
      <DataTable
        list="letters"
        {...table}
        label={t('menu.letters')}
        rowKey={(line) => line.id}
        onOpen={(line) => change({ letter: line.id })}
        cards="titled"
        filters={
          <FilterRow keep={['tab']}>
            <FilterSelect
              name="step"
              label={t('letter.step')}
              width={140}
              options={LETTER_STEPS.map((value) => ({ value, label: t(`letters.step.${value}`) }))}
            />
            <FilterSelect
              name="state"
              label={t('letter.filter.state')}
              width={150}
              options={LETTER_STATES.map((value) => ({ value, label: t(`letter.state.${value}`) }))}
            />
            {sends ? (
              <FilterSelect
                name="box"
                label={t('letter.filter.box')}
                width={150}
                options={(['sent', 'received'] as const).map((value) => ({ value, label: t(`letter.box.${value}`) }))}
              />
            ) : null}
          </FilterRow>
        }
        columns={[
          { key: 'step', render: (line) => t(`letters.step.${line.step}`) },
          { key: 'number', render: (line) => line.number ?? '' },
          { key: 'to', fit: 'wrap', render: (line) => line.to, hidden: !sends },
          { key: 'from', fit: 'wrap', render: (line) => line.from, hidden: sends },
          {
            key: 'matter',
            render: (line) => (
              <span className="figures">
                {line.firstNumber ?? ''} {line.matters > 1 ? t('letter.andMore', { count: line.matters }) : ''}
              </span>
            ),
          },
          { key: 'sent', render: (line) => <span className="figures">{line.sentOn}</span> },
          { key: 'reply', render: (line) => <span className="figures">{line.replyOn ?? ''}</span> },
          { key: 'standing', render: (line) => <Standing line={line} /> },
          { key: 'signed', render: (line) => <span className="figures">{line.signedOn ?? ''}</span>, hidden: true },
          { key: 'answered', render: (line) => <span className="figures">{line.answeredOn ?? ''}</span>, hidden: true },
        ]}
      />
      {search.letter === undefined ? null : (
        <LetterDrawer id={search.letter} onClose={() => change({ letter: undefined })} />
      )}
    </>
  );
}
