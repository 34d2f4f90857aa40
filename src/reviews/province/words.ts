/** Words of the province's reviews for sheets, pages of the console and refusals. */

import { defineWords, type Lang } from '../../platform/pages/words.ts';
import { CHANNEL_CHOICES } from './model-columns.ts';

const channels = (lang: Lang) =>
  Object.fromEntries(CHANNEL_CHOICES.map(({ value, said }) => [`province.channel.${value}`, said[lang]])) as Record<
    `province.channel.${(typeof CHANNEL_CHOICES)[number]['value']}`,
    string
  >;

export const provinceWords = defineWords({
  zh: {
    ...channels('zh'),
    'province.place.window': '窗口',
    'province.place.county': '县（市、区）或市直合计',
    'province.place.city': '全市合计',
    'province.yes': '是',
    'province.no': '否',
    'province.living': '有效',
    'province.revoked': '已停用',
  },
  en: {
    ...channels('en'),
    'province.place.window': 'window',
    'province.place.county': 'county, or the city’s own halls, as a whole',
    'province.place.city': 'city as a whole',
    'province.yes': 'yes',
    'province.no': 'no',
    'province.living': 'Active',
    'province.revoked': 'Revoked',
  },
});

export const provinceProblemTitles: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'review-key-wrong': { zh: '密钥不对，或者已经停用。', en: 'The key is wrong, or was revoked.' },
  'review-source-not-yours': {
    zh: '这个密钥不能替这个来源系统送评价。',
    en: 'This key sends no reviews of that source system.',
  },
  'review-ours': {
    zh: '这是本市自己报出去的评价，不能再当省里的收回来。',
    en: 'It left this city as one of ours; it is not taken back as the province’s.',
  },
  'review-counted-already': {
    zh: '这条评价已经作为旧系统评价导入过，不重复计。',
    en: 'It was brought in as a review of an older system; it is not counted twice.',
  },
  'review-malformed': { zh: '评价内容有误，请看下面的说明。', en: 'Something of the review is not right; see below.' },
  'review-not-found': { zh: '没有找到这条评价。', en: 'There is no such review.' },
  'review-system-not-found': { zh: '没有找到这个系统。', en: 'There is no such system.' },
  'review-system-ours': {
    zh: '这是本市报出评价时用的名称，请填省系统自己的名称。',
    en: 'This is what the city’s own reviews leave under; give the name of the province’s system.',
  },
};
