/** The columns of the sheets by which places are brought in, with the headings offices use for them. */

import type { ImportChoice, ImportColumn } from '../papers/index.ts';
import { ENTITY_KINDS, ENTITY_STATUSES, type EntityKind, type EntityStatus } from './model.ts';
import { placesWords } from './words.ts';

const DIVISION_NOTE = {
  zh: '区划代码或名称，如 411403 或 睢阳区',
  en: 'code or name of the division, such as 411403 or 睢阳区',
};

const column = (
  given: Partial<ImportColumn> & Pick<ImportColumn, 'key' | 'said' | 'note' | 'example'>,
): ImportColumn => ({
  synonyms: [],
  required: false,
  max: 120,
  as: 'text',
  ...given,
});

/** What the registers of market supervision write beside our own words. */
const KIND_SYNONYMS: Readonly<Record<EntityKind, readonly string[]>> = {
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
const STATUS_SYNONYMS: Readonly<Record<EntityStatus, readonly string[]>> = {
  active: ['存续（在营、开业、在册）', '在营（开业）企业', '在营', '在业', '开业', '在册', '正常', '存续在业'],
  dormant: ['歇业中', '停业'],
  'licence-revoked': ['吊销未注销', '吊销，未注销', '吊销营业执照'],
  annulled: ['撤销登记', '已撤销'],
  deregistered: ['已注销', '注销企业', '吊销已注销', '吊销，已注销'],
  'moved-out': ['已迁出', '迁移异地'],
};

const choicesOf = <T extends string>(
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

export const ENTITY_COLUMNS: readonly ImportColumn[] = [
  column({
    key: 'uscc',
    said: { zh: '统一社会信用代码', en: 'credit code' },
    synonyms: [
      '信用代码',
      '社会信用代码',
      '统一代码',
      '统一信用代码',
      '信用代码证号',
      '机构代码',
      'USCC',
      '纳税人识别号',
    ],
    required: true,
    max: 40,
    as: 'code',
    note: { zh: '18 位，按它识别同一主体', en: '18 characters; by it an entity is known again' },
    example: '91411402MA4T040287',
  }),
  column({
    key: 'name',
    said: { zh: '名称', en: 'name' },
    synonyms: [
      '企业名称',
      '主体名称',
      '经营主体名称',
      '市场主体名称',
      '单位名称',
      '公司名称',
      '商户名称',
      '企业（机构）名称',
      '字号名称',
      '企业全称',
    ],
    required: true,
    max: 200,
    note: { zh: '营业执照上的全称', en: 'the full name on the licence' },
    example: '商丘市示例商贸有限公司',
  }),
  column({
    key: 'kind',
    said: { zh: '类型', en: 'kind' },
    synonyms: ['主体类型', '企业类型', '市场主体类型', '经营主体类型', '类别', '主体类别', '企业（机构）类型'],
    required: true,
    max: 60,
    as: 'choice',
    choices: choicesOf(ENTITY_KINDS, 'places.kind.', KIND_SYNONYMS),
    note: { zh: '从下拉列表中选', en: 'one of the list' },
    example: '企业',
  }),
  column({
    key: 'division',
    said: { zh: '区划', en: 'division' },
    synonyms: [
      '行政区划',
      '区划代码',
      '行政区划代码',
      '县区',
      '县（市、区）',
      '县市区',
      '区县',
      '所属区县',
      '所属县区',
      '所属区划',
      '所在县区',
      '所属辖区',
      '辖区',
    ],
    required: true,
    max: 40,
    note: DIVISION_NOTE,
    example: '梁园区',
  }),
  column({
    key: 'township',
    said: { zh: '乡镇街道', en: 'township' },
    synonyms: ['乡镇', '街道', '乡镇（街道）', '街道乡镇', '所属乡镇', '所属街道'],
    max: 40,
    note: { zh: '可不填', en: 'may be empty' },
    example: '',
  }),
  column({
    key: 'status',
    said: { zh: '登记状态', en: 'status' },
    synonyms: ['状态', '经营状态', '企业状态', '主体状态', '登记经营状态', '注册状态'],
    max: 40,
    as: 'choice',
    choices: choicesOf(ENTITY_STATUSES, 'places.status.', STATUS_SYNONYMS),
    note: { zh: '不填为存续（新登记）或维持原状', en: 'empty: active, or as registered' },
    example: '存续',
  }),
  column({
    key: 'siShang',
    said: { zh: '四上', en: 'above scale' },
    synonyms: ['四上企业', '是否四上', '是否四上企业', '规上', '规上企业', '是否规上'],
    max: 10,
    as: 'choice',
    choices: YES_NO,
    note: { zh: '是或否；不填为否或维持原状', en: 'yes or no; empty: no, or as registered' },
    example: '否',
  }),
  column({
    key: 'openedOn',
    said: { zh: '成立日期', en: 'established on' },
    synonyms: ['注册日期', '登记日期', '成立时间', '开业日期', '设立日期', '核准设立日期', '注册时间'],
    max: 40,
    as: 'date',
    note: { zh: '如 2024-03-05、2024/3/5、2024年3月5日', en: 'such as 2024-03-05' },
    example: '2024-03-05',
  }),
];

export const WINDOW_COLUMNS: readonly ImportColumn[] = [
  column({
    key: 'division',
    said: { zh: '区划', en: 'division' },
    synonyms: [
      '行政区划',
      '区划代码',
      '行政区划代码',
      '县区',
      '县（市、区）',
      '县市区',
      '区县',
      '所属区县',
      '所属县区',
      '所属区划',
      '大厅所在区划',
    ],
    required: true,
    max: 40,
    note: DIVISION_NOTE,
    example: '睢阳区',
  }),
  column({
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
  column({
    key: 'hallUnit',
    said: { zh: '大厅管理单位', en: 'hall unit' },
    synonyms: ['管理单位', '大厅主管单位', '主管单位', '大厅运行单位'],
    note: { zh: '新大厅必填；已登记的大厅可不填', en: 'needed for a hall that is new' },
    example: '睢阳区政务服务中心管理办公室',
  }),
  column({
    key: 'address',
    said: { zh: '大厅地址', en: 'address' },
    synonyms: ['地址', '办公地址', '大厅详细地址'],
    max: 200,
    note: { zh: '可不填', en: 'may be empty' },
    example: '神火大道 1 号',
  }),
  column({
    key: 'hours',
    said: { zh: '开放时间', en: 'hours' },
    synonyms: ['办公时间', '工作时间', '服务时间'],
    max: 200,
    note: { zh: '可不填', en: 'may be empty' },
    example: '周一至周五 9:00–17:00',
  }),
  column({
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
  column({
    key: 'window',
    said: { zh: '窗口名称', en: 'window' },
    synonyms: ['窗口', '窗口名', '服务窗口'],
    required: true,
    note: { zh: '窗口牌上的名称', en: 'as it stands over the window' },
    example: '企业开办窗口',
  }),
  column({
    key: 'unit',
    said: { zh: '进驻单位', en: 'unit' },
    synonyms: ['入驻单位', '所属单位', '派驻单位', '责任单位', '窗口单位', '进驻部门', '入驻部门', '部门'],
    required: true,
    note: { zh: '已登记的单位全称', en: 'the full name of a registered unit' },
    example: '睢阳区市场监督管理局',
  }),
  column({
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
  'division-unknown': { zh: '没有这个区划', en: 'no such division' },
  'division-outside-yours': { zh: '这个区划不归您的岗位管', en: 'this division is outside your post’s reach' },
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
