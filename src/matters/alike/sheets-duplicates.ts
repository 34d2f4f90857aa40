/** The list of clusters of alike matters as a sheet: one line a cluster, no word of what was said. */

import type { ListSheet } from '../../papers/index.ts';
import type { AlikeNamed } from './actions-likeness.ts';

export const duplicatesSheet: ListSheet<AlikeNamed> = {
  name: 'duplicates',
  zh: '疑似重复事项',
  en: 'Matters that may be one',
  columns: [
    { key: 'count', zh: '件数', en: 'Matters', kind: 'whole', value: ({ matters }) => matters.length },
    {
      key: 'category',
      zh: '类别',
      en: 'Category',
      kind: 'text',
      width: 26,
      value: (row, lang) => row.category?.[lang] ?? null,
    },
    {
      key: 'respondent',
      zh: '被反映单位',
      en: 'Unit complained about',
      kind: 'text',
      width: 28,
      value: (row) => row.respondent?.name ?? null,
    },
    { key: 'place', zh: '同一窗口', en: 'Same window', kind: 'text', width: 32, value: (row) => row.place },
    {
      key: 'alike',
      zh: '相似度',
      en: 'Alike',
      kind: 'text',
      value: ({ least, most }) => (least === most ? `${most}%` : `${least}%–${most}%`),
    },
    { key: 'days', zh: '首末相隔（天）', en: 'Days apart', kind: 'whole', value: ({ days }) => days },
    {
      key: 'matters',
      zh: '事项',
      en: 'Matter',
      kind: 'text',
      width: 60,
      value: ({ matters }) => matters.map(({ matter }) => matter.number).join('；'),
    },
  ],
};
