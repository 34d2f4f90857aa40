/** Words of the reviews room. */

import { defineWords } from './define.ts';

export const reviewWords = defineWords({
  zh: {
    'reviews.intervalText': '{{share}},95% 区间 {{low}} 至 {{high}}',
  },
  en: {
    'reviews.intervalText': '{{share}}, 95% interval {{low}} to {{high}}',
  },
});
