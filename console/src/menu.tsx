/** Entries of the menu: rooms, each with the action that shows it. */

import {
  AuditOutlined,
  BankOutlined,
  BlockOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ContainerOutlined,
  EyeOutlined,
  FileTextOutlined,
  FormOutlined,
  ImportOutlined,
  MailOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  StarOutlined,
  TeamOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { WordKey } from './words/index.ts';

export type RoomEntry = Readonly<{
  path: string;
  word: WordKey;
  icon: ReactNode /** Empty: everybody. */;
  anyOf: readonly string[];
}>;

export const ROOMS: readonly RoomEntry[] = [
  { path: '/', word: 'menu.desk', icon: <CheckSquareOutlined />, anyOf: ['matters.read-desk'] },
  { path: '/matters', word: 'menu.matters', icon: <ProfileOutlined />, anyOf: ['matters.list-matters'] },
  {
    path: '/registering',
    word: 'menu.registering',
    icon: <FormOutlined />,
    anyOf: ['registering.register-matter'],
  },
  { path: '/cases', word: 'menu.cases', icon: <ContainerOutlined />, anyOf: ['cases.list-cases'] },
  { path: '/duplicates', word: 'menu.duplicates', icon: <BlockOutlined />, anyOf: ['matters.list-duplicates'] },
  { path: '/supervision', word: 'menu.supervision', icon: <EyeOutlined />, anyOf: ['matters.read-supervision'] },
  {
    path: '/reviews',
    word: 'menu.reviews',
    icon: <StarOutlined />,
    anyOf: ['figures.read-figures', 'figures.read-unit-page'],
  },
  {
    path: '/personal-data',
    word: 'menu.personalData',
    icon: <SafetyOutlined />,
    anyOf: ['vault.read-data-requests'],
  },
  { path: '/letters', word: 'menu.letters', icon: <MailOutlined />, anyOf: ['letters.read-letters'] },
  {
    path: '/papers',
    word: 'menu.papers',
    icon: <FileTextOutlined />,
    anyOf: ['documents.read-register', 'documents.keep-templates'],
  },
  { path: '/registry', word: 'menu.registry', icon: <BankOutlined />, anyOf: ['places.read-places'] },
  { path: '/imports', word: 'menu.imports', icon: <ImportOutlined />, anyOf: ['imports.use-imports'] },
  { path: '/codes', word: 'menu.codes', icon: <QrcodeOutlined />, anyOf: ['places.read-codes'] },
  {
    path: '/people',
    word: 'menu.people',
    icon: <TeamOutlined />,
    anyOf: ['people.read-directory'],
  },
  { path: '/rules', word: 'menu.rules', icon: <ScheduleOutlined />, anyOf: [] },
  { path: '/calendar', word: 'menu.calendar', icon: <CalendarOutlined />, anyOf: [] },
  {
    path: '/integrity',
    word: 'menu.integrity',
    icon: <SafetyCertificateOutlined />,
    anyOf: ['matters.read-integrity'],
  },
  {
    path: '/waiting',
    word: 'menu.waiting',
    icon: <UsergroupAddOutlined />,
    anyOf: ['people.read-waiting-acts'],
  },
  { path: '/audit', word: 'menu.audit', icon: <AuditOutlined />, anyOf: ['people.read-audit'] },
];

/** Rooms of whoever is signed in. The first screen of a leader holds no tasks and is called after what it shows. */
export function roomsFor(actions: readonly string[], role: string | null): readonly RoomEntry[] {
  const rooms = ROOMS.filter(
    (room) => room.anyOf.length === 0 || room.anyOf.some((action) => actions.includes(action)),
  );
  return role !== 'leader'
    ? rooms
    : rooms.map((room) => (room.path === '/' ? { ...room, word: 'menu.overview' } : room));
}
