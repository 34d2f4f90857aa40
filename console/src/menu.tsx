/** The rooms and who finds them in the menu; the server decides again what each may read. */

import {
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  EyeOutlined,
  FileSearchOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  ScheduleOutlined,
  StarOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from './api/types.ts';
import type { WordKey } from './words/index.ts';

export type RoomEntry = Readonly<{ path: string; word: WordKey; icon: ReactNode; roles: readonly Role[] }>;

const SUPERVISORS: readonly Role[] = ['hall-supervisor', 'discipline-supervisor', 'justice-supervisor'];
const OVERSEERS: readonly Role[] = [...SUPERVISORS, 'leader', 'joint-office', 'agency-supervisor'];
const CASEWORK: readonly Role[] = [
  'handler',
  'unit-head',
  'dispatcher',
  'checker',
  'lead-department',
  'visiting-office',
  'vault-reader',
  ...OVERSEERS,
];
const FIELD: readonly Role[] = [
  'inspector',
  'covert-visitor',
  'special-supervisor',
  'grid-worker',
  'chief-service-officer',
];
const KEEPERS: readonly Role[] = ['system-admin', 'dispatcher'];
const EVERYONE: readonly Role[] = [
  ...CASEWORK,
  ...FIELD,
  'rules-keeper',
  'system-admin',
  'security-admin',
  'audit-admin',
];

export const ROOMS: readonly RoomEntry[] = [
  { path: '/', word: 'menu.desk', icon: <CheckSquareOutlined />, roles: CASEWORK },
  { path: '/matters', word: 'menu.matters', icon: <ProfileOutlined />, roles: CASEWORK },
  {
    path: '/supervision',
    word: 'menu.supervision',
    icon: <EyeOutlined />,
    roles: ['dispatcher', 'checker', ...OVERSEERS],
  },
  { path: '/reviews', word: 'menu.reviews', icon: <StarOutlined />, roles: CASEWORK },
  { path: '/registry', word: 'menu.registry', icon: <BankOutlined />, roles: KEEPERS },
  { path: '/codes', word: 'menu.codes', icon: <QrcodeOutlined />, roles: KEEPERS },
  { path: '/people', word: 'menu.people', icon: <TeamOutlined />, roles: ['system-admin', 'security-admin'] },
  { path: '/rules', word: 'menu.rules', icon: <ScheduleOutlined />, roles: EVERYONE },
  { path: '/calendar', word: 'menu.calendar', icon: <CalendarOutlined />, roles: EVERYONE },
  { path: '/audit', word: 'menu.audit', icon: <AuditOutlined />, roles: ['audit-admin', 'security-admin'] },
  { path: '/inbox', word: 'menu.inbox', icon: <FileSearchOutlined />, roles: [] },
];

export function roomsFor(role: Role): readonly RoomEntry[] {
  return ROOMS.filter((room) => room.roles.includes(role));
}
