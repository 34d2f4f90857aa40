/** Reviews by window, in weeks, with an honest interval; and what waits to be looked at. */

import { Tabs } from 'antd';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/search.ts';
import { useMay } from '../session.ts';
import { useWords } from '../words/index.ts';
import { HeldEntries } from './reviews/held.tsx';
import { Windows } from './reviews/windows.tsx';

export function Room() {
  const t = useWords();
  const mayDecide = useMay('reviews.decide-held');
  const [search, change] = useFilters();
  return (
    <Frame title={t('menu.reviews')}>
      {mayDecide ? (
        <Tabs
          activeKey={search.tab ?? 'windows'}
          onChange={(tab) => change({ tab })}
          destroyOnHidden
          items={[
            { key: 'windows', label: t('reviews.windows'), children: <Windows /> },
            { key: 'held', label: t('reviews.held'), children: <HeldEntries /> },
          ]}
        />
      ) : (
        <Windows />
      )}
    </Frame>
  );
}
