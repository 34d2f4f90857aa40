/** Texts of the sheets of figures. */

import { defineWords } from '../../platform/pages/words.ts';

export const officeWords = defineWords({
  zh: {
    'figures.no-data': '数据不足',
    'figures.unnamed': '没有说明事项',
    'figures.hidden': '各周均不足 5 条',
    'figures.standing.above': '明显更高',
    'figures.standing.below': '明显更低',
    'figures.standing.cannot-tell': '分不出',
    'figures.not-reached': '还没到',
    'figures.taken-over.all': '全部',
    'figures.taken-over.part': '一部分',
    'figures.pace.accepted': '到受理',
    'figures.pace.dispatched': '到交办',
    'figures.pace.signed': '到签收',
    'figures.pace.answered': '到答复',
    'figures.pace.closed': '到办结',
  },
  en: {
    'figures.no-data': 'not enough data',
    'figures.unnamed': 'no item named',
    'figures.hidden': 'no week of five',
    'figures.standing.above': 'surely above',
    'figures.standing.below': 'surely below',
    'figures.standing.cannot-tell': 'cannot tell',
    'figures.not-reached': 'not reached',
    'figures.taken-over.all': 'all',
    'figures.taken-over.part': 'part',
    'figures.pace.accepted': 'until accepted',
    'figures.pace.dispatched': 'until dispatched',
    'figures.pace.signed': 'until signed',
    'figures.pace.answered': 'until answered',
    'figures.pace.closed': 'until closed',
  },
});
