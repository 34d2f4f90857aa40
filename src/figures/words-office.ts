/** Words of the sheets of figures. */

import { defineWords } from '../platform/words.ts';

export const officeWords = defineWords({
  zh: { 'figures.no-data': '数据不足', 'figures.unnamed': '没有说明事项' },
  en: { 'figures.no-data': 'not enough data', 'figures.unnamed': 'no item named' },
});
