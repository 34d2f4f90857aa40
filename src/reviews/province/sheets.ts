/** Sheets of the province's reviews, of the groups of ours that left, and of the systems that have a key. */

import { column, type ListSheet } from '../../formats/index.ts';
import { sayIn } from '../../platform/pages/words.ts';
import { reviewsWords } from '../words.ts';
import type { LeftLine } from './actions-leaving.ts';
import type { ProvinceLine } from './actions-list.ts';
import type { ProvinceSystem } from './model.ts';
import { REASON_MARK } from './rules-province.ts';
import { provinceWords } from './words.ts';

const say = sayIn(provinceWords);
const sayGrade = sayIn(reviewsWords);

/** Headed as the columns that are brought in, so that what was taken away can be brought in again. */
export const provinceSheet: ListSheet<ProvinceLine> = {
  name: 'province-reviews',
  zh: '省好差评',
  en: 'Reviews of the province',
  columns: [
    column.day('day', '评价日期', 'Day', (line) => line.day),
    column.text('number', '评价编号', 'Number', (line) => line.number, { width: 24 }),
    column.text('source', '来源系统', 'Source system', (line) => line.sourceSystem, { width: 20 }),
    column.text('division', '区划', 'Division', (line) => line.division),
    column.text('hall', '大厅名称', 'Hall', (line) => line.hall, { width: 28 }),
    column.text('window', '窗口编号', 'Window', (line) => line.window),
    column.text('unit', '办理单位', 'Unit', (line) => line.unit, { width: 28 }),
    column.text('serviceCode', '事项编码', 'Service code', (line) => line.serviceCode, { beside: 'service' }),
    column.text('service', '事项名称', 'Service item', (line) => line.service, { width: 28 }),
    column.text('grade', '评价等级', 'Grade', (line, lang) => sayGrade(lang, `reviews.grade.${line.grade}`)),
    column.text('isDefault', '是否默认评价', 'Default', (line, lang) =>
      say(lang, line.isDefault ? 'province.yes' : 'province.no'),
    ),
    column.text('reasons', '评价指标', 'Reasons', (line) => line.reasons.join(REASON_MARK), { width: 36 }),
    column.text('channel', '评价渠道', 'Channel', (line, lang) => say(lang, `province.channel.${line.channel}`)),
    column.whole('corrections', '更正次数', 'Corrections', (line) => line.version - 1),
  ],
};

export const leavingSheet: ListSheet<LeftLine> = {
  name: 'leaving-reviews',
  zh: '报出的扫码评议',
  en: 'Reviews that left',
  columns: [
    column.text('number', '报出编号', 'Number', (line) => line.number, { width: 26 }),
    column.text('source', '来源系统', 'Source system', (line) => line.sourceSystem, { beside: 'number', width: 18 }),
    column.text('month', '统计月份', 'Month', (line) => line.month),
    column.text('place', '汇总到', 'Told of', (line, lang) => say(lang, `province.place.${line.place}`), { width: 18 }),
    column.text('division', '区划', 'Division', (line) => line.division),
    column.text('hall', '大厅名称', 'Hall', (line) => line.hall, { width: 28 }),
    column.text('window', '窗口编号', 'Window', (line) => line.window),
    column.text('unit', '办理单位', 'Unit', (line) => line.unit, { width: 28 }),
    column.text('week', '周（周一）', 'Week (Monday)', (line) => line.weekOf),
    column.whole('reviews', '评议数', 'Reviews', (line) => line.reviews),
    column.whole('n5', '非常满意', 'Very satisfied', (line) => line.grades[5]),
    column.whole('n4', '满意', 'Satisfied', (line) => line.grades[4]),
    column.whole('n3', '基本满意', 'Fair', (line) => line.grades[3]),
    column.whole('n2', '不满意', 'Dissatisfied', (line) => line.grades[2]),
    column.whole('n1', '非常不满意', 'Very dissatisfied', (line) => line.grades[1]),
  ],
};

export const systemsSheet: ListSheet<ProvinceSystem & Readonly<{ division: string }>> = {
  name: 'review-systems',
  zh: '好差评接口',
  en: 'Systems of reviews',
  columns: [
    column.text('name', '系统', 'System', (line) => line.name),
    column.text('source', '来源系统', 'Source system', (line) => line.sourceSystem, { width: 20 }),
    column.text('division', '区划', 'Division', (line) => line.division),
    column.text('hint', '末四位', 'Ends in', (line) => line.keyHint),
    column.moment('issued', '签发时间', 'Issued', (line) => line.issuedAt),
    column.day('used', '最近使用', 'Last used', (line) => line.lastUsedWeek),
    column.text('state', '状态', 'State', (line, lang) =>
      say(lang, line.revokedAt === null ? 'province.living' : 'province.revoked'),
    ),
    column.long('reason', '停用理由', 'Why revoked', (line) => line.revokeReason, { beside: 'state' }),
  ],
};
