/** What waits to be looked at, as a sheet. */

import type { ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/words.ts';
import type { Grade } from './model.ts';
import type { HeldLine } from './store-entries.ts';
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
