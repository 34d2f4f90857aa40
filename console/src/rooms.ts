/** Rooms inside the frame: the address of each, its file, its place in the menu, and who finds it there. */

import {
  AuditOutlined,
  BankOutlined,
  BlockOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ContainerOutlined,
  ExperimentOutlined,
  EyeOutlined,
  FileTextOutlined,
  FormOutlined,
  IdcardOutlined,
  ImportOutlined,
  LockOutlined,
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
import type { MenuEntry } from './menu.ts';
import type { ROOM_WORDS } from './words/rooms.ts';

export type RoomPath = keyof typeof ROOM_WORDS;
export type RoomEntry = Readonly<{
  path: RoomPath;
  load: () => Promise<{ Room: () => ReactNode }>;
  /** Without it the room stands beside the menu: behind a row, the bell or one’s name. */
  menu?: MenuEntry;
}>;

/** In the order of the menu. */
export const ROOMS = [
  {
    path: '/',
    load: () => import('./rooms/home/home.tsx'),
    menu: { word: 'menu.desk', icon: CheckSquareOutlined, anyOf: ['matters.read-desk'] },
  },
  {
    path: '/matters',
    load: () => import('./rooms/matters.tsx'),
    menu: { word: 'menu.matters', icon: ProfileOutlined, anyOf: ['matters.list-matters'] },
  },
  { path: '/matters/$id', load: () => import('./rooms/matter/matter.tsx') },
  {
    path: '/registering',
    load: () => import('./rooms/registering/registering.tsx'),
    menu: { word: 'menu.registering', icon: FormOutlined, anyOf: ['registering.register-matter'] },
  },
  {
    path: '/cases',
    load: () => import('./rooms/cases/cases.tsx'),
    menu: { word: 'menu.cases', icon: ContainerOutlined, anyOf: ['cases.list-cases'] },
  },
  {
    path: '/duplicates',
    load: () => import('./rooms/duplicates/duplicates.tsx'),
    menu: { word: 'menu.duplicates', icon: BlockOutlined, anyOf: ['matters.list-duplicates'] },
  },
  {
    path: '/leads',
    load: () => import('./rooms/leads.tsx'),
    menu: { word: 'menu.leads', icon: LockOutlined, anyOf: ['vault.decide-opening'] },
  },
  {
    path: '/supervision',
    load: () => import('./rooms/supervision.tsx'),
    menu: { word: 'menu.supervision', icon: EyeOutlined, anyOf: ['matters.read-supervision'] },
  },
  {
    path: '/reviews',
    load: () => import('./rooms/reviews/reviews.tsx'),
    menu: { word: 'menu.reviews', icon: StarOutlined, anyOf: ['figures.read-figures', 'figures.read-unit-page'] },
  },
  {
    path: '/personal-data',
    load: () => import('./rooms/personal-data/personal-data.tsx'),
    menu: { word: 'menu.personalData', icon: SafetyOutlined, anyOf: ['vault.read-data-requests'] },
  },
  {
    path: '/letters',
    load: () => import('./rooms/letters/letters.tsx'),
    menu: { word: 'menu.letters', icon: MailOutlined, anyOf: ['letters.read-letters'] },
  },
  {
    path: '/draws',
    load: () => import('./rooms/draws/draws.tsx'),
    menu: { word: 'menu.draws', icon: ExperimentOutlined, anyOf: ['draws.read-draws'] },
  },
  { path: '/draws/$id', load: () => import('./rooms/draws/draw.tsx') },
  {
    path: '/papers',
    load: () => import('./rooms/papers/papers.tsx'),
    menu: {
      word: 'menu.papers',
      icon: FileTextOutlined,
      anyOf: ['documents.read-register', 'documents.keep-templates'],
    },
  },
  {
    path: '/inspections',
    load: () => import('./rooms/inspections/inspections.tsx'),
    menu: { word: 'menu.inspections', icon: IdcardOutlined, anyOf: ['inspections.read-register'] },
  },
  {
    path: '/registry',
    load: () => import('./rooms/registry/registry.tsx'),
    menu: { word: 'menu.registry', icon: BankOutlined, anyOf: ['places.read-places'] },
  },
  {
    path: '/imports',
    load: () => import('./rooms/imports/imports.tsx'),
    menu: { word: 'menu.imports', icon: ImportOutlined, anyOf: ['imports.use-imports'] },
  },
  { path: '/imports/$id', load: () => import('./rooms/imports/import.tsx') },
  {
    path: '/codes',
    load: () => import('./rooms/codes/codes.tsx'),
    menu: { word: 'menu.codes', icon: QrcodeOutlined, anyOf: ['places.read-codes'] },
  },
  {
    path: '/people',
    load: () => import('./rooms/people/people.tsx'),
    menu: { word: 'menu.people', icon: TeamOutlined, anyOf: ['people.read-directory'] },
  },
  {
    path: '/rules',
    load: () => import('./rooms/law/rules.tsx'),
    menu: { word: 'menu.rules', icon: ScheduleOutlined, anyOf: [] },
  },
  {
    path: '/calendar',
    load: () => import('./rooms/law/calendar.tsx'),
    menu: { word: 'menu.calendar', icon: CalendarOutlined, anyOf: [] },
  },
  {
    path: '/integrity',
    load: () => import('./rooms/integrity/integrity.tsx'),
    menu: { word: 'menu.integrity', icon: SafetyCertificateOutlined, anyOf: ['matters.read-integrity'] },
  },
  {
    path: '/waiting',
    load: () => import('./rooms/waiting/waiting.tsx'),
    menu: { word: 'menu.waiting', icon: UsergroupAddOutlined, anyOf: ['people.read-waiting-acts'] },
  },
  {
    path: '/audit',
    load: () => import('./rooms/audit.tsx'),
    menu: { word: 'menu.audit', icon: AuditOutlined, anyOf: ['people.read-audit'] },
  },
  { path: '/account', load: () => import('./rooms/account/account.tsx') },
  { path: '/inbox', load: () => import('./rooms/inbox.tsx') },
] as const satisfies readonly RoomEntry[];
