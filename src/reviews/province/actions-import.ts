/** Import kind of the province's reviews: the columns and the judgement of the port, for systems that only give sheets. */

import type { ImportKind, StagedRow } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { localDateOf } from '../../kernel/time.ts';
import { directoryOf, divisionTree, type Importer } from '../../people/index.ts';
import { windowSpots } from '../../places/index.ts';
import { reviewsAccess } from '../access.ts';
import { provinceReviewOf, recordProvinceReviews } from './actions-record.ts';
import { PROVINCE_COLUMNS, PROVINCE_REASONS } from './model-columns.ts';
import { PROVINCE_FIELDS, provinceReader } from './rules-province.ts';
import { countedAlready, holdProvince, provinceComparison, provinceFacts, reviewsOfNumbers } from './store-province.ts';

/** Headings of columns that hold what nobody may keep of whoever rated: who they are, where they are reached, their own words. */
const OF_PERSONS = new RegExp(
  [
    '姓名|联系|申请人|评价人|办事人|当事人|经办人|电话|手机|证件|证照号|身份证|地址|住址|邮箱|微信|QQ',
    '(?:^|user|person|people|applicant|customer|client|citizen|agent|real|full|first|last)[ _]?name$|phone|mobile|contact|address|card|cert|mail|wechat',
    '评价内容|文字评价|留言|意见|评语|建议|备注|writing|comment|remark',
  ].join('|'),
  'i',
);

export const provinceReviews: ImportKind<Importer> = {
  name: 'province-reviews',
  said: { zh: '省好差评', en: 'reviews of the province' },
  note: {
    zh: '省好差评系统的评价，一行一条；另计，不并入扫码评议，不生成事项。再导入同一编号、内容不同的，记为更正。不要带评价人的姓名、电话、证件和留言。',
    en: 'Reviews of the province’s own system, one a row: counted apart from scans, never a matter. The same number with other content is a correction. Bring no names, numbers or words of whoever rated.',
  },
  columns: PROVINCE_COLUMNS,
  keyColumn: 'number',
  fields: PROVINCE_FIELDS,
  fieldSaid: {
    unit_id: { zh: '办理单位', en: 'unit' },
    window_id: { zh: '窗口', en: 'window' },
    service_code: { zh: '事项编码', en: 'service code' },
    service_name: { zh: '事项名称', en: 'service item' },
    grade: { zh: '评价等级', en: 'grade' },
    reasons: { zh: '评价指标', en: 'reasons' },
    is_default: { zh: '是否默认评价', en: 'default' },
    day: { zh: '评价日期', en: 'day' },
    channel: { zh: '评价渠道', en: 'channel' },
  },
  access: reviewsAccess.importReviews,
  mostRows: 500_000,
  repeats: 'fault',
  reasons: PROVINCE_REASONS,
  hidesValue: ['looks-personal'],
  refusesHeading: OF_PERSONS,
  reader: async (q, city, by) =>
    provinceReader({
      cityCode: city.code,
      directory: await directoryOf(q),
      reach: new Set(by.divisionCodes),
      windows: await windowSpots(q, by),
      today: localDateOf(city.outside.now()),
    }),
  compare: async (_, __, by, staged) => provinceComparison(staged, by.divisionCodes),
  write: async (tx, city, _, staged) => {
    const rows = await staged.rows();
    const reviews = rows.map(({ facts }) => provinceReviewOf(facts));
    await holdProvince(tx);
    if ((await countedAlready(tx, reviews)) > 0) return refuse({ kind: 'changed-meanwhile' });
    const before = new Map((await reviewsOfNumbers(tx, reviews)).map(({ id, version }) => [id, version]));
    // One of them may have come, or been corrected, since the comparison.
    if (before.size !== rows.filter(isCorrection).length) return refuse({ kind: 'changed-meanwhile' });
    if (rows.some((row) => isCorrection(row) && before.get(row.objectId as Uuid) !== row.version)) {
      return refuse({ kind: 'changed-meanwhile' });
    }
    await recordProvinceReviews(tx, city, reviews, null);
    return ok(null);
  },
  // Nobody can tell them afterwards from what the province really sent.
  secondPerson: { releasers: ['joint-office', 'security-admin'], facts: (q, staged) => provinceFacts(q, staged) },
  shown: async (q, lang) => {
    const choices = (key: string) => PROVINCE_COLUMNS.find((column) => column.key === key)?.choices ?? [];
    const directory = await directoryOf(q);
    const divisionCodes = (await divisionTree(q)).map(({ code }) => code);
    const windows = new Map((await windowSpots(q, { divisionCodes })).map((spot) => [spot.windowId as string, spot]));
    const said = (key: string, value: string) =>
      choices(key).find((choice) => choice.value === value)?.said[lang] ?? value;
    return (field, value) => {
      if (field === 'unit_id') return directory.unitName(value);
      const window = field === 'window_id' ? windows.get(value) : undefined;
      if (window !== undefined) return `${window.hallName} ${window.number}`;
      if (field === 'is_default') return said('isDefault', value);
      return said(field, value);
    };
  },
};

function isCorrection({ objectId }: StagedRow): boolean {
  return objectId !== null;
}
