/** Room of units, posts and accounts; tabs follow what the role may see. */

import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { DivisionOfWork } from './division-of-work.tsx';
import { Keys } from './keys.tsx';
import { Phrases } from './phrases.tsx';
import { Platforms } from './platforms.tsx';
import { Posts } from './posts.tsx';
import { Retention } from './retention.tsx';
import { ReviewSystems } from './review-systems.tsx';
import { SignOff } from './sign-off.tsx';
import { Units } from './units.tsx';
import { Users } from './users.tsx';

export function Room() {
  const t = useWords();
  const { actions } = useSession();
  const readsDirectory = actions.includes('people.read-directory');
  const tabs = [
    { key: 'units', label: t('people.units'), may: readsDirectory, list: 'units', children: <Units /> },
    { key: 'posts', label: t('people.posts'), may: readsDirectory, list: 'posts', children: <Posts /> },
    {
      key: 'users',
      label: t('people.users'),
      may: actions.includes('people.read-users'),
      list: 'users',
      children: <Users />,
    },
    {
      key: 'phrases',
      label: t('people.phrases'),
      may: actions.includes('people.read-phrases'),
      list: 'phrases',
      children: <Phrases />,
    },
    {
      key: 'work',
      label: t('named.people'),
      may: actions.includes('people.read-own-unit'),
      children: <DivisionOfWork />,
    },
    {
      key: 'sign-off',
      label: t('people.signOff'),
      may: actions.includes('people.read-sign-off'),
      children: <SignOff />,
    },
    {
      key: 'retention',
      label: t('people.retention'),
      may: actions.includes('people.read-retention'),
      children: <Retention />,
    },
    { key: 'keys', label: t('keys.title'), may: actions.includes('open311.keep-keys'), children: <Keys /> },
    {
      key: 'platforms',
      label: t('platforms.title'),
      may: actions.includes('cases.keep-platforms'),
      children: <Platforms />,
    },
    {
      key: 'review-systems',
      label: t('reviewSystems.title'),
      may: actions.includes('reviews.keep-systems'),
      children: <ReviewSystems />,
    },
  ];
  return (
    <Frame title={t('menu.people')}>
      <RoomTabs tabs={tabs} />
    </Frame>
  );
}
