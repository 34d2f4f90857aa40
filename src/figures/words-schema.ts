/** Definitions of columns, measures and notes of open tables, published as the schema and on the method page. */

import type { Lang } from '../platform/pages/words.ts';
import type { Column, Measure, Note } from './open/model-open.ts';

type Both = Readonly<Record<Lang, string>>;

const columns: Readonly<Record<Column, Both>> = {
  measure: { zh: '指标', en: 'what is counted' },
  unit: { zh: '单位：count 个数，share 比例（0 到 1），days 天', en: 'unit: count, share (0 to 1), days' },
  place_kind: {
    zh: '地方的种类：city 全市，county 县（市、区），hall 大厅，window 窗口，service 服务事项',
    en: 'city, county, hall, window or service item',
  },
  place_code: {
    zh: '区划代码；大厅、窗口是编号，事项是名称',
    en: 'division code; for halls and windows their id, for service items their name',
  },
  place_name: { zh: '名称', en: 'name' },
  within: {
    zh: '大厅所在县（市、区）的代码，窗口所在大厅的编号，事项所在的市',
    en: 'county of a hall, hall of a window, city of a service item',
  },
  from: { zh: '第一天（含）', en: 'first day, included' },
  to: { zh: '最后一天（含）', en: 'last day, included' },
  value: { zh: '数值；空的见 note', en: 'the figure; where empty, see note' },
  low: { zh: '可信范围的下限', en: 'lower end of the interval' },
  high: { zh: '可信范围的上限', en: 'upper end of the interval' },
  note: { zh: '怎么读这个数', en: 'how to read the figure' },
  group: {
    zh: '同一个表里同一种地方按好评率分的组，1 最高；上一组的每一个都明显高于下一组的每一个',
    en: 'group by satisfaction among places of one kind in one table, 1 the highest; each of one group lies surely above each of the next',
  },
  rank_from: { zh: '最好可能第几位', en: 'best possible place' },
  rank_to: { zh: '最差可能第几位', en: 'worst possible place' },
  procedure: {
    zh: '事项的种类：bad-review 差评，scan-complaint 投诉，request 企业诉求，opinion 意见建议；空的是全部',
    en: 'kind of work: bad-review, scan-complaint, request, opinion; empty: all of them',
  },
  phase: {
    zh: '用时算到哪一步：accepted 受理，dispatched 交办，signed 签收，answered 答复，closed 办结',
    en: 'the phase a time leads to: accepted, dispatched, signed, answered, closed',
  },
  taken_over: {
    zh: '接收的历史评价：all 全部来自原系统，part 一部分来自原系统；空的没有',
    en: 'reviews taken over from an older system: all, part, or empty for none',
  },
};

const measures: Readonly<Record<Measure, Both>> = {
  windows: { zh: '贴着有效评议码的窗口', en: 'windows at which a living code hangs' },
  'coded-enterprises': { zh: '有有效企业服务码的经营主体', en: 'business entities with a living business code' },
  entities: { zh: '登记在册、没有注销的经营主体', en: 'business entities whose registration has not ended' },
  reviews: {
    zh: '扫码评价，不含被认定为恶意刷分而作废的',
    en: 'reviews by scanning, without those discarded as malicious',
  },
  satisfaction: {
    zh: '好评率：非常满意、满意、基本满意占全部评价的比例（国办发〔2019〕51号）',
    en: 'the upper three of five grades among all reviews (State Council Office 2019 no. 51)',
  },
  'satisfaction-weighted': {
    zh: '好评率，带刷分迹象的评价降权后',
    en: 'satisfaction with reviews under a sign of fraud weighing less',
  },
  participation: { zh: '参评率：评价数除以办件数', en: 'reviews divided by the number served' },
  received: {
    zh: '收到事项：差评、投诉、建议、求助登记的件数；检举控告依规不公开',
    en: 'matters received: bad reviews, complaints, suggestions, requests; discipline leads are not published by law',
  },
  closed: {
    zh: '已办结，按办结的月份；办结不等于解决',
    en: 'closed, by the month of closing; closed does not mean resolved',
  },
  resolved: {
    zh: '其中由投诉人（没有回执的由上一级大厅监督员）认定解决的',
    en: 'of these resolved, said the complainant (without a receipt: the hall supervisor of the level above)',
  },
  open: {
    zh: '在办：没有办结、不予受理、终止、移送或并办的；舍到十位',
    en: 'open: not closed, refused, terminated, handed over or merged; to the ten below',
  },
  overdue: {
    zh: '在办里当前期限已过的；舍到十位',
    en: 'open, and the present limit has passed; to the ten below',
  },
  'days-half': {
    zh: '从收到起，几个自然日之内一半的事项走到这一步；还在等的也算在内（卡普兰–迈耶法）',
    en: 'within how many calendar days of receipt half of the matters got to the phase, those still waiting counted (Kaplan–Meier)',
  },
  'days-ninety': {
    zh: '同上，九成的事项',
    en: 'the same for nine in ten of them',
  },
};

const notes: Readonly<Record<Note, Both>> = {
  exact: { zh: '照实', en: 'as counted' },
  'at-least': { zh: '不少于：有几个月不能计入', en: 'at least: some months may not be counted in' },
  about: {
    zh: '个数舍到十位，比例取整到 1%，范围向外取整',
    en: 'a count to the ten below, a share to the whole percent, its interval outwards',
  },
  hidden: {
    zh: '少于五，或者写出来会让人推算出一个少于五的数；第一次公布时藏起来的一直藏着。在办和超期：少于十',
    en: 'fewer than five, or a number that would give such a one away; what was hidden when first told stays hidden. Of open and overdue: fewer than ten',
  },
  'not-enough-data': { zh: '不足 30 条评价，或者不足 5 件', en: 'fewer than 30 reviews, or than 5 matters' },
  'not-reported': { zh: '没有上报办件量', en: 'nobody reported how many were served' },
  'not-reached': { zh: '还没有这么多事项走到这一步', en: 'so many have not got there yet' },
};

const datatypes: Readonly<Record<Column, 'string' | 'date' | 'number' | 'integer'>> = {
  measure: 'string',
  unit: 'string',
  place_kind: 'string',
  place_code: 'string',
  place_name: 'string',
  within: 'string',
  from: 'date',
  to: 'date',
  value: 'number',
  low: 'number',
  high: 'number',
  note: 'string',
  group: 'integer',
  rank_from: 'integer',
  rank_to: 'integer',
  procedure: 'string',
  phase: 'string',
  taken_over: 'string',
};

export const schemaWords = { columns, measures, notes, datatypes };
