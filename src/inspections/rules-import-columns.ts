/** Columns of the lists of agencies, officers and items, and the faults of their rows. */

import type { ImportChoice, ImportColumn, Said } from '../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, importColumn } from '../kernel/import-rows.ts';
import { ITEM_LEVELS, POWERS } from './model.ts';
import { inspectionsWords } from './words.ts';

type Choosable = `inspections.power.${(typeof POWERS)[number]}` | `inspections.level.${(typeof ITEM_LEVELS)[number]}`;

const choice = (value: string, word: Choosable, synonyms: readonly string[]): ImportChoice => ({
  value,
  said: { zh: inspectionsWords.zh[word], en: inspectionsWords.en[word] },
  synonyms,
});

const POWER_SYNONYMS = {
  own: ['行政机关', '法定职权', '自身职权', '法定', '本机关职权'],
  authorised: ['授权组织', '法律法规授权', '法律法规授权组织', '授权'],
  entrusted: ['委托', '受委托', '委托执法', '依法委托'],
} as const;
const LEVEL_SYNONYMS = {
  province: ['省', '省直'],
  city: ['市', '市直', '设区的市级'],
  county: ['县', '县级', '区级', '县区级', '县（区）级'],
  township: ['乡镇', '乡镇级', '街道', '乡级'],
} as const;

const unit = (given: Partial<ImportColumn> & Pick<ImportColumn, 'said' | 'note'>): ImportColumn =>
  importColumn({
    key: 'unit',
    synonyms: ['单位', '单位名称', '机构名称', '执法机关', '执法主体', '执法单位', '实施机关', '所属机构', '所属单位'],
    required: true,
    example: '睢阳区市场监督管理局',
    ...given,
  });
const OF_AGENCY = unit({
  said: { zh: '执法机构', en: 'agency' },
  note: { zh: '已登记的执法机构全称', en: 'a registered agency, in full' },
});
const DIVISION = divisionColumn({
  note: { zh: '执法机构所在区划：代码或名称', en: 'division of the agency: code or name' },
});
const law = (example: string): ImportColumn =>
  importColumn({
    key: 'law',
    said: { zh: '法律依据', en: 'legal basis' },
    synonyms: ['依据', '执法依据', '检查依据', '法定依据', '职权依据', '授权依据'],
    required: true,
    max: 400,
    note: { zh: '法律、法规、规章的名称和条款', en: 'name and article of the law or regulation' },
    example,
  });
const from = (said: Said, synonyms: readonly string[]): ImportColumn =>
  importColumn({
    ...{ key: 'from', said, synonyms, required: true, max: 40, as: 'date', example: '2026-01-01' },
    note: {
      zh: '改变内容时另写新的起始日期，原来的保留',
      en: 'with other facts a new first day; the former ones stay',
    },
  });
const until = (said: Said, synonyms: readonly string[], given: Partial<ImportColumn> = {}): ImportColumn =>
  importColumn({
    ...{ key: 'until', said, synonyms, max: 40, as: 'date', example: '' },
    note: { zh: '最后一天；不填为不限或维持原状', en: 'the last day; open, or as registered, where empty' },
    ...given,
  });

export const AGENCY_COLUMNS: readonly ImportColumn[] = [
  unit({
    said: { zh: '单位', en: 'unit' },
    note: { zh: '已登记的单位全称；按它识别同一执法机构', en: 'a registered unit, in full; by it an agency is known' },
  }),
  DIVISION,
  importColumn({
    key: 'power',
    said: { zh: '执法主体类型', en: 'kind of power' },
    synonyms: ['主体类型', '执法资格', '职权类型', '类型', '机构类型', '职权来源'],
    required: true,
    as: 'choice',
    max: 60,
    choices: POWERS.map((value) => choice(value, `inspections.power.${value}`, POWER_SYNONYMS[value])),
    note: { zh: '从下拉列表中选', en: 'one of the list' },
    example: '行政机关（法定职权）',
  }),
  importColumn({
    key: 'entrusting',
    said: { zh: '委托机关', en: 'entrusting organ' },
    synonyms: ['委托单位', '委托方'],
    note: { zh: '受委托组织必填：以谁的名义检查', en: 'needed of an entrusted one: in whose name it acts' },
    example: '',
  }),
  law('《食品安全法》第一百一十条'),
  from({ zh: '生效日期', en: 'from' }, ['起始日期', '自', '生效时间', '确认日期']),
  until({ zh: '失效日期', en: 'until' }, ['截止日期', '终止日期', '失效时间', '至']),
];

