/** Room of the registry: halls, windows and business entities. */

import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useWords } from '../../words/index.ts';
import { Entities } from './entities.tsx';
import { Halls } from './halls.tsx';
import { Windows } from './windows.tsx';

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.registry')}>
      <RoomTabs
        tabs={[
          { key: 'windows', label: t('registry.windows'), list: 'windows', children: <Windows /> },
          { key: 'halls', label: t('registry.halls'), list: 'halls', children: <Halls /> },
          { key: 'entities', label: t('registry.entities'), list: 'entities', children: <Entities /> },
        ]}
      />
    </Frame>
  );
}
