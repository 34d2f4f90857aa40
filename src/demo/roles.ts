/** Further people, so that each role can be tried in the city and in every county. */

import type { Role } from '../people/index.ts';

export type Part = Readonly<{ username: string; name: string; role: Role; unit: string; title: string }>;

/** Roles the city itself has in every example city. */
export const SECOND_PARTS: readonly Part[] = [
  { username: 'sifa', name: '示例·孙司法', role: 'justice-supervisor', unit: 'justice', title: '司法局执法监督岗' },
  { username: 'lingdao', name: '示例·钱领导', role: 'leader', unit: 'government', title: '分管领导' },
  { username: 'lianxi', name: '示例·吴联席', role: 'joint-office', unit: 'joint', title: '局际联席会议办公室' },
  { username: 'huifang', name: '示例·冯回访', role: 'vault-reader', unit: 'office', title: '营商办回访岗' },
  { username: 'guize', name: '示例·何规则', role: 'rules-keeper', unit: 'office', title: '规则和日历管理岗' },
  { username: 'xitong', name: '示例·系统员', role: 'system-admin', unit: 'government', title: '系统管理员' },
  { username: 'anquan', name: '示例·安全员', role: 'security-admin', unit: 'government', title: '安全管理员' },
  { username: 'shenji', name: '示例·审计员', role: 'audit-admin', unit: 'government', title: '审计管理员' },
];

/** Roles without rooms of their own yet; their people can sign in. */
export const FURTHER_PARTS: readonly Part[] = [
  { username: 'qiantou', name: '示例·许牵头', role: 'lead-department', unit: 'market', title: '指标牵头单位岗' },
  { username: 'anfang', name: '示例·沈暗访', role: 'visiting-office', unit: 'office', title: '暗访组织岗' },
  { username: 'fangyuan', name: '示例·邓走访', role: 'covert-visitor', unit: 'office', title: '暗访员' },
  { username: 'teyue', name: '示例·彭特邀', role: 'special-supervisor', unit: 'office', title: '特邀监督员' },
  { username: 'wangge', name: '示例·曾网格', role: 'grid-worker', unit: 'centre', title: '网格员' },
  { username: 'shouxi', name: '示例·萧首席', role: 'chief-service-officer', unit: 'office', title: '首席服务员' },
];

/** Officers of agencies, and who watches them there. */
export const INSPECTING_PARTS: readonly Part[] = [
  { username: 'jiancha', name: '示例·韩检查', role: 'inspector', unit: 'market', title: '行政执法人员' },
  { username: 'zhifajiandu', name: '示例·唐督导', role: 'agency-supervisor', unit: 'market', title: '执法机关监督岗' },
];

/** Further officers of the city with an account. */
export const CITY_OFFICERS: readonly Part[] = [
  { username: 'jiancha2', name: '示例·于检查', role: 'inspector', unit: 'market', title: '行政执法人员（二）' },
  { username: 'jiancha-rs', name: '示例·丁监察', role: 'inspector', unit: 'social', title: '劳动保障监察员' },
];
