/** The lists of reviews as sheets. A row holds only what its reader may see: weeks of fewer than five are not in a unit's. */

import type { ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/words.ts';
import type { WindowReviews } from './actions-windows.ts';
import type { Grade } from './model.ts';
import type { HeldLine } from './store-entries.ts';
import { reviewsWords } from './words.ts';

function say(lang: Lang, key: keyof typeof reviewsWords.zh): string {
  return speak(reviewsWords, lang)(key);
}

export const windowReviewsSheet: ListSheet<WindowReviews> = {
  name: 'reviews',
  zh: '窗口评议',
  en: 'Reviews by window',
  columns: [
    { key: 'hall', zh: '大厅', en: 'Hall', kind: 'text', width: 28, value: (row) => row.hallName },
    {
      key: 'window',
      zh: '窗口',
      en: 'Window',
      kind: 'text',
      width: 24,
      value: (row) => `${row.windowNumber} ${row.windowName}`,
    },
    { key: 'unit', zh: '进驻单位', en: 'Staffed by', kind: 'text', width: 30, value: (row) => row.unitName },
    { key: 'count', zh: '评议数', en: 'Reviews', kind: 'whole', value: (row) => row.satisfaction.reviews ?? '<5' },
    { key: 'bad', zh: '差评', en: 'Bad', kind: 'whole', value: (row) => row.counts[1] + row.counts[2] },
    {
      key: 'satisfaction',
      zh: '满意率',
      en: 'Satisfied',
      kind: 'share',
      value: ({ satisfaction }, lang) =>
        satisfaction.kind === 'enough' ? satisfaction.share : say(lang, 'reviews.sheet.not-enough'),
    },
    {
      key: 'low',
      beside: 'satisfaction',
      zh: '区间下限(95%)',
      en: 'Lower end (95 %)',
      kind: 'share',
      value: ({ satisfaction }) => (satisfaction.kind === 'enough' ? satisfaction.low : null),
    },
    {
      key: 'high',
      beside: 'satisfaction',
      zh: '区间上限(95%)',
      en: 'Upper end (95 %)',
      kind: 'share',
      value: ({ satisfaction }) => (satisfaction.kind === 'enough' ? satisfaction.high : null),
    },
  ],
};

export const heldSheet: ListSheet<HeldLine & Readonly<{ division: string }>> = {
  name: 'held',
  zh: '待核实提交',
  en: 'Held entries',
  columns: [
    {
      key: 'kind',
      zh: '种类',
      en: 'Kind',
      kind: 'text',
      value: (line, lang) => say(lang, `reviews.sheet.kind.${line.kind}`),
    },
    { key: 'division', zh: '区划', en: 'Division', kind: 'text', value: (line) => line.division },
    {
      key: 'grade',
      zh: '等级',
      en: 'Grade',
      kind: 'text',
      value: (line, lang) => (line.grade === null ? null : say(lang, `reviews.grade.${line.grade as Grade}`)),
    },
  ],
};
