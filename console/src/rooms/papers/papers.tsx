/** Room of official papers: the register of an organ, and the templates for the keeper of rules. */

import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Register } from './register.tsx';
import { Templates } from './templates.tsx';

export function Room() {
  const t = useWords();
  const mayRead = useMay('documents.read-register');
  const mayKeep = useMay('documents.keep-templates');
  return (
    <Frame title={t('menu.papers')}>
      <RoomTabs
        tabs={[
          { key: 'register', label: t('paper.tab.register'), may: mayRead, list: 'papers', children: <Register /> },
          { key: 'templates', label: t('paper.tab.templates'), may: mayKeep, children: <Templates /> },
        ]}
      />
    </Frame>
  );
}
