/** The fields of a review of the province: columns of its sheet and members of its JSON, under the same names. */

import type { ImportColumn } from '../../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, importColumn } from '../../kernel/import-rows.ts';
import { GRADE_CHOICES } from '../import/rules-import.ts';
import type { Channel } from './model.ts';

const CHANNEL_WORDS: readonly (readonly [Channel, string, string, readonly string[]])[] = [
  ['PJQ', '评价器', 'device on the counter', ['窗口评价器', '评价机']],
  ['QR', '二维码', 'code', ['静态二维码', '扫码']],
  ['PC', '网上', 'web', ['网页', '门户', '电脑端', '政务服务网']],
  ['APP', '移动端', 'mobile', ['手机', '小程序', '豫事办']],
  ['KIOSK', '自助终端', 'kiosk', ['自助机']],
  ['SMS', '短信', 'text message', []],
  ['HOTLINE', '热线', 'hotline', ['12345', '电话']],
  ['OTHER', '其他', 'other', []],
];
export const CHANNEL_CHOICES = CHANNEL_WORDS.map(([value, zh, en, synonyms]) => ({
  value,
  said: { zh, en },
  synonyms,
}));

export const MOST_REASONS = 10;
export const MOST_REASON = 40;

/** Keys are the members of the JSON. */
export const PROVINCE_COLUMNS: readonly ImportColumn[] = [
  importColumn({
    key: 'sourceSystem',
    said: { zh: '来源系统', en: 'source system' },
    synonyms: ['系统名称', '来源', '数据来源', '系统编码'],
    required: true,
    max: 60,
    note: { zh: '省系统的名称，全表一致', en: 'name of the province’s system, the same throughout' },
    example: '示例省好差评系统',
  }),
  importColumn({
    key: 'number',
    said: { zh: '评价编号', en: 'number' },
    synonyms: ['原编号', '编号', '流水号', '评价流水号', '业务流水号', '评价ID'],
    required: true,
    as: 'code',
    note: { zh: '在那个系统里的唯一编号', en: 'its own number in that system' },
    example: 'HCP-2026-000001',
  }),
  divisionColumn({
    required: false,
    note: { zh: '大厅或单位的名称全市唯一时可不填', en: 'may be empty where hall or unit is the only one of its name' },
  }),
  importColumn({
    key: 'windowCode',
    said: { zh: '评议码', en: 'code of the window' },
    synonyms: ['窗口评议码', '码牌编号'],
    max: 20,
    as: 'code',
    note: { zh: '码牌上的十位评议码，作废的也认', en: 'ten characters on the plaque, revoked ones too' },
    example: '',
  }),
  importColumn({
    key: 'hall',
    said: { zh: '大厅名称', en: 'hall' },
    synonyms: ['大厅', '政务服务大厅', '办事大厅', '服务大厅', '中心名称'],
    note: { zh: '已登记的大厅，和窗口编号一起填', en: 'a registered hall, together with the window' },
    example: '睢阳区政务服务中心',
  }),
  importColumn({
    key: 'window',
    said: { zh: '窗口编号', en: 'window number' },
    synonyms: ['窗口号', '窗口', '窗口号码'],
    max: 20,
    mark: true,
    note: { zh: '已登记的窗口', en: 'a registered window' },
    example: 'A01',
  }),
  importColumn({
    key: 'unit',
    said: { zh: '办理单位', en: 'unit' },
    synonyms: ['单位', '部门', '实施部门', '服务部门', '被评价单位', 'serviceDepartment'],
    note: { zh: '没有窗口的（网上办理）填单位名称', en: 'where there is no window: the unit, by its name' },
    example: '',
  }),
  importColumn({
    key: 'serviceCode',
    said: { zh: '事项编码', en: 'service code' },
    synonyms: ['事项代码', '实施编码', 'serviceCode'],
    max: 64,
    as: 'code',
    note: { zh: '省系统里的事项编码', en: 'code of the service item in that system' },
    example: '',
  }),
  importColumn({
    key: 'service',
    said: { zh: '事项名称', en: 'service item' },
    synonyms: ['事项', '办理事项', '服务事项', 'serviceName'],
    note: { zh: '事项名称，不写办事人和项目', en: 'name of the item; no person, no project' },
    example: '不动产转移登记',
  }),
  importColumn({
    key: 'grade',
    said: { zh: '评价等级', en: 'grade' },
    synonyms: ['评价结果', '满意度', '评价', '评分', '星级', '等级'],
    required: true,
    max: 20,
    as: 'choice',
    choices: GRADE_CHOICES,
    note: { zh: '五级，从下拉列表中选', en: 'one of five' },
    example: '非常满意',
  }),
  importColumn({
    key: 'reasons',
    said: { zh: '评价指标', en: 'reasons' },
    synonyms: ['差评原因', '评价标签', '原因', '分项评价'],
    max: MOST_REASONS * (MOST_REASON + 1),
    note: {
      zh: '选中的指标名称，用顿号隔开；不收自由填写的文字',
      en: 'names of what was ticked, with commas; no words of one’s own',
    },
    example: '服务态度、办事效率',
  }),
  importColumn({
    key: 'isDefault',
    said: { zh: '是否默认评价', en: 'default' },
    synonyms: ['默认评价', '是否默认', '默认好评', '系统默认'],
    max: 20,
    as: 'choice',
    choices: [
      { value: 'true', said: { zh: '是', en: 'yes' }, synonyms: ['1', 'Y', '默认'] },
      { value: 'false', said: { zh: '否', en: 'no' }, synonyms: ['0', 'N', '主动'] },
    ],
    note: { zh: '没有人评、由系统记的填“是”；不填就是“否”', en: 'yes where nobody rated; empty means no' },
    example: '否',
  }),
  importColumn({
    key: 'day',
    said: { zh: '评价日期', en: 'day' },
    synonyms: ['评价时间', '提交时间', '日期', '时间'],
    required: true,
    max: 40,
    as: 'date',
    note: { zh: '到日为止，时刻不留', en: 'the day alone; the time is not kept' },
    example: '2026-03-05',
  }),
  importColumn({
    key: 'channel',
    said: { zh: '评价渠道', en: 'channel' },
    synonyms: ['渠道', '评价方式', '评价来源', 'evaluateChannel'],
    required: true,
    max: 20,
    as: 'choice',
    choices: CHANNEL_CHOICES,
    note: { zh: '从下拉列表中选', en: 'one of the list' },
    example: '评价器',
  }),
];

