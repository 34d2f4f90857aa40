/** Room of official papers: the register of an organ, and the templates for the keeper of rules. */

import { Tabs } from 'antd';
import { Room as Frame } from '../../parts/room.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Register } from './register.tsx';
import { Templates } from './templates.tsx';

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  const mayRead = useMay('documents.read-register');
  const mayKeep = useMay('documents.keep-templates');
  const register = {
    key: 'register',
    label: t('paper.tab.register'),
    children: (
      <OpensInView list="papers">
        <Register />
      </OpensInView>
    ),
  };
  const templates = { key: 'templates', label: t('paper.tab.templates'), children: <Templates /> };
  const items = [...(mayRead ? [register] : []), ...(mayKeep ? [templates] : [])];
  return (
    <Frame title={t('menu.papers')}>
      <Tabs
        activeKey={search.tab ?? items[0]?.key ?? ''}
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={items}
      />
    </Frame>
  );
}
