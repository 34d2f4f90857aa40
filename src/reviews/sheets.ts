/** What waits to be looked at, and how many were served, as sheets. */

import type { ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { Grade, ServedLine } from './model.ts';
import type { HeldLine } from './scan/store-entries.ts';
import { reviewsWords } from './words.ts';

function say(lang: Lang, key: keyof typeof reviewsWords.zh): string {
  return speak(reviewsWords, lang)(key);
}

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

export const servedSheet: ListSheet<ServedLine> = {
  name: 'served',
  zh: '办件量',
  en: 'Served',
  columns: [
    { key: 'name', zh: '大厅', en: 'Hall', kind: 'text', width: 28, value: (line) => line.hallName },
    {
      key: 'window',
      beside: 'name',
      zh: '窗口',
      en: 'Window',
      kind: 'text',
      width: 24,
      value: (line, lang) => line.windowName ?? say(lang, 'reviews.sheet.wholeHall'),
    },
    { key: 'month', beside: 'name', zh: '月份', en: 'Month', kind: 'text', value: (line) => line.month },
    { key: 'served', zh: '办件量', en: 'Served', kind: 'whole', value: (line) => line.served },
  ],
};
