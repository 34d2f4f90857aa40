/** Words of grades and what was praised. */

export const ratingWords = {
  'reviews.grade.5': '非常满意',
  'reviews.grade.4': '满意',
  'reviews.grade.3': '基本满意',
  'reviews.grade.2': '不满意',
  'reviews.grade.1': '非常不满意',
  'reviews.listed': '、',
  'reviews.praise.quick': '办得快',
  'reviews.praise.kind': '态度好',
  'reviews.praise.one-visit': '一次办成',
  'reviews.praise.clear': '讲得清楚',
  'reviews.praise.helped': '主动帮忙',
  'reviews.intervalText': '{{share}}，区间 {{low}} 至 {{high}}',
} as const;