export const OFFICER_COLUMNS: readonly ImportColumn[] = [
  importColumn({
    key: 'licence',
    said: { zh: '执法证号', en: 'licence number' },
    synonyms: ['证号', '证件号', '执法证编号', '行政执法证号', '执法证件号', '证件编号', '行政执法证编号'],
    required: true,
    max: 40,
    as: 'code',
    note: { zh: '《河南省行政执法证》编号；按它识别同一证件', en: 'number of the licence; by it a licence is known' },
    example: '16140301001',
  }),
  importColumn({
    key: 'name',
    said: { zh: '姓名', en: 'name' },
    synonyms: ['执法人员', '持证人', '持证人姓名', '人员姓名'],
    required: true,
    max: 60,
    note: { zh: '证件上的姓名', en: 'as on the licence' },
    example: '张三',
  }),
  OF_AGENCY,
  DIVISION,
  importColumn({
    key: 'username',
    said: { zh: '登录名', en: 'sign-in name' },
    synonyms: ['账号', '登录账号', '用户名', '系统账号'],
    max: 40,
    as: 'code',
    note: {
      zh: '有账号的填；没有的不能自己登记检查',
      en: 'of whoever has an account; without one nobody files by themselves',
    },
    example: '',
  }),
  from({ zh: '发证日期', en: 'issued on' }, ['有效期自', '有效期起', '起始日期', '发证时间']),
  until({ zh: '有效期至', en: 'valid until' }, ['有效期止', '截止日期', '到期日期', '有效期'], {
    required: true,
    note: { zh: '最后一天；收回证件时改成收回的那天', en: 'the last day; of a licence taken back, that day' },
    example: '2030-12-31',
  }),
];

export const ITEM_COLUMNS: readonly ImportColumn[] = [
  importColumn({
    key: 'code',
    said: { zh: '事项编码', en: 'item code' },
    synonyms: ['编码', '事项代码', '检查事项编码', '实施编码', '编号'],
    required: true,
    max: 60,
    as: 'code',
    note: { zh: '按“执法机构＋编码”识别同一事项', en: 'agency and code make an item known' },
    example: 'SP-001',
  }),
  importColumn({
    key: 'name',
    said: { zh: '事项名称', en: 'item' },
    synonyms: ['检查事项', '检查事项名称', '名称', '事项'],
    required: true,
    max: 200,
    note: { zh: '公布的名称', en: 'as published' },
    example: '对食品生产经营的监督检查',
  }),
  law('《食品安全法》第一百零九条'),
  importColumn({
    key: 'level',
    said: { zh: '实施层级', en: 'level' },
    synonyms: ['层级', '行使层级', '执法层级', '检查层级'],
    required: true,
    as: 'choice',
    max: 40,
    choices: ITEM_LEVELS.map((value) => choice(value, `inspections.level.${value}`, LEVEL_SYNONYMS[value])),
    note: { zh: '从下拉列表中选', en: 'one of the list' },
    example: '县（市、区）级',
  }),
  OF_AGENCY,
  DIVISION,
  importColumn({
    key: 'cap',
    said: { zh: '年度频次上限', en: 'times a year' },
    synonyms: ['频次上限', '年度上限', '检查频次', '年度检查频次上限', '年检查次数上限'],
    max: 10,
    note: {
      zh: '对同一企业一年最多几次，只写数字；没有公布的不填',
      en: 'at most for one firm, a number; empty where none is published',
    },
    example: '2',
  }),
  from({ zh: '公布日期', en: 'published on' }, ['生效日期', '公布时间', '起始日期']),
  until({ zh: '停用日期', en: 'until' }, ['失效日期', '截止日期', '取消日期', '终止日期']),
];

export const REGISTER_REASONS = {
  ...DIVISION_REASONS,
  'unit-unknown': { zh: '没有这个单位', en: 'no such unit' },
  'unit-name-ambiguous': { zh: '同名单位不止一个，请写明区划', en: 'more than one unit has this name' },
  'unit-outside-yours': { zh: '这个单位不归您的岗位管', en: 'this unit is outside your post’s reach' },
  'not-an-agency': {
    zh: '这个单位在起始日期不是有效的执法机构；请先导入执法机构',
    en: 'this unit is no agency in force on the first day; bring in the agency first',
  },
  'entrusting-missing': { zh: '受委托组织须写明委托机关', en: 'an entrusted one needs its entrusting organ' },
  'entrusting-needless': { zh: '只有受委托组织才写委托机关', en: 'only an entrusted one has an entrusting organ' },
  'entrusting-itself': { zh: '委托机关不能是它自己', en: 'nobody entrusts themselves' },
  'ends-before-it-begins': { zh: '早于起始日期', en: 'ends before it begins' },
  'licence-short': { zh: '证号至少 4 位', en: 'at least 4 characters' },
  'cap-no-number': { zh: '写 1 至 366 的整数', en: 'a whole number from 1 to 366' },
  'account-unknown': { zh: '没有这个账号，或者已停用', en: 'no such account, or it is closed' },
  'account-name-differs': { zh: '账号登记的姓名是“{{hint}}”', en: 'the account is that of {{hint}}' },
  'version-stands': {
    zh: '{{hint}} 起的这一条已登记，内容不能改；内容变了，请写新的起始日期',
    en: 'what holds from {{hint}} is kept and stands; with other facts give a new first day',
  },
  'begins-before-latest': {
    zh: '已有 {{hint}} 起的一条，新的必须更晚',
    en: 'must be later than {{hint}}, from which one holds',
  },
  'begins-before-today': {
    zh: '已有登记的，新的一条不能早于今天（{{hint}}）',
    en: 'a following one cannot begin before today, {{hint}}',
  },
  'ends-before-today': {
    zh: '已登记的，不能改成在今天（{{hint}}）之前失效',
    en: 'what is kept cannot be made to end before today, {{hint}}',
  },
  'followed-already': {
    zh: '{{hint}} 起的这一条之后已有新的一条，不能再改',
    en: 'another follows the one from {{hint}}, which stands',
  },
} as const satisfies Readonly<Record<string, Said>>;
