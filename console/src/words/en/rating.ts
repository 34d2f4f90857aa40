/** English: words of grades and what was praised. */

export const ratingWords = {
  'reviews.grade.5': 'very satisfied',
  'reviews.grade.4': 'satisfied',
  'reviews.grade.3': 'fairly satisfied',
  'reviews.grade.2': 'dissatisfied',
  'reviews.grade.1': 'very dissatisfied',
  'reviews.listed': ', ',
  'reviews.praise.quick': 'quick',
  'reviews.praise.kind': 'friendly',
  'reviews.praise.one-visit': 'done in one visit',
  'reviews.praise.clear': 'well explained',
  'reviews.praise.helped': 'went out of their way',
  'reviews.intervalText': '{{share}}, interval {{low}} to {{high}}',
} as const;
