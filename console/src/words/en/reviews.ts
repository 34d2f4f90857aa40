/** English: Words of the reviews room. */

import type { reviewWords as zh } from '../zh/reviews.ts';

export const reviewWords: Record<keyof typeof zh, string> = {
  'reviews.intervalText': '{{share}}, 95% interval {{low}} to {{high}}',
  'reviews.windows': 'By window',
  'reviews.held': 'Held',
  'reviews.window': 'Window',
  'reviews.unit': 'Staffed by',
  'reviews.count': 'Reviews',
  'reviews.satisfaction': 'Satisfied, with 95% interval',
  'reviews.notEnough': 'not enough data',
  'reviews.notEnoughHelp': 'fewer than {{needs}} reviews, no share is given',
  'reviews.bad': 'Bad',
  'reviews.weeks': 'Weeks',
  'reviews.lastWeeks': 'last {{count}} weeks',
  'reviews.until': 'up to the week of',
  'reviews.period': '{{from}} to {{to}}, whole weeks that are over',
  'reviews.grade.5': 'very satisfied',
  'reviews.grade.4': 'satisfied',
  'reviews.grade.3': 'fairly satisfied',
  'reviews.grade.2': 'dissatisfied',
  'reviews.grade.1': 'very dissatisfied',
  'reviews.weekOf': 'Week of',
  'reviews.hidden': 'fewer than 5, hidden',
  'reviews.how':
    'Satisfied is grades 3 to 5; the bar is Wilson’s 95% interval: longer is less certain, and windows whose bars overlap are not ranked.',
  'reviews.searchWindow': 'Hall, window or unit',
  'reviews.held.kind.review': 'review',
  'reviews.held.kind.complaint': 'complaint',
  'reviews.held.kind.suggestion': 'suggestion',
  'reviews.held.kind.request': 'request',
  'reviews.held.help':
    'What came in a flood without proof of work waits here and is not counted. Release it, or discard it with a reason.',
  'reviews.held.kind': 'Kind',
  'reviews.held.grade': 'Grade',
  'reviews.held.release': 'Release',
  'reviews.held.discard': 'Discard',
  'reviews.held.reason': 'Why discard',
};
