/** Room of the registry: halls, windows and business entities. */

import { Tabs } from 'antd';
import { Room as Frame } from '../../parts/room.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useWords } from '../../words/index.ts';
import { Entities } from './entities.tsx';
import { Halls } from './halls.tsx';
import { Windows } from './windows.tsx';

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  return (
    <Frame title={t('menu.registry')}>
      <Tabs
        activeKey={search.tab ?? 'windows'}
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={[
          {
            key: 'windows',
            label: t('registry.windows'),
            children: (
              <OpensInView list="windows">
                <Windows />
              </OpensInView>
            ),
          },
          {
            key: 'halls',
            label: t('registry.halls'),
            children: (
              <OpensInView list="halls">
                <Halls />
              </OpensInView>
            ),
          },
          {
            key: 'entities',
            label: t('registry.entities'),
            children: (
              <OpensInView list="entities">
                <Entities />
              </OpensInView>
            ),
          },
        ]}
      />
    </Frame>
  );
}
