/** Room of codes and plaques: what hangs where, prints, findings. */

import { Alert, Tabs } from 'antd';
import { IS_UNREACHABLE } from '../../installation.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useWords } from '../../words/index.ts';
import { Findings } from './findings.tsx';
import { Codes } from './list.tsx';
import { Prints } from './prints.tsx';
import './codes.css';

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  return (
    <Frame title={t('menu.codes')}>
      {IS_UNREACHABLE ? <Alert type="warning" showIcon title={t('plaque.unreachable')} /> : null}
      <Tabs
        activeKey={search.tab ?? 'codes'}
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={[
          {
            key: 'codes',
            label: t('plaque.tab.codes'),
            children: (
              <OpensInView list="codes">
                <Codes />
              </OpensInView>
            ),
          },
          { key: 'prints', label: t('plaque.tab.prints'), children: <Prints /> },
          { key: 'findings', label: t('plaque.tab.findings'), children: <Findings /> },
        ]}
      />
    </Frame>
  );
}