export const PROVINCE_REASONS = {
  ...DIVISION_REASONS,
  ours: {
    zh: '这是本市自己报出去的评价，不能再当省里的收回来',
    en: 'it left this city as one of ours; it is not taken back as the province’s',
  },
  'counted-already': {
    zh: '这条评价已经作为旧系统评价导入过，不重复计',
    en: 'was brought in as a review of an older system; it is not counted twice',
  },
  'not-yet': { zh: '日期晚于今天', en: 'later than today' },
  'place-missing': {
    zh: '评议码、大厅和窗口编号、办理单位至少填一样',
    en: 'name the window by its code or by hall and number, or the unit',
  },
  'code-unknown': { zh: '没有这个评议码', en: 'no such code of a window' },
  'hall-unknown': {
    zh: '没有这个大厅，或全市不止一个同名（请填区划）',
    en: 'no such hall, or more than one (give the division)',
  },
  'hall-missing': { zh: '填了窗口编号，还要填大厅', en: 'a window number needs its hall' },
  'window-unknown': { zh: '这个大厅没有这个窗口', en: 'this hall has no such window' },
  'place-disagrees': { zh: '和评议码所在的窗口不是同一处', en: 'is not where the code hangs' },
  'division-perhaps': { zh: '没有这个区划；您是不是指：{{hint}}', en: 'no such division; do you mean {{hint}}' },
  'unit-perhaps': { zh: '没有这个单位；您是不是指：{{hint}}', en: 'no such unit; do you mean {{hint}}' },
  'unit-unknown': { zh: '没有这个单位', en: 'no such unit' },
  'unit-name-ambiguous': { zh: '不止一个同名单位，请填区划', en: 'more than one unit of this name; give the division' },
  'unit-outside-yours': { zh: '这个单位不归您的岗位管', en: 'this unit is outside your reach' },
  'too-many-reasons': { zh: '最多 {{hint}} 项', en: 'at most {{hint}}' },
  'reason-too-long': {
    zh: '每项最多 {{hint}} 个字：只收指标名称',
    en: 'at most {{hint}} characters each: names of what was ticked',
  },
  'looks-personal': {
    zh: '像是电话、证件或办件编号：评价人的信息不能送，请去掉',
    en: 'looks like the number of a telephone, a document or a file: nothing of whoever rated may be sent',
  },
} as const;
