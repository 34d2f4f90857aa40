/** The columns of the sheets by which places are brought in, with the headings offices use for them. */

import type { ImportChoice, ImportColumn } from '../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, importColumn } from '../kernel/import-rows.ts';
import type { EntityKind, EntityStatus } from './model.ts';
import { placesWords } from './words.ts';

/** Synonyms from the registers of market supervision. */
export const KIND_SYNONYMS: Readonly<Record<EntityKind, readonly string[]>> = {
  enterprise: [
    '公司',
    '有限责任公司',
    '有限公司',
    '股份有限公司',
    '内资企业',
    '私营企业',
    '国有企业',
    '集体企业',
    '外资企业',
    '外商投资企业',
    '个人独资企业',
    '合伙企业',
    '普通合伙企业',
    '有限合伙企业',
    '全民所有制',
    '集体所有制',
    '企业分支机构',
    '分公司',
    '有限责任公司分公司',
  ],
  'sole-trader': ['个体', '个体户', '个体工商', '个体经营'],
  cooperative: ['合作社', '专业合作社', '农民合作社', '农民专业合作社联合社', '农民专业合作社分支机构'],
  'foreign-branch': ['外国企业分支机构', '外国公司分公司', '外国企业常驻代表机构'],
  other: [],
};
export const STATUS_SYNONYMS: Readonly<Record<EntityStatus, readonly string[]>> = {
  active: ['存续（在营、开业、在册）', '在营（开业）企业', '在营', '在业', '开业', '在册', '正常', '存续在业'],
  dormant: ['歇业中', '停业'],
  'licence-revoked': ['吊销未注销', '吊销，未注销', '吊销营业执照'],
  annulled: ['撤销登记', '已撤销'],
  deregistered: ['已注销', '注销企业', '吊销已注销', '吊销，已注销'],
  'moved-out': ['已迁出', '迁移异地'],
};

export const choicesOf = <T extends string>(
  values: readonly T[],
  prefix: 'places.kind.' | 'places.status.',
  synonyms: Readonly<Record<T, readonly string[]>>,
): readonly ImportChoice[] => {
  const { zh, en } = placesWords as Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>>;
  return values.map((value) => ({
    value,
    said: { zh: zh[`${prefix}${value}`] ?? value, en: en[`${prefix}${value}`] ?? value },
    synonyms: synonyms[value],
  }));
};

export const YES_NO: readonly ImportChoice[] = [
  { value: 'true', said: { zh: '是', en: 'yes' }, synonyms: ['1', '√', 'Y', '对', '有'] },
  { value: 'false', said: { zh: '否', en: 'no' }, synonyms: ['0', '×', 'N', '非', '无', '不是'] },
];

export const WINDOW_COLUMNS: readonly ImportColumn[] = [
  divisionColumn(),
  importColumn({
    key: 'hall',
    said: { zh: '大厅名称', en: 'hall' },
    synonyms: [
      '大厅',
      '政务服务大厅',
      '办事大厅',
      '服务大厅',
      '中心名称',
      '政务服务中心',
      '大厅（中心）名称',
      '便民服务中心',
    ],
    required: true,
    note: { zh: '同一大厅的各行写法一致；合并单元格可以', en: 'the same in every row of a hall; merged cells will do' },
    example: '睢阳区政务服务中心',
  }),
  importColumn({
    key: 'hallUnit',
    said: { zh: '大厅管理单位', en: 'hall unit' },
    synonyms: ['管理单位', '大厅主管单位', '主管单位', '大厅运行单位'],
    note: { zh: '新大厅必填；已登记的大厅可不填', en: 'needed for a hall that is new' },
    example: '睢阳区政务服务中心管理办公室',
  }),
  importColumn({
    key: 'address',
    said: { zh: '大厅地址', en: 'address' },
    synonyms: ['地址', '办公地址', '大厅详细地址'],
    max: 200,
    note: { zh: '可不填', en: 'may be empty' },
    example: '神火大道 1 号',
  }),
  importColumn({
    key: 'hours',
    said: { zh: '开放时间', en: 'hours' },
    synonyms: ['办公时间', '工作时间', '服务时间'],
    max: 200,
    note: { zh: '可不填', en: 'may be empty' },
    example: '周一至周五 9:00–17:00',
  }),
  importColumn({
    key: 'number',
    said: { zh: '窗口编号', en: 'number' },
    synonyms: ['窗口号', '编号', '窗口序号', '号码', '窗口号码'],
    required: true,
    max: 20,
    mark: true,
    note: {
      zh: '大厅内唯一，按“大厅＋编号”识别同一窗口',
      en: 'one of its kind in the hall; hall and number make a window known',
    },
    example: 'A01',
  }),
  importColumn({
    key: 'window',
    said: { zh: '窗口名称', en: 'window' },
    synonyms: ['窗口', '窗口名', '服务窗口'],
    required: true,
    note: { zh: '窗口牌上的名称', en: 'as it stands over the window' },
    example: '企业开办窗口',
  }),
  importColumn({
    key: 'unit',
    said: { zh: '进驻单位', en: 'unit' },
    synonyms: ['入驻单位', '所属单位', '派驻单位', '责任单位', '窗口单位', '进驻部门', '入驻部门', '部门'],
    required: true,
    note: { zh: '已登记的单位全称', en: 'the full name of a registered unit' },
    example: '睢阳区市场监督管理局',
  }),
  importColumn({
    key: 'services',
    said: { zh: '服务事项', en: 'services' },
    synonyms: ['办理事项', '事项', '业务范围', '受理事项'],
    max: 2000,
    note: { zh: '可不填', en: 'may be empty' },
    example: '企业设立、变更、注销登记',
  }),
];

export const PLACES_REASONS = {
  'uscc-length': {
    zh: '统一社会信用代码应为 18 位，这里是 {{hint}} 位',
    en: 'a credit code has 18 characters, this one {{hint}}',
  },
  'uscc-letter': { zh: '统一社会信用代码里不会有“{{hint}}”', en: '“{{hint}}” never occurs in a credit code' },
  'uscc-wrong': {
    zh: '校验码不对：照前 17 位，最后一位应为 {{hint}}；请核对整个代码',
    en: 'wrong check character: after the first 17 it would be {{hint}}; check the whole code',
  },
  ...DIVISION_REASONS,
  'township-not-in-division': {
    zh: '这个乡镇（街道）不在所填的县（市、区）里',
    en: 'this township does not lie in that county',
  },
  'unit-unknown': { zh: '没有这个单位；请先导入单位，或核对名称', en: 'no such unit' },
  'unit-name-ambiguous': { zh: '有多个同名单位，请填单位编号', en: 'several units have this name; give the unit’s id' },
  'not-yet': { zh: '日期晚于今天', en: 'later than today' },
  'hall-needs-unit': { zh: '这个大厅还没有登记，请填大厅管理单位', en: 'this hall is new: its unit must be given' },
  'belongs-to-another-division': { zh: '已登记在不归您管的区划', en: 'is registered in a division outside your reach' },
} as const;
