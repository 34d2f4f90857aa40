/** Room of units, posts and accounts; tabs follow what the role may see. */

import { Tabs } from 'antd';
import { Room as Frame } from '../../parts/room.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Keys } from './keys.tsx';
import { Phrases } from './phrases.tsx';
import { Posts } from './posts.tsx';
import { Retention } from './retention.tsx';
import { Units } from './units.tsx';
import { Users } from './users.tsx';

export function Room() {
  const t = useWords();
  const { actions } = useSession();
  const [search, change] = useFilters();
  const tabs = [
    {
      key: 'units',
      label: t('people.units'),
      children: (
        <OpensInView list="units">
          <Units />
        </OpensInView>
      ),
      action: 'people.read-directory',
    },
    {
      key: 'posts',
      label: t('people.posts'),
      children: (
        <OpensInView list="posts">
          <Posts />
        </OpensInView>
      ),
      action: 'people.read-directory',
    },
    {
      key: 'users',
      label: t('people.users'),
      children: (
        <OpensInView list="users">
          <Users />
        </OpensInView>
      ),
      action: 'people.read-users',
    },
    {
      key: 'phrases',
      label: t('people.phrases'),
      children: (
        <OpensInView list="phrases">
          <Phrases />
        </OpensInView>
      ),
      action: 'people.read-phrases',
    },
    { key: 'retention', label: t('people.retention'), children: <Retention />, action: 'people.read-retention' },
    { key: 'keys', label: t('keys.title'), children: <Keys />, action: 'open311.keep-keys' },
  ].filter((tab) => actions.includes(tab.action));
  // The address may name a tab this post does not have.
  const active = tabs.find((tab) => tab.key === search.tab) ?? tabs[0];
  return (
    <Frame title={t('menu.people')}>
      <Tabs
        activeKey={active?.key ?? ''}
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={tabs.map(({ action: _, ...tab }) => tab)}
      />
    </Frame>
  );
}
