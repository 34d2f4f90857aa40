/** Room of codes and plaques: what hangs where, prints, findings. */

import { Alert } from 'antd';
import { IS_UNREACHABLE } from '../../installation.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useWords } from '../../words/index.ts';
import { Findings } from './findings.tsx';
import { Codes } from './list.tsx';
import { Prints } from './prints.tsx';
import './codes.css';

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.codes')}>
      {IS_UNREACHABLE ? <Alert type="warning" showIcon title={t('plaque.unreachable')} /> : null}
      <RoomTabs
        tabs={[
          { key: 'codes', label: t('plaque.tab.codes'), list: 'codes', children: <Codes /> },
          { key: 'prints', label: t('plaque.tab.prints'), children: <Prints /> },
          { key: 'findings', label: t('plaque.tab.findings'), children: <Findings /> },
        ]}
      />
    </Frame>
  );
}
