/** Words of the public page, both languages. */

import { defineWords } from '../platform/words.ts';

export const figuresWords = defineWords({
  zh: {
    'figures.open.title': '公开数据',
    'figures.open.lead': '{{city}}扫码评议和投诉办理情况。数字都由办理记录算出，没有一个是手工填的。',
    'figures.open.up-to': '统计到 {{date}}（上一个完整周的周日）。少于 5 的数不公开，写作“<5”。',
    'figures.reviews': '扫码评价',
    'figures.satisfaction': '好评率',
    'figures.received': '收到事项',
    'figures.open': '在办',
    'figures.overdue': '其中超期',
    'figures.closed': '已办结',
    'figures.resolved': '其中投诉人认定解决',
    'figures.days': '办结用时中位数',
    'figures.days.value': '{{days}} 天',
    'figures.times': '{{count}} 次',
    'figures.pieces': '{{count}} 件',
    'figures.few': '<5',
    'figures.at-least': '不少于 {{count}}',
    'figures.no-data': '数据不足',
    'figures.interval': '{{share}}%（95% 可信范围 {{low}}%–{{high}}%）',
    'figures.by-county': '各县（市、区）',
    'figures.by-county.note':
      '各县（市、区）算到上一个完整的月（月份由整周组成，按周四所在的月）。横线是可信范围，圆点是好评率。横线重叠的，分不出高低，所以这里不排名次。',
    'figures.county': '地区',
    'figures.matters': '投诉和差评的办理',
    'figures.seals.title': '记录没有被悄悄改过吗？',
    'figures.seals.text': '每一步办理都写进不能改的记录，每十分钟封存一次并公布。',
    'figures.seals.link': '封存记录和验证方法',
    'figures.download': '下载表格（CSV）',
    'figures.definitions': '这些数是怎么算的',
    'figures.def.reviews': '扫码评价：在窗口扫码打分的次数，不含被认定为恶意刷分而作废的。',
    'figures.def.satisfaction':
      '好评率：打“非常满意”“满意”“基本满意”的占全部评价的比例（国办发〔2019〕51号）；范围是威尔逊 95% 区间，再为没有开口的人各放宽最多 5 个百分点；不足 30 次写“数据不足”。',
    'figures.def.received': '收到事项：差评、投诉、建议、求助登记成事项的件数；检举控告依规不公开。',
    'figures.def.open': '在办：还没有办结、不予受理、终止、移送或并办的件数。超期：其中当前期限已过的。',
    'figures.def.closed': '已办结：办理结束的件数。办结不等于解决。',
    'figures.def.resolved': '解决：由投诉人（没有回执的由上一级大厅监督员）认定“已解决”的件数，单位自己不能认定。',
    'figures.def.days':
      '办结用时：从收到到办结的自然日，取中位数；没办结的不计入，所以要和“在办”一起看；少于 5 件不写。',
  },
  en: {
    'figures.open.title': 'Public figures',
    'figures.open.lead':
      'Scan reviews and complaints in {{city}}. Every number is computed from the record; none is typed in.',
    'figures.open.up-to': 'Counted up to {{date}} (Sunday of the last full week). Counts below 5 are not shown: “<5”.',
    'figures.reviews': 'Reviews',
    'figures.satisfaction': 'Satisfied',
    'figures.received': 'Matters received',
    'figures.open': 'Open',
    'figures.overdue': 'of these overdue',
    'figures.closed': 'Closed',
    'figures.resolved': 'of these resolved, said the complainant',
    'figures.days': 'Median time to close',
    'figures.days.value': '{{days}} days',
    'figures.times': '{{count}}',
    'figures.pieces': '{{count}}',
    'figures.few': '<5',
    'figures.at-least': 'at least {{count}}',
    'figures.no-data': 'not enough data',
    'figures.interval': '{{share}}% (95% interval {{low}}%–{{high}}%)',
    'figures.by-county': 'By county',
    'figures.by-county.note':
      'Counties are counted to the end of the last full month (months are made of whole weeks, by their Thursday). The line is the interval, the dot the share. Where lines overlap nobody can say who is better, so there is no ranking.',
    'figures.county': 'Area',
    'figures.matters': 'Complaints and bad reviews',
    'figures.seals.title': 'Was the record quietly changed?',
    'figures.seals.text':
      'Every step stands in a log that cannot be changed; it is sealed and published every ten minutes.',
    'figures.seals.link': 'Seals, and how to verify',
    'figures.download': 'Download the table (CSV)',
    'figures.definitions': 'How these are counted',
    'figures.def.reviews': 'Reviews: grades given by scanning at a window, without those discarded as malicious.',
    'figures.def.satisfaction':
      'Satisfied: the upper three of five grades among all reviews (State Council Office 2019 no. 51), with Wilson’s 95% interval, widened by up to 5 points for those who did not speak; below 30 reviews: not enough data.',
    'figures.def.received':
      'Matters received: bad reviews, complaints, suggestions and requests that were registered; discipline leads are not published by law.',
    'figures.def.open':
      'Open: not closed, refused, terminated, transferred or merged. Overdue: the present limit has passed.',
    'figures.def.closed': 'Closed: the handling has ended. Closed does not mean resolved.',
    'figures.def.resolved':
      'Resolved: the complainant said so (without a receipt: the hall supervisor of the level above). The unit can never say so itself.',
    'figures.def.days':
      'Time to close: median of calendar days from receipt; open matters are not in it, so read it together with “open”; not shown below 5.',
  },
});
