/** Room of inspections: who may inspect firms, with which licence, and by which published items. */

import { Link } from '@tanstack/react-router';
import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Agencies, Items, Officers } from './register.tsx';

export function Room() {
  const t = useWords();
  const keeps = useMay('inspections.keep-register');
  return (
    <Frame title={t('menu.inspections')} actions={keeps ? <Link to="/imports">{t('inspections.import')}</Link> : null}>
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
