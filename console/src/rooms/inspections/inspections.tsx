/** Room of inspections: who may inspect firms, with which licence, and by which published items. */

import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useWords } from '../../words/index.ts';
import { Agencies, Items, Officers } from './register.tsx';

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.inspections')}>
      <RoomTabs
        tabs={[
          { key: 'items', label: t('inspections.items'), list: 'inspection-items', children: <Items /> },
          { key: 'officers', label: t('inspections.officers'), list: 'officers', children: <Officers /> },
          { key: 'agencies', label: t('inspections.agencies'), list: 'agencies', children: <Agencies /> },
        ]}
      />
    </Frame>
  );
}
