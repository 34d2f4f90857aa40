/** Columns of a list of staff, and the faults of its rows. One list serves both administrators. */

import type { ImportChoice, ImportColumn, Said } from '../../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, importColumn } from '../../kernel/import-rows.ts';
import { ROLES, type Role } from '../model.ts';
import { isAdmin } from '../rules.ts';
import { peopleWords } from '../words.ts';

/** Posts of the three administrators are given one by one and by hand, never from a list. */
const LISTED_ROLES = ROLES.filter((role) => !isAdmin(role));

const ROLE_SYNONYMS: Partial<Readonly<Record<Role, readonly string[]>>> = {
  handler: ['经办人', '承办员', '办理人'],
  'unit-head': ['负责人', '单位领导', '分管负责人'],
  dispatcher: ['分办员', '派单员'],
  checker: ['审核人', '复核员'],
  'hall-supervisor': ['大厅督察员', '大厅监督员'],
  'discipline-supervisor': ['纪检监察监督员', '纪委监督员'],
  inspector: ['执法人员', '检查人员'],
};

const ROLE_CHOICES: readonly ImportChoice[] = LISTED_ROLES.map((role) => ({
  value: role,
  said: { zh: peopleWords.zh[`people.role.${role}`], en: peopleWords.en[`people.role.${role}`] },
  synonyms: ROLE_SYNONYMS[role] ?? [],
}));

export const STAFF_COLUMNS: readonly ImportColumn[] = [
  importColumn({
    key: 'username',
    said: { zh: '登录名', en: 'sign-in name' },
    required: true,
    synonyms: ['账号', '登录账号', '用户名', '系统账号', '登陆名', '登录帐号', '帐号'],
    max: 40,
    as: 'code',
    note: {
      zh: '3 至 40 位小写字母、数字、点、横线；按它识别同一个人',
      en: '3 to 40 small letters, digits, dots, dashes; a person is known by it',
    },
    example: 'zhangsan',
  }),
  importColumn({
    key: 'name',
    said: { zh: '姓名', en: 'name' },
    required: true,
    synonyms: ['人员姓名', '使用人', '名字'],
    note: { zh: '须与账号已登记的姓名一致', en: 'must be the name the account has' },
    example: '张三',
    max: 60,
  }),
  divisionColumn({ note: { zh: '岗位所管的区划：代码或名称', en: 'the division the post works for: code or name' } }),
  importColumn({
    key: 'unit',
    said: { zh: '单位', en: 'unit' },
    required: true,
    synonyms: ['单位名称', '所在单位', '工作单位', '部门', '所属单位'],
    max: 120,
    note: { zh: '已登记的单位全称', en: 'a registered unit, in full' },
    example: '睢阳区市场监督管理局',
  }),
  importColumn({
    key: 'role',
    said: { zh: '角色', en: 'role' },
    required: true,
    synonyms: ['系统角色', '岗位角色', '权限', '岗位类型'],
    as: 'choice',
    choices: ROLE_CHOICES,
    note: { zh: '三员岗位不能批量导入，须逐个办理', en: 'administrators’ posts are never given from a list' },
    example: '承办人',
    max: 60,
  }),
  importColumn({
    key: 'title',
    said: { zh: '岗位名称', en: 'post' },
    required: true,
    synonyms: ['岗位', '职务', '岗位（职务）'],
    note: { zh: '同一单位内按名称和角色识别同一岗位', en: 'a post is known by unit, name and role' },
    example: '投诉承办岗',
    max: 60,
  }),
  importColumn({
    key: 'from',
    said: { zh: '任岗日期', en: 'from' },
    synonyms: ['起始日期', '开始日期', '任职日期', '到岗日期', '任职时间'],
    max: 40,
    as: 'date',
    note: { zh: '不填为今天', en: 'today where empty' },
    example: '2026-03-01',
  }),
  importColumn({
    key: 'until',
    said: { zh: '任岗至', en: 'until' },
    synonyms: ['截止日期', '结束日期', '离岗日期', '到期日期', '任期至'],
    max: 40,
    as: 'date',
    note: { zh: '最后一天；不填为不限', en: 'the last day; open where empty' },
    example: '2027-02-28',
  }),
];

export const STAFF_REASONS = {
  'username-malformed': {
    zh: '登录名须为 3 至 40 位小写字母、数字、点、横线，以字母或数字开头',
    en: '3 to 40 small letters, digits, dots or dashes, beginning with a letter or digit',
  },
  ...DIVISION_REASONS,
  'unit-unknown': { zh: '没有这个单位', en: 'no such unit' },
  'unit-name-ambiguous': { zh: '同名单位不止一个，请写明区划', en: 'more than one unit has this name' },
  'unit-outside-yours': { zh: '这个单位不归您的岗位管', en: 'this unit is outside your post’s reach' },
  'name-differs': {
    zh: '这个登录名登记的是另一个姓名；请核对，不同的人须用不同的登录名',
    en: 'this sign-in name belongs to another name; different people need different ones',
  },
  'name-differs-above': { zh: '与第 {{hint}} 行同一登录名，姓名却不同', en: 'row {{hint}} has another name for it' },
  'account-elsewhere': { zh: '这个账号归别的区划管', en: 'this account is kept by another division' },
  'account-unknown': {
    zh: '没有这个账号；请系统管理员先开',
    en: 'no such account; the system administrator opens it first',
  },
  'account-closed': { zh: '这个账号已停用', en: 'this account is closed' },
  'post-has-another-role': {
    zh: '这个单位已有同名岗位，角色不同',
    en: 'the unit has a post of this name with another role',
  },
  'post-has-another-role-above': {
    zh: '与第 {{hint}} 行同一岗位，角色却不同',
    en: 'row {{hint}} gives this post another role',
  },
  'post-unknown': {
    zh: '没有这个岗位；请系统管理员先设',
    en: 'no such post; the system administrator makes it first',
  },
  'second-person-needed': {
    zh: '须双人复核（日期早于今天，或涉及监督、审核岗位），请到“人员”里单独办理',
    en: 'takes a second person (a day gone by, or a post that watches or judges): do it in the room of people',
  },
  'not-yourself': { zh: '不能给自己任岗', en: 'nobody gives a post to themselves' },
  'administrators-are-separate': {
    zh: '这个人是系统、安全或审计管理员，不能再任别的岗位',
    en: 'an administrator of the system, of security or of the audit holds no other post',
  },
  'handling-is-separate': {
    zh: '承办岗、单位负责人岗和全辖区的岗位不能由同一人担任',
    en: 'nobody handles for a unit and holds a post over a whole division',
  },
  'before-post': { zh: '早于岗位设立的日期 {{hint}}', en: 'before the post was made, {{hint}}' },
  'ends-before-it-begins': { zh: '任岗至早于任岗日期', en: 'ends before it begins' },
  'holds-since': { zh: '已自 {{hint}} 起任此岗；日期不能改', en: 'holds it since {{hint}}; that cannot be changed' },
  'ends-already': {
    zh: '已定于 {{hint}} 到期；续任请另起一行，写新的任岗日期',
    en: 'ends on {{hint}}; to go on, add a row with a new first day',
  },
} as const satisfies Readonly<Record<string, Said>>;
