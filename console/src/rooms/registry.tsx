/** The registry: halls, windows and business entities, and their import. */

import { Tabs } from 'antd';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/search.ts';
import { useMay } from '../session.ts';
import { useWords } from '../words/index.ts';
import { Entities } from './registry/entities.tsx';
import { Halls } from './registry/halls.tsx';
import { Import } from './registry/import.tsx';
import { Windows } from './registry/windows.tsx';

export function Room() {
  const t = useWords();
  const mayImport = useMay('places.import-places');
  const [search, change] = useFilters();
  return (
    <Frame title={t('menu.registry')}>
      <Tabs
        activeKey={search.tab ?? 'windows'}
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={[
          { key: 'windows', label: t('registry.windows'), children: <Windows /> },
          { key: 'halls', label: t('registry.halls'), children: <Halls /> },
          { key: 'entities', label: t('registry.entities'), children: <Entities /> },
          ...(mayImport ? [{ key: 'import', label: t('registry.import'), children: <Import /> }] : []),
        ]}
      />
    </Frame>
  );
}
