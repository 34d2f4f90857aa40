/** Room of letters: what is due, the letters themselves, and for supervisors how many went to whom. */

import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Counts } from './counts.tsx';
import { LetterList } from './list.tsx';
import { Proposals } from './proposals.tsx';

export function Room() {
  const t = useWords();
  const supervises = useMay('letters.read-proposals');
  return (
    <Frame title={t('menu.letters')}>
      {supervises ? (
        <RoomTabs
          tabs={[
            { key: 'letters', label: t('letter.tab.letters'), list: 'letters', children: <LetterList /> },
            { key: 'due', label: t('letter.tab.due'), children: <Proposals /> },
            { key: 'counts', label: t('letter.tab.counts'), children: <Counts /> },
          ]}
        />
      ) : (
        <OpensInView list="letters">
          <LetterList />
        </OpensInView>
      )}
    </Frame>
  );
}
